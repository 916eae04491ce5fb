// Announces the height that suits the frame's width, in the forms that newsrooms' pages listen for.
// The map fills whatever height it is given, so the height depends on the width alone: nothing goes round in circles.
import { emit } from './api.js';
import { canvas, embedded, query } from './page.js';
import { post } from './messages.js';
import { suited_height } from '../embed/shape.js';

const kScrollbar = 24;     // a change of width that a scroll bar may have made is no change

/** @param {string | null | undefined} text @param {RegExp} pattern */
const named = (text, pattern) => text && pattern.test(text) ? text : '';

/** @param {number} height */
function announce(height) {
  emit('height', { height });
  // Listeners look for the frame by an id that stands in its address.
  const story = named(/([^/]+?)(\.json)?$/.exec(query.get('story') || '')?.[1], /^[\w.-]{1,80}$/) || 'sourceline';
  post({ 'datawrapper-height': { [story]: height } }, '*');
  post({ sentinel: 'amp', type: 'embed-size', height }, '*');
  const pym_id = named(query.get('childId'), /^[\w-]{1,80}$/);
  if (pym_id) post(`pymxPYMx${pym_id}xPYMxheightxPYMx${height}`, '*');
}

export function watch_height() {
  if (!embedded || window.parent === window) return;
  let told_width = 0, told_height = 0;
  new ResizeObserver(([entry]) => {
    const { width } = entry.contentRect;
    if (!width || Math.abs(width - told_width) < kScrollbar) return;
    told_width = width;
    if (suited_height(width) === told_height) return;
    told_height = suited_height(width);
    announce(told_height);
  }).observe(canvas);
}
