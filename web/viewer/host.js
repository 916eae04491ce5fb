// What the app asks of the page.
import { emit, resolve_ready } from './api.js';
import { copy, open_link } from './links.js';
import { canvas, element, page, rewrite_address } from './page.js';
import { show } from './states.js';
import { ask_for_basemap } from './stories.js';

export const host = {
  fetch_basemap(id) { ask_for_basemap(id); },
  hash(text) { rewrite_address(text); },
  event(name, json) { emit(name, JSON.parse(json || 'null')); },
  open_link, copy,
  describe(text) { element('spoken').textContent = text; },
  search(json) { place_search(JSON.parse(json)); },
  title(text, language) {
    document.documentElement.lang = language;
    document.title = text;
    canvas.setAttribute('aria-label', text);
  },
  first_frame() {
    if (page.state !== 'loading') return;
    page.problems = [];
    show('ready');
    resolve_ready();
  },
};

// A field of the page over the canvas: a drawn one would know no input methods and no phone keyboards.
function place_search(field) {
  const input = element('search');
  input.hidden = !field;
  if (!field) return;
  for (const side of ['width', 'height']) input.style[side] = field[side] + 'px';
  input.style.left = canvas.offsetLeft + field.x + 'px';
  input.style.top = canvas.offsetTop + field.y + 'px';
  input.placeholder = field.placeholder;
  input.setAttribute('aria-label', field.placeholder);
  if (document.activeElement !== input) input.value = field.value;
}
