// The words that the app speaks. Those of the first language are compiled in; a file has those of each other one.
import { asset } from './asset.js';
import { fetch_bytes } from './files.js';
import { fetch_letters, give_letters } from './letters.js';
import { index_of } from './languages.js';
import { as_failure, page } from './page.js';
import { call } from './seam.js';

// With their letters. Null for the language that needs none.
/** @param {string} tag @returns {Promise<Uint8Array | null>} */
export async function fetch_words(tag) {
  if (index_of(tag) === 0) return null;
  const name = `words/${tag}.json`;
  const bytes = await fetch_bytes(new URL(asset(name), document.baseURI), { name });
  await fetch_letters(bytes);
  return bytes;
}

/** @param {string} tag */
export async function deliver_words(tag) {
  try {
    const bytes = await fetch_words(tag);
    if (!page.app || !bytes) return;
    give_letters();
    call('words', bytes);
  } catch (error) {
    if (page.app) call('no_words', tag, as_failure(error).message);
  }
}
