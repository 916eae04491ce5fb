// What the page itself says, in the reader's language. What the app draws, the app words. All words are those of
// assets/words: the build makes a module of the first language's, and a file of each other one's (app_words.js).
import * as words from '../../build/page_words.js';

import { filled, index_of, reader_language, tag_of } from './languages.js';

/** Where a text stands in a file of words, and what it is in the first language. @typedef {readonly [number, string]} Texts */

const kPatienceMs = 2000;  // for the words of a failure: then it is told in the first language

export const is_apple = /Mac|iPhone|iPad/.test(navigator.platform);
export const control_key = is_apple ? '⌘' : 'Ctrl';

/** Of the languages whose files have come, by tag. @type {Map<string, string[]>} */
const come = new Map();

// In the language that the app speaks, which keeps that of the document up to date.
/** @param {Texts} text @param {Record<string, string>} values */
export const say = ([at, first], values = {}) => filled(come.get(tag_of(document.documentElement.lang))?.[at] ?? first, values);

/** @type {Promise<unknown>} */
let expected = Promise.resolve();
/** What is said should wait for these words, as long as they are worth it. @param {Promise<unknown>} arrival */
export function expect_words(arrival) {
  const late = new Promise((resolve) => { setTimeout(resolve, kPatienceMs); });
  expected = Promise.race([arrival, late]);
}
export const words_settled = () => expected;

/** @param {string} selector @returns {NodeListOf<HTMLElement>} */
const page_parts = (selector) => document.querySelectorAll(selector);

/** @type {Record<string, Texts>} */
const kOfPage = words.of_page;

/** The page's texts of a language. @param {string} tag @param {string[]} texts */
export function take_page_words(tag, texts) {
  come.set(tag, texts);
  if (tag_of(document.documentElement.lang) === tag) translate_page();
}

/** Into the language that is spoken now. */
export function translate_page() {
  for (const part of page_parts('[data-text]')) part.textContent = say(kOfPage[part.dataset.text || '']);
  for (const part of page_parts('[data-label]')) part.setAttribute('aria-label', say(kOfPage[part.dataset.label || '']));
}

// index.html is built with the words of the first language.
/** @param {string | null} asked */
export function set_language(asked) {
  document.documentElement.lang = words.tags[index_of(asked !== null && words.tags.includes(asked) ? asked : reader_language())];
}
