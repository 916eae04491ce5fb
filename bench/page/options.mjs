// What may be asked of ./build.sh bench page.
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kMostEvents } from './stories.mjs';

export const kPages = ['ours', 'leaflet', 'maplibre', 'deck'];
export const kPhases = ['step', 'cold', 'idle', 'bytes'];

const kMostSteps = 10_000, kMostRounds = 1000;

const kUsage = `./build.sh bench page [OPTION VALUE]...
  --sizes N,N,...    how many events, rising; 30,1000,10000,100000
  --rounds N         how often each is measured; 5
  --pages NAME,...   of ${kPages.join(', ')}; all
  --phases NAME,...  of ${kPhases.join(', ')}; all
  --steps N          of each kind in a sequence; 60
  --out FILE         where the report goes; bench/RESULTS.md
  --dist DIR         a page that is built already; without it ./build.sh builds dist/`;

/** @typedef {{ sizes: number[], rounds: number, pages: string[], phases: string[], steps: number, out: string, dist: string }} Options */

/** A mistake of who asks: the sentence is for them. */
export class BadOption extends Error {}

/** @param {string} text @returns {number} NaN when it is no whole number */
const whole = (text) => /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN;

/** @param {string} text */
function sizes_from(text) {
  const sizes = text.split(',').map(whole);
  const rises = sizes.every((size, index) => size >= 1 && size <= kMostEvents && (index === 0 || size > sizes[index - 1]));
  if (!rises) throw new BadOption(`--sizes needs rising numbers of events up to ${kMostEvents.toLocaleString('en')} such as 30,1000, not '${text}'`);
  return sizes;
}

/** @param {string} name @param {string} text @param {number} most */
function count_from(name, text, most) {
  const count = whole(text);
  if (!(count >= 1 && count <= most)) throw new BadOption(`${name} needs a number from 1 to ${most.toLocaleString('en')}, not '${text}'`);
  return count;
}

// Each once and in their own order, whatever the order they are asked in.
/** @param {string} name @param {string} text @param {string[]} known */
function names_from(name, text, known) {
  const asked = text.split(',');
  if (!asked.every((each) => known.includes(each))) throw new BadOption(`${name} needs some of ${known.join(',')}, not '${text}'`);
  return known.filter((each) => asked.includes(each));
}

/** @param {string} text */
function file_from(text) {
  const folder = dirname(text);
  if (!text || !existsSync(folder) || (existsSync(text) && statSync(text).isDirectory())) {
    throw new BadOption(`--out needs a file in a folder that there is, not '${text}'`);
  }
  return text;
}

/** @param {string} text */
function site_from(text) {
  if (!text || !existsSync(join(text, 'index.html'))) throw new BadOption(`--dist needs a folder with a built page, not '${text}'`);
  return text;
}

/** @type {Record<string, (text: string, options: Options) => void>} */
const kReaders = {
  '--sizes': (text, options) => { options.sizes = sizes_from(text); },
  '--rounds': (text, options) => { options.rounds = count_from('--rounds', text, kMostRounds); },
  '--pages': (text, options) => { options.pages = names_from('--pages', text, kPages); },
  '--phases': (text, options) => { options.phases = names_from('--phases', text, kPhases); },
  '--steps': (text, options) => { options.steps = count_from('--steps', text, kMostSteps); },
  '--out': (text, options) => { options.out = file_from(text); },
  '--dist': (text, options) => { options.dist = site_from(text); },
};

/** @param {string[]} words @returns {Options} */
export function options_from(words) {
  if (words[0] === '--help') throw new BadOption(kUsage);
  /** @type {Options} */
  const options = { sizes: [30, 1000, 10_000, 100_000], rounds: 5, pages: kPages, phases: kPhases, steps: 60, out: 'bench/RESULTS.md', dist: 'dist' };
  for (let i = 0; i < words.length; i += 2) {
    const read = Object.hasOwn(kReaders, words[i]) ? kReaders[words[i]] : null;
    if (!read) throw new BadOption(`There is no option '${words[i]}'; there are ${Object.keys(kReaders).join(', ')}`);
    read(words[i + 1] ?? '', options);
  }
  return options;
}
