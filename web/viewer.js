// The one loader of the page: fetches the viewer, its fonts, the story and the base map, starts the
// WebAssembly app on #canvas, and shows the states in which there is no app to show anything.
// No timer and no animation loop of its own runs once the app is up: the app draws when it is woken.
import * as words from '../build/page_words.js';
import { on, ready, snapshot } from './viewer/api.js';
import { fetch_first_words } from './viewer/app_words.js';
import { fit, fit_buffer, size, watch_size } from './viewer/canvas.js';
import { send } from './viewer/commands.js';
import { compile, fetch_preloaded, load_script } from './viewer/files.js';
import { host } from './viewer/host.js';
import { watch_height } from './viewer/height.js';
import { watch_input } from './viewer/input.js';
import { instantiate } from './viewer/later.js';
import { keep_for_offline } from './viewer/offline.js';
import { letter_rest } from './viewer/letter_size.js';
import { watch_links } from './viewer/links.js';
import { watch_messages } from './viewer/messages.js';
import { canvas, dark_media, element, embedded, Failure, motion_media, page, query } from './viewer/page.js';
import { watch_print } from './viewer/print.js';
import { call } from './viewer/seam.js';
import { fail, show, stopped, unsupported } from './viewer/states.js';
import { current_turn, fetch_basemap, fetch_story, set_story_links, story_url, take_story } from './viewer/stories.js';
import { reader_language } from './viewer/languages.js';
import { say, set_language } from './viewer/texts.js';
import { dress_page } from './viewer/theme.js';

window.sourceline = { ready, snapshot, send, on };

/** @param {NonNullable<Window['createSourceline']>} factory @param {Promise<WebAssembly.Module>} compiled @returns {Promise<import('./types.d.ts').App>} */
function create_app(factory, compiled) {
  return new Promise((resolve, reject) => {
    factory({
      canvas, host,
      print: (text) => console.log(text),
      printErr: (text) => console.warn(text),
      onAbort: (reason) => { reject(new Failure(() => say(words.cannot_start, { why: String(reason) }))); stopped(String(reason)); },
      instantiateWasm(imports, done) {
        compiled.then(async (module) => done(await instantiate(module, imports), module)).catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

// The page's own texts are set in the fonts of the app. A style sheet could not load them everywhere: a
// frame without an origin is refused fonts, too.
/** @param {number} weight */
async function fetch_font(weight) {
  const bytes = await fetch_preloaded(`fonts/inter-${weight}.ttf`);
  const face = new FontFace('Inter', bytes, { weight: String(weight) });
  face.loaded.catch(() => {});  // then the system's font is the page's
  document.fonts.add(face);
  return bytes;
}

async function start() {
  const words_there = fetch_first_words();
  if (typeof WebAssembly !== 'object') { unsupported(() => say(words.no_webassembly)); return; }
  if (typeof WebGL2RenderingContext !== 'function') { unsupported(() => say(words.no_webgl)); return; }

  const name = query.get('story') || canvas.dataset.story || '';
  const wanted = (async () => {
    const url = story_url(name);
    set_story_links(url);
    return { url, bytes: await fetch_story(url, name) };
  })();
  wanted.catch(fail);  // told at once, even while the viewer is still on its way
  if (name === canvas.dataset.story) fetch_basemap(canvas.dataset.basemap || '');
  const compiled = compile('sourceline.wasm');
  const fonts = [400, 600].map((weight) => fetch_font(weight));
  compiled.catch(fail);
  for (const font of fonts) font.catch(fail);

  await load_script('sourceline.js', () => typeof window.createSourceline === 'function');
  const [module, ...font_bytes] = await Promise.all([create_app(window.createSourceline, compiled), ...fonts]);
  fit();
  page.app = module;
  font_bytes.forEach((bytes, index) => call('font', index, bytes));
  const spoken = await words_there;
  if (spoken) call('words', spoken);
  const started = call('start', JSON.stringify({
    query: location.search, hash: location.hash,
    width: size.css_width, height: size.css_height, pixel_width: size.width, pixel_height: size.height,
    dark: dark_media.matches, reduced_motion: motion_media.matches, letters: letter_rest(),
    language: reader_language(), reads: navigator.languages, touch: matchMedia('(pointer: coarse)').matches,
  }));
  if (!started) {
    page.app = null;
    if (!canvas.getContext('webgl2')?.isContextLost()) unsupported(() => say(words.refused_webgl));  // else we hear of it at once
    return;
  }
  fit_buffer();
  const my_turn = current_turn();
  const { url, bytes } = await wanted;
  if (my_turn === current_turn()) await take_story(bytes, url, name, my_turn);
}

addEventListener('error', (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) stopped(event.error.message);
});
document.addEventListener('securitypolicyviolation', (event) => { page.blocked_url = event.blockedURI; });
element('retry').addEventListener('click', () => location.reload());
element('reload').addEventListener('click', () => location.reload());
dress_page();
if (embedded) document.documentElement.dataset.embed = '';
set_language(query.get('lang'));
show('loading');
watch_size();
watch_input();
watch_links();
watch_print();
watch_messages();
watch_height();
start().catch(fail);
ready.then(keep_for_offline, () => {});
