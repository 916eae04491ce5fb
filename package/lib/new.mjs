// sourceline new: a folder with a story to begin with.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Complaint, kGood, or_complain } from './complaint.mjs';
import { ask_core } from './core.mjs';
import { kPackage } from './kit.mjs';

const kTemplate = fileURLToPath(new URL('templates/story', kPackage));

/** @param {string} folder */
function refuse_used(folder) {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Complaint(`'${folder}' is a file; name a new folder`);
  const names = or_complain('read', folder, () => readdirSync(folder));
  if (names.length > 0) throw new Complaint(`'${folder}' is not empty (it holds ${names.sort()[0]}); nothing in it was touched. Name a new folder`);
}

/** @param {string} folder @returns {number} the exit status */
export function make_new(folder) {
  refuse_used(folder);
  const target = resolve(folder), parent = dirname(target);
  or_complain('make', folder, () => {
    const part = mkdtempSync(join(parent, `.${basename(target)}-`));
    try {
      cpSync(kTemplate, part, { recursive: true });
      const readme = join(part, 'README.md');
      writeFileSync(readme, readFileSync(readme, 'utf8').replaceAll('{{folder}}', folder));
      // The same story as sheets, made of it, so that the two never say different things.
      const sheets = ask_core(['export', join(part, 'story.json'), '--to', 'sheets', '-o', join(part, 'sheets')]);
      if (sheets.status !== 0) throw new Complaint(sheets.err.replace(/^sourceline: /, '').trim());
      if (existsSync(target)) rmSync(target, { recursive: true });
      renameSync(part, target);
    } finally {
      rmSync(part, { recursive: true, force: true });
    }
  });
  console.log(`${folder}: a story to begin with; all in it is invented. Next:\n  npx sourceline dev ${folder}`);
  return kGood;
}
