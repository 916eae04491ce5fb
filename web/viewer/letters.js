// What a story needs beside the fonts of the interface: more letters of the same fonts, and the browser's own for all
// other scripts (letters.js). Asked for when a story has such a character; most have none.
import { asset } from './asset.js';
import { fetch_bytes, load_script } from './files.js';
import { host } from './host.js';
import { message_of, page } from './page.js';
import { call } from './seam.js';
import { next_task } from './tasks.js';

const kPiece = 1 << 20;  // bytes looked through at a time
const kQuote = 0x22;     // where a piece may end: no character and no escape goes over one
const kEscape = /\\u([0-9a-f]{4})/gi;
/** For the brackets of a regular expression. @param {string} unicode_range */
const inside = (unicode_range) => unicode_range.split(',').map((ends) => '\\u' + ends.slice(2).replace('-', '-\\u')).join('');
const others = new RegExp(`[^\\s${inside(SOURCELINE_LETTERS)}]`), more = new RegExp(`[${inside(SOURCELINE_MORE_LETTERS)}]|\\p{M}`, 'u');

/** @type {Promise<Uint8Array[]> | null} */
let fonts = null;
/** @type {Uint8Array[]} */
let to_be_given = [];

// The page's own texts, and what the browser draws for the app, have the same letters.
/** @param {number} weight */
async function fetch_more(weight) {
  const name = `fonts/inter-more-${weight}.ttf`;
  const bytes = await fetch_bytes(new URL(asset(name), document.baseURI), { name });
  const face = new FontFace('Inter', bytes, { weight: String(weight), unicodeRange: SOURCELINE_MORE_LETTERS });
  document.fonts.add(face);
  await face.loaded.catch(() => {});
  return bytes;
}

async function fetch_fonts() {
  fonts = fonts || Promise.all([400, 600].map((weight) => fetch_more(weight)));
  fonts.catch(() => { fonts = null; });  // so that they are asked for anew
  if (to_be_given.length || !(await fonts).length) return;
  to_be_given = await fonts;
}

/** @type {Promise<void> | null} */
let script = null;
async function fetch_script() {
  script = script || load_script('letters.js', () => Boolean(window.sourceline_letters));
  script.catch(() => { script = null; });
  await script;
  host.text = window.sourceline_letters;
}

// Without them the story is shown all the same: with boxes, and a notice.
/** @param {Uint8Array} bytes */
export async function fetch_letters(bytes) {
  let has_others = false, has_more = false, end = 0;
  for (let at = 0; at < bytes.length && !(has_others && has_more); at = end) {
    if (at > 0) await next_task();
    end = bytes.indexOf(kQuote, at + kPiece) + 1 || bytes.length;
    const text = new TextDecoder().decode(bytes.subarray(at, end)).replace(kEscape, (_, code) => String.fromCharCode(parseInt(code, 16)));
    has_others = has_others || others.test(text);
    has_more = has_more || more.test(text);
  }
  if (!has_others) return;
  const wanted = [fetch_script()];
  if (has_more) wanted.push(fetch_fonts());
  for (const result of await Promise.allSettled(wanted))
    if (result.status === 'rejected') console.warn('sourceline: letters are missing:', message_of(result.reason));
}

/** Before the story is. */
export function give_letters() {
  if (page.app) to_be_given.forEach((bytes, index) => call('font', index + 2, bytes));
  if (to_be_given.length) { to_be_given = []; fonts = Promise.resolve([]); }
}
