// Which part of the canvas lies where, by what the app says of itself.
import { snapshot } from './api.js';
import { canvas } from './page.js';

/** @typedef {import('../types.d.ts').Box} Box */

/** @param {Box} box @param {number} x @param {number} y */
const holds = (box, x, y) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;

// 'header', 'map', 'timeline' or 'panel' at a point of the window; '' where the app has none.
/** @param {number} client_x @param {number} client_y */
export function part_at(client_x, client_y) {
  const place = canvas.getBoundingClientRect();
  /** @type {[string, Box | null][]} */
  const parts = Object.entries(snapshot().parts);
  const found = parts.find(([, box]) => box && holds(box, client_x - place.left, client_y - place.top));
  return found ? found[0] : '';
}

export const map_box = () => snapshot().parts.map;

// Whether nothing can be pressed at a point of the canvas.
/** @param {number} x @param {number} y */
export const is_free = (x, y) => !snapshot().hits.some((hit) => holds(hit, x, y));

// Whether the panel can scroll on: down (1) or up (-1). At its end a gesture is the article's, as with any scrolling box.
/** @param {number} direction */
export function panel_scrolls(direction) {
  const { at, max } = snapshot().parts.panel?.scroll || { at: 0, max: 0 };
  return direction > 0 ? at < max - 1 : direction < 0 ? at > 0 : true;
}
