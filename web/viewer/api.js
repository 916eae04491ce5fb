// What the page says of itself: window.sourceline, without its commands.
import { write_what_is_due } from './calm.js';
import { is_lost, page } from './page.js';
import { size } from './canvas.js';
import { read_json } from './seam.js';

const kEvents = ['ready', 'state', 'select', 'height', 'error'];

/** @type {() => void} */
export let resolve_ready;
/** @type {(reason: Error) => void} */
export let reject_ready;
/** @type {Promise<void>} */
export const ready = new Promise((resolve, reject) => { resolve_ready = resolve; reject_ready = reject; });
ready.catch(() => {});  // whoever waits for it hears of it; the page itself shows the reason

/** @typedef {(detail: import('../types.d.ts').EventDetail) => void} Handler @type {Map<string, Set<{ handler: Handler }>>} */
const handlers = new Map(kEvents.map((name) => [name, new Set()]));

/** @param {string} name @param {Handler} handler */
export function on(name, handler) {
  const set = handlers.get(name);
  if (!set) throw new TypeError(`sourceline.on: no event is named "${name}"; there are ${kEvents.join(', ')}`);
  if (typeof handler !== 'function') throw new TypeError('sourceline.on: the handler must be a function');
  const entry = { handler };  // so that a handler given twice can be taken back once
  set.add(entry);
  return () => { set.delete(entry); };
}

/** @param {string} name @param {import('../types.d.ts').EventDetail | null} detail */
export function emit(name, detail) {
  const set = handlers.get(name);
  if (!set) { console.warn(`sourceline: an event of the unknown name "${name}"`); return; }
  let told = detail ?? {};
  if (name === 'state') told = { state: page.state, ...detail };
  if (name === 'error') told = { text: detail?.text ?? detail?.reason ?? '', details: detail?.details ?? [] };  // the app's and the page's
  for (const entry of [...set]) setTimeout(() => { if (set.has(entry)) entry.handler(told); }, 0);
}

/** @returns {import('../types.d.ts').Snapshot} */
export function snapshot() {
  write_what_is_due();
  const page_state = is_lost() ? 'lost' : page.state;
  const told = page.app && read_json(page.app._sl_snapshot());
  if (!told) {
    return {
      version: SOURCELINE_VERSION, frames: 0, state: page_state, time: '', clock: '', story: '', step: '', event: '', place: '', party: '',
      camera: { lon: 0, lat: 0, zoom: 0 },
      viewport: { width: size.css_width, height: size.css_height, pixel_ratio: devicePixelRatio },
      events: [], symbols: [], labels: [], bars: [], density: null, hits: [], parts: { header: null, map: null, timeline: null, scale: null, credits: null, panel: null }, panel: '', tooltip: null, notices: [...page.problems],
      letters: { panel: 1, pieces: 0, page_calls: 0, missing: [] }, draw_calls: 0, uploads_bytes: 0, context_losses: 0,
    };
  }
  if (page_state !== 'ready') told.state = page_state;
  told.notices = [...page.problems.filter((text) => !told.notices.includes(text)), ...told.notices];
  return told;
}
