// Workbooks that lie on this machine.
import { existsSync, readFileSync, statSync } from 'node:fs';

import { or_complain } from './complaint.mjs';
import { machine } from './core.mjs';
import { refuse_large, sheets_of, with_workbook } from './workbook_sheets.mjs';

/** @param {string} path */
export const is_workbook = (path) => /\.xlsx$/i.test(path) && existsSync(path);

/** What the core is given in place of this machine's files. @param {string} path @returns {Promise<import('./run.mjs').Host>} */
export async function workbook_host(path) {
  refuse_large(path, or_complain('read', path, () => statSync(path)).size);
  return with_workbook(path, await sheets_of(path, or_complain('read', path, () => readFileSync(path))), machine);
}
