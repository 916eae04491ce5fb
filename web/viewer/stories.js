// Stories and their base maps: asked for, given to the app, swapped whole.
import { asset } from './asset.js';
import { fetch_bytes, is_own_site } from './files.js';
import { canvas, Failure, page, refusal, rewrite_address } from './page.js';
import { call, read_json } from './seam.js';
import { fail, show } from './states.js';
import { say } from './texts.js';

let turn = 0;                // counts stories asked for: only the latest may arrive
let basemap_given = null;    // a promise: the base map asked for last has come, or cannot be had
const basemaps = new Map();

export const current_turn = () => turn;

// Stories come from the page's own site and from the origins that index.html lists in data-story-origins
// of its canvas ("*" lists all), whoever asks: else any link or any parent could put its own telling under
// this site's name. The content policy has to allow those origins, too.
const listed_origins = (canvas.dataset.storyOrigins || '').split(/\s+/).filter(Boolean);
const allows = (url) => is_own_site(url) || (/^https?:$/.test(url.protocol) && (listed_origins.includes(url.origin) || listed_origins.includes('*')));

export function story_url(name) {
  let url;
  try { url = new URL(name, document.baseURI); } catch { url = null; }
  if (!url || !['http:', 'https:', location.protocol].includes(url.protocol)) throw new Failure(say('not_an_address', { name }));
  if (!allows(url)) {
    const why = say(listed_origins.length ? 'sites_only' : 'own_site_only', { sites: listed_origins.join(', ') });
    throw new Failure(say('not_loaded', { name, why }));
  }
  return url;
}

// Asks anew whether the story has changed, whatever its host says of keeping it.
export async function fetch_story(url, name) {
  const bytes = await fetch_bytes(url, { name, init: { cache: 'no-cache' }, allows });
  const first = bytes.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte));  // after spaces and a byte order mark
  if (first === 0x3c) throw new Failure(say('web_page', { name, address: url.href }));    // "<"
  return bytes;
}

export function ask_for_basemap(id) { basemap_given = deliver_basemap(id); }

export function fetch_basemap(id) {
  if (!basemaps.has(id)) {
    const url = new URL(asset(`basemaps/${encodeURIComponent(id)}.json`), document.baseURI);
    const promise = fetch_bytes(url, { name: say('basemap', { id }) });
    promise.catch(() => basemaps.delete(id));  // so that it is asked for anew
    basemaps.set(id, promise);
  }
  return basemaps.get(id);
}

// A story whose base map cannot be had or read is shown on a plain ground, with a notice that says why.
async function deliver_basemap(id) {
  let bytes;
  try {
    bytes = await fetch_basemap(id);
  } catch (error) {
    if (page.app) call('no_basemap', id, error.message);
    return;
  }
  if (page.app && !call('basemap', bytes, id)) basemaps.delete(id);  // so that it is asked for anew
}

// Gives the story to the app when it is still the one wanted. The notices say why one is refused.
export function take_story(bytes, url, name, my_turn) {
  if (my_turn !== turn) throw new Failure(say('overtaken', { name }));
  if (!call('story', bytes, name)) throw new Failure(say('not_a_story', { name }), read_json(page.app._sl_snapshot()).notices);
  for (const link of document.querySelectorAll('.story-link')) link.href = url.href;
}

export async function load(text) {
  if (typeof text !== 'string' || !text) return refusal('load: "story" must be a path or an http(s) address');
  const my_turn = ++turn;
  let fetched = false;
  try {
    const url = story_url(text);
    const bytes = await fetch_story(url, text);
    fetched = true;
    basemap_given = null;
    take_story(bytes, url, text, my_turn);
    if (page.state === 'failed') show('loading');  // the failure was the last story's
    await basemap_given;                      // the app swaps story and map together
    const address = new URL(location.href);
    address.searchParams.set('story', text);
    rewrite_address(address);
    return { ok: true };
  } catch (error) {
    if (page.app && page.state === 'ready' && !fetched) call('failed', text, error.message);
    return refusal(['load: ' + error.message, ...(error.details || [])].join('\n'));
  }
}
