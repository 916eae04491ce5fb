// What the page itself says, in the reader's language. What the app draws, the app words. All words are those of
// assets/words, which the build makes a module of: each a list with a text for each language.
import * as words from '../../build/words.js';

import { filled, index_of, reader_language } from './languages.js';

/** @typedef {readonly string[]} Texts */

export const is_apple = /Mac|iPhone|iPad/.test(navigator.platform);
export const control_key = is_apple ? '⌘' : 'Ctrl';

// In the language that the app speaks, which keeps that of the document up to date.
/** @param {Texts} texts @param {Record<string, string>} values */
export const say = (texts, values = {}) => filled(texts[index_of(document.documentElement.lang)], values);

/** @param {string} selector @returns {NodeListOf<HTMLElement>} */
const page_parts = (selector) => document.querySelectorAll(selector);

/** @type {Record<string, Texts>} */
const kOfPage = words.of_page;

// index.html is built with the words of the first language.
/** @param {string | null} asked */
export function translate_page(asked) {
  const index = asked !== null && words.tags.includes(asked) ? index_of(asked) : index_of(reader_language());
  if (!index) return;
  document.documentElement.lang = words.tags[index];
  for (const part of page_parts('[data-text]')) part.textContent = say(kOfPage[part.dataset.text || '']);
  for (const part of page_parts('[data-label]')) part.setAttribute('aria-label', say(kOfPage[part.dataset.label || '']));
}
