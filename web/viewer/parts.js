// Which part of the canvas lies where, by what the app says of itself.
import { snapshot } from './api.js';
import { canvas, page } from './page.js';

const kStackedBelow = 640;  // narrower canvases have the panel below the timeline
const kScrolls = /^(answer|citation|copy|link|source|source-claim):/;  // what moves when the panel scrolls

/** @param {import('../types.d.ts').Box} box @param {number} x @param {number} y */
const holds = (box, x, y, margin = 0) =>
  x >= box.x - margin && y >= box.y - margin && x < box.x + box.width + margin && y < box.y + box.height + margin;

/** @returns {import('../types.d.ts').Hit[]} */
function hits() { return page.app && page.state === 'ready' ? snapshot().hits : []; }

// In the canvas's own pixels: {panel, timeline, map} as boxes; null for what is not there.
/** @param {import('../types.d.ts').Hit[]} all */
function boxes(all) {
  const width = canvas.clientWidth, height = canvas.clientHeight;
  const timeline = all.find((hit) => hit.name === 'timeline') || null;
  const tab = all.find((hit) => hit.name === 'tab:event');
  const stacked = width < kStackedBelow;
  const panel = !tab ? null
    : stacked ? { x: 0, y: tab.y, width, height: height - tab.y }
    : { x: tab.x - 10, y: 0, width: width - tab.x + 10, height: timeline ? timeline.y : height };
  const top = 86;  // below the title
  const map = {
    x: 0, y: top, width: panel && !stacked ? panel.x : width,
    height: Math.max(80, (timeline ? timeline.y : height) - top),
  };
  return { panel, timeline, map };
}

// {part: 'map', 'panel' or 'timeline', print: where the panel has been scrolled to, as far as it shows}
/** @param {number} client_x @param {number} client_y */
export function look_at(client_x, client_y) {
  const all = hits(), { panel, timeline } = boxes(all);
  const rect = canvas.getBoundingClientRect(), x = client_x - rect.left, y = client_y - rect.top;
  const playhead = all.find((hit) => hit.name === 'playhead');
  const on_timeline = (timeline && holds(timeline, x, y)) || (playhead && holds(playhead, x, y, 6));
  const part = on_timeline ? 'timeline' : panel && holds(panel, x, y) ? 'panel' : 'map';
  const scrolled = all.filter((hit) => kScrolls.test(hit.name) && panel && holds(panel, hit.x, hit.y));
  return { part, print: scrolled.map((hit) => hit.name + Math.round(hit.y)).join() };
}

export function map_box() { return boxes(hits()).map; }

/** @param {number} x @param {number} y */
export function is_free(x, y) { return !hits().some((hit) => hit.width < 600 && holds(hit, x, y)); }

// Whether a gesture over the panel is the panel's. One that came to nothing shows that the panel is at its
// end: the next in that direction is the article's, as with any scrolling box.
let last = { direction: 0, print: '' };
/** @param {number} direction @param {string} print */
export function panel_takes(direction, print) {
  const came_to_nothing = print !== '' && last.direction === direction && last.print === print;
  last = { direction, print };
  return !came_to_nothing;
}
