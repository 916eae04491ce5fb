// Readers who have asked their browser for larger letters get a larger map page: the app draws all of it as much larger,
// as far as a layout with everything in it has room. A page that is smaller than the smallest layout, by the browser's
// own zoom perhaps, shows that smaller instead of cut. What the app calls a CSS pixel is `letter_size()` of the page's.
// What is then still missing, what is read in the panel grows by alone: `letter_rest()`.
import { canvas } from './page.js';

const kUsual = 16, kMost = 2;  // CSS pixels of a letter; times that
/** @typedef {[width: number, height: number]} Shape */
/** @type {Shape[]} */
const kRoomy = [[640, 390], [300, 500]];  // layouts, in CSS pixels: beside each other; one below the other
const kLeastWidth = 240;  // of the smallest layout

let size = 1, rest = 1;
export const letter_size = () => size;
export const letter_rest = () => rest;

// A point of the window in the app's pixels.
/** @param {number} client_x @param {number} client_y */
export function on_canvas(client_x, client_y) {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: (client_x - left) / size, y: (client_y - top) / size };
}

/** @param {() => void} changed */
export function watch_letters(changed) {
  // Some browsers enlarge what is set in rem, some whatever is a letter.
  const letter = document.createElement('span');
  letter.className = 'letter';
  letter.setAttribute('aria-hidden', 'true');
  letter.textContent = 'x';
  document.body.append(letter);
  /** @param {Shape} shape */
  const times = ([width, height]) => Math.min(innerWidth / width, innerHeight / height);
  const measure = () => {
    if (!innerWidth || !innerHeight) return;  // hidden
    const wanted = letter.getBoundingClientRect().height / kUsual || 1;
    const larger = Math.max(1, Math.min(wanted, kMost, Math.max(...kRoomy.map(times))));
    const now = Math.floor(Math.max(0.5, Math.min(larger, innerWidth / kLeastWidth)) * 100) / 100;
    const left = Math.max(1, Math.round(Math.min(wanted, kMost) / Math.max(now, 1) * 100) / 100);
    if (now === size && left === rest) return;
    size = now;
    rest = left;
    document.documentElement.style.setProperty('--letters', String(size));
    changed();
  };
  measure();
  new ResizeObserver(measure).observe(letter);
  addEventListener('resize', measure, { capture: true });  // before the canvas follows
}
