// What the studio says, on its page and in its worker, in the language that is spoken. The words are those of assets/words.
import * as words from '../../build/words.js';
import { Complaint } from '../../package/lib/complaint.mjs';
import { filled, index_of } from '../viewer/languages.js';

/** A word in each language. @typedef {readonly string[]} Texts */
/** Forms by the name that CLDR has for them; not every language has each. @typedef {Readonly<Record<string, string | undefined>>} Forms */

let spoken = 0;  // which of a word's texts

/** Of the first language where there is none of this tag. @param {string} tag */
export function speak(tag) { spoken = index_of(tag); }
export const spoken_tag = () => words.tags[spoken];

/** @param {Texts} texts @param {Record<string, string>} [values] */
export const say = (texts, values = {}) => filled(texts[spoken], values);

/** What the studio says itself cannot be done. Complaints of the core and of what runs it are English. */
export class Refusal extends Complaint {}

/** For what becomes part of the core's own sentences. @param {Texts} texts */
export const in_english = (texts) => texts[index_of('en')];

/** @param {readonly Forms[]} in_languages @param {number} count */
export function counted(in_languages, count) {
  const forms = in_languages[spoken], form = new Intl.PluralRules(spoken_tag()).select(count);
  // A language may have a form that only fractions or millions take, and that no file has.
  return (forms[form] ?? Object.values(forms).filter(Boolean).pop() ?? '').replace('%s', String(count));
}

/** The first few of many. @param {string[]} names */
export function listed(names) {
  const kMost = 4, first = names.slice(0, kMost).join(', ');
  return names.length > kMost ? say(words.studio_and_others, { names: first, count: String(names.length - kMost) }) : first;
}
