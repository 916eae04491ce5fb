// The states in which there is no app to show anything: loading, failed, unsupported; and a lost context.
import * as words from '../../build/page_words.js';
import { emit, reject_ready } from './api.js';
import { files } from './files.js';
import { element, Failure, is_lost, page, said } from './page.js';
import { say, words_settled } from './texts.js';

const kLoadingAfterMs = 1000;  // a fast start shows no loading state at all

/** @param {import('./page.js').PageState} next */
export function show(next) {
  page.state = next;
  document.documentElement.dataset.state = next;
  element('failed').hidden = next !== 'failed';
  element('unsupported').hidden = next !== 'unsupported';
  if (next !== 'loading') { clearTimeout(loading_timer); is_slow = false; }
  show_lost();
}

export function show_lost() {
  element('lost').hidden = !is_lost();
  element('loading').hidden = !is_slow || page.lost;
  show_progress();
}

let is_slow = false;
const loading_timer = setTimeout(() => { is_slow = true; show_lost(); }, Math.max(0, kLoadingAfterMs - performance.now()));  // counted from the reader's click, not from this script

const kOfReading = 0.2;  // of the whole bar
/** How much of the story has been read, if it is being read. @type {number | null} */
let share_read = null;
/** @param {number | null} share */
export function show_reading(share) {
  share_read = share;
  show_progress();
}

// Bytes against bytes where the server tells the sizes. A compressed transfer tells only its encoded
// size while the bytes counted here are decoded ones; then a file counts when it has wholly arrived.
export function show_progress() {
  if (element('loading').hidden) return;
  const counted = files.filter((file) => file.counts_bytes);
  const received = counted.reduce((sum, file) => sum + file.received, 0);
  const done = files.filter((file) => file.done).length;
  const total = counted.every((file) => file.total) ? counted.reduce((sum, file) => sum + file.total, 0) : 0;
  const share = total ? received / total : done / files.length;
  const bar = element('progress');  // which never goes back: a story is read while other files are still on their way
  bar.value = Math.max(bar.value, Math.min(1, share) * (1 - kOfReading) + (share_read ?? 0) * kOfReading);
  if (share_read !== null) {
    const text = say(words.progress_reading, { percent: String(Math.floor(100 * share_read)) });
    if (element('progress-text').textContent !== text) element('progress-text').textContent = text;
    return;
  }
  /** @param {number} bytes */
  const kilobytes = (bytes) => Math.round(bytes / 1024).toLocaleString(document.documentElement.lang);
  element('progress-text').textContent = say(total ? words.progress_of : words.progress,
    { done: String(done), all: String(files.length), received: kilobytes(received), total: kilobytes(total) });
}

/** @param {Error & { details?: string[] }} error */
export async function fail(error) {
  await words_settled();
  if (page.state === 'failed' || page.state === 'unsupported') return;
  page.problems = [error.message, ...(error.details || [])];
  element('failed-reason').textContent = error.message;
  const list = element('failed-details');
  list.replaceChildren(...(error.details || []).map(detail_item));
  list.hidden = !list.childElementCount;
  show('failed');
  console.warn('sourceline: ' + page.problems.join('\n'));
  emit('error', { reason: error.message, details: error.details || [] });
  emit('state', { state: 'failed' });
  reject_ready(error);
}

// "/claims/14/source: no source has the id 'cnn-24'": the place in the file and the sentence.
/** @param {string} text */
function detail_item(text) {
  const item = document.createElement('li');
  const [, path, sentence] = /^(\/[^\s:]*|line \d[^:]*): ([^]*)$/.exec(text) || [null, '', text];
  if (path) {
    const code = document.createElement('code');
    code.textContent = path;
    item.append(code);
  }
  item.append(sentence);
  return item;
}

/** @param {import('./page.js').Said} why */
export async function unsupported(why) {
  await words_settled();
  const reason = said(why);
  page.problems = [reason];
  element('unsupported-reason').textContent = reason;
  show('unsupported');
  emit('state', { state: 'unsupported' });
  reject_ready(new Failure(reason));
}

/** @param {string} reason */
export function stopped(reason) {
  if (!page.app && page.state === 'failed') return;
  page.app = null;
  page.state = 'loading';
  fail(new Failure(() => say(words.stopped, { why: reason })));
}
