// What the core has found, beside the map: how many problems, each with its place, and what may be kept.
import * as words from '../../build/words.js';
import { counted, say } from './words.js';

/**
 * @typedef {import('./types.d.ts').Told} Told
 * @typedef {import('./types.d.ts').Line} Line
 * @typedef {import('./types.d.ts').StudioElements} StudioElements
 */

/** @template {keyof StudioElements} Id @param {Id} id @returns {StudioElements[Id]} */
export const element = (id) => /** @type {StudioElements[Id]} */ (/** @type {unknown} */ (document.getElementById(id)));

/** @param {string} name @param {string} text */
function part(name, text) {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}

// As the command line prints it, letter for letter, in its language.
/** @param {Line} line */
function item_of({ severity, place, path, text }) {
  const item = document.createElement('li');
  item.className = severity;
  item.lang = 'en';
  item.append(part('place', `${place}: `), part('severity', `${severity}: `), ...path ? [part('path', `${path}: `)] : [], part('text', text));
  return item;
}

/** @param {Told} told */
export function verdict_of({ file, good, counts }) {
  const [alone, with_warnings] = good ? [words.studio_good, words.studio_good_with_warnings] : [words.studio_not_good, words.studio_not_good_with_warnings];
  return say(counts.warnings ? with_warnings : alone, { file, errors: counted(words.studio_errors, counts.errors), warnings: counted(words.studio_warnings, counts.warnings) });
}

/** @param {Told} told @returns {string[]} */
function hints_of({ lines, good }) {
  return !good && lines.some(({ text }) => /^there is no base map (?!.*did you mean)/.test(text)) ? [say(words.studio_no_basemap)] : [];
}

/** @param {HTMLAnchorElement} link @param {import('./words.js').Texts} texts @param {import('./types.d.ts').NamedFile | null} file */
function offer(link, texts, file) {
  if (link.href) URL.revokeObjectURL(link.href);
  link.removeAttribute('href');
  link.hidden = !file;
  if (!file) return;
  link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (file.bytes)], { type: /\.csv$/.test(file.name) ? 'text/csv' : 'application/json' }));
  link.download = file.name;
  link.textContent = say(texts, { name: file.name });
}

/** @param {Told} told */
function show_downloads({ good }) {
  element('downloads').hidden = !good;
  offer(element('download-story'), words.studio_download_story, good && { name: `${good.name}.json`, bytes: good.story });
  const ids = good && good.ids;
  offer(element('download-ids'), words.studio_download_ids, ids);
  element('ids-note').hidden = !ids;
  element('ids-note').textContent = ids ? say(ids.name === 'ids.csv' ? words.studio_ids_of_folder : words.studio_ids_of_workbook, { name: ids.name }) : '';
}

/** @param {Told} told */
export function show_result(told) {
  const { file, lines, counts, good } = told;
  element('result').hidden = false;
  element('result').dataset.good = String(Boolean(good));
  element('verdict').textContent = verdict_of(told);
  element('counts').hidden = !good;
  element('counts').textContent = say(words.studio_read, { events: counted(words.studio_events, counts.events), claims: counted(words.studio_claims, counts.claims), sources: counted(words.studio_sources, counts.sources) });
  const hints = hints_of(told);
  element('hints').hidden = hints.length === 0;
  element('hints').textContent = hints.join(' ');
  element('encoding-field').hidden = !lines.some(({ text }) => text.includes('--encoding')) && element('encoding').value === 'utf-8';
  const unlisted = counts.errors + counts.warnings - lines.length;
  const items = lines.map(item_of);
  if (unlisted > 0) items.push(Object.assign(document.createElement('li'), { className: 'unlisted', textContent: say(words.studio_unlisted, { count: String(unlisted) }) }));
  element('problems').replaceChildren(...items);
  element('problems').hidden = items.length === 0;
  element('problems').dataset.file = file;
  show_downloads(told);
}
