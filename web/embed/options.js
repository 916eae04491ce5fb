// The attributes of <sourceline-map>: what each may be, where it goes in the viewer's address, and the
// command that says it to a map that is already up. Names of both are fixed by the public interface.

import * as words from '../../build/words.js';

/**
 * @typedef {import('./types.d.ts').MapElement} MapElement
 * @typedef {import('../embed.js').SourcelineCommand} SourcelineCommand
 */

// attribute: [key in the address, pattern, command, value that the command has when the attribute goes]
/** @type {Record<string, [key: string, pattern: string, command: string, without?: string | null]>} */
export const kOptions = {
  story: ['story', '.+', 'load'],
  lang: ['lang', words.tags.join('|'), 'language'],
  texts: ['texts', '[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*', 'language'],
  theme: ['theme', 'light|dark|system', 'theme', 'system'],
  accent: ['accent', '#[0-9a-fA-F]{6}', 'theme', null],
  panel: ['panel', SOURCELINE_VIEWS.join('|'), 'panel'],
  time: ['t', '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)', 'seek'],
  step: ['step', '.+', 'tour'],
  clock: ['clock', 'happened|known', 'clock', 'happened'],
  event: ['event', '.+', 'select', null],
  place: ['place', '.+', 'place', null],
  party: ['party', '.+', 'party', null],
};
const kHashKeys = 't step clock event place party map q kind actor';

// The other attributes change the element and not the map.
/** @type {Record<string, string>} */
export const kOwn = { src: '', height: '\\d+(\\.\\d+)?(px|%|[sdl]?vh|r?em)?', poster: '', label: '', title: '', sandbox: '' };
/** @type {Record<string, string>} */
const kExamples = { accent: '#8b4a44', time: '2023-05-23T18:30+03:00', height: '560' };

// The value of an attribute, if it is there and can be used; `aloud` says what is wrong with it.
/** @param {MapElement} element @param {string} name @param {boolean} [aloud] @returns {string | null | undefined} */
export function value_of(element, name, aloud) {
  const value = element.getAttribute(name);
  const pattern = kOwn[name] || kOptions[name][1];
  if (!value || RegExp(`^(${pattern})$`).test(value)) return value;
  if (aloud) element.wrong_(`${name}="${value}" cannot be used; it may be ${kExamples[name] || pattern}`);
  return undefined;
}

// What the attribute says, as a command; none when it was taken away and there is nothing to go back to.
/** @param {MapElement} element @param {string} name @returns {SourcelineCommand | null} */
export function command_for(element, name) {
  const [, , command, without] = kOptions[name];
  const value = value_of(element, name) || without;
  if (value === undefined) return null;
  return /** @type {SourcelineCommand} */ ({ name: command, ...(name === 'accent' && { theme: value_of(element, 'theme') || 'system' }), [name]: value });
}

// What a command that was carried out, or the event `state`, leaves to be kept: by key of the address.
/** @param {Record<string, any>} said @returns {import('./types.d.ts').Kept} */
export function kept_of(said) {
  /** @type {import('./types.d.ts').Kept} */
  const kept = {};
  // A step that was gone to brings all that moves, until the map tells what that was.
  for (const key of kHashKeys.split(' ')) if (key in said || 'step' in said && !said.camera) kept[key] = said[key];
  for (const name in kOptions) if (name in said) kept[kOptions[name][0]] = said[name];
  if (said.camera) kept.map = `${said.camera.zoom.toFixed(2)}/${said.camera.lat.toFixed(5)}/${said.camera.lon.toFixed(5)}`;
  return kept;
}

// The language of the map is that of its own attribute, or of what surrounds it: its number, -1 for one that we have not.
/** @param {Element} element */
const language_of = (element) => words.tags.indexOf((element.closest('[lang]')?.getAttribute('lang') || '').split('-')[0]);

// The viewer's address for the element and what it keeps.
/** @param {MapElement} element @param {Record<string, string>} [more] */
export function address_of(element, more) {
  /** @type {Record<string, string | null | undefined>} */
  const keys = {};
  const parts = ['', ''];
  for (const name in kOptions) keys[kOptions[name][0]] = value_of(element, name);
  for (const [key, value] of Object.entries({ ...keys, lang: words.tags[language_of(element)], ...element.kept_, ...more })) {
    const at = +kHashKeys.includes(key);
    // The colour goes without its #, and the hash stays readable.
    if (value) parts[at] += (parts[at] ? '&' : '?#'[at]) + key + '=' + encodeURIComponent(value).replace(/%(3A|2F)/g, decodeURIComponent).replace(/^%23/, '');
  }
  return element.home_ + parts.join('');
}

// What the element says before its map does: what its button does, that it loads, its link, its name.
const kWords = [words.frame_open, words.frame_loading, words.frame_own_page, words.frame_name];
/** @param {Element} element */
export const words_for = (element) => kWords.map((texts) => texts[language_of(element)] || texts[0]);
