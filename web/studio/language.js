// Which language the studio speaks, and the texts of its page in it. studio.html is built with those of the first one.
import * as words from '../../build/words.js';
import { reader_language } from '../viewer/languages.js';
import { say, speak, spoken_tag } from './words.js';

const asked = new URLSearchParams(location.search).get('lang');
/** As the viewer takes it: the address's language where it is one of ours. */
export const asked_language = asked !== null && words.tags.includes(asked) ? asked : null;

/** @param {string} selector @returns {NodeListOf<HTMLElement>} */
const parts = (selector) => document.querySelectorAll(selector);

/** @type {Record<string, import('./words.js').Texts>} */
const kOfStudio = words.of_studio;

export function speak_to_reader() {
  speak(asked_language ?? reader_language());
  document.documentElement.lang = spoken_tag();
  for (const part of parts('[data-text]')) part.textContent = say(kOfStudio[part.dataset.text || '']);
  for (const part of parts('[data-label]')) part.setAttribute('aria-label', say(kOfStudio[part.dataset.label || '']));
}
