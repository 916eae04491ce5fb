// As a guest in an article: the wheel and the keys are the article's until the reader comes in, and the
// way out is always open.
import { snapshot } from './api.js';
import { hide_hint, show_hint } from './hint.js';
import { canvas, element, embedded, page } from './page.js';
import { panel_scrolls, part_at } from './parts.js';
import { call } from './seam.js';

const kGestureGapMs = 250;  // a wheel that has rested so long begins anew

// Whether the reader has clicked into the map and not left it since.
export const manners = { entered: false };

const leave = () => { manners.entered = false; };

function watch_wheel() {
  let begun = -Infinity, owner = '', pointer_moved = true, seen_at = [0, 0];
  addEventListener('mousemove', ({ screenX, screenY }) => {  // a page that scrolls under a resting mouse moves it, too
    if (screenX !== seen_at[0] || screenY !== seen_at[1]) pointer_moved = true;
    seen_at = [screenX, screenY];
  }, { capture: true, passive: true });
  addEventListener('wheel', (event) => {
    if (!event.isTrusted) return;
    if (event.ctrlKey || event.metaKey) {  // a pinch on a touch pad comes as this, too
      event.preventDefault();  // the map's zoom, never the page's
      hide_hint();
      return;
    }
    if (event.timeStamp - begun > kGestureGapMs) {
      const part = part_at(event.clientX, event.clientY);
      owner = manners.entered && (part !== 'panel' || panel_scrolls(Math.sign(event.deltaY))) ? 'app' : 'article';
      // Once for each time that the pointer comes to the map, not whenever the article scrolls past it.
      if (owner === 'article' && part === 'map' && pointer_moved) { pointer_moved = false; show_hint('wheel'); }
    }
    begun = event.timeStamp;
    if (owner === 'article' || !manners.entered) event.stopPropagation();
  }, { capture: true, passive: false });
}

// Escape closes what is open; when nothing is, or it changed nothing, the focus goes back to the article.
function watch_escape() {
  let last_open = '';
  canvas.addEventListener('blur', () => { last_open = ''; });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (event.target === element('search') && !element('search').value) canvas.focus({ preventScroll: true });
    if (event.target !== canvas) return;
    const now = page.app ? snapshot() : { event: '', notices: [], hits: [] };
    const listed = now.hits.some(({ name }) => /^(badge-event|language):/.test(name));
    const open = now.event || now.notices.length || listed ? JSON.stringify([now.event, now.notices, listed]) : '';
    if (open && open !== last_open) { last_open = open; return; }
    event.stopPropagation();
    leave();
    canvas.blur();
    if (window.parent !== window) window.parent.focus();
  }, { capture: true });
}

export function watch_manners() {
  if (!embedded) return;
  addEventListener('pointerdown', (event) => { if (event.pointerType === 'mouse') enter(); }, { capture: true });
  // The browser makes a press of a tap, and none of a swipe.
  addEventListener('mousedown', (event) => {
    if (event.target !== canvas) return;
    enter();
    canvas.focus({ preventScroll: true });
    // What a tap presses must be known to lie under it: first the move that came with it.
    if (page.app && !page.lost) call('sync');
  }, { capture: true });
  addEventListener('blur', (event) => { if (event.target === window) leave(); });
  document.documentElement.addEventListener('mouseleave', ({ buttons }) => { if (!buttons) leave(); });
  new IntersectionObserver(([entry]) => { if (!entry.isIntersecting) leave(); }).observe(canvas);
  watch_wheel();
  watch_escape();
}

function enter() {
  manners.entered = true;
  hide_hint();
}
