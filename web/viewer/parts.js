// Which part of the canvas lies where, by what the app says of itself.
import { snapshot } from './api.js';
import { canvas } from './page.js';

const holds = (box, x, y) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;

// 'header', 'map', 'timeline' or 'panel' at a point of the window; '' where the app has none.
export function part_at(client_x, client_y) {
  const { parts } = snapshot(), place = canvas.getBoundingClientRect();
  const x = client_x - place.left, y = client_y - place.top;
  return Object.keys(parts).find((name) => parts[name] && holds(parts[name], x, y)) || '';
}

export const map_box = () => snapshot().parts.map;

// Whether nothing can be pressed at a point of the canvas.
export const is_free = (x, y) => !snapshot().hits.some((hit) => holds(hit, x, y));

// Whether the panel can scroll on: down (1) or up (-1). At its end a gesture is the article's, as with any scrolling box.
export function panel_scrolls(direction) {
  const { at, max } = snapshot().parts.panel.scroll;
  return direction > 0 ? at < max - 1 : direction < 0 ? at > 0 : true;
}
