// An Excel workbook as a folder of sheets: the core sees a folder with one CSV file a sheet where the workbook lies. The
// same in Node (workbook.mjs) and in the browser (web/studio).
import { read_xlsx, unzipSync, zipSync } from './bundled/workbook.mjs';
import { Complaint } from './complaint.mjs';

/** Of a workbook, packed and unpacked: a story's limit is 64 MiB, and XML is wordy. */
export const kMostBytes = 256 << 20;
const kIds = 'ids.csv';

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

/** @param {number} bytes */
const mib = (bytes) => Math.round(bytes / 2 ** 20);

/** Before it is read whole. @param {string} path @param {number} size in bytes */
export function refuse_large(path, size) {
  if (size > kMostBytes) throw new Complaint(`'${path}' has ${mib(size)} MiB, and the limit is ${mib(kMostBytes)}; a workbook of a story is far smaller`);
}

/** What the archive says that it unpacks to; nothing is unpacked. @param {string} path @param {Uint8Array} bytes */
function refuse_bomb(path, bytes) {
  let size = 0;
  try {
    unzipSync(bytes, { filter(file) { size += file.originalSize; return false; } });
  } catch {
    throw new Complaint(`'${path}' is no workbook: it cannot be opened as one`);
  }
  if (size > kMostBytes) throw new Complaint(`'${path}' would unpack to ${mib(size)} MiB, and the limit is ${mib(kMostBytes)}; a workbook of a story is far smaller`);
}

/** Unpacked here, since the library would do so in workers of its own, begun from addresses that a page's policy allows to nobody. @param {Uint8Array} bytes @returns {ArrayBuffer} */
function stored(bytes) {
  const { buffer } = zipSync(unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) }), { level: 0 });
  return /** @type {ArrayBuffer} */ (buffer);
}

/** Name of the file → its bytes. @param {string} path @param {Uint8Array} bytes @returns {Promise<Map<string, Uint8Array>>} */
export async function sheets_of(path, bytes) {
  refuse_large(path, bytes.length);
  refuse_bomb(path, bytes);
  /** @type {{ sheet: string, data: unknown[][] }[]} */
  let sheets;
  try {
    sheets = await read_xlsx(stored(bytes));
  } catch (error) {
    throw new Complaint(`'${path}' is no workbook that can be read: ${error instanceof Error ? error.message : error}`);
  }
  const encoder = new TextEncoder();
  return new Map(sheets.map(({ sheet, data }) => [`${sheet}.csv`, encoder.encode(csv_of(data))]));
}

/** Where the ids of a workbook are kept: beside it. @param {string} path */
export const ids_beside = (path) => path.replace(/\.xlsx$/i, `.${kIds}`);

/** What the core is given in place of the host's files. @param {string} path @param {Map<string, Uint8Array>} sheets @param {import('./run.mjs').Host} host @returns {import('./run.mjs').Host} */
export function with_workbook(path, sheets, host) {
  const ids = ids_beside(path);
  /** @param {string} file */
  const inside = (file) => file.startsWith(`${path}/`) ? file.slice(path.length + 1) : null;
  /** @param {string} file */
  const real = (file) => inside(file) === kIds ? ids : file;
  return {
    ...host,
    is_directory: (folder) => folder === path || host.is_directory(folder),
    is_there: (file) => sheets.has(inside(file) ?? '') || host.is_there(real(file)),
    names: (folder) => folder === path ? [...sheets.keys(), ...host.is_there(ids) ? [kIds] : []].sort() : host.names(folder),
    read: (file, most) => sheets.get(inside(file) ?? '')?.subarray(0, most) ?? host.read(real(file), most),
    write: (file, bytes) => host.write(real(file), bytes),
  };
}
