// Which of what was dropped is the story. Files that were dropped without a folder lie as they would in the folder that
// somebody runs the command line in.
import * as words from '../../build/words.js';
import { plain_name, story_among } from '../../package/lib/reading.mjs';
import { listed, Refusal, say } from './words.js';

const kSheets = 'sheets';  // the folder of sheets that were dropped without one
const kSheet = /\.(csv|tsv)$/i, kWorkbook = /\.xlsx$/i, kJson = /\.json$/i;

/** @typedef {'story' | 'basemap' | 'other'} Kind of a JSON file */
/** @typedef {{ path: string, sheets: boolean, places: Map<string, string> }} Arranged path: what the core is given; places: where each file lies, by where it lay */

/** @param {string} path @param {boolean} sheets @param {string[]} paths @param {(path: string) => string} [place] @returns {Arranged} */
const arranged = (path, sheets, paths, place = (one) => one) => ({ path, sheets, places: new Map(paths.map((one) => [one, place(one)])) });

/** @param {string} folder @param {string[]} paths @param {(path: string) => Kind} kind */
function in_folder(folder, paths, kind) {
  const names = paths.map((path) => path.slice(folder.length + 1)).filter((name) => !name.includes('/'));
  const { name, sheets } = story_among(folder, names, (one) => kind(`${folder}/${one}`) === 'story');
  return arranged(name ? `${folder}/${name}` : folder, sheets, paths);
}

/** @param {string[]} paths of all files @param {(path: string) => Kind} kind asked of JSON files @returns {Arranged} */
export function arrange(paths, kind) {
  const folders = [...new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))];
  const loose = paths.filter((path) => !path.includes('/'));
  if (loose.length === 0 && folders.length === 1) return in_folder(folders[0], paths, kind);
  if (loose.length === 0) throw new Refusal(say(words.studio_several_folders, { names: listed(folders) }));

  const maps = new Set(loose.filter((path) => kJson.test(path) && kind(path) === 'basemap'));
  const json = loose.filter((path) => kJson.test(path) && !maps.has(path));
  const books = loose.filter((path) => kWorkbook.test(path));
  /** A base map that was dropped with its story lies where the core looks for it. @param {string} path */
  const beside = (path) => maps.has(path) ? `basemaps/${path}` : path;
  const stories = json.length > 1 ? json.filter((path) => kind(path) === 'story') : json;  // one alone is what is meant, whatever it says
  const meant = [...stories, ...books];
  if (meant.length > 1) throw new Refusal(say(words.studio_several_stories, { names: listed(meant) }));
  if (meant.length === 1) return arranged(meant[0], books.length > 0, paths, beside);
  if (loose.some((path) => kSheet.test(path))) return arranged(kSheets, true, paths, (path) => kSheet.test(path) && !path.includes('/') ? `${kSheets}/${path}` : beside(path));
  throw new Refusal(say(words.studio_none_is_story, { names: listed(loose) }));
}

/** The name that the story has where it is shown and kept. @param {Arranged} found */
export function name_of({ path }) {
  const parts = path.split('/'), own = (parts.pop() || '').replace(/\.(json|xlsx)$/i, '');
  return plain_name(own === 'story' ? parts.pop() || own : own);
}

/** Where the core looks for a base map beside the story, the first that counts most. @param {Arranged} found @param {string} id */
export function places_of_basemap({ path, sheets }, id) {
  const folder = path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : '';
  const beside = `${folder}basemaps/${id}.json`;
  return sheets && !kWorkbook.test(path) ? [`${path}/basemaps/${id}.json`, beside] : [beside];
}
