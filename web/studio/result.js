// What the core has found, beside the map: how many problems, each with its place, and what may be kept.
import { counted, filled, words } from './words.js';

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

// As the command line prints it, letter for letter.
/** @param {Line} line */
function item_of({ severity, place, path, text }) {
  const item = document.createElement('li');
  item.className = severity;
  item.append(part('place', `${place}: `), part('severity', `${severity}: `), ...path ? [part('path', `${path}: `)] : [], part('text', text));
  return item;
}

/** @param {Told} told */
export function verdict_of({ file, good, counts }) {
  const [alone, with_warnings] = good ? [words.good, words.good_with_warnings] : [words.not_good, words.not_good_with_warnings];
  return filled(counts.warnings ? with_warnings : alone, { file, errors: counted(words.errors, counts.errors), warnings: counted(words.warnings, counts.warnings) });
}

/** @param {Told} told @returns {string[]} */
function hints_of({ lines, good }) {
  return !good && lines.some(({ text }) => /^there is no base map (?!.*did you mean)/.test(text)) ? [words.no_basemap] : [];
}

/** @param {HTMLAnchorElement} link @param {string} text @param {import('./types.d.ts').NamedFile | null} file */
function offer(link, text, file) {
  if (link.href) URL.revokeObjectURL(link.href);
  link.removeAttribute('href');
  link.hidden = !file;
  if (!file) return;
  link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (file.bytes)], { type: /\.csv$/.test(file.name) ? 'text/csv' : 'application/json' }));
  link.download = file.name;
  link.textContent = filled(text, { name: file.name });
}

/** @param {Told} told */
function show_downloads({ good }) {
  element('downloads').hidden = !good;
  offer(element('download-story'), words.download_story, good && { name: `${good.name}.json`, bytes: good.story });
  const ids = good && good.ids;
  offer(element('download-ids'), words.download_ids, ids);
  element('ids-note').hidden = !ids;
  element('ids-note').textContent = ids ? filled(ids.name === 'ids.csv' ? words.ids_of_folder : words.ids_of_workbook, { name: ids.name }) : '';
}

/** @param {Told} told */
export function show_result(told) {
  const { file, lines, counts, good } = told;
  element('result').hidden = false;
  element('result').dataset.good = String(Boolean(good));
  element('verdict').textContent = verdict_of(told);
  element('counts').hidden = !good;
  element('counts').textContent = filled(words.read, { events: counted(words.events, counts.events), claims: counted(words.claims, counts.claims), sources: counted(words.sources, counts.sources) });
  const hints = hints_of(told);
  element('hints').hidden = hints.length === 0;
  element('hints').textContent = hints.join(' ');
  element('encoding-field').hidden = !lines.some(({ text }) => text.includes('--encoding')) && element('encoding').value === 'utf-8';
  const unlisted = counts.errors + counts.warnings - lines.length;
  const items = lines.map(item_of);
  if (unlisted > 0) items.push(Object.assign(document.createElement('li'), { className: 'unlisted', textContent: filled(words.unlisted, { count: unlisted }) }));
  element('problems').replaceChildren(...items);
  element('problems').hidden = items.length === 0;
  element('problems').dataset.file = file;
  show_downloads(told);
}
