// Gets files for the page and counts their bytes for the loading state.
import * as words from '../../build/page_words.js';
import { asset } from './asset.js';
import { given } from './given.js';
import { Failure, message_of, page, said } from './page.js';
import { show_progress } from './states.js';
import { say } from './texts.js';
import { load_twin, twin_of, without_origin } from './twins.js';

const kMaxFileBytes = 64 * 1024 * 1024;  // the limit of the story format

/** @type {{ received: number, total: number, done: boolean, counts_bytes: boolean }[]} */
export const files = [];  // {received, total, done, counts_bytes}

/** @param {boolean} counts_bytes */
function note_file(counts_bytes) {
  const file = { received: 0, total: 0, done: false, counts_bytes };
  files.push(file);
  return file;
}

/** @typedef {import('./texts.js').Texts} Texts */
/** @typedef {import('./page.js').Said} Said */
/** @param {Said} name @param {Texts} why @param {Record<string, string>} [values] */
const not_loaded = (name, why, values) => new Failure(() => say(words.not_loaded, { name: said(name), why: say(why, values) }));

// In a frame without an origin the document has none, but its address has.
/** @param {URL} url */
export const is_own_site = (url) => url.protocol === location.protocol && url.host === location.host;

/** @param {URL} url @param {Said} name */
async function why_unanswered(url, name) {
  await new Promise((resolve) => setTimeout(resolve, 0));  // the policy's own event comes after the error
  const twin = twin_of(url).pathname.split('/').pop() || '';
  if (location.protocol === 'file:') return not_loaded(name, words.disk, { twin });
  // Of an address that was sent on, the event tells only where it began.
  if (page.blocked_url && url.href.startsWith(page.blocked_url)) return not_loaded(name, is_own_site(url) ? words.sent_on : words.policy, { site: url.origin });
  if (navigator.onLine === false) return not_loaded(name, words.offline);
  if (!is_own_site(url)) return not_loaded(name, words.no_answer_or_cors, { site: url.origin });
  return without_origin ? not_loaded(name, words.sandbox, { twin }) : not_loaded(name, words.no_answer);
}

// Resolves to a Response whose bytes are counted as they pass. The type is ours, so that WebAssembly
// streams from servers that do not know it, too. `allows` is asked where a request that was sent on ended.
/** @typedef {{ name: Said, type?: string, init?: RequestInit, allows?: (url: URL) => boolean }} FetchOptions */
/** @param {URL} url @param {FetchOptions} options */
async function fetch_response(url, { name, type = 'application/octet-stream', init = {}, allows = () => true }) {
  const file = note_file(true), headers = { 'Content-Type': type };
  const bytes = is_own_site(url) && (given(url) || (without_origin && await load_twin(url)));
  if (bytes) {
    file.received = file.total = bytes.length;
    file.done = true;
    show_progress();
    return new Response(/** @type {BodyInit} */ (bytes), { headers });
  }
  let response;
  try { response = await fetch(url, init); } catch { throw await why_unanswered(url, name); }
  if (response.type === 'opaque' || (response.redirected && !allows(new URL(response.url)))) throw not_loaded(name, words.sent_on);
  if (!response.ok) throw not_loaded(name, words.status, { status: `${response.status} ${response.statusText}`.trim() });
  if (!response.headers.get('Content-Encoding')) file.total = Number(response.headers.get('Content-Length')) || 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      file.received += chunk.byteLength;
      if (file.received > kMaxFileBytes) throw not_loaded(name, words.too_large);
      show_progress();
      controller.enqueue(chunk);
    },
    flush() { file.done = true; file.total = file.received; show_progress(); },
  });
  return new Response(response.body ? response.body.pipeThrough(counter) : null, { headers });
}

/** @param {URL} url @param {FetchOptions} options */
export async function fetch_bytes(url, options) {
  const response = await fetch_response(url, options);
  let bytes;
  try {
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw error instanceof Failure ? error : not_loaded(options.name, words.broke_off);
  }
  if (!bytes.length) throw not_loaded(options.name, words.empty);
  return bytes;
}

// A file of the site that index.html preloads: asked for in the same manner, or it would come twice.
/** @param {string} name @param {string} [type] @returns {[URL, FetchOptions]} */
const preloaded = (name, type) => [new URL(asset(name), document.baseURI), { name, type, init: without_origin ? {} : { mode: 'no-cors', credentials: 'include' } }];

/** @param {string} name */
export const fetch_preloaded = (name) => fetch_bytes(...preloaded(name));

/** @param {string} name */
export async function compile(name) {
  const response = await fetch_response(...preloaded(name, 'application/wasm'));
  try {
    if (WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    const is_wrong = error instanceof WebAssembly.CompileError;
    throw error instanceof Failure ? error : not_loaded(name, is_wrong ? words.not_a_program : words.broke_off, { why: message_of(error) });
  }
}

// Resolves once a script of the site has run; `has_run` says whether it was the right one.
/** @param {string} name @param {() => boolean} has_run @returns {Promise<void>} */
export function load_script(name, has_run) {
  const file = note_file(false);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = asset(name);
    script.onload = () => {
      file.done = true;
      show_progress();
      if (has_run()) resolve();
      else reject(not_loaded(name, words.not_the_script));
    };
    script.onerror = () => reject(not_loaded(name, words.no_answer));
    document.head.append(script);
  });
}
