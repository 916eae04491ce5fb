// Workbooks for tests, as small as they can be, and what is none.
import { strToU8, zipSync } from '../../package/lib/bundled/node_modules/fflate/esm/index.mjs';

/** Rows of a CSV file as the package writes it. @param {string} text @returns {string[][]} */
export function rows_of(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.some(Boolean));
}

/** A workbook as small as one can be, with texts within its cells. @param {Record<string, string[][]>} sheets @returns {Uint8Array} */
export function workbook_of(sheets) {
  const names = Object.keys(sheets), text = (/** @type {string} */ one) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${one}`);
  const escaped = (/** @type {string} */ one) => one.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const letters = (/** @type {number} */ column) => (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + column % 26);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
  return zipSync({
    '[Content_Types].xml': text(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}sheet.main+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}worksheet+xml"/>`).join('')}</Types>`),
    '_rels/.rels': text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': text(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`),
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, text(`<worksheet xmlns="${main}"><sheetData>${sheets[name].map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cell === '' ? '' : `<c r="${letters(c)}${r + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`)])),
  });
}

/** A zip that is no workbook. */
export const photos = () => zipSync({ 'photo.txt': strToU8('a photo') });

/** Unpacks to 300 MiB. */
export const bomb = () => zipSync({ 'xl/workbook.xml': new Uint8Array(300 << 20) });
