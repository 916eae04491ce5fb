// Stories and their base maps: asked for, given to the app, swapped whole.
import * as words from '../../build/page_words.js';
import { address_now, rewrite_address } from './address.js';
import { snapshot } from './api.js';
import { asset, told_in } from './asset.js';
import { fetch_bytes, is_own_site } from './files.js';
import { fetch_letters, give_letters } from './letters.js';
import { tag_of } from './languages.js';
import { as_failure, canvas, Failure, page, query, refusal } from './page.js';
import { call, lay_down } from './seam.js';
import { show, show_reading } from './states.js';
import { next_task } from './tasks.js';
import { say } from './texts.js';

let turn = 0;                // counts stories asked for: only the latest may arrive
/** @type {Promise<void> | null} */
let basemap_given = null;    // the base map asked for last has come, or cannot be had
/** @type {Map<string, Promise<Uint8Array>>} */
const basemaps = new Map();

// The links to the story as a file, which index.html has.
/** @param {URL} url */
export function set_story_links(url) {
  for (const link of document.querySelectorAll('.story-link')) if (link instanceof HTMLAnchorElement) link.href = url.href;
}

export const current_turn = () => turn;

// Stories come from the page's own site and from the origins that index.html lists in data-story-origins
// of its canvas ("*" lists all), whoever asks: else any link or any parent could put its own telling under
// this site's name. The content policy has to allow those origins, too.
const listed_origins = (canvas.dataset.storyOrigins || '').split(/\s+/).filter(Boolean);
/** @param {URL} url */
const allows = (url) => is_own_site(url) || (/^https?:$/.test(url.protocol) && (listed_origins.includes(url.origin) || listed_origins.includes('*')));

/** @param {string} name */
export function story_url(name) {
  /** @type {URL | null} */
  let url;
  try { url = new URL(name, document.baseURI); } catch { url = null; }
  if (!url || !['http:', 'https:', location.protocol].includes(url.protocol)) throw new Failure(() => say(words.not_an_address, { name }));
  if (!allows(url)) {
    const why = listed_origins.length ? words.sites_only : words.own_site_only;
    throw new Failure(() => say(words.not_loaded, { name, why: say(why, { sites: listed_origins.join(', ') }) }));
  }
  return url;
}

/** The story that was given to the app last, and the language of its texts. @type {{ url: URL, name: string, language: string } | null} */
let shown = null;
let texts = '';  // the tag of the language that the app shows a story's texts in
/** @type {WeakMap<Uint8Array, string>} */
const languages = new WeakMap();  // of what was fetched

// Asks anew whether the story has changed, whatever its host says of keeping it. In the reader's language where it is
// there by itself; all of it where that cannot be had, as without a network in a language not read before. The app picks
// the language in the same way.
/** @param {URL} url @param {string} name @param {(string | null)[]} [wanted] */
export async function fetch_story(url, name, wanted = [page.app ? null : query.get('texts'), tag_of(document.documentElement.lang), texts, ...navigator.languages]) {
  /** @param {URL} from */
  const get = async (from) => {
    const bytes = await fetch_bytes(from, { name, init: { cache: 'no-cache' }, allows });
    const first = bytes.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte));  // after spaces and a byte order mark
    if (first === 0x3c) throw new Failure(() => say(words.web_page, { name, address: from.href }));    // "<"
    return bytes;
  };
  const told = told_in(url, wanted);
  const bytes = await (told ? get(told.url).catch(() => get(url)) : get(url));
  await fetch_letters(bytes);
  languages.set(bytes, told?.language ?? '');
  return bytes;
}

// When the reader changes the language: the story goes on where it is, in other words.
/** @param {string} wanted */
export async function follow_language(wanted) {
  texts = wanted;
  const my_turn = turn, story = shown;
  if (!story || wanted === story.language || told_in(story.url, [wanted])?.language !== wanted) return;
  story.language = wanted;
  try {
    const bytes = await fetch_story(story.url, story.name, [wanted]);
    if (my_turn !== turn || story !== shown || story.language !== wanted) return;
    give_letters();
    const end = await read_to_the_end(await lay_down(bytes, () => call('retold')));
    if (end === kRefused && my_turn === turn) await take_story(bytes, story.url, story.name, my_turn);  // it has changed meanwhile
  } catch (error) {
    story.language = '';  // so that it is asked for anew
    if (page.app) call('failed', story.name, as_failure(error).message);
  }
}

/** @param {string} id */
export function ask_for_basemap(id) { basemap_given = deliver_basemap(id); }

/** @param {string} id @returns {Promise<Uint8Array>} */
export function fetch_basemap(id) {
  const known = basemaps.get(id);
  if (known) return known;
  const url = new URL(asset(`basemaps/${encodeURIComponent(id)}.json`), document.baseURI);
  const promise = fetch_bytes(url, { name: () => say(words.basemap, { id }) });
  promise.catch(() => basemaps.delete(id));  // so that it is asked for anew
  basemaps.set(id, promise);
  return promise;
}

// A story whose base map cannot be had or read is shown on a plain ground, with a notice that says why.
/** @param {string} id */
async function deliver_basemap(id) {
  let bytes;
  try {
    bytes = await fetch_basemap(id);
    await fetch_letters(bytes);  // of its names
  } catch (error) {
    if (page.app) call('no_basemap', id, as_failure(error).message);
    return;
  }
  if (!page.app) return;
  give_letters();
  if (!call('basemap', bytes, id)) basemaps.delete(id);  // so that it is asked for anew
}

const kGoesOn = 0, kTaken = 1, kRefused = 2;  // as the app answers
const kMostMs = 16;                           // of reading at a time

/** @param {number} reading @returns {Promise<number>} */
async function read_to_the_end(reading) {
  for (;;) {
    const state = page.app ? call('read', reading, kMostMs) : kRefused;
    show_reading(state === kGoesOn ? call('share_read') : null);
    if (state !== kGoesOn) return state;
    await next_task();
  }
}

// Gives the story to the app when it is still the one wanted. The notices say why one is refused.
/** @param {Uint8Array} bytes @param {URL} url @param {string} name @param {number} my_turn */
export async function take_story(bytes, url, name, my_turn) {
  const overtaken = () => new Failure(() => say(words.overtaken, { name }));
  if (my_turn !== turn) throw overtaken();
  give_letters();
  const end = await read_to_the_end(await lay_down(bytes, () => call('story', name)));
  if (my_turn !== turn) throw overtaken();
  if (end !== kTaken) throw new Failure(() => say(words.not_a_story, { name }), snapshot().notices);
  set_story_links(url);
  shown = { url, name, language: languages.get(bytes) || '' };
}

/** @param {unknown} text @returns {Promise<import('../types.d.ts').Answer>} */
export async function load(text) {
  if (typeof text !== 'string' || !text) return refusal('load: "story" must be a path or an http(s) address');
  const my_turn = ++turn;
  let fetched = false;
  try {
    const url = story_url(text);
    const bytes = await fetch_story(url, text);
    fetched = true;
    basemap_given = null;
    await take_story(bytes, url, text, my_turn);
    if (page.state === 'failed') show('loading');  // the failure was the last story's
    await basemap_given;                      // the app swaps story and map together
    const address = address_now();
    address.searchParams.set('story', text);
    rewrite_address(address);
    return { ok: true };
  } catch (error) {
    const { message, details } = as_failure(error);
    if (page.app && page.state === 'ready' && !fetched) call('failed', text, message);
    return refusal(['load: ' + message, ...details].join('\n'));
  }
}
