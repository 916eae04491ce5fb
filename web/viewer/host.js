// What the app asks of the page.
import { rewrite_address } from './address.js';
import { emit, resolve_ready } from './api.js';
import { deliver_words } from './app_words.js';
import { calmly } from './calm.js';
import { load_script } from './files.js';
import { giver } from './given.js';
import { is_all_there, load_later, whole } from './later.js';
import { copy, open_link } from './links.js';
import { canvas, element, message_of, page } from './page.js';
import { call } from './seam.js';
import { show } from './states.js';
import { ask_for_basemap, follow_language } from './stories.js';
import { translate_page } from './texts.js';
import { set_accent } from './theme.js';

let spoken = '';
const speak_soon = calmly(() => { element('spoken').textContent = spoken; });

/** @type {import('../types.d.ts').HostCalls} */
export const host = {
  fetch_basemap(id) { ask_for_basemap(id); },
  fetch_words(tag) { deliver_words(tag); },
  hash(text) { rewrite_address(text); },
  // Whoever hears of it asks back at once: not before all is there that can answer.
  event(name, json) {
    const tell = () => emit(name, JSON.parse(json || 'null'));
    if (is_all_there()) tell();
    else whole.then(tell);
  },
  open_link, copy, share,
  describe(text) {
    spoken = text;
    speak_soon();
  },
  search(json) { place_search(JSON.parse(json)); },
  title(text, language, texts) {
    if (document.documentElement.lang !== language) {
      document.documentElement.lang = language;
      translate_page();
    }
    document.title = text;
    canvas.setAttribute('aria-label', text);
    canvas.lang = texts;
    follow_language(texts);
  },
  accent(light, dark) { set_accent(light, dark); },
  first_frame() {
    if (page.state !== 'loading') return;
    page.problems = [];
    show('ready');
    load_later();
    whole.then(resolve_ready);
  },
};

// The dialog comes when it is first asked for.
/** @type {Promise<void> | null} */
let share_script = null;
function share() {
  const gives = giver();
  if (gives) { gives.share(); return; }  // what lies on no server has no address
  share_script = share_script || load_script('share.js', () => Boolean(window.sourceline_share));
  share_script.catch(() => { share_script = null; });
  share_script.then(() => window.sourceline_share?.open()).catch((error) => {
    if (page.app) call('failed', 'share.js', message_of(error));
  });
}

// A field of the page over the canvas: a drawn one would know no input methods and no phone keyboards.
/** @param {{ x: number, y: number, width: number, height: number, placeholder: string, value: string } | null} field */
function place_search(field) {
  const input = element('search');
  input.hidden = !field;
  if (!field) return;
  input.style.width = field.width + 'px';
  input.style.height = field.height + 'px';
  input.style.left = canvas.offsetLeft + field.x + 'px';
  input.style.top = canvas.offsetTop + field.y + 'px';
  input.placeholder = field.placeholder;
  input.setAttribute('aria-label', field.placeholder);
  if (document.activeElement !== input) input.value = field.value;
}
