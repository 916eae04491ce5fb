// The studio: a story that is dropped here is read by the command line's core in a worker, its problems are listed, and
// the map shows it. Nothing of it leaves the browser.
import * as words from '../../build/words.js';
import { gather_chosen, gather_dropped, TooMany, watch_drops } from './drop.js';
import { speak_to_reader } from './language.js';
import { StoryMap } from './map.js';
import { element, show_result, verdict_of } from './result.js';
import { listed, say, spoken_tag } from './words.js';

/**
 * @typedef {import('./types.d.ts').FromWorker} FromWorker
 * @typedef {import('./types.d.ts').Encoding} Encoding
 * @typedef {import('./drop.js').Gathered} Gathered
 */

const kShownAfterMs = 300;  // most stories are read by then
const kPatienceMs = 4000;   // before it is said that reading takes long

let turn = 0, answered = 0;
/** @type {Worker | null} */
let worker = null;
let is_busy = false;
/** @type {import('./types.d.ts').Dropped[]} */
let last = [];
/** @type {ReturnType<typeof setTimeout>[]} */
let patience = [];

/** @param {string} text @param {{ wrong?: boolean, heard?: boolean, lang?: string }} [how] heard: and not seen */
function tell(text, { wrong = false, heard = false, lang = spoken_tag() } = {}) {
  patience.forEach(clearTimeout);
  element('status').textContent = text;
  element('status').lang = lang;
  element('status').dataset.wrong = String(wrong);
  element('status').dataset.heard = String(heard);
}

const map = new StoryMap(element('stage'), {
  wrong: (text) => tell(text, { wrong: true }),
  opened: (inside) => watch_drops(inside, show_veil, receive),
});

/** @param {boolean} is_over */
function show_veil(is_over) { element('veil').hidden = !is_over; }

/** @param {'empty' | 'reading' | 'told' | 'refused'} state */
function set_state(state) { document.body.dataset.state = state; }

function show_stage() {
  const is_good = element('result').dataset.good === 'true' && document.body.dataset.state === 'told';
  const note = is_good ? '' : say(map.frame ? words.studio_old_map : words.studio_no_map_yet);
  element('stage-note').hidden = !note || !map.frame;
  element('stage-note').textContent = note;
  element('waiting').hidden = Boolean(map.frame);
  if (!map.frame) element('waiting').textContent = note;
}

/** What could not be read as a story. What was shown before stays. @param {string} why @param {string} [lang] */
function refuse(why, lang) {
  set_state(map.frame || !element('result').hidden ? 'told' : 'empty');
  tell(why, { wrong: true, lang });
  tell_answered();
}

/** For whoever waits: how many times something has been dropped and answered. */
function tell_answered() { document.body.dataset.answered = String(++answered); }

/** @param {FromWorker} answer */
async function hear(answer) {
  if (answer.turn !== turn) return;
  is_busy = false;
  if (answer.kind === 'refused') {
    refuse(answer.why, answer.lang);
    return;
  }
  document.body.classList.add('opened');
  set_state('told');
  show_result(answer);
  tell(verdict_of(answer), { heard: true });
  if (answer.good) await map.show(answer.good);
  show_stage();
  tell_answered();
}

/** @returns {Worker} */
function reader() {
  // Whoever drops again does not want the one before any more.
  if (is_busy) {
    worker?.terminate();
    worker = null;
  }
  if (worker) return worker;
  const fresh = new Worker(new URL(SOURCELINE_ASSETS['studio/worker.js'], document.baseURI));
  fresh.addEventListener('message', ({ data }) => hear(data));
  fresh.addEventListener('error', (event) => {
    event.preventDefault();
    if (worker !== fresh) return;
    worker = null;
    is_busy = false;
    fresh.terminate();
    refuse(say(words.studio_no_reader, { why: event.message || say(words.studio_no_answer) }));
  });
  worker = fresh;
  return fresh;
}

/** @param {string} text */
function tell_reading(text) {
  element('status').textContent = text;
  element('status').lang = spoken_tag();
  element('status').dataset.wrong = element('status').dataset.heard = 'false';
}

function read() {
  const name = last.length === 1 ? last[0].path : last[0].path.split('/')[0];
  set_state('reading');
  patience.forEach(clearTimeout);
  patience = /** @type {const} */ ([[words.studio_reading, kShownAfterMs], [words.studio_still_reading, kPatienceMs]])
    .map(([texts, ms]) => setTimeout(() => tell_reading(say(texts, { name })), ms));
  const ready = reader();
  is_busy = true;
  /** @type {import('./types.d.ts').Job} */
  const job = { turn: ++turn, lang: spoken_tag(), site: new URL('.', document.baseURI).href, dropped: last, encoding: /** @type {Encoding} */ (element('encoding').value) };
  ready.postMessage(job);
}

/** @param {Gathered} gathered */
function open({ dropped, others }) {
  if (dropped.length === 0) {
    refuse(others.length ? say(words.studio_none_is_story, { names: listed(others) }) : say(words.studio_nothing));
    return;
  }
  last = dropped;
  element('encoding').value = 'utf-8';
  try { read(); } catch (error) { refuse(location.protocol === 'file:' ? say(words.studio_from_disk) : String(error)); }
}

/** @param {DataTransfer} transfer */
async function receive(transfer) {
  try {
    open(await gather_dropped(transfer));
  } catch (error) {
    refuse(error instanceof TooMany ? error.message : say(words.studio_unreadable));
  }
}

/** A button that opens the browser's own window to choose in. @param {HTMLButtonElement} button @param {HTMLInputElement} field */
function watch_choice(button, field) {
  button.addEventListener('click', () => field.click());
  field.addEventListener('change', () => {
    try { if (field.files?.length) open(gather_chosen(field.files)); } catch (error) { refuse(error instanceof Error ? error.message : String(error)); }
    field.value = '';  // so that the same file may be chosen again
  });
}

async function open_example() {
  const name = element('example').dataset.story || '';
  try {
    const answer = await fetch(name);
    if (!answer.ok) {
      refuse(say(words.studio_no_example, { why: `${answer.status} ${answer.statusText}`.trim() }));
      return;
    }
    const file = new File([await answer.blob()], name.slice(name.lastIndexOf('/') + 1));
    open({ dropped: [{ path: file.name, file }], others: [] });
  } catch (error) {
    refuse(say(words.studio_no_example, { why: error instanceof TypeError ? say(words.studio_no_answer) : String(error) }));
  }
}

speak_to_reader();
watch_drops(window, show_veil, receive);
watch_choice(element('choose-files'), element('files'));
watch_choice(element('choose-folder'), element('folder'));
element('choose-folder').hidden = !('webkitdirectory' in HTMLInputElement.prototype);
element('example').addEventListener('click', open_example);
element('encoding').addEventListener('change', read);
