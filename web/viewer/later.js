// The WebAssembly comes in two parts (tools/split_wasm.py): a first view needs the first alone, and its picture stands
// sooner. What it calls of the second goes through a table that the second fills when it is instantiated.
import * as words from '../../build/page_words.js';
import { asset } from './asset.js';
import { compile } from './files.js';
import { canvas, Failure, message_of, query } from './page.js';
import { stopped } from './states.js';
import { say } from './texts.js';
import { without_origin } from './twins.js';

const kLater = 'sourceline.later.wasm';
const is_split = kLater in SOURCELINE_ASSETS;  // a page that is made to try things is not
// An address that opens anything else than a story's beginning draws with both. Without an origin the second could
// not be fetched in the midst of a call.
const is_wanted_at_once = without_origin || location.hash.length > 1 || (query.get('story') || canvas.dataset.story) !== canvas.dataset.story;

/** @type {WebAssembly.Exports} */
let primary;
let is_whole = !is_split;
let resolve_whole = () => {};
/** Resolves when both parts are there. @type {Promise<void>} */
export const whole = new Promise((resolve) => { resolve_whole = resolve; });
if (is_whole) resolve_whole();

// Only once all who waited have been told: what happened first is heard first.
let is_told = is_whole;
whole.then(() => { is_told = true; });
export const is_all_there = () => is_told;

function become_whole() {
  is_whole = true;
  resolve_whole();
}

const table = () => /** @type {WebAssembly.Table} */ (Object.values(primary).find((one) => one instanceof WebAssembly.Table));

// In the midst of a call nothing can be waited for: here the page must stand still until the answer has come.
function take_now() {
  const request = new XMLHttpRequest();
  request.open('GET', asset(kLater), false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  try {
    request.send();
    const bytes = Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { primary });
  } catch {
    const failure = new Failure(() => say(words.not_loaded, { name: kLater, why: say(words.no_answer) }));
    stopped(failure.message);  // what was called cannot be left half done
    throw failure;
  }
  become_whole();
}

/** @type {Promise<void> | null} */
let on_its_way = null;

// What fails here is tried again when it is called or when the network is back.
export function load_later() {
  if (is_whole) return;
  on_its_way = on_its_way || second();
  on_its_way.catch((error) => {
    on_its_way = null;
    console.warn('sourceline: ' + message_of(error));
    addEventListener('online', load_later, { once: true });
  });
}

async function second() {
  const module = await compile(kLater);
  if (is_whole) return;  // a call was sooner
  await WebAssembly.instantiate(module, { primary });
  become_whole();
}

/** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
export async function instantiate(module, imports) {
  const placeholder = new Proxy({}, {
    get: (_, slot) => (/** @type {unknown[]} */ ...values) => {
      if (!is_whole) take_now();
      return table().get(Number(slot))(...values);
    },
  });
  const instance = await WebAssembly.instantiate(module, is_split ? { ...imports, placeholder } : imports);
  primary = instance.exports;
  if (!is_whole && is_wanted_at_once) await second();
  return instance;
}
