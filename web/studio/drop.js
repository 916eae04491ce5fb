// What somebody drops or chooses, as files with their paths. Of a folder only what may be part of a story is taken.
import * as words from '../../build/words.js';
import { say } from './words.js';

/** @typedef {import('./types.d.ts').Dropped} Dropped */
/** @typedef {{ dropped: Dropped[], others: string[] }} Gathered others: names of files that are no part of a story */

const kOfStory = /\.(json|csv|tsv|xlsx)$/i;
const kPassedOver = /^(\..*|node_modules|__MACOSX|~\$.*)$/;
const kMostFiles = 4000;

export class TooMany extends Error {}

/** @param {File} file @param {string} path @param {Gathered} into */
function take(file, path, into) {
  if (into.dropped.length + into.others.length >= kMostFiles) throw new TooMany(say(words.studio_too_many, { most: String(kMostFiles) }));
  if (kOfStory.test(path)) into.dropped.push({ path, file });
  else into.others.push(path);
}

/** Of a field to choose files or a folder in. @param {FileList | null} files @returns {Gathered} */
export function gather_chosen(files) {
  const into = /** @type {Gathered} */ ({ dropped: [], others: [] });
  for (const file of files || []) {
    const path = file.webkitRelativePath || file.name;
    if (!path.split('/').some((part) => kPassedOver.test(part))) take(file, path, into);
  }
  return into;
}

/** @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} */
async function entries_of(folder) {
  const reader = folder.createReader(), all = /** @type {FileSystemEntry[]} */ ([]);
  for (;;) {  // a browser hands over a hundred at a time
    const some = await /** @type {Promise<FileSystemEntry[]>} */ (new Promise((resolve, reject) => { reader.readEntries(resolve, reject); }));
    if (some.length === 0) return all;
    all.push(...some);
    if (all.length > kMostFiles) throw new TooMany(say(words.studio_too_many, { most: String(kMostFiles) }));
  }
}

/** @param {FileSystemEntry} entry @param {string} path @param {Gathered} into */
async function walk(entry, path, into) {
  if (kPassedOver.test(entry.name)) return;
  if (entry.isDirectory) {
    for (const one of await entries_of(/** @type {FileSystemDirectoryEntry} */ (entry))) await walk(one, `${path}/${one.name}`, into);
    return;
  }
  const file = await /** @type {Promise<File>} */ (new Promise((resolve, reject) => { /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject); }));
  take(file, path, into);
}

/** Of a drop, whose entries must be asked for before it ends. @param {DataTransfer} transfer @returns {Promise<Gathered>} */
export async function gather_dropped(transfer) {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  const files = transfer.files;
  if (!entries.some(Boolean)) return gather_chosen(files);
  const into = /** @type {Gathered} */ ({ dropped: [], others: [] });
  for (const entry of entries) if (entry) await walk(entry, entry.name, into);
  return into;
}

/** @param {DragEvent} event */
const brings_files = (event) => Boolean(event.dataTransfer?.types.includes('Files'));

/** Hears drops on a window, which else would leave the page for the file. @param {Window} on @param {(is_over: boolean) => void} show @param {(transfer: DataTransfer) => void} receive */
export function watch_drops(on, show, receive) {
  on.addEventListener('dragenter', (event) => {
    if (!brings_files(event)) return;
    event.preventDefault();
    show(true);
  });
  on.addEventListener('dragover', (event) => {
    if (!brings_files(event) || !event.dataTransfer) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  on.addEventListener('dragleave', (event) => { if (!event.relatedTarget && on === window) show(false); });
  on.addEventListener('drop', (event) => {
    if (!brings_files(event) || !event.dataTransfer) return;
    event.preventDefault();
    show(false);
    receive(event.dataTransfer);
  });
}
