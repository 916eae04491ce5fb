// Stories and their base maps: asked for, given to the app, swapped whole.
import { fetch_bytes, story_url } from './files.js';
import { Failure, page, refusal, rewrite_address } from './page.js';
import { call, read_json } from './seam.js';
import { fail, show } from './states.js';

let turn = 0;                // counts stories asked for: only the latest may arrive
let basemap_problem = null;  // of the base map asked for last: a promise of a Failure or of null
const basemaps = new Map();

export const current_turn = () => turn;

export function ask_for_basemap(id) { basemap_problem = deliver_basemap(id); }

export function fetch_basemap(id) {
  if (!basemaps.has(id)) {
    const promise = fetch_bytes(`basemaps/${encodeURIComponent(id)}.json`, `The base map “${id}”`);
    promise.catch(() => basemaps.delete(id));  // so that it is asked for anew
    basemaps.set(id, promise);
  }
  return basemaps.get(id);
}

// Resolves to what is wrong with it, or to null. Before the first picture that is the page's failure.
async function deliver_basemap(id) {
  const name = `The base map “${id}”`;
  let problem;
  try {
    const bytes = await fetch_basemap(id);
    if (!page.app || call('basemap', bytes, id)) return null;
    problem = new Failure(`${name} cannot be read.`, read_json(page.app._sl_snapshot()).notices);
  } catch (error) {
    problem = error;
    if (page.app && page.state === 'ready') call('failed', name, error.message);
  }
  if (page.state === 'loading') fail(problem);
  return problem;
}

// Gives the story to the app when it is still the one wanted. The notices say why one is refused.
export function take_story(bytes, url, name, my_turn) {
  if (my_turn !== turn) throw new Failure(`${name} is not shown: another story was asked for meanwhile.`);
  if (!call('story', bytes, name)) throw new Failure(`${name} is not a story that can be shown.`, read_json(page.app._sl_snapshot()).notices);
  for (const link of document.querySelectorAll('.story-link')) link.href = url.href;
}

export async function load(text) {
  if (typeof text !== 'string' || !text) return refusal('load: "story" must be a path or an http(s) address');
  const my_turn = ++turn;
  let fetched = false;
  try {
    const url = story_url(text);
    const bytes = await fetch_bytes(url, text);
    fetched = true;
    basemap_problem = null;
    take_story(bytes, url, text, my_turn);
    if (page.state === 'failed') show('loading');  // the failure was the last story's
    const problem = await basemap_problem;    // the app swaps story and map together
    if (problem) throw problem;
    const address = new URL(location.href);
    address.searchParams.set('story', text);
    rewrite_address(address);
    return { ok: true };
  } catch (error) {
    if (page.app && page.state === 'ready' && !fetched) call('failed', text, error.message);
    return refusal(['load: ' + error.message, ...(error.details || [])].join('\n'));
  }
}
