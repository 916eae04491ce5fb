// What is told: a story file, a folder with one, or a folder of sheets; with the base maps and the poster beside it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';

import { or_complain } from './complaint.mjs';
import { ask_core } from './core.mjs';
import { kOwnBasemaps } from './kit.mjs';
import { check, import_sheets, plain_name, says_story, story_among, without_mark } from './reading.mjs';
import { is_workbook, workbook_host } from './workbook.mjs';

/** @typedef {import('./reading.mjs').Problem} Problem */
/** @typedef {{ name: string, file: string, folder: string, basemaps: string[], bytes: Uint8Array, problems: Problem[], ok: boolean }} Told */

/** Whether it says that it is one. @param {string} file */
function is_story(file) {
  try {
    return says_story(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}

/** The story file, the folder of sheets or the workbook that a path means. @param {string} path @returns {{ path: string, sheets: boolean }} */
export function find_story(path) {
  if (or_complain('read', path, () => statSync(path)).isFile()) return { path, sheets: is_workbook(path) };
  const { name, sheets } = story_among(path, or_complain('read', path, () => readdirSync(path)), (one) => is_story(join(path, one)));
  return { path: name ? join(path, name) : path, sheets };
}

/** The name that a story has in a site. @param {string} path */
export function name_of(path) {
  const own = basename(path, extname(path));
  return plain_name(own === 'story' ? basename(resolve(dirname(path))) : own);
}

/** Where base maps are looked for, as `check` does: in the folder of sheets, beside the story, then in the package. @param {string} path what find_story() gave */
export function basemap_folders(path) {
  const inside = or_complain('read', path, () => statSync(path)).isDirectory() ? [join(path, 'basemaps')] : [];
  return [...inside, join(dirname(path), 'basemaps'), kOwnBasemaps];
}

/** @param {string} path what find_story() gave @param {string[]} options @returns {Promise<{ bytes: Uint8Array | null, problems: Problem[], ok: boolean }>} */
async function read_sheets(path, options) {
  const host = is_workbook(path) ? await workbook_host(path) : {};
  /** @param {string[]} args */
  const ask = (args) => ask_core(args, host);
  const { problems, ok } = check(ask, path, options);
  if (!ok) return { bytes: null, problems, ok };
  const work = mkdtempSync(join(tmpdir(), 'sourceline-'));
  try {
    const file = join(work, 'story.json');
    import_sheets(ask, path, file, []);
    return { bytes: readFileSync(file), problems, ok };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Reads and checks. Throws for what cannot be read at all. @param {string} path @returns {Promise<Told>} */
export async function read_told(path) {
  const found = find_story(path);
  const folder = found.sheets && !is_workbook(found.path) ? found.path : dirname(found.path);
  const basemaps = basemap_folders(found.path);
  const options = basemaps.filter((one) => existsSync(one)).flatMap((one) => ['--basemaps', one]);
  if (found.sheets) {
    const { bytes, problems, ok } = await read_sheets(found.path, options);
    return { name: name_of(resolve(found.path)), file: found.path, folder, basemaps, bytes: bytes || new Uint8Array(), problems, ok };
  }
  const { problems, ok } = check(ask_core, found.path, options);
  const bytes = or_complain('read', found.path, () => readFileSync(found.path));
  return { name: name_of(found.path), file: found.path, folder, basemaps, bytes: without_mark(bytes), problems, ok };
}

/** A base map's file by its name. @param {string[]} folders @param {string} name */
export function find_basemap(folders, name) {
  for (const one of folders) if (existsSync(join(one, `${name}.json`))) return { path: join(one, `${name}.json`), own: one === kOwnBasemaps };
  return null;
}
