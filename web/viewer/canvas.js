// The canvas follows its box and the device's pixels.
import { canvas, page } from './page.js';
import { call } from './seam.js';

export const size = { css_width: 1, css_height: 1, width: 1, height: 1 };

/** @param {ResizeObserverEntry} [entry] */
export function fit(entry) {
  const box = entry ? entry.contentRect : canvas.getBoundingClientRect();
  if (!box.width || !box.height) return;  // not laid out: keep the last picture
  let width = Math.round(box.width * devicePixelRatio), height = Math.round(box.height * devicePixelRatio);
  const exact = entry?.devicePixelContentBoxSize?.[0];
  // An emulated ratio leaves the "device" box in CSS pixels; then our own product is the better answer.
  if (exact && Math.abs(exact.inlineSize - width) <= 2 && Math.abs(exact.blockSize - height) <= 2) {
    width = exact.inlineSize;
    height = exact.blockSize;
  }
  width = Math.max(1, width);
  height = Math.max(1, height);
  const same = canvas.width === width && canvas.height === height && size.css_width === box.width && size.css_height === box.height;
  if (same && size.width === width && size.height === height) return;
  Object.assign(size, { css_width: box.width, css_height: box.height, width, height });
  canvas.width = width;
  canvas.height = height;
  if (page.app) call('resize', size.css_width, size.css_height, width, height);  // draws at once: no flash
}

export function watch_size() {
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
