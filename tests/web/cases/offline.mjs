// The service worker: what a reader has once loaded opens without a network, and never stays old.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, sleep, Viewer } from '../browser.mjs';
import { start_server } from '../server.mjs';
import { write_story } from '../stories.mjs';

const kStory = 'stories/belgorod-2023.json';

// A browser that knows nothing, and a copy of the site that may change, on a server that may go.
/** @param {string} dist @param {(visitor: { folder: string, address: string, host: Web.Host, visit(path?: string): Promise<Web.Viewer>, stop(): Promise<void> }) => Promise<unknown>} run */
async function with_visitor(dist, run) {
  const folder = mkdtempSync(join(tmpdir(), 'sourceline-offline-')), host = await launch();
  cpSync(dist, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const server = await start_server(folder);
  const { address } = server;
  const visit = async (path = '') => {
    const viewer = await Viewer.open(host, address, { path, service_worker: 'used', expects_errors: true });
    await viewer.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) await new Promise((resolve) => { navigator.serviceWorker.oncontrollerchange = resolve; });
    });
    return viewer;
  };
  const stop = async () => {
    server.stop();
    while (await fetch(address).then(() => true, () => false)) await sleep(30);
  };
  try {
    await run({ folder, address, host, visit, stop });
  } finally {
    server.stop();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Web.Viewer} viewer @param {string} base */
const kept_by = (viewer, base) => viewer.page.evaluate(async (address) => {
  const names = await caches.keys();
  const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)));
  return { names, paths: all.flat().map((url) => url.startsWith(address) ? url.slice(address.length) : url) };
}, base);

// The states of all service workers by their ids, from now on, as a page sees them that is none of theirs.
/** @param {Web.Host} host @returns {Promise<Map<string, string>>} */
async function workers_of(host) {
  const page = await host.browser.newPage(), cdp = await page.createCDPSession();
  /** @type {Map<string, string>} */
  const states = new Map();
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => { for (const { versionId, status } of versions) states.set(versionId, status); });
  await cdp.send('ServiceWorker.enable');
  return states;
}

/** @param {string} what @param {() => unknown} condition @param {number} [timeout_ms] */
async function until(what, condition, timeout_ms = 10000) {
  const end = Date.now() + timeout_ms;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `waited in vain until ${what}`);
    await sleep(50);
  }
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'after one visit the page opens without a network, whatever its query asks'({ dist, shot, story }) {
    await with_visitor(dist, async ({ visit, stop, address, host }) => {
      const first = await visit();
      await until('the story is kept', async () => (await kept_by(first, address)).paths.includes(kStory));
      const { names, paths } = await kept_by(first, address);
      assert.deepEqual(names, ['sourceline ' + address]);
      assert.deepEqual(paths.filter((path) => /^https?:/.test(path)), [], 'something of another site is kept');
      assert.equal(paths.filter((path) => path.endsWith('basemaps/belgorod.json')).length, 1);
      assert.deepEqual(paths.filter((path) => path.endsWith('.json.js') || path.endsWith('.wasm.js')), [], 'twins are kept');
      await stop();
      await first.page.reload({ waitUntil: 'domcontentloaded' });
      assert.equal((await first.ready()).state, 'ready');
      await first.screenshot(shot('hosting-offline'));
      await first.close();
      const other = await Viewer.open(host, address, { path: `index.html?story=${kStory}&embed=1&lang=uk#event=${story.events[2].id}`, service_worker: 'used' });
      assert.equal((await other.snapshot()).event, story.events[2].id);
      assert.deepEqual(await other.complaints(), []);
      const never = await Viewer.open(host, address, { path: '?story=stories/never.json', service_worker: 'used', wait: false, expects_errors: true });
      assert.equal(await never.page.evaluate(() => window.sourceline.ready.catch((error) => error.message)),
        'stories/never.json could not be loaded: the server does not answer.');
      await other.close();
      await never.close();
    });
  },

  async 'a changed story is shown on the next visit, and is the one that is kept'({ dist }) {
    await with_visitor(dist, async ({ folder, visit, stop, address }) => {
      const viewer = await visit();
      await until('the story is kept', async () => (await kept_by(viewer, address)).paths.includes(kStory));
      const story = JSON.parse(readFileSync(join(folder, kStory), 'utf8'));
      story.title = 'Corrected';
      write_story(folder, story);
      assert.notEqual(await viewer.page.title(), 'Corrected');  // what is open stays as it is
      await viewer.must({ name: 'fit' });
      await viewer.page.reload({ waitUntil: 'domcontentloaded' });
      await viewer.ready();
      assert.equal(await viewer.page.title(), 'Corrected');
      await stop();
      await viewer.page.reload({ waitUntil: 'domcontentloaded' });
      await viewer.ready();
      assert.equal(await viewer.page.title(), 'Corrected');
      await viewer.close();
    });
  },

  async 'an update of the site takes the place of the old one'({ dist }) {
    await with_visitor(dist, async ({ folder, host, visit, stop, address }) => {
      const viewer = await visit();
      await until('the story is kept', async () => (await kept_by(viewer, address)).paths.includes(kStory));
      // The next version of the site has another style sheet; the build gives it another address, and names it in sw.js.
      const index = readFileSync(join(folder, 'index.html'), 'utf8');
      const old = /a\/([0-9a-f]{8})\/viewer\.css/.exec(index)[0], next = 'a/01234567/viewer.css';
      cpSync(join(folder, old), join(folder, next));
      rmSync(join(folder, old));
      for (const name of ['index.html', 'sw.js']) {
        const text = readFileSync(join(folder, name), 'utf8');
        assert.ok(text.includes(old), name);
        writeFileSync(join(folder, name), text.replaceAll(old, next));
      }
      assert.ok((await kept_by(viewer, address)).paths.includes(old));
      await viewer.page.reload({ waitUntil: 'domcontentloaded' });
      await viewer.ready();
      assert.equal(await viewer.page.$eval('link[rel="stylesheet"]', (link) => link.sheet !== null && link.getAttribute('href')), next);
      // The new worker takes over once no page of the old one is open: that may still want what was.
      await until('the new worker waits', () => viewer.page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)));
      assert.ok((await kept_by(viewer, address)).paths.includes(old));
      // A browser takes its time to let go of a closed page: who comes back too soon is still served by the old worker.
      const waiting = await workers_of(host);
      await until('the waiting worker is told of', () => [...waiting.values()].includes('installed'));
      const [next_worker] = [...waiting].filter(([, status]) => status === 'installed').map(([id]) => id);
      await viewer.close();
      await until('the new worker has taken over', () => waiting.get(next_worker) === 'activated', 60000);
      const later = await visit();
      await until('the old file is gone', async () => !(await kept_by(later, address)).paths.includes(old));
      assert.ok((await kept_by(later, address)).paths.includes(next));
      await stop();
      await later.page.reload({ waitUntil: 'domcontentloaded' });
      assert.equal((await later.ready()).state, 'ready');
      await later.close();
    });
  },

  async 'where no worker is allowed or served, the page works and says nothing'({ dist }) {
    await with_visitor(dist, async ({ folder, host, address }) => {
      rmSync(join(folder, 'sw.js'));
      const viewer = await Viewer.open(host, address, { service_worker: 'used' });
      await sleep(500);
      const registered = await viewer.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
      assert.equal(registered, 0);
      assert.deepEqual((await viewer.complaints()).filter((text) => !/404/.test(text)), []);
      await viewer.close();
      const page = await host.browser.newPage(), told = /** @type {string[]} */ ([]);
      page.on('console', (message) => told.push(message.text()));
      await page.setContent(`<iframe sandbox="allow-scripts" src="${address}?embed=1"></iframe>`);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      await frame.waitForFunction('window.sourceline');
      assert.equal(await frame.evaluate(() => window.sourceline.ready.then(() => 'ready')), 'ready');
      assert.deepEqual(told, []);
      await page.close();
    });
  },
};
