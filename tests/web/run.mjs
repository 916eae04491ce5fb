// Tests the built site in a real browser:
//   node tests/web/run.mjs [--dist DIR] [--shots DIR] [--only SUBSTRING] [--list] [--lanes N]
// Each test opens its own page. What the page believes is read from window.sourceline, not from pixels.
// Lanes run side by side, each with browsers of its own; the longest tests of the run before come first.
import { mkdirSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch, Viewer, brief } from './browser.mjs';
import { start_server } from './server.mjs';

/**
 * @typedef {import('./types.d.ts').Context} Context
 * @typedef {import('./types.d.ts').Host} Host
 * @typedef {{ name: string, run: (context: Context) => Promise<void>, group: string }} Test
 */

const here = dirname(fileURLToPath(import.meta.url)), root = resolve(here, '../..');
const { values: options } = parseArgs({ options: {
  dist: { type: 'string', default: join(root, 'dist') },
  shots: { type: 'string', default: join(root, 'build/shots') },
  only: { type: 'string', default: '' },
  list: { type: 'boolean', default: false },
  lanes: { type: 'string', default: String(Math.min(4, availableParallelism())) },
  times: { type: 'string', default: join(root, 'build/browser-times.json') },
} });
const kTestTimeoutMs = 120000;  // of a machine that builds at the same time

/** @type {Test[]} */
const tests = [];
for (const file of readdirSync(join(here, 'cases')).filter((name) => name.endsWith('.mjs')).sort()) {
  const { default: cases } = await import('./cases/' + file);
  for (const [name, run] of Object.entries(cases)) tests.push({ name, run, group: file.replace('.mjs', '') });
}
const chosen = tests.filter(({ name, group }) => `${group}: ${name}`.includes(options.only));
if (options.list) {
  for (const { name, group } of chosen) console.log(`${group}: ${name}`);
  process.exit(0);
}
if (!existsSync(join(options.dist, 'index.html'))) {
  console.error(`${options.dist} holds no built site; build it first: ./build.sh build`);
  process.exit(2);
}

/** @param {Test} test */
const title = ({ group, name }) => `${group}: ${name}`;
/** @type {Record<string, number>} */
const seconds = JSON.parse(existsSync(options.times) ? readFileSync(options.times, 'utf8') : '{}');
const waiting = chosen.sort((a, b) => (seconds[title(b)] ?? Infinity) - (seconds[title(a)] ?? Infinity) || 0);

mkdirSync(options.shots, { recursive: true });
const server = await start_server(options.dist);
const story = JSON.parse(readFileSync(join(options.dist, 'stories/belgorod-2023.json'), 'utf8'));

let passed = 0;
/** @type {string[]} */
const failures = [];

class Lane {
  /** @type {Map<number, Host>} */
  browsers = new Map();

  // By the device's pixel ratio, which belongs to the browser.
  /** @returns {Promise<Host>} */
  async browser_at(scale = 1) {
    const host = this.browsers.get(scale) ?? await launch(scale);
    this.browsers.set(scale, host);
    return host;
  }

  // What a test gets. Every page that it opens is noted, to be looked over and closed afterwards.
  /** @param {Viewer[]} opened @returns {Context} */
  context_for(opened) {
    return {
      address: server.address, dist: options.dist, root, story, browser: (scale) => this.browser_at(scale),
      shot: (name) => join(options.shots, name + '.png'),
      open: async (settings = {}) => Viewer.open(await this.browser_at(settings.scale), server.address, {
        ...settings,
        prepare: async (viewer) => { opened.push(viewer); await settings.prepare?.(viewer); },
      }),
    };
  }

  /** @param {Test} test */
  async run_test(test) {
    /** @type {Viewer[]} */
    const opened = [];
    const started = Date.now();
    const taken = () => `(${((Date.now() - started) / 1000).toFixed(1)} s)`;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    try {
      const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`took longer than ${kTestTimeoutMs / 1000} s`)), kTestTimeoutMs); });
      await Promise.race([test.run(this.context_for(opened)), late]);
      const complaints = (await Promise.all(opened.map((viewer) => viewer.complaints()))).flat();
      if (complaints.length) throw new Error(complaints.join('\n'));
      passed += 1;
      console.log(`ok   ${title(test)} ${taken()}`);
    } catch (error) {
      failures.push(await account(error, `FAIL ${title(test)} ${taken()}`, test.name, opened));
      console.log(failures.at(-1));
    } finally {
      clearTimeout(timer);
      await Promise.all(opened.map((viewer) => viewer.close()));
      seconds[title(test)] = (Date.now() - started) / 1000;
    }
  }

  async run() {
    try {
      while (waiting.length) await this.run_test(/** @type {Test} */ (waiting.shift()));
    } finally {
      await Promise.all([...this.browsers.values()].map((browser) => browser.close()));
    }
  }
}

// Of a test that failed: what was wrong, where, and how its last page looks.
/** @param {unknown} error @param {string} first_line @param {string} name @param {Viewer[]} opened */
async function account(error, first_line, name, opened) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const lines = [first_line], own_line = /at .*cases\/(\S+?:\d+)/.exec(stack || '')?.[1];
  lines.push(...message.split('\n'), ...(own_line ? [`(${own_line})`] : []));
  for (const viewer of opened.slice(-1)) {
    lines.push(brief(await viewer.snapshot().catch(() => /** @type {import('../../web/types.d.ts').Snapshot | null} */ (null))), ...viewer.console_errors.map((text) => 'console: ' + text));
    await viewer.screenshot(join(options.shots, 'failed-' + name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60) + '.png')).catch(() => {});
  }
  return lines.filter(Boolean).join('\n     ');
}

const count = chosen.length;
try {
  await Promise.all(Array.from({ length: Math.max(1, Number(options.lanes)) }, () => new Lane().run()));
} finally {
  server.stop();
}
writeFileSync(options.times, JSON.stringify(seconds, null, 1));
// Once more at the end, where whoever reads only the tail of a log finds them.
if (count > 1 && failures.length) console.log('\n' + failures.join('\n'));
console.log(`browser: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length || !count ? 1 : 0);
