// The code that an editor pastes into an article.
import { opened_panel, story_address, without_query } from './address.js';
import { language_of, words_in } from './words.js';

/** @typedef {import('./types.d.ts').SnippetOptions} SnippetOptions */

/** @type {Record<string, string>} */
const kNamed = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const kMinHeight = 320, kMaxHeight = 1200, kDefaultHeight = 560;

/** @param {unknown} text */
export function escape_html(text) { return String(text).replace(/[&<>"']/g, (sign) => kNamed[sign]); }

// A title on one line: an attribute that breaks over lines is broken further by many editors.
/** @param {string} text */
export function one_line(text) {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return String(text).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').replace(/ +/g, ' ').trim();
}

/** @param {unknown} text */
export function valid_height(text) {
  const height = Math.round(Number(text));
  return Number.isFinite(height) && String(text).trim() ? Math.min(kMaxHeight, Math.max(kMinHeight, height)) : kDefaultHeight;
}

/** @param {[name: string, value: string | number | false | undefined][]} entries */
const attributes = (entries) => entries.filter(([, value]) => value).map(([name, value]) => ` ${name}="${escape_html(value)}"`).join('');

// href: of the page; options: those of story_address, and title, height.
/** @param {string} href @param {SnippetOptions} options */
function link(href, options) {
  const words = words_in(language_of(options.lang || options.own_lang));
  return `<a href="${escape_html(story_address(href, options, { embed: false }))}">${escape_html(words.open_map)}</a>`;
}

// Looks right without any script. Size as attributes, too: some editors take style away.
/** @param {string} href @param {SnippetOptions} options */
export function iframe_snippet(href, options) {
  const height = valid_height(options.height);
  const frame = attributes([
    ['title', one_line(options.title)], ['src', story_address(href, options, { embed: true })], ['width', '100%'], ['height', height],
    ['style', `width:100%;height:${height}px;border:0`], ['loading', 'lazy'], ['allow', 'fullscreen; clipboard-write'],
  ]);
  return `<iframe${frame}></iframe>\n<p>${link(href, options)}</p>`;
}

/** @param {string} href @param {SnippetOptions} options */
export function element_snippet(href, options) {
  const script = new URL('embed.js', without_query(href)).href;
  const map = attributes([
    ['story', options.story], ['lang', options.lang], ['theme', options.theme],
    ['time', options.time], ['step', options.step], ['clock', options.clock === 'known' && 'known'], ['event', options.event], ['place', options.place], ['party', options.party],
    ['panel', options.panel !== opened_panel(options) && options.panel], ['height', valid_height(options.height)], ['label', one_line(options.title)],
  ]);
  return `<script src="${escape_html(script)}" async></script>\n<sourceline-map${map}>${link(href, options)}</sourceline-map>`;
}
