// A site into a folder: whole or not at all, and never over what others have put there.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { Complaint, or_complain } from './complaint.mjs';
import { kViewer } from './kit.mjs';

/** Lists what a build has made, so that the next one knows whose files are in the folder. */
const kList = '.sourceline-site.json';
const kPictures = /\.(png|jpg|webp|woff2)$/;

/** @param {string} folder @returns {string[]} */
function files_in(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'));
}

/** Throws for a folder that holds what no build has made. @param {string} folder */
export function refuse_foreign(folder) {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Complaint(`'${folder}' is a file; name a folder for the site`);
  const files = or_complain('read', folder, () => files_in(folder));
  /** @type {string[]} */
  let own = [];
  try { own = JSON.parse(readFileSync(join(folder, kList), 'utf8')); } catch { /* none was made here, or its list is gone */ }
  const known = new Set(Array.isArray(own) ? [...own, kList] : []);
  const foreign = files.filter((name) => !known.has(name));
  if (foreign.length === 0) return;
  const others = foreign.length > 1 ? ` and ${foreign.length - 1} more` : '';
  throw new Complaint(`'${folder}' holds files that no build has made (${foreign[0]}${others}); nothing in it was touched. Name a new folder`);
}

/** @param {Uint8Array} bytes */
function compressed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { '.br': brotliCompressSync(bytes, { params }), '.gz': gzipSync(bytes, { level: 9 }) };
}

/** The file's compressed neighbours, from the package where it has them. @param {string} name @param {Uint8Array} bytes @param {boolean} untouched @returns {Record<string, Uint8Array>} */
function neighbours(name, bytes, untouched) {
  if (kPictures.test(name)) return {};
  const ready = join(kViewer, `${name}.br`);
  if (untouched && existsSync(ready)) return { '.br': readFileSync(ready), '.gz': gzipSync(bytes, { level: 9 }) };
  return compressed(bytes);
}

/** @param {import('./site.mjs').Site} site @param {string} folder @param {(share: number) => void} progress from 0 to 1 */
export function write_site(site, folder, progress) {
  refuse_foreign(folder);
  const target = resolve(folder);
  or_complain('make the folder', dirname(target), () => mkdirSync(dirname(target), { recursive: true }));
  const part = or_complain('make a folder beside', folder, () => mkdtempSync(join(dirname(target), `.${basename(target)}-`)));
  try {
    or_complain('write', folder, () => {
      /** @type {string[]} */
      const all = [];
      let done = 0;
      for (const [name, bytes] of site.files) {
        mkdirSync(dirname(join(part, name)), { recursive: true });
        for (const [ending, data] of Object.entries({ '': bytes, ...neighbours(name, bytes, site.untouched.has(name)) })) {
          writeFileSync(join(part, name + ending), data);
          all.push(name + ending);
        }
        progress(++done / site.files.size);
      }
      writeFileSync(join(part, kList), `${JSON.stringify(all.sort())}\n`);
      put_in_place(part, target);
    });
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** The old site stays until the new one is whole, and comes back when that cannot take its place. @param {string} part @param {string} target */
function put_in_place(part, target) {
  const old = `${part}-old`;
  const had = existsSync(target);
  if (had) renameSync(target, old);
  try {
    renameSync(part, target);
  } catch (error) {
    if (had) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
