// The languages of the words, for the page, the dialog and the element alike.
import * as words from '../../build/words.js';

// Which of the texts of a word are those of a language such as "uk" or "uk-UA"; those of the first where it has none.
/** @param {string | null | undefined} tag */
export const index_of = (tag) => Math.max(0, words.tags.indexOf(String(tag || '').toLowerCase().split('-')[0]));

/** Of what the browser says that its reader reads, the first that there is. @returns {string} */
export const reader_language = () => navigator.languages.find((tag) => words.tags.includes(tag.toLowerCase().split('-')[0])) || navigator.language;

/** The language that speaks for this tag. @param {string} tag */
export const tag_of = (tag) => words.tags[index_of(tag)];

// The text with each {name} replaced for which there is a value.
/** @param {string} text @param {Record<string, string>} values */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
