// Messages between frames, as docs/EMBEDDING.md tells: commands in from the article, answers and events out.
// Only the parent window is listened to, and what tells of the reader goes to an origin that is known.
import { on, ready } from './api.js';
import { send } from './commands.js';
import { message_of, page, refusal } from './page.js';
import { own, plain_copy } from './plain.js';

const kVersion = 1, kMaxWaiting = 64, kMaxIdLength = 128;
const kTellsNothing = ['ready', 'height'];  // of the reader, so that anyone may hear it

/** @type {(() => void)[]} */
const waiting = [];  // what to do once the viewer is ready or has failed
let settled = false;
let asker = '';      // where the first good command came from; "*" for an origin that has no name

/** @param {unknown} id */
const is_id = (id) => typeof id === 'string' ? id.length <= kMaxIdLength : Number.isFinite(id);
/** @param {string} origin */
const nameable = (origin) => /^https?:\/\//.test(origin);
/** @param {string} origin */
const address_of = (origin) => nameable(origin) ? origin : '*';

export function watch_messages() {
  if (window.parent === window) return;
  addEventListener('message', (event) => { if (event.source === window.parent) hear(event.data, event.origin); });
  for (const name of ['ready', 'state', 'select', 'height', 'error']) on(name, (detail) => tell(name, detail));
  const flush = () => {
    settled = true;
    for (const act of waiting.splice(0)) act();
  };
  ready.then(flush, flush);
}

// Other libraries talk through the same window: what is not ours is passed over in silence.
/** @param {unknown} message @param {string} origin */
function hear(message, origin) {
  if (typeof message !== 'object' || message === null || own(message, 'type') !== 'sourceline:command') return;
  const id = own(message, 'id');
  /** @param {object} result */
  const answer = (result) => post({ type: 'sourceline:answer', v: kVersion, id: is_id(id) ? id : null, ...result }, address_of(origin));
  if (own(message, 'v') !== kVersion) return answer(refusal(`the message must have "v": ${kVersion}, the version of the protocol that this viewer speaks`));
  if (!is_id(id)) return answer(refusal(`the "id" of a command must be a text of at most ${kMaxIdLength} characters or a finite number`));
  /** @type {unknown} */
  let command;
  try {
    command = plain_copy(own(message, 'command'), 'the command');
    if (typeof command !== 'object' || !command || typeof own(command, 'name') !== 'string') throw new Error('"command" must be an object with a text "name"');
  } catch (error) {
    return answer(refusal(message_of(error)));
  }
  asker = asker || address_of(origin);
  const act = () => send(command).then(answer);
  if (settled || page.state !== 'loading') return act();
  if (waiting.length >= kMaxWaiting) return answer(refusal(`the viewer is still loading, and ${kMaxWaiting} commands are waiting for it already`));
  waiting.push(act);
}

/** @param {string} name @param {object} detail */
function tell(name, detail) {
  const to = asker || parent_origin() || (kTellsNothing.includes(name) ? '*' : '');
  if (to) post({ type: 'sourceline:' + name, v: kVersion, ...detail }, to);
}

/** @param {unknown} message @param {string} to */
export function post(message, to) {
  try { window.parent.postMessage(message, to); } catch (error) { console.warn('sourceline: a message was not sent:', message_of(error)); }
}

// The embedding page's origin as far as the browser tells it, or "".
function parent_origin() {
  if (location.ancestorOrigins) return nameable(location.ancestorOrigins[0]) ? location.ancestorOrigins[0] : '';
  let origin = '';
  try { origin = new URL(document.referrer).origin; } catch { return ''; }
  if (origin !== location.origin) return nameable(origin) ? origin : '';
  // Our own address refers here when the frame was reloaded, too: then only a parent that lets itself be looked at is ours.
  try { return window.parent.location.origin === origin ? origin : ''; } catch { return ''; }
}
