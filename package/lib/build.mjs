// sourceline build: a story as a folder for any static host.
import { kGood, kStoryErrors } from './complaint.mjs';
import { read_told } from './folder.mjs';
import { line_of } from './reading.mjs';
import { base_of, site_of } from './site.mjs';
import { refuse_foreign, write_site } from './write_site.mjs';

/** @param {number} count @param {string} noun */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A line that tells how far it is, once it takes longer than a second, on a terminal alone. */
function progress_line() {
  const begun = Date.now();
  let shown = false;
  return {
    /** @param {number} share */
    at(share) {
      if (!process.stderr.isTTY || Date.now() - begun < 1000) return;
      shown = true;
      process.stderr.write(`\r  writing ${Math.floor(share * 100)} %`);
    },
    end() { if (shown) process.stderr.write('\r\x1b[K'); },
  };
}

/** @param {string} path @param {{ out: string, url?: string }} options @returns {Promise<number>} the exit status */
export async function build(path, { out, url }) {
  if (url !== undefined) base_of(url);
  refuse_foreign(out);
  const told = await read_told(path);
  for (const problem of told.problems) console.log(line_of(told.file, problem));
  if (!told.ok) {
    console.log(`${told.file}: not good: ${counted(told.problems.filter(({ severity }) => severity === 'error').length, 'error')}; nothing was built`);
    return kStoryErrors;
  }
  const line = progress_line();
  const site = site_of(told, { url });
  try { write_site(site, out, line.at); } finally { line.end(); }
  const size = [...site.files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(`${out}: ${counted(site.files.size, 'file')}, ${(size / 1e6).toFixed(1)} MB before compression; put the folder on any static host`);
  if (!url) console.log('notice: without --url ADDRESS the pages say nothing to link previews that need absolute addresses (Open Graph pictures, oEmbed)');
  return kGood;
}
