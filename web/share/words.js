// The words of the dialog and of what it writes, in each of the interface's languages.
import * as words from '../../build/words.js';
import { index_of } from '../viewer/languages.js';

export { filled } from '../viewer/languages.js';

/** @typedef {import('../types.d.ts').Language} Lang */

// Its own, and those that it has in common with the map.
const kWords = {
  ...words.of_share,
  close: words.close, copied: words.copied, open_map: words.open_map, event: words.event,
  weekdays: words.weekdays, months: words.months, months_alone: words.months_alone, long_date: words.long_date,
  panels: { story: words.story, event: words.event, claims: words.who_says_what, sources: words.sources, none: words.no_panel },
};

/**
 * What is one text for each language becomes a text, and a group of such a group of texts.
 * @template T
 * @typedef {T extends readonly (infer One)[] ? One : { [Key in keyof T]: InLanguage<T[Key]> }} InLanguage
 */

/** @template T @param {T} value @param {number} index @returns {InLanguage<T>} */
const in_language = (value, index) => /** @type {InLanguage<T>} */ (Array.isArray(value) ? value[index]
  : Object.fromEntries(Object.entries(/** @type {object} */ (value)).map(([key, inner]) => [key, in_language(inner, index)])));

const kInLanguages = words.tags.map((_, index) => in_language(kWords, index));

/** @type {Record<Lang, string>} */
export const kLanguages = Object.fromEntries(words.tags.map((tag, index) => [tag, words.names[index]]));
/** @param {string | null | undefined} tag @returns {Lang} */
export const language_of = (tag) => words.tags[index_of(tag)];
/** @param {Lang} lang */
export const words_in = (lang) => kInLanguages[index_of(lang)];
// As BibLaTeX and Babel call it: "ukrainian".
/** @param {Lang} lang */
export const tex_language = (lang) => words.english_names[index_of(lang)].toLowerCase();
