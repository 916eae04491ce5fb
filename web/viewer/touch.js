// Fingers, where they are not simply the app's. As a guest one finger scrolls the article and two move the
// map; one finger is the app's for a drag along the timeline and, once the reader has tapped into the map,
// for the panel. Over the search field a swipe is the panel's in any case. Taps stay what they are: the
// browser makes clicks of them.
import { show_hint } from './hint.js';
import { canvas, element, embedded } from './page.js';
import { is_grip, panel_scrolls, part_at } from './parts.js';
import { manners } from './manners.js';

const kSlop = 8;  // CSS pixels before a touch is a swipe
const kHintsForScrolling = 1;

// From the first finger down to the last one up: whose is it ('', 'app' or 'browser'), and where did it begin?
/** @typedef {{ owner: '' | 'app' | 'browser', first: Touch }} Gesture */
/** @type {Gesture | null} */
let gesture = null;
let hinted = 0;

// SDL listens on the canvas and counts on having seen a finger come down.
/** @param {string} type @param {TouchEvent} event */
function forward(type, event, changed = [...event.changedTouches]) {
  canvas.dispatchEvent(new TouchEvent(type, {
    bubbles: true, cancelable: true, touches: [...event.touches], targetTouches: [...event.touches], changedTouches: changed,
  }));
}

/** @param {Gesture} gesture @param {TouchEvent} event @param {Touch[]} fingers */
function give_to_app(gesture, event, fingers) {
  gesture.owner = 'app';
  forward('touchstart', event, fingers);
}

/** @param {Touch} first @param {number} dx @param {number} dy */
function owner_of_swipe(first, dx, dy) {
  const part = part_at(first.clientX, first.clientY);
  const across = Math.abs(dx) > Math.abs(dy);
  if (across && (part === 'panel' || (part === 'timeline' && embedded))) return 'app';  // over the panel it walks the story
  if (!across && manners.entered && is_grip(first.clientX, first.clientY)) return 'app';
  if (part === 'panel' && !across && (manners.entered || !embedded) && panel_scrolls(-Math.sign(dy))) return 'app';
  if (part === 'map' && embedded && (across || hinted++ < kHintsForScrolling)) show_hint('fingers');
  return 'browser';
}

/** @param {TouchEvent} event */
function on_start(event) {
  if (!gesture) { gesture = { owner: '', first: event.changedTouches[0] }; return; }
  if (!event.cancelable) gesture.owner = 'browser';  // which is scrolling already
  if (gesture.owner === 'app') forward('touchstart', event);
  else if (event.cancelable) give_to_app(gesture, event, [...event.touches]);
}

/** @param {Gesture} gesture @param {TouchEvent} event */
function on_move(gesture, event) {
  if (gesture.owner === '') {
    const { clientX, clientY } = event.touches[0];
    const dx = clientX - gesture.first.clientX, dy = clientY - gesture.first.clientY;
    if (Math.hypot(dx, dy) < kSlop) return;
    gesture.owner = event.cancelable ? owner_of_swipe(gesture.first, dx, dy) : 'browser';
    if (gesture.owner === 'app') give_to_app(gesture, event, [gesture.first]);
  }
  if (gesture.owner === 'app') forward('touchmove', event);
}

/** @param {TouchEvent} event */
function on_touch(event) {
  if (!event.isTrusted) return;  // our own, on its way to the app
  if (event.target !== canvas && event.target !== element('search')) return;
  if (event.type !== 'touchstart' && !gesture) return;
  if (event.target === canvas) event.stopPropagation();
  if (event.type === 'touchstart') on_start(event);
  if (!gesture) return;
  if (event.type === 'touchmove') on_move(gesture, event);
  else if (event.type !== 'touchstart' && gesture.owner === 'app') forward(event.type, event);
  if (gesture.owner === 'app' && event.cancelable) event.preventDefault();
  if (!event.touches.length) gesture = null;
}

export function watch_touch() {
  const from = embedded ? window : element('search');  // the page's own canvas hears its fingers directly
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) {
    from.addEventListener(type, (event) => on_touch(/** @type {TouchEvent} */ (event)), { capture: true, passive: false });
  }
}
