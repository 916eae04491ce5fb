// The built site wherever it is put: layout, plain hosts, frames without an origin, a disk, no network.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sleep, Viewer } from '../browser.mjs';
import { start_server } from '../server.mjs';

const kStory = 'stories/belgorod-2023.json';

/** @param {string} folder @param {string} [prefix] @returns {string[]} */
function files_below(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files_below(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]);
}

// A copy of the site that a test may change, without what was compressed beforehand.
/** @param {string} dist @param {(folder: string) => Promise<unknown>} run */
async function with_copy(dist, run) {
  const folder = mkdtempSync(join(tmpdir(), 'sourceline-copy-'));
  try {
    cpSync(dist, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {string[]} flags @param {(address: string, server: { stop(): void }) => Promise<unknown>} run */
async function with_server(folder, flags, run) {
  const server = await start_server(folder, flags);
  try { return await run(server.address, server); } finally { server.stop(); }
}

/** @param {string} folder @param {(story: Web.Story) => void} change @param {string} [to] */
function change_story(folder, change, to = kStory) {
  const story = JSON.parse(readFileSync(join(folder, kStory), 'utf8'));
  change(story);
  writeFileSync(join(folder, to), JSON.stringify(story));
}

/** @param {Web.Frame | Web.Page} frame */
const outcome_of = (frame) => frame.evaluate(() => window.sourceline.ready.then(() => 'ready', (error) => error.message));

// Opens the address in a frame of an article; resolves to its frame and what its console and network said.
/** @param {Web.Host} host @param {string} address @param {string} [sandbox] */
async function open_frame(host, address, sandbox) {
  const page = await host.browser.newPage(), told = /** @type {string[]} */ ([]), asked = /** @type {string[]} */ ([]);
  await page.setBypassServiceWorker(true);
  page.on('console', (message) => { if (['error', 'warn', 'warning'].includes(message.type())) told.push(message.text()); });
  page.on('pageerror', (error) => told.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  page.on('requestfailed', (request) => told.push(`${request.failure()?.errorText} ${request.url()}`));
  await page.setContent(`<iframe ${sandbox === undefined ? '' : `sandbox="${sandbox}"`} width="900" height="560" src="${address}"></iframe>`);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame.waitForFunction('window.sourceline');
  return { page, frame, told, asked, outcome: await outcome_of(frame) };
}

// As little as a host can do: no types but a page's, a script's and a style's, no compression, no headers.
/** @param {string} folder @param {(address: string) => Promise<unknown>} run */
async function with_plain_host(folder, run) {
  const child = spawn('python3', ['-u', '-m', 'http.server', '--bind', '127.0.0.1', '--directory', folder, '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const port = await new Promise((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (part) => { text += part; const found = /port (\d+)/.exec(text); if (found) resolve(found[1]); });
      child.on('exit', () => reject(new Error('the plain server ended')));
    });
    await run(`http://127.0.0.1:${port}/`);
  } finally {
    child.kill();
  }
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'what never changes under its name has its hash in its address, and only that may be kept'({ dist, open, address }) {
    const hashed = files_below(dist).filter((file) => file.startsWith('a/') && !/\.(br|gz)$/.test(file));
    for (const file of hashed) {
      const original = file.endsWith('.js') && hashed.includes(file.slice(0, -3)) ? file.slice(0, -3) : file;  // a twin lies beside its file
      const hash = createHash('sha256').update(readFileSync(join(dist, original))).digest('hex').slice(0, 8);
      assert.equal(original.split('/')[1], hash, file);
    }
    for (const name of ['viewer.js', 'viewer.css', 'sourceline.js', 'sourceline.wasm', 'inter-400.ttf', 'inter-600.ttf', 'belgorod.json']) {
      assert.equal(hashed.filter((file) => basename(file) === name).length, 1, name);
    }
    const kept = new Map();
    await open({ prepare: async ({ page }) => page.on('response', (response) => kept.set(response.url().replace(address, ''), response.headers()['cache-control'])) });
    for (const [path, control] of kept) {
      assert.equal(control, /^a\/[0-9a-f]{8}\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache', path);
    }
    const moving = [...kept.keys()].filter((path) => !path.startsWith('a/')).sort();
    assert.deepEqual(moving.filter((path) => !['favicon.svg', 'sw.js'].includes(path)), ['', 'stories/belgorod-2023.en.json']);
  },

  async 'a second visit asks the server only for what may have changed'({ browser, address }) {
    const host = await browser(), asked = /** @type {string[]} */ ([]);
    const viewer = await Viewer.open(host, address);
    await viewer.close();
    const again = await Viewer.open(host, address, { prepare: async ({ page, cdp }) => {
      await cdp.send('Network.enable');
      page.on('response', (response) => { if (!response.fromCache()) asked.push(response.url().replace(address, '')); });
    } });
    await again.close();
    assert.deepEqual(asked.filter((path) => path.startsWith('a/')), []);
  },

  async 'an old article\'s permalink works below a folder of a plain host'({ dist, browser, story }) {
    const event = story.events[3];
    await with_plain_host(dirname(dist), async (address) => {
      const viewer = await Viewer.open(await browser(), `${address}${basename(dist)}/index.html`, {
        path: `?story=${kStory}&embed=1#event=${event.id}&clock=known&unknown=kept`,
      });
      const now = await viewer.snapshot();
      assert.equal(now.event, event.id);
      assert.equal(now.clock, 'known');
      assert.deepEqual(await viewer.complaints(), []);
      await viewer.close();
    });
  },

  async 'a frame without an origin shows the map though its host sends no header, and its console stays clean'({ dist, browser, shot }) {
    await with_server(dist, ['--no-cors', '--csp'], async (address) => {
      const host = await browser();
      const { page, frame, told, asked, outcome } = await open_frame(host, address + '?embed=1', 'allow-scripts');
      assert.equal(outcome, 'ready');
      assert.equal(await frame.evaluate(() => self.origin), 'null');
      const now = await frame.evaluate(() => window.sourceline.snapshot());
      assert.ok(now.events.filter((event) => event.drawn).length >= 10 && now.labels.length > 3, 'little is drawn');
      assert.ok(await frame.evaluate(() => [...document.fonts].every((face) => face.status === 'loaded') && document.fonts.size === 2), 'the page is not set in Inter');
      assert.equal(await frame.evaluate(() => document.querySelectorAll('script[src$=".json.js"]').length), 0, 'scripts of data stay in the page');
      await sleep(3500);  // a browser complains of unused preloads a few seconds after the load
      assert.deepEqual(told.filter((text) => !/ERR_ABORTED .*\.(wasm|ttf)$/.test(text)), []);
      assert.equal(new Set(asked).size, asked.length, 'a file is asked for twice');
      await page.screenshot({ path: shot('hosting-sandbox') });
      await page.close();
    });
  },

  async 'with an origin the files are fetched, and no twin is asked for'({ dist, browser }) {
    await with_server(dist, ['--no-cors', '--csp'], async (address) => {
      const { page, told, asked, outcome } = await open_frame(await browser(), address + '?embed=1', 'allow-scripts allow-same-origin');
      assert.equal(outcome, 'ready');
      assert.deepEqual(asked.filter((url) => /\.(json|wasm|ttf)\.js/.test(url)), []);
      assert.deepEqual(told, []);
      await page.close();
    });
  },

  async 'a story of a folder without twins is read by a frame without an origin once the host sends the header, or once a twin is made'({ dist, browser, root }) {
    await with_copy(dist, async (folder) => {
      change_story(folder, (story) => { story.title = 'Mine'; }, 'mine.json');
      await with_server(folder, [], async (address) => {
        const { page, outcome } = await open_frame(await browser(), address + '?embed=1&story=mine.json', 'allow-scripts');
        assert.equal(outcome, 'ready');
        await page.close();
      });
      await with_server(folder, ['--no-cors'], async (address) => {
        const without = await open_frame(await browser(), address + '?embed=1&story=mine.json', 'allow-scripts');
        assert.equal(without.outcome, 'mine.json could not be loaded: this frame is sandboxed without allow-same-origin and may read files only when '
          + 'their server sends “Access-Control-Allow-Origin: *”, or has “mine.json.js”, made by tools/twin.py.');
        assert.equal(await without.frame.$eval('#failed-reason', (part) => part.textContent), without.outcome);
        await without.page.close();
        execFileSync('python3', [join(root, 'tools/twin.py'), join(folder, 'mine.json')]);
        const twin = await open_frame(await browser(), address + '?embed=1&story=mine.json', 'allow-scripts');
        assert.equal(twin.outcome, 'ready');
        assert.equal(await twin.frame.evaluate(() => document.title), 'Mine');
        await twin.page.close();
      });
    });
  },

  async 'the page opens from a disk, and says what a story without a twin needs'({ dist, browser, shot }) {
    await with_copy(dist, async (folder) => {
      change_story(folder, () => {}, 'mine.json');
      const { browser: chromium } = await browser();
      const page = await chromium.newPage(), told = /** @type {string[]} */ ([]);
      page.on('console', (message) => told.push(message.text()));
      await page.goto(`${pathToFileURL(join(folder, 'index.html'))}?lang=uk`);
      assert.equal(await outcome_of(page), 'ready');
      assert.deepEqual(told, []);
      await page.screenshot({ path: shot('hosting-disk') });
      await page.goto(`${pathToFileURL(join(folder, 'index.html'))}?story=mine.json`);
      assert.equal(await outcome_of(page), 'mine.json could not be loaded: opened from a disk, a page may not read files; '
        + 'put it on a web server, or make “mine.json.js” with tools/twin.py.');
      await page.close();
    });
  },
};
