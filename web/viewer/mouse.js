// The mouse, as the app has to hear of it: a drag ends where the button is let go, wherever that is, and one
// notch of a wheel is one notch, however the browser counts.
import { on_canvas } from './letter_size.js';
import { canvas, page } from './page.js';
import { call } from './seam.js';
import { is_apple } from './texts.js';

const kBits = [1, 4, 2];  // in MouseEvent.buttons, by MouseEvent.button
const kNotchPx = 100;     // what SDL takes for a notch
const kNotchOf = [kNotchPx, 3, 1];  // pixels, lines, pages: by WheelEvent.deltaMode

let held = 0;  // which buttons the app believes pressed, as MouseEvent.buttons

// On Apple's computers this opens a menu, and the release of the button is never told.
/** @param {MouseEvent} event */
const asks_for_menu = (event) => is_apple && event.ctrlKey && event.button === 0;

// Tells the app of the buttons that are pressed no more, though no release was seen.
/** @param {number} buttons */
function let_go(buttons) {
  const gone = held & ~buttons;
  held &= buttons;
  for (const [button, bit] of kBits.entries()) if (gone & bit) canvas.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, button }));
}

function watch_drags() {
  canvas.addEventListener('pointerdown', (event) => {
    // Moves and release are the canvas's from here on, also beyond the frame and the window.
    if (event.isTrusted && !event.defaultPrevented && event.pointerType !== 'touch' && !asks_for_menu(event)) canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointercancel', (event) => { if (event.pointerType !== 'touch') let_go(0); });
  addEventListener('mousedown', (event) => {
    if (event.target !== canvas) return;
    if (asks_for_menu(event)) event.stopPropagation();
    else held |= kBits[event.button] || 0;
  }, { capture: true });
  addEventListener('mouseup', (event) => { held &= ~kBits[event.button]; }, { capture: true });
  addEventListener('mousemove', ({ buttons }) => let_go(buttons), { capture: true });
  // After SDL, which holds a pointer that has left at the edge.
  addEventListener('mousemove', ({ clientX, clientY }) => {
    if (!held || !page.app || page.lost) return;
    const { x, y } = on_canvas(clientX, clientY);
    if (x < 0 || y < 0 || x >= canvas.clientWidth || y >= canvas.clientHeight) call('drag', x, y);
  });
}

function watch_notches() {
  // Firefox tells lines only to those who ask for the mode before they ask how far.
  addEventListener('wheel', (event) => { void event.deltaMode; }, { capture: true, passive: true });
  canvas.addEventListener('wheel', (event) => {
    const { deltaMode, deltaX, deltaY, clientX, clientY, shiftKey } = event;
    if (!deltaMode) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    const px = kNotchPx / kNotchOf[deltaMode];
    canvas.dispatchEvent(new WheelEvent('wheel', { cancelable: true, clientX, clientY, shiftKey, deltaX: deltaX * px, deltaY: deltaY * px }));
  }, { capture: true, passive: false });
}

export function watch_mouse() {
  watch_drags();
  watch_notches();
}
