// The words that app and page speak. Those of the first language are compiled in; a file has those of each other one.
import { asset } from './asset.js';
import { fetch_bytes } from './files.js';
import { fetch_letters, give_letters } from './letters.js';
import { index_of } from './languages.js';
import { as_failure, page } from './page.js';
import { call, read_text } from './seam.js';
import { expect_words, take_page_words } from './texts.js';

// With their letters. Null for the language that needs none.
/** @param {string} tag @returns {Promise<Uint8Array | null>} */
async function fetch_words(tag) {
  if (index_of(tag) === 0) return null;
  const name = `words/${tag}.json`;
  const bytes = await fetch_bytes(new URL(asset(name), document.baseURI), { name });
  take_page_words(tag, JSON.parse(new TextDecoder().decode(bytes)).page);
  await fetch_letters(bytes);
  return bytes;
}

// Of the language in which the page opens. Where they cannot be had the app asks anew, and says why.
export function fetch_first_words() {
  const arrival = fetch_words(document.documentElement.lang).catch(() => null);
  expect_words(arrival);
  return arrival;
}

/** Why the language that was asked for last cannot be spoken; '' once it is. @type {Promise<string>} */
let delivery = Promise.resolve('');
export const last_delivery = () => delivery;

/** @param {string} tag */
export function deliver_words(tag) { delivery = deliver(tag); }

/** @param {string} tag */
async function deliver(tag) {
  try {
    const bytes = await fetch_words(tag);
    if (!page.app || !bytes) return '';
    give_letters();
    return read_text(call('words', bytes));
  } catch (error) {
    const { message } = as_failure(error);
    if (page.app) call('no_words', tag, message);
    return message;
  }
}
