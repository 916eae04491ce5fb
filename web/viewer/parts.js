// Which part of the canvas lies where, by what the app says of itself.
import { snapshot } from './api.js';
import { on_canvas } from './letter_size.js';
import { canvas } from './page.js';

/** @typedef {import('../types.d.ts').Box} Box */

/** @param {Box} box @param {number} x @param {number} y */
const holds = (box, x, y) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;

// 'header', 'map', 'timeline' or 'panel' at a point of the window; '' where the app has none.
/** @param {number} client_x @param {number} client_y */
export function part_at(client_x, client_y) {
  const { x, y } = on_canvas(client_x, client_y);
  const { panel, ...others } = snapshot().parts;
  /** @type {[string, Box | null][]} */
  const parts = [['panel', panel], ...Object.entries(others)];  // a phone's may lie over the others
  const found = parts.find(([, box]) => box && holds(box, x, y));
  return found ? found[0] : '';
}

// The tabs of a phone's panel: a sheet that is drawn by them.
/** @param {number} client_x @param {number} client_y */
export function is_grip(client_x, client_y) {
  const kHeight = 44;
  const { panel } = snapshot().parts, { clientWidth, clientHeight } = canvas;
  return !!panel && panel.width >= clientWidth && panel.y + panel.height >= clientHeight - 1
    && part_at(client_x, client_y) === 'panel' && on_canvas(client_x, client_y).y < panel.y + kHeight;
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
