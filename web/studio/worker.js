// Reads what was dropped on the studio, by the command line's core: the same program that checks and imports everywhere
// else. A worker, so that the page stays alive while it reads.
import * as words from '../../build/words.js';
import { Complaint } from '../../package/lib/complaint.mjs';
import { check, import_sheets, place_of, says_story, without_mark } from '../../package/lib/reading.mjs';
import { ask } from '../../package/lib/run.mjs';
import { ids_beside, kMostBytes, refuse_large, sheets_of, with_workbook } from '../../package/lib/workbook_sheets.mjs';
import { arrange, name_of, places_of_basemap } from './arrange.js';
import { Memory, with_folder } from './memory.js';
import { in_english, Refusal, say, speak } from './words.js';

/**
 * @typedef {import('./types.d.ts').Job} Job
 * @typedef {import('./types.d.ts').FromWorker} FromWorker
 * @typedef {import('./types.d.ts').NamedFile} NamedFile
 * @typedef {import('./arrange.js').Arranged} Arranged
 * @typedef {Memory<File>} Files
 */

const worker = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const kBasemaps = '/basemaps';  // this site's, as the core sees them; nothing that was dropped has a path like this
const kMade = '/made.json';     // what the core makes of sheets
const kMostOfFile = 64 << 20;   // the limit of the story format

/** @param {unknown} error */
const message_of = (error) => error instanceof Error ? error.message : String(error);

/** @param {(texts: import('./words.js').Texts) => string} in_words those for a file that cannot be read */
const read_file = (in_words) => (/** @type {File} */ file, /** @type {number} */ most) => {
  try {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(file.slice(0, most)));
  } catch {
    throw new Error(in_words(words.studio_unreadable));
  }
};

/** @type {Promise<import('../../package/lib/run.mjs').Compiled> | null} */
let compiled = null;
/** @param {string} site */
async function compile(site) {
  const answer = await fetch(new URL(SOURCELINE_ASSETS['studio/core.wasm'], site));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
  const module = await WebAssembly.compile(await answer.arrayBuffer());
  worker.importScripts(new URL(SOURCELINE_ASSETS['studio/core.js'], site).href);
  return { make: worker.sourceline_core, module };
}

/** @param {string} site */
async function core_of(site) {
  compiled = compiled || compile(site);
  try {
    return await compiled;
  } catch (error) {
    compiled = null;
    throw new Refusal(say(words.studio_no_reader, { why: error instanceof TypeError ? say(words.studio_no_answer) : message_of(error) }));
  }
}

/** A base map of this site, when the core asks for it: it cannot wait. @param {string} site @param {string} name @param {number} most */
function read_basemap(site, name, most) {
  const request = new XMLHttpRequest();
  request.open('GET', new URL(SOURCELINE_ASSETS[`basemaps/${name}`], site), false);
  request.responseType = 'arraybuffer';
  try { request.send(); } catch { throw new Error(in_english(words.studio_no_answer)); }
  if (request.status !== 200) throw new Error(`${request.status} ${request.statusText}`.trim());
  return new Uint8Array(request.response).subarray(0, most);
}

/** @param {Files} files @returns {(path: string) => import('./arrange.js').Kind} */
const kinds_in = (files) => (path) => {
  const text = new TextDecoder().decode(files.read(path, kMostOfFile));
  return says_story(text) ? 'story' : /"type"\s*:\s*"Topology"/.test(text) ? 'basemap' : 'other';
};

/** @param {Job} job @returns {{ files: Files, found: Arranged }} */
function laid_out({ dropped }) {
  const before = new Memory(new Map(dropped.map(({ path, file }) => [path, file])), read_file(say));
  const found = arrange(dropped.map(({ path }) => path), kinds_in(before));
  return { files: new Memory(new Map(dropped.map(({ path, file }) => [found.places.get(path) ?? path, file])), read_file(in_english)), found };
}

/** @param {Job} job @param {Files} files @param {Arranged} found */
async function host_of({ site }, files, found) {
  const names = Object.keys(SOURCELINE_ASSETS).filter((name) => name.startsWith('basemaps/')).map((name) => name.slice('basemaps/'.length));
  const host = with_folder(files.host(), kBasemaps, names, (name, most) => read_basemap(site, name, most));
  if (!is_workbook(found)) return host;
  const book = files.content(found.path);
  if (book instanceof File) refuse_large(found.path, book.size);
  return with_workbook(found.path, await sheets_of(found.path, files.read(found.path, kMostBytes)), host);
}

/** @param {Arranged} found */
const is_workbook = ({ path, sheets }) => sheets && /\.xlsx$/i.test(path);

/** The ids that are new, for whoever wants links to live on. @param {Files} files @param {Arranged} found @returns {NamedFile | null} */
function new_ids(files, found) {
  const path = is_workbook(found) ? ids_beside(found.path) : `${found.path}/ids.csv`;
  const bytes = files.written.get(path);
  return bytes ? { name: path.slice(path.lastIndexOf('/') + 1), bytes } : null;
}

/** The base map that came with the story. @param {Files} files @param {Arranged} found @param {Uint8Array} story */
function own_basemap(files, found, story) {
  const id = String(JSON.parse(new TextDecoder().decode(story)).basemap);
  const path = places_of_basemap(found, id).find((place) => files.content(place));
  return path === undefined ? null : { id, bytes: files.read(path, kMostOfFile) };
}

/** @param {Job} job @returns {Promise<FromWorker>} */
async function read(job) {
  const { files, found } = laid_out(job), core = await core_of(job.site), host = await host_of(job, files, found);
  /** @param {string[]} args */
  const asked = (args) => ask(core, args, host);
  const encoding = found.sheets ? ['--encoding', job.encoding] : [];
  const checked = check(asked, found.path, ['--basemaps', kBasemaps, ...encoding]);
  const lines = checked.problems.map((problem) => ({ severity: problem.severity, place: place_of(found.path, problem), path: problem.path, text: problem.text }));
  /** @type {import('./types.d.ts').Told} */
  const told = { turn: job.turn, kind: 'told', file: found.path, lines, counts: checked.counts, good: null };
  if (!checked.ok) return told;
  if (found.sheets) import_sheets(asked, found.path, kMade, encoding);
  const story = found.sheets ? files.read(kMade, kMostOfFile) : without_mark(files.read(found.path, kMostOfFile));
  return { ...told, good: { name: name_of(found), story, ids: new_ids(files, found), basemap: own_basemap(files, found, story), of_sheets: found.sheets } };
}

/** What the core's memory cannot hold ends it. @param {Job} job @param {unknown} error @returns {import('./types.d.ts').Refused} */
function refused({ turn, lang }, error) {
  if (!(error instanceof Complaint)) return { turn, kind: 'refused', why: say(words.studio_reader_stopped, { why: message_of(error) }), lang };
  return { turn, kind: 'refused', why: error.message, lang: error instanceof Refusal ? lang : 'en' };
}

worker.addEventListener('message', async ({ data }) => {
  const job = /** @type {Job} */ (data);
  /** @type {FromWorker} */
  let answer;
  speak(job.lang);
  try { answer = await read(job); } catch (error) { answer = refused(job, error); }
  worker.postMessage(answer);
});
