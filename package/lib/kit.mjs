// The viewer as it was built, with marks where a story belongs (tools/site.py --kit).
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const kPackage = new URL('../', import.meta.url);
export const kViewer = fileURLToPath(new URL('viewer', kPackage));
export const kOwnBasemaps = fileURLToPath(new URL('viewer/basemaps', kPackage));

/** @typedef {{ tag: string, locale: string, open_map: string }} Language */
/** @typedef {{ version: string, marks: { story: string, told: string, basemap: string, basemap_address: string }, addresses: Record<string, string>, letters: string, more_letters: string, languages: Language[] }} Kit */

/** @returns {Kit} */
export const read_kit = () => JSON.parse(readFileSync(`${kViewer}/kit.json`, 'utf8'));

/** Names of all files of the viewer, with slashes. @returns {string[]} */
export function names_in_viewer() {
  const names = readdirSync(kViewer, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(kViewer.length + 1).replaceAll('\\', '/'));
  return names.sort();
}

/** @param {string} name */
export const read_from_viewer = (name) => readFileSync(`${kViewer}/${name}`);
