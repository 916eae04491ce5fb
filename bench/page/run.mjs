// ./build.sh bench page: measures our built page and others on the same events, in turns, and writes the report.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kill_browsers } from './browser.mjs';
import { measure } from './measure.mjs';
import { BadOption, options_from } from './options.mjs';
import { report_of } from './report.mjs';
import { kWork, make_site, serve_site } from './site.mjs';
import { events_of, steps_of } from './stories.mjs';

/** @typedef {import('./options.mjs').Options} Options */
/** @typedef {import('./report.mjs').Run} Run */

const kRoot = fileURLToPath(new URL('../../', import.meta.url));
/** @type {Record<string, string>} */
const kPackages = { leaflet: 'leaflet', maplibre: 'maplibre-gl', deck: '@deck.gl/core' };

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);

function commit() {
  const git = (/** @type {string[]} */ ...words) => execFileSync('git', words, { cwd: kRoot, encoding: 'utf8' }).trim();
  try {
    return git('rev-parse', '--short=10', 'HEAD') + (git('status', '--porcelain', '--', ':!bench/RESULTS.md') ? ' with changes' : '');
  } catch {
    return 'of no commit';
  }
}

/** @param {string} page */
const version_of = (page) => JSON.parse(readFileSync(join(kRoot, `bench/page/node_modules/${kPackages[page]}/package.json`), 'utf8')).version;

// Without what names a folder of this machine.
/** @param {string[]} words */
const command_of = (words) => ['./build.sh bench page', ...words.flatMap((word, index) => index % 2 || ['--out', '--dist'].includes(word) ? [] : [word, words[index + 1]])].join(' ');

// At the beginning: what is committed while it runs is not what runs.
/** @param {Options} options @param {string[]} words @returns {import('./report.mjs').About} */
const about_of = (options, words) => ({
  date: new Date().toISOString().slice(0, 10), command: command_of(words), commit: commit(), browser: '',
  processor: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, memory_gb: Math.round(totalmem() / 2 ** 30), kernel: release(),
  versions: Object.fromEntries(options.pages.filter((page) => page !== 'ours').map((page) => [page, version_of(page)])),
  rounds: options.rounds, steps: options.steps,
});

/** @param {Run} run */
function say_run({ round, size, page, values, problems }) {
  const brief = ['time_main_ms', 'camera_main_ms', 'cold_ms'].filter((key) => key in values).map((key) => `${key} ${values[key].toFixed(1)}`);
  const wrong = Object.entries(problems).map(([group, text]) => `${group}: ${text}`);
  say(`  round ${round}, ${size} events, ${page}: ${[...brief, ...wrong].join('; ')}`);
}

/** @param {Options} options @param {import('./measure.mjs').Site} site @returns {Promise<{ runs: Run[], browser: string }>} */
async function measure_all({ sizes, rounds, pages, phases, steps }, site) {
  /** @type {Run[]} */
  const runs = [];
  let browser = '';
  for (let round = 1; round <= rounds; ++round) {
    for (const size of sizes) {
      const asked = steps_of(events_of(size), steps);
      for (let i = 0; i < pages.length; ++i) {
        const page = pages[(i + round - 1) % pages.length];  // no page is always the first
        const { values, problems, version } = await measure(page, size, phases, asked, site);
        browser = version;
        runs.push({ round, size, page, values, problems });
        writeFileSync(join(kWork, 'runs.json'), JSON.stringify(runs, null, 1));  // what is done is kept, whatever comes
        say_run(runs[runs.length - 1]);
      }
    }
  }
  return { runs, browser };
}

/** @param {string[]} words */
async function main(words) {
  const options = options_from(words);
  const about = about_of(options, words);
  say(`making the pages and the events of ${options.sizes.join(', ')}`);
  await make_site(options);
  const site = await serve_site(options.dist);
  try {
    const { runs, browser } = await measure_all(options, site);
    writeFileSync(options.out, report_of({ ...about, browser }, options.sizes, options.pages, runs));
    say(`written: ${options.out}`);
  } finally {
    site.stop();
  }
}

// Whoever ends the run ends its browsers.
for (const [signal, status] of /** @type {[NodeJS.Signals, number][]} */ ([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]])) {
  process.on(signal, () => { kill_browsers(); process.exit(status); });
}
process.on('exit', kill_browsers);
try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  say(error.message);
  process.exitCode = 2;
}
