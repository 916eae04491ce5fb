// Tests the built site in a real browser:
//   node tests/web/run.mjs [--dist DIR] [--shots DIR] [--only SUBSTRING] [--list]
// Each test opens its own page. What the page believes is read from window.sourceline, not from pixels.
import { mkdirSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch, Viewer, brief } from './browser.mjs';
import { start_server } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url)), root = resolve(here, '../..');
const { values: options } = parseArgs({ options: {
  dist: { type: 'string', default: join(root, 'dist') },
  shots: { type: 'string', default: join(root, 'build/shots') },
  only: { type: 'string', default: '' },
  list: { type: 'boolean', default: false },
} });
const kTestTimeoutMs = 90000;

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

mkdirSync(options.shots, { recursive: true });
const server = await start_server(options.dist);
const browsers = new Map();
const story = JSON.parse(readFileSync(join(options.dist, 'stories/belgorod-2023.json'), 'utf8'));

async function browser_at(scale = 1) {
  if (!browsers.has(scale)) browsers.set(scale, await launch(scale));
  return browsers.get(scale);
}

let passed = 0;
const failures = [];

// What a test gets. Every page that it opens is noted, to be looked over and closed afterwards.
function context_for(opened) {
  return {
    address: server.address, dist: options.dist, root, story, browser: browser_at,
    shot: (name) => join(options.shots, name + '.png'),
    open: async (settings = {}) => Viewer.open(await browser_at(settings.scale), server.address, {
      ...settings,
      prepare: async (viewer) => { opened.push(viewer); await settings.prepare?.(viewer); },
    }),
  };
}

async function run_test({ name, run, group }) {
  const opened = [], started = Date.now();
  let timer;
  try {
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`took longer than ${kTestTimeoutMs / 1000} s`)), kTestTimeoutMs); });
    await Promise.race([run(context_for(opened)), late]);
    const complaints = (await Promise.all(opened.map((viewer) => viewer.complaints()))).flat();
    if (complaints.length) throw new Error(complaints.join('\n'));
    passed += 1;
    console.log(`ok   ${group}: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    const lines = [`FAIL ${group}: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`];
    const own_line = /at .*cases\/(\S+?:\d+)/.exec(error.stack || '')?.[1];
    lines.push(...error.message.split('\n'), ...(own_line ? [`(${own_line})`] : []));
    for (const viewer of opened.slice(-1)) {
      lines.push(brief(await viewer.snapshot().catch(() => null)), ...viewer.console_errors.map((text) => 'console: ' + text));
      await viewer.screenshot(join(options.shots, 'failed-' + name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60) + '.png')).catch(() => {});
    }
    failures.push(lines.filter(Boolean).join('\n     '));
    console.log(failures.at(-1));
  } finally {
    clearTimeout(timer);
    await Promise.all(opened.map((viewer) => viewer.close()));
  }
}

try {
  for (const test of chosen) await run_test(test);
} finally {
  await Promise.all([...browsers.values()].map((browser) => browser.close()));
  server.stop();
}
// Once more at the end, where whoever reads only the tail of a log finds them.
if (passed + failures.length > 1 && failures.length) console.log('\n' + failures.join('\n'));
console.log(`browser: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length || !chosen.length ? 1 : 0);
