// Links and the clipboard, wherever the page may be framed. What the frame may not do, the reader can: then
// the link or the text is shown, ready to be copied.
import * as words from '../../build/page_words.js';
import { canvas, element } from './page.js';
import { control_key, say } from './texts.js';

const kPatienceMs = 800;  // by then a new tab has taken the focus

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {object} properties @param {(string | Node)[]} children @returns {HTMLElementTagNameMap[Tag]} */
const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

// With "noopener" a browser does not say whether it opened anything, so the opener is taken away after it.
/** @param {string} text */
export function open_link(text) {
  let url = null;
  try { url = new URL(text); } catch { /* refused below */ }
  if (!url || !/^https?:$/.test(url.protocol)) { console.warn('sourceline: refused to open', text); return; }
  if (self.origin === 'null') { open_from_sandbox(url.href); return; }
  const opened = window.open(url.href, '_blank');
  if (!opened) { show_card('link', url.href); return; }
  opened.opener = null;
}

// A frame without an origin may not reach into what it opens. There, whether a tab opened is seen by the
// focus that it takes.
/** @param {string} href */
function open_from_sandbox(href) {
  const gone = new AbortController();
  addEventListener('blur', () => gone.abort(), { once: true, signal: gone.signal });
  document.addEventListener('visibilitychange', () => gone.abort(), { once: true, signal: gone.signal });
  window.open(href, '_blank', 'noopener');
  setTimeout(() => {
    if (!gone.signal.aborted) show_card('link', href);
    gone.abort();
  }, kPatienceMs);
}

/** @param {string} text */
export async function copy(text) {
  if (await write_clipboard(text)) confirm_copy();
  else show_card('text', text);
}

/** @param {string} text */
async function write_clipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copy_by_selection(text);  // no clipboard in this browser, or the frame may not use it
  }
}

/** @param {string} text */
function copy_by_selection(text) {
  const focused = document.activeElement;
  const area = make('textarea', { value: text, className: 'spoken', readOnly: true });
  document.body.append(area);
  area.select();
  let copied = false;
  try { copied = document.execCommand('copy'); } catch { /* then it has not */ }
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}

/** @type {HTMLElement | null} */
let toast = null;

// Made ahead, because a live region is read for what changes in it.
export function watch_links() {
  const made = make('p', { id: 'toast', hidden: false });
  made.setAttribute('role', 'status');
  made.addEventListener('animationend', () => { made.textContent = ''; delete made.dataset.shown; });
  element('viewer').append(made);
  toast = made;
}

function confirm_copy() {
  if (!toast) return;
  toast.textContent = say(words.copied);
  delete toast.dataset.shown;
  void toast.offsetWidth;  // so that the animation begins anew
  toast.dataset.shown = '';
}

/** @type {HTMLElement | null} */
let card = null;

// What the field is called, the card's title and what it says.
const kCards = {
  link: [words.link, words.link_title, words.link_text],
  text: [words.text, words.text_title, words.text_text],
};

// kind: 'link' or 'text'
/** @param {'link' | 'text'} kind @param {string} text */
function show_card(kind, text) {
  close_card();
  const [name, title_text, note_text] = kCards[kind];
  const field = kind === 'link' ? make('input', { type: 'text' }) : make('textarea', { rows: 4 });
  Object.assign(field, { value: text, readOnly: true });
  field.setAttribute('aria-label', say(name));
  const title = make('h2', { id: 'copy-title' }, say(title_text));
  const note = make('p', {}, say(note_text));
  const copy_button = make('button', { type: 'button' }, say(words.copy));
  const close_button = make('button', { type: 'button', className: 'quiet' }, say(words.close));
  card = make('section', { id: 'copy-card' }, title, note, field, make('p', { className: 'actions' }, copy_button, close_button));
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-labelledby', 'copy-title');
  const close = () => { close_card(); canvas.focus({ preventScroll: true }); };
  copy_button.addEventListener('click', async () => {
    if (await write_clipboard(text)) { close(); confirm_copy(); return; }
    note.textContent = say(words.by_hand, { key: control_key });
    field.select();
  });
  close_button.addEventListener('click', close);
  card.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  element('viewer').append(card);
  field.focus({ preventScroll: true });
  field.select();
}

function close_card() {
  card?.remove();
  card = null;
}
