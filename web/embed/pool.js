// The maps of the article: at most a few are live at a time. A map starts when it comes near the
// viewport; when there are too many, the one that matters least to the reader gives its place.

/** @typedef {import('./types.d.ts').MapElement} MapElement */

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
export const kHome = script?.src;
const kLimit = Math.max(1, Math.floor(Number(script?.dataset.live))) || 3;
const kPauseMs = 150;  // so that a map that only flies past does not start

/** @type {Set<MapElement>} */
const maps = new Set();
let timer = 0;
const sparing = () => navigator.connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches;

// In use, in view, near, or neither.
/** @param {MapElement} map */
const rank = (map) => document.activeElement === map ? 3 : map.in_view_ ? 2 : map.near_ ? 1 : 0;

/** @param {(map: MapElement, is_inside: boolean) => void} note @param {string} rootMargin */
function observe(note, rootMargin) {
  return new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) note(/** @type {MapElement} */ (target), isIntersecting);
    clearTimeout(timer);
    timer = setTimeout(settle, kPauseMs);
  }, { rootMargin });
}
const observers = [
  observe((map, is_near) => { map.near_ = is_near; }, '60% 0px'),
  observe((map, is_in_view) => { map.in_view_ = is_in_view; map.seen_ = performance.now(); }, '0px'),
];

function settle() {
  const waiting = [...maps].filter((map) => map.near_ && !map.frame_ && !map.failed_ && (map.asked_ || !sparing()));
  for (const map of waiting.sort((a, b) => rank(b) - rank(a))) admit(map, rank(map));
}

// Starts a map if there is room for it, or a live one that matters less than `worth`.
/** @param {MapElement} map @param {number} worth */
export function admit(map, worth) {
  if (map.frame_) return;
  const live = [...maps].filter((other) => other.frame_).sort((a, b) => rank(a) - rank(b) || a.seen_ - b.seen_);
  while (live.length >= kLimit) {
    if (rank(live[0]) >= worth) return;
    /** @type {MapElement} */ (live.shift()).rest_();
  }
  map.start_();
}

/** @param {MessageEvent} event */
function receive(event) {
  for (const map of maps) if (map.frame_?.contentWindow === event.source) map.receive_(event);
}

/** @param {MapElement} map */
export function join(map) {
  if (!maps.size) addEventListener('message', receive);
  maps.add(map);
  for (const observer of observers) observer.observe(map);
}

/** @param {MapElement} map */
export function leave(map) {
  maps.delete(map);
  for (const observer of observers) observer.unobserve(map);
  map.near_ = map.in_view_ = false;
  if (!maps.size) removeEventListener('message', receive);
}
