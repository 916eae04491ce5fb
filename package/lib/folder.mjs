// What is told: a story file, a folder with one, or a folder of sheets; with the base maps and the poster beside it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';

import { Complaint, kStoryErrors, or_complain } from './complaint.mjs';
import { ask_core } from './core.mjs';
import { kOwnBasemaps } from './kit.mjs';
import { is_workbook, workbook_host } from './workbook.mjs';

/** @typedef {{ severity: 'error' | 'warning', path: string, line: number, column: number, text: string, where?: string }} Problem */
/** @typedef {{ name: string, file: string, folder: string, bytes: Uint8Array, problems: Problem[], ok: boolean }} Told */

const kSheetNames = /^(.* - )?(story|events|claims|sources|places|actors|parties|questions|tour)\.(csv|tsv)$/i;

/** Whether it says that it is one. @param {string} file */
function is_story(file) {
  try {
    return /"format"\s*:\s*"sourceline-story"/.test(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}

/** The story file or the folder of sheets that a path means. @param {string} path @returns {{ path: string, sheets: boolean }} */
export function find_story(path) {
  if (or_complain('read', path, () => statSync(path)).isFile()) return { path, sheets: is_workbook(path) };
  const names = or_complain('read', path, () => readdirSync(path));
  const stories = names.filter((name) => extname(name) === '.json' && is_story(join(path, name)));
  if (stories.includes('story.json')) return { path: join(path, 'story.json'), sheets: false };
  if (stories.length === 1) return { path: join(path, stories[0]), sheets: false };
  if (stories.length > 1) throw new Complaint(`'${path}' holds several stories (${stories.join(', ')}); name the one that is meant, or call it story.json`);
  if (names.some((name) => kSheetNames.test(name))) return { path, sheets: true };
  throw new Complaint(`'${path}' holds no story: neither a story.json nor sheets such as events.csv and claims.csv`);
}

/** The name that a story has in a site. @param {string} path */
export function name_of(path) {
  const own = basename(path, extname(path));
  const name = own === 'story' ? basename(resolve(dirname(path))) : own;
  return name.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'story';
}

/** Where base maps are looked for: beside the story, then in the package. @param {string} folder */
export function basemap_folders(folder) {
  return [join(folder, 'basemaps'), kOwnBasemaps].filter((one) => existsSync(one));
}

/** What the core says of a story file. @param {string} file @param {string} folder @returns {{ problems: Problem[], ok: boolean, read: boolean }} */
function check(file, folder) {
  const answer = ask_core(['check', '--json', ...basemap_folders(folder).flatMap((one) => ['--basemaps', one]), '--', file]);
  if (!answer.out) throw new Complaint(answer.err.replace(/^sourceline: /, '').trim());
  const [checked] = JSON.parse(answer.out);
  return { problems: checked.problems, ok: checked.ok, read: answer.status !== 2 };
}

/** @param {string} path what find_story() gave @param {string} folder @returns {Promise<{ bytes: Uint8Array | null, problems: Problem[], ok: boolean }>} */
async function read_sheets(path, folder) {
  const host = is_workbook(path) ? await workbook_host(path) : {};
  const work = mkdtempSync(join(tmpdir(), 'sourceline-'));
  try {
    const answer = ask_core(['check', '--json', ...basemap_folders(folder).flatMap((one) => ['--basemaps', one]), '--', path], host);
    if (!answer.out) throw new Complaint(answer.err.replace(/^sourceline: /, '').trim());
    const [checked] = JSON.parse(answer.out);
    if (!checked.ok) return { bytes: null, problems: checked.problems, ok: false };
    const file = join(work, 'story.json');
    const made = ask_core(['import', path, '-o', file], host);
    if (made.status !== 0) throw new Complaint(made.err.replace(/^sourceline: /, '').trim(), kStoryErrors);
    return { bytes: readFileSync(file), problems: checked.problems, ok: true };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Reads and checks. Throws for what cannot be read at all. @param {string} path @returns {Promise<Told>} */
export async function read_told(path) {
  const found = find_story(path);
  const folder = found.sheets && !is_workbook(found.path) ? found.path : dirname(found.path);
  if (found.sheets) {
    const { bytes, problems, ok } = await read_sheets(found.path, folder);
    return { name: name_of(resolve(found.path)), file: found.path, folder, bytes: bytes || new Uint8Array(), problems, ok };
  }
  const { problems, ok, read } = check(found.path, folder);
  if (!read) throw new Complaint(problems[0].text);
  // Without the byte order mark that some editors put first: JSON has none.
  const bytes = or_complain('read', found.path, () => readFileSync(found.path));
  const begin = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  return { name: name_of(found.path), file: found.path, folder, bytes: bytes.subarray(begin), problems, ok };
}

/** A base map's file by its name. @param {string} folder @param {string} name */
export function find_basemap(folder, name) {
  for (const one of basemap_folders(folder)) if (existsSync(join(one, `${name}.json`))) return { path: join(one, `${name}.json`), own: one === kOwnBasemaps };
  return null;
}

/** "story.json:12:5: error: …", or as a sheet says it. @param {Told} told @param {Problem} problem */
export function line_of(told, problem) {
  const said = `${problem.severity}: ${problem.path ? `${problem.path}: ` : ''}${problem.text}`;
  // Sheets have their row and column in the path.
  return problem.column === 0 ? `${told.file}: ${said}` : `${told.file}:${problem.line}:${problem.column}: ${said}`;
}
