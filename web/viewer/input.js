// Input: what the app gets and what stays with the page.
import { follow_hash } from './address.js';
import { canvas, dark_media, element, embedded, motion_media, page } from './page.js';
import { on_canvas } from './letter_size.js';
import { watch_manners } from './manners.js';
import { watch_mouse } from './mouse.js';
import { is_free } from './parts.js';
import { call } from './seam.js';
import { show_lost } from './states.js';
import { tell_media } from './theme.js';
import { watch_touch } from './touch.js';

const kNearSearch = 8;  // CSS pixels around the field that are still the field

// Whoever misses the field by a little would else be typing shortcuts.
/** @param {PointerEvent} event */
function is_meant_for_search(event) {
  const field = element('search'), box = field.getBoundingClientRect();
  const near = !field.hidden && event.button === 0 &&
    event.clientX > box.left - kNearSearch && event.clientX < box.right + kNearSearch &&
    event.clientY > box.top - kNearSearch && event.clientY < box.bottom + kNearSearch;
  const { x, y } = on_canvas(event.clientX, event.clientY);
  if (!near || !is_free(x, y)) return false;
  event.preventDefault();  // no mouse event, so no press for the app
  field.focus({ preventScroll: true });
  return true;
}

const sync = () => { if (page.app && !page.lost) call('sync'); };

function watch_keys() {
  // SDL takes every key it sees. Tab must leave the canvas, and the browser's own keys stay the browser's.
  // Only presses are kept from it: a release that it did not see would leave a key stuck.
  addEventListener('keydown', (event) => {
    if (event.key === 'Tab' || /^F\d+$/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) event.stopPropagation();
  }, { capture: true });
  // The frame of the focus is for those who use keys; after our own focus() a browser cannot tell.
  addEventListener('keydown', () => { delete canvas.dataset.pointed; }, { capture: true });
}

function watch_pointer() {
  // Without the focus the app forgets where the pointer is, and SDL keeps quiet about one that has not moved since.
  let forgotten = false;
  addEventListener('blur', () => { forgotten = true; });
  /** @param {PointerEvent} event */
  const remind = ({ clientX, clientY }) => {
    for (const by of [1, 0]) canvas.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: clientX + by, clientY }));
    forgotten = false;
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (is_meant_for_search(event)) return;
    if (forgotten && event.pointerType === 'mouse') remind(event);
    canvas.dataset.pointed = '';
    // SDL keeps the browser from doing it. In an article a finger may only be scrolling past.
    if (!embedded || event.pointerType === 'mouse') canvas.focus({ preventScroll: true });
    sync();  // a press counts for what the pointer is known to be over: first the moves that led here
  });
}

function watch_context() {
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();  // or the browser never gives it back
    page.lost = true;
    if (page.app) call('context', 1);
    show_lost();
  });
  canvas.addEventListener('webglcontextrestored', () => {
    if (!page.app) return;  // it could not start without one
    page.lost = false;
    call('context', 0);
    show_lost();
  });
}

function watch_search() {
  const field = element('search');
  // Over the field, too, the wheel scrolls the panel that it belongs to.
  for (const type of /** @type {const} */ (['mousemove', 'wheel'])) {
    field.addEventListener(type, (event) => canvas.dispatchEvent(type === 'wheel' ? new WheelEvent(type, event) : new MouseEvent(type, event)), { passive: true });
  }
  field.addEventListener('input', () => { if (page.app) call('search', field.value); });
}

export function watch_input() {
  watch_keys();
  watch_pointer();
  watch_mouse();
  watch_manners();
  watch_touch();
  // After SDL's listeners have queued the event: a link must open inside the reader's own gesture.
  for (const type of ['mousedown', 'mouseup', 'touchend', 'keydown']) {
    addEventListener(type, (event) => { if (event.target === canvas || type === 'mouseup') sync(); });
  }
  watch_context();
  watch_search();
  addEventListener('hashchange', () => { follow_hash(); if (page.app) call('hash', location.hash); });
  document.addEventListener('visibilitychange', () => { if (page.app && !document.hidden) call('wake'); });
  for (const media of [dark_media, motion_media]) media.addEventListener('change', () => tell_media());
}
