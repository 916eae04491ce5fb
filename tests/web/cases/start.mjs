// Starting, resting, and the states in which there is no map.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sleep } from '../browser.mjs';
import { count_colours, read_png } from '../png.mjs';

const kStory = '/stories/belgorod-2023.json';
const kKeys = ['version', 'frames', 'state', 'time', 'clock', 'story', 'event', 'party', 'camera', 'viewport', 'events', 'labels',
  'parts', 'panel', 'notices', 'letters', 'draw_calls', 'uploads_bytes', 'context_losses'];

/** @param {string} root */
function bad_stories(root) {
  const folder = join(root, 'tests/fixtures/bad');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const step = Math.max(1, Math.floor(names.length / 5));
  /** @type {Record<string, { body: Buffer }>} */
  const table = {};
  for (const name of names.filter((_, index) => index % step === 0).slice(0, 5)) table[name] = { body: readFileSync(join(folder, name)) };
  return table;
}

/** @param {Web.Viewer} viewer */
async function failed_text(viewer) {
  const end = Date.now() + 30000;
  while (!(await viewer.visible('#failed'))) {
    assert.ok(Date.now() < end, 'no failure was shown');
    await sleep(50);
  }
  const now = await viewer.snapshot();
  assert.equal(now.state, 'failed');
  assert.deepEqual(kKeys.filter((key) => !(key in now)), [], 'keys missing from the snapshot');
  assert.ok(now.notices.length, 'the snapshot tells no reason');
  assert.equal(await viewer.visible('#loading'), false);
  return viewer.text('#failed');
}

/** The first picture stands; what comes later is not asked for. @param {Web.Viewer} viewer */
async function drawn(viewer) {
  const end = Date.now() + 30000;
  while (await viewer.page.evaluate(() => document.documentElement.dataset.state) !== 'ready') {
    assert.ok(Date.now() < end, 'there is no first picture');
    await sleep(20);
  }
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'reaches ready under the strict content policy with a clean console'({ open }) {
    const viewer = await open();
    const now = await viewer.snapshot();
    assert.equal(now.state, 'ready');
    assert.deepEqual(kKeys.filter((key) => !(key in now)), [], 'keys missing from the snapshot');
    const policy = await viewer.page.$eval('meta[http-equiv="Content-Security-Policy"]', (meta) => meta.content);
    assert.equal(policy, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    assert.equal(await viewer.page.$$eval('script:not([src]), style, [style]:not(canvas)', (all) => all.length), 0);
    await sleep(3500);  // a browser complains of unused preloads a few seconds after the load
  },

  async 'fetches each file once'({ open }) {
    const asked = new Map();
    await open({ prepare: async (viewer) => viewer.page.on('request', (request) => asked.set(request.url(), (asked.get(request.url()) || 0) + 1)) });
    const twice = [...asked].filter(([, times]) => times > 1);
    assert.deepEqual(twice, []);
    assert.ok([...asked.keys()].some((url) => url.endsWith('sourceline.wasm')));
  },

  async 'draws every opening view with the first part of the program, and says so when the second cannot be had'({ open }) {
    for (const view of [{ width: 1280, height: 800 }, { path: '?embed=1' }, { width: 640, height: 480, path: '?lang=uk' }, { width: 390, height: 844, path: '?lang=ru' }, { width: 320, height: 568 }]) {
      const viewer = await open({
        ...view, wait: false, expects_errors: true,
        prepare: (page) => page.answer({ 'sourceline.later.wasm': { abort: 'connectionreset' } }),
      });
      await drawn(viewer);
      assert.equal(await viewer.visible('#failed'), false);
      await viewer.page.evaluate(() => window.sourceline.send({ name: 'seek', time: '2023-05-23T12:00:00+03:00' }));
      assert.match(await failed_text(viewer), /sourceline\.later\.wasm/);
      await viewer.close();
    }
  },

  async 'answers what is asked before the second part of the program has come'({ open }) {
    /** @type {Web.HTTPRequest[]} */
    const held = [];
    const viewer = await open({
      wait: false,
      prepare: async ({ page }) => {
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          if (request.url().endsWith('sourceline.later.wasm') && !held.length) held.push(request);
          else request.continue();
        });
      },
    });
    await drawn(viewer);
    const answer = await viewer.page.evaluate(() => window.sourceline.send({ name: 'seek', time: '2023-05-23T12:00:00+03:00' }));
    assert.deepEqual(answer, { ok: true });
    await viewer.ready();
    assert.equal(held.length, 1);
    await held[0].continue();
    assert.equal((await viewer.settled()).time, '2023-05-23T12:00:00+03:00');
  },

  async 'draws the story at its initial time'({ open, story, shot }) {
    const viewer = await open();
    const now = await viewer.settled();
    assert.ok(now.frames > 0 && now.draw_calls > 0 && now.uploads_bytes > 0, 'nothing was drawn');
    assert.ok(now.story, 'the snapshot names no story');
    if (story.time?.initial) {
      const initial = /[Z+]/.test(story.time.initial.slice(10)) ? story.time.initial : story.time.initial + story.utc_offset;
      assert.ok(Math.abs(Date.parse(now.time) - Date.parse(initial)) < 60000, `opens at ${now.time}, not at ${initial}`);
    }
    assert.ok(now.events.filter((event) => event.drawn).length >= 10, `only ${now.events.filter((event) => event.drawn).length} events are drawn`);
    assert.ok(now.labels.length > 5, `only ${now.labels.length} labels`);
    const image = read_png(await viewer.screenshot(shot('start')));
    assert.ok(count_colours(image) >= 16, 'the picture is nearly blank');
  },

  async 'labels do not overlap each other'({ open }) {
    const viewer = await open();
    const check = (/** @type {Web.Snapshot["labels"]} */ labels, /** @type {string} */ where) => {
      for (const [i, a] of labels.entries()) {
        for (const b of labels.slice(i + 1)) {
          const apart = a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5 || a.y + a.height <= b.y + 0.5 || b.y + b.height <= a.y + 0.5;
          assert.ok(apart, `${where}: "${a.text}" overlaps "${b.text}"`);
        }
      }
    };
    const start = await viewer.snapshot();
    check(start.labels, 'at the start');
    for (const dz of [-1, 0.6, 1.5]) {
      const now = await viewer.must({ name: 'fly', ...start.camera, zoom: start.camera.zoom + dz });
      check(now.labels, `at zoom ${now.camera.zoom.toFixed(2)}`);
    }
  },

  async 'rests when nothing happens: no frame, no timer, no animation request in five seconds'({ open }) {
    const viewer = await open();
    await viewer.settled(1000);
    const measure = async () => {
      const { metrics } = await viewer.cdp.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    await viewer.cdp.send('Performance.enable');
    const seen = () => viewer.page.evaluate(() => ({ frames: window.sourceline.snapshot().frames, ...window.__seen }));
    const before = await seen(), busy_before = await measure();
    await sleep(5000);
    const busy_after = await measure(), after = await seen();
    assert.equal(after.frames - before.frames, 0, 'frames were drawn');
    assert.equal(after.animation_frames - before.animation_frames, 0, 'animation frames were requested');
    assert.equal(after.timers - before.timers, 0, 'timers were set');
    console.log(`     idle: ${(busy_after.TaskDuration - busy_before.TaskDuration).toFixed(3)} s of work in 5 s`);
  },

  async 'is there before the app is: an empty snapshot and refused commands'({ open }) {
    /** @type {(value: unknown) => void} */
    let let_go = () => {};
    const held = new Promise((resolve) => { let_go = resolve; });
    const viewer = await open({ wait: false, prepare: async (page) => {
      await page.page.setRequestInterception(true);
      page.page.on('request', async (request) => { if (request.url().endsWith('.wasm')) await held; request.continue(); });
    } });
    await viewer.page.waitForFunction('window.sourceline');
    const now = await viewer.snapshot();
    assert.equal(now.state, 'loading');
    assert.equal(now.frames, 0);
    assert.deepEqual(kKeys.filter((key) => !(key in now)), []);
    const answer = await viewer.send({ name: 'fit' });
    assert.equal(answer.ok, false);
    assert.match(answer.error, /^the viewer is not ready: /);
    const misuse = await viewer.page.evaluate(() => { try { window.sourceline.on('nothing', () => {}); return ''; } catch (error) { return String(error); } });
    assert.match(misuse, /no event is named "nothing"/);
    let_go();
    await viewer.ready();
  },

  async 'shows no loading state when the start is fast'({ open }) {
    const viewer = await open({ prepare: async ({ page }) => page.evaluateOnNewDocument(() => {
      window.__loading_seen = false;
      document.addEventListener('DOMContentLoaded', () => {
        const loading = document.getElementById('loading');
        new MutationObserver(() => { if (!loading.hidden) window.__loading_seen = performance.now(); }).observe(loading, { attributes: true });
      });
    }) });
    const { seen, took } = await viewer.page.evaluate(() => ({ seen: window.__loading_seen, took: performance.now() }));
    // On a slow machine the start may truly take longer than a second; then it must not come before that.
    if (seen !== false) assert.ok(seen >= 1000, `shown after ${seen} ms`);
    assert.ok(took > 0);
    assert.equal(await viewer.visible('#loading'), false);
  },

  async 'shows real progress when the server is slow'({ open, shot }) {
    const viewer = await open({ wait: false, prepare: async ({ cdp }) => {
      await cdp.send('Network.enable');
      await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
      await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 30, downloadThroughput: 50 * 1024, uploadThroughput: 50 * 1024 });
    } });
    const end = Date.now() + 15000;
    while (!(await viewer.visible('#loading'))) { assert.ok(Date.now() < end, 'no loading state came'); await sleep(30); }
    const values = [], texts = new Set();
    while (await viewer.visible('#loading')) {
      values.push(await viewer.page.$eval('#progress', (bar) => /** @type {HTMLProgressElement} */ (bar).value));
      texts.add(await viewer.text('#progress-text'));
      if (texts.size === 3) await viewer.screenshot(shot('state-loading'));
      assert.ok(Date.now() < end + 30000, 'the loading state stays');
      await sleep(100);
    }
    assert.deepEqual(values, [...values].sort((a, b) => a - b), 'progress goes back');
    assert.ok(texts.size >= 3, `progress shows ${[...texts].join(' | ')}`);
    await viewer.ready();
  },

  async 'shows why a story cannot be shown'({ open, root, shot }) {
    /** @type {Record<string, { body?: string | Buffer, status?: number, type?: string, abort?: 'connectionreset' }>} */
    const table = {
      ...bad_stories(root),
      'cut.json': { body: '{"format": "sourceline-story", "version": 1, "title": "Cut o' },
      'page.json': { body: '<!doctype html><title>Not found</title><p>Not found', type: 'text/html' },
      'empty.json': { body: '' },
      'gone.json': { body: 'gone', status: 404, type: 'text/plain' },
      'broken.json': { abort: 'connectionreset' },
    };
    for (const name of Object.keys(table)) {
      const viewer = await open({ path: `?story=stories/${name}`, wait: false, expects_errors: true, prepare: (page) => page.answer({ ['/stories/' + name]: table[name] }) });
      const text = await failed_text(viewer);
      assert.ok(text.includes(name), `${name}: the file is not named in: ${text}`);
      assert.ok(await viewer.visible('#retry'));
      if (table[name].status) assert.match(text, /404/);
      if (table[name].body && !table[name].status && name !== 'page.json') {
        const details = await viewer.page.$$eval('#failed-details li', (items) => items.map((item) => item.innerText.trim()));
        assert.ok(details.length && details.every(Boolean), `${name}: no problem is listed`);
      }
      const reason = await viewer.page.evaluate(() => window.sourceline.ready.then(() => '', (error) => error.message));
      assert.ok(reason && text.includes(reason), `${name}: ready was rejected with "${reason}", the page says "${text}"`);
      await viewer.screenshot(shot('state-failed-' + name.replace('.json', '')));
      await viewer.close();
    }
  },

  async 'refuses a story address that is neither a path nor http'({ open }) {
    for (const address of ['javascript:alert(1)', 'data:application/json,{}', 'ftp://example.org/story.json', 'blob:x', 'http://']) {
      const viewer = await open({ path: '?story=' + encodeURIComponent(address), wait: false, expects_errors: true });
      const text = await failed_text(viewer);
      assert.match(text, /is not the address of a story/);
      await viewer.close();
    }
  },

  async 'says that the content policy keeps stories of other sites out'({ open }) {
    const viewer = await open({ path: '?story=' + encodeURIComponent('http://127.0.0.1:9/story.json'), wait: false, expects_errors: true });
    assert.match(await failed_text(viewer), /this page shows stories of its own site only/);
    viewer.foreign_requests = [];  // asked for here, and refused before it left the browser
  },

  async 'a failure can be retried'({ open, shot }) {
    let times = 0;
    const viewer = await open({ wait: false, expects_errors: true, prepare: (page) => page.answer({ 'sourceline.wasm': () => ++times === 1 ? { abort: 'connectionreset' } : null }) });
    const text = await failed_text(viewer);
    assert.match(text, /sourceline\.wasm could not be loaded/);
    await viewer.screenshot(shot('state-failed-wasm'));
    await Promise.all([viewer.page.waitForNavigation({ waitUntil: 'domcontentloaded' }), viewer.page.click('#retry')]);
    await viewer.ready();
    assert.equal(await viewer.visible('#failed'), false);
  },

  async 'names the file that is missing or is not what it should be'({ open }) {
    const html = { body: '<!doctype html><p>Welcome', type: 'text/html' };
    const cases = {
      'sourceline.js': { status: 404, body: 'gone', type: 'text/plain' }, 'sourceline.wasm': html,
      'fonts/inter-400.ttf': { status: 500, body: 'x' },
    };
    for (const [path, answer] of Object.entries(cases)) {
      const viewer = await open({ wait: false, expects_errors: true, prepare: (page) => page.answer({ [path]: answer }) });
      const text = await failed_text(viewer);
      assert.ok(text.includes(path), `${path} is not named in: ${text}`);
      await viewer.close();
    }
  },

  async 'opens on a plain ground when the base map is missing or is not what it should be'({ open }) {
    for (const answer of [{ status: 404, body: 'x' }, { body: '<!doctype html><p>Welcome', type: 'text/html' }, { body: '{"type":"Topo' }]) {
      const viewer = await open({ expects_errors: true, prepare: (page) => page.answer({ 'basemaps/belgorod.json': answer }) });
      const now = await viewer.settled();
      assert.equal(now.state, 'ready');
      assert.equal(now.notices.length, 1);
      assert.match(now.notices[0], /^The story is shown on a plain ground: .*base map .*belgorod/);
      assert.ok(now.labels.length >= 3, 'no names of places');
      await viewer.close();
    }
  },

  async 'runs from a server that does not know the type of WebAssembly'({ open, dist }) {
    const body = readFileSync(join(dist, readdirSync(join(dist, 'a')).map((hash) => `a/${hash}/sourceline.wasm`).find((path) => existsSync(join(dist, path)))));
    await open({ prepare: (page) => page.answer({ 'sourceline.wasm': { body, type: 'application/octet-stream' } }) });
  },

  async 'is not blank when even its script does not arrive'({ open, shot }) {
    const viewer = await open({ wait: false, expects_errors: true, width: 800, height: 560, prepare: (page) => page.answer({ 'viewer.js': { abort: 'connectionreset' } }) });
    await viewer.page.waitForFunction(() => getComputedStyle(document.querySelector('.late')).visibility === 'visible', { timeout: 12000 });
    assert.match(await viewer.text('.late'), /^SOURCELINE\s+The script of this page has not arrived, or this browser is too old for it\.\s+Скрипт цієї сторінки/);
    await viewer.screenshot(shot('state-no-script-file'));
    await viewer.close();
    const whole = await open();
    assert.equal(await whole.visible('.late'), false);
  },

  async 'says so when the browser has no WebGL 2 or no WebAssembly'({ open, shot }) {
    const removals = {
      'webgl2-refused': () => {
        const real = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = /** @type {any} */ (function (/** @type {string} */ type, /** @type {any} */ options) { return /webgl/.test(type) ? null : real.call(this, type, options); });
      },
      'webgl2-missing': () => { delete window.WebGL2RenderingContext; },
      'webassembly-missing': () => { delete window.WebAssembly; },
    };
    for (const [name, remove] of Object.entries(removals)) {
      const viewer = await open({ wait: false, expects_errors: true, prepare: ({ page }) => page.evaluateOnNewDocument(remove) });
      const end = Date.now() + 20000;
      while (!(await viewer.visible('#unsupported'))) { assert.ok(Date.now() < end, `${name}: not said`); await sleep(50); }
      const text = await viewer.text('#unsupported');
      assert.match(text, name.startsWith('webgl') ? /WebGL 2/ : /WebAssembly/);
      assert.equal((await viewer.snapshot()).state, 'unsupported');
      const link = await viewer.page.$eval('#unsupported a', (a) => a.href);
      assert.ok(link.endsWith(kStory), link);
      const answer = await viewer.send({ name: 'fit' });
      assert.equal(answer.ok, false);
      await viewer.screenshot(shot('state-' + name));
      await viewer.close();
    }
  },

  async 'says what it is when scripts are off'({ open, shot }) {
    const viewer = await open({ wait: false, expects_errors: true, prepare: ({ page }) => page.setJavaScriptEnabled(false) });
    await sleep(300);
    await viewer.screenshot(shot('state-noscript'));
    const { root: document } = await viewer.cdp.send('DOM.getDocument', { depth: -1 });
    const text = JSON.stringify(document);
    assert.ok(text.includes('needs JavaScript') && text.includes('belgorod-2023.json'));
  },

  async 'runs in a sandboxed frame without an origin of its own'({ browser, address }) {
    const { browser: chromium } = await browser();
    const page = await chromium.newPage();
    try {
      await page.setContent(`<iframe sandbox="allow-scripts" width="800" height="560" src="${address}?embed=1"></iframe>`);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      await frame.waitForFunction('window.sourceline');
      const outcome = await frame.evaluate(() => window.sourceline.ready.then(() => self.origin, (error) => 'rejected: ' + error.message));
      assert.equal(outcome, 'null');
    } finally {
      await page.close();
    }
  },
};
