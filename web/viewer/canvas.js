// The canvas follows its box and the device's pixels.
import { letter_size, watch_letters } from './letter_size.js';
import { canvas, page } from './page.js';
import { call } from './seam.js';
import { tell_media } from './theme.js';

export const size = { css_width: 1, css_height: 1, width: 1, height: 1 };
let asked = '';  // the size that the box asked for last

// At once, in the middle of whatever the page does.
export const draw = () => call('resize', size.css_width, size.css_height, size.width, size.height);

// Where the browser gives a smaller drawing buffer than asked for, it stretches that over the canvas. Then we ask for
// what it gives: the whole picture, with fewer pixels. True when we had to.
function limit_buffer() {
  const gl = page.app && canvas.getContext('webgl2');
  if (!gl || gl.isContextLost()) return false;
  const share = Math.min(gl.drawingBufferWidth / canvas.width, gl.drawingBufferHeight / canvas.height);
  if (share >= 1) return false;
  size.width = canvas.width = Math.max(1, Math.floor(canvas.width * share));
  size.height = canvas.height = Math.max(1, Math.floor(canvas.height * share));
  limit_buffer();
  return true;
}

// For when there is a context at last.
export function fit_buffer() { if (limit_buffer()) draw(); }

function own_box() {
  const { width, height } = canvas.getBoundingClientRect(), letters = letter_size();
  return { width: width / letters, height: height / letters };
}

/** @param {ResizeObserverEntry} [entry] */
export function fit(entry) {
  const box = entry ? entry.contentRect : own_box(), ratio = devicePixelRatio * letter_size();
  if (!box.width || !box.height) return;  // not laid out: keep the last picture
  let width = Math.round(box.width * ratio), height = Math.round(box.height * ratio);
  const exact = entry?.devicePixelContentBoxSize?.[0];
  // An emulated ratio leaves the "device" box in CSS pixels; then our own product is the better answer.
  if (exact && Math.abs(exact.inlineSize - width) <= 2 && Math.abs(exact.blockSize - height) <= 2) {
    width = exact.inlineSize;
    height = exact.blockSize;
  }
  width = Math.max(1, width);
  height = Math.max(1, height);
  const now_asked = [width, height, box.width, box.height].join();
  if (now_asked === asked && canvas.width === size.width && canvas.height === size.height) return;
  asked = now_asked;
  Object.assign(size, { css_width: box.width, css_height: box.height, width, height });
  canvas.width = width;
  canvas.height = height;
  limit_buffer();
  if (page.app) draw();  // no flash
}

export function watch_size() {
  watch_letters(() => { fit(); tell_media(); });
  const observer = new ResizeObserver((entries) => fit(entries[entries.length - 1]));
  try { observer.observe(canvas, { box: 'device-pixel-content-box' }); } catch { observer.observe(canvas); }
  const watch_ratio = () => {
    fit();
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', watch_ratio, { once: true });
  };
  watch_ratio();
  // SDL answers a resize of the window by setting the canvas's size, which clears it, changed or not.
  addEventListener('resize', () => { fit(); if (page.app) call('wake'); });
}
