// An Excel workbook as a folder of sheets: the core sees a folder with one CSV file a sheet where the workbook lies.
import { existsSync, readFileSync } from 'node:fs';

import { read_xlsx, unzipSync } from './bundled/workbook.mjs';
import { Complaint, or_complain } from './complaint.mjs';
import { machine } from './core.mjs';

const kMostBytes = 256 << 20;  // unpacked: a story's limit is 64 MiB, and XML is wordy
const kIds = 'ids.csv';

/** @param {string} path */
export const is_workbook = (path) => /\.xlsx$/i.test(path) && existsSync(path);

/** A cell as CSV has it: dates as the core reads them, whatever the workbook's format of them. @param {unknown} value @returns {string} */
function cell_of(value) {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '#VALUE!';
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, text.endsWith(':00.000Z') ? 16 : 19);
}

/** RFC 4180. @param {unknown[][]} rows */
const csv_of = (rows) => rows.map((row) => row.map((value) => `"${cell_of(value).replaceAll('"', '""')}"`).join(',')).join('\r\n');

/** What the archive says that it unpacks to; nothing is unpacked. @param {string} path @param {Uint8Array} bytes */
function refuse_bomb(path, bytes) {
  let size = 0;
  try {
    unzipSync(bytes, { filter(file) { size += file.originalSize; return false; } });
  } catch {
    throw new Complaint(`'${path}' is no workbook: it cannot be opened as one`);
  }
  if (size > kMostBytes) throw new Complaint(`'${path}' would unpack to ${Math.round(size / 2 ** 20)} MiB, and the limit is ${kMostBytes >> 20}; a workbook of a story is far smaller`);
}

/** Name of the file → its bytes. @param {string} path @returns {Promise<Map<string, Uint8Array>>} */
async function sheets_of(path) {
  const bytes = or_complain('read', path, () => readFileSync(path));
  refuse_bomb(path, bytes);
  /** @type {{ sheet: string, data: unknown[][] }[]} */
  let sheets;
  try {
    sheets = await read_xlsx(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  } catch (error) {
    throw new Complaint(`'${path}' is no workbook that can be read: ${error instanceof Error ? error.message : error}`);
  }
  return new Map(sheets.map(({ sheet, data }) => [`${sheet}.csv`, Buffer.from(csv_of(data))]));
}

/** What the core is given in place of this machine's files. The ids that are kept lie beside the workbook. @param {string} path @returns {Promise<Partial<import('./core.mjs').Host>>} */
export async function workbook_host(path) {
  const sheets = await sheets_of(path);
  const ids = path.replace(/\.xlsx$/i, `.${kIds}`);
  /** @param {string} file */
  const inside = (file) => file.startsWith(`${path}/`) ? file.slice(path.length + 1) : null;
  /** @param {string} file */
  const real = (file) => inside(file) === kIds ? ids : file;
  return {
    is_directory: (folder) => folder === path || machine.is_directory(folder),
    is_there: (file) => sheets.has(inside(file) ?? '') || machine.is_there(real(file)),
    names: (folder) => folder === path ? [...sheets.keys(), ...existsSync(ids) ? [kIds] : []].sort() : machine.names(folder),
    read: (file, most) => sheets.get(inside(file) ?? '')?.subarray(0, most) ?? machine.read(real(file), most),
    write: (file, bytes) => machine.write(real(file), bytes),
  };
}
