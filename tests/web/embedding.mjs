// Articles of another origin that hold maps, and what a test asks of them.
import { createServer } from 'node:http';
import { port_of, sleep } from './browser.mjs';
import { at_rest, watch_rest } from './rest.mjs';

/**
 * @typedef {import('../../web/types.d.ts').Snapshot} Snapshot
 * @typedef {{ body: string | Buffer, type?: string, headers?: Record<string, string> }} Answered
 * @typedef {{ width?: number, height?: number, scripts?: boolean, prepare?: (article: Article) => unknown, reduced_motion?: boolean,
 *   dark?: boolean, touch?: boolean }} Options
 */

// pages: path → the body of an article, or {body, type, headers}. Answers everything else with 404.
/** @param {Record<string, string | Answered>} pages */
export async function serve_articles(pages) {
  const server = createServer((request, response) => {
    const found = pages[new URL(request.url ?? '/', 'http://article').pathname];
    /** @type {Partial<Answered>} */
    const page = typeof found === 'object' ? found : { body: found };
    response.writeHead(found ? 200 : 404, { 'Content-Type': page.type || 'text/html; charset=utf-8', ...page.headers });
    response.end(page.body || 'not found');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  return {
    address: `http://127.0.0.1:${port_of(server)}/`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve(null)); }),
  };
}

// A whole page around what an editor pastes.
/** @param {string} inside @param {string} head */
export const article = (inside, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}</head>
<body><h1>An article</h1>${inside}</body></html>`;

// Runs in each page before its scripts: how far the layout jumped, what the policy refused.
function watch_article() {
  window.__jumps = 0;
  window.__refused = [];
  document.addEventListener('securitypolicyviolation', (event) => window.__refused.push(`${event.violatedDirective} ${event.blockedURI}`));
  new PerformanceObserver((list) => {
    for (const entry of /** @type {(PerformanceEntry & { hadRecentInput: boolean, value: number })[]} */ (list.getEntries())) if (!entry.hadRecentInput) window.__jumps += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

export class Article {
  /** @type {string[]} */
  errors = [];
  /** @type {string[]} */
  warnings = [];
  /** @type {string[]} */
  requests = [];

  /** @param {import('puppeteer-core').Page} page @param {import('puppeteer-core').CDPSession} cdp */
  constructor(page, cdp) {
    this.page = page;
    this.cdp = cdp;
  }

  /** @param {import('./types.d.ts').Host} host @param {string} address @param {Options} options */
  static async open(host, address, { width = 1000, height = 800, scripts = true, prepare, reduced_motion = true, dark = false, touch = false } = {}) {
    const page = await host.browser.newPage();
    const self = new Article(page, await page.createCDPSession());
    page.on('console', (message) => {
      if (message.type() === 'error') self.errors.push(message.text());
      if (message.type() === 'warn') self.warnings.push(message.text());
    });
    page.on('pageerror', (error) => self.errors.push(String(error instanceof Error ? error.message : error)));
    page.on('request', (request) => self.requests.push(request.url()));
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: reduced_motion ? 'reduce' : 'no-preference' },
    ]);
    await self.cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false });
    if (touch) await self.cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    await page.evaluateOnNewDocument(watch_rest);
    await page.evaluateOnNewDocument(watch_article);
    if (!scripts) await page.setJavaScriptEnabled(false);
    await prepare?.(self);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    return self;
  }

  /** @template {unknown[]} Values @template {import('puppeteer-core').EvaluateFunc<Values>} Run @param {Run} run @param {Values} values @returns {Promise<Awaited<ReturnType<Run>>>} */
  evaluate(run, ...values) { return this.page.evaluate(run, ...values); }

  // Waits until `condition` (run in the article) gives something true, and gives it back.
  /** @template {unknown[]} Values @template {import('puppeteer-core').EvaluateFunc<Values>} Run @param {string} what @param {Run} condition @param {Values} values @returns {Promise<any>} what the condition gave */
  async until(what, condition, ...values) {
    const end = Date.now() + 40000;
    let last;
    do {
      last = await this.page.evaluate(condition, ...values);
      if (last) return last;
      await sleep(50);
    } while (Date.now() < end);
    throw new Error(`waited in vain until ${what}; the console says ${JSON.stringify([...this.errors, ...this.warnings])}`);
  }

  /** @param {string} part */
  asked_for(part) { return this.requests.filter((url) => url.includes(part)).length; }

  // The frames of the viewer, by the order in which they came.
  frames() { return this.page.frames().filter((frame) => frame !== this.page.mainFrame() && !frame.detached); }

  // The frame of the nth <sourceline-map> (or <iframe>), or null.
  /** @returns {Promise<import('puppeteer-core').Frame | null>} */
  async frame(n = 0) {
    const handle = await this.page.evaluateHandle((at) => {
      const all = [...document.querySelectorAll('sourceline-map, iframe')];
      return all[at].shadowRoot ? all[at].shadowRoot.querySelector('iframe') : all[at];
    }, n);
    return await handle.asElement()?.contentFrame() ?? null;
  }

  // What the viewer in it believes, or null.
  /** @returns {Promise<Snapshot | null>} */
  async snapshot(n = 0) {
    const frame = await this.frame(n);
    return frame ? frame.evaluate(() => window.sourceline.snapshot()) : null;
  }

  // The snapshot once it is ready, `condition` holds and motion has ended.
  /** @param {number} [n] @param {(now: Snapshot) => unknown} [condition] @param {string} [what] @returns {Promise<Snapshot>} */
  async settled(n = 0, condition = () => true, what = 'the map rests as expected') {
    const end = Date.now() + 40000;
    /** @type {Snapshot | null} */
    let now = null;
    const is_wanted = () => now?.state === 'ready' && condition(now);
    while (Date.now() < end) {
      now = await this.snapshot(n).catch(() => /** @type {Snapshot | null} */ (null));
      if (is_wanted()) {
        const frame = await this.frame(n);
        now = frame && await at_rest(frame).catch(() => /** @type {Snapshot | null} */ (null));
        if (now && is_wanted()) return now;
      }
      await sleep(50);
    }
    const { state, time, event, camera, notices } = now ?? /** @type {Partial<Snapshot>} */ ({});
    const scroll = await this.evaluate(() => `${Math.round(scrollY)} of ${document.documentElement.scrollHeight - innerHeight}, ${document.hasFocus() ? 'with' : 'without'} the focus on ${document.activeElement?.tagName}`).catch(String);
    throw new Error(`waited in vain until ${what}; map ${n} says ${JSON.stringify({ state, time, event, camera, notices })}, the page is scrolled to ${scroll}, the console ${JSON.stringify([...this.errors, ...this.warnings])}`);
  }

  /** @param {number} y */
  async scroll_to(y) {
    await this.evaluate((top) => scrollTo({ top, behavior: 'instant' }), y);
    await sleep(60);
  }

  // Until the article is scrolled nowhere from one frame to the next.
  stands_still() {
    return this.evaluate(async () => {
      const frame = () => new Promise((resolve) => { window.__rest.ask(resolve); });
      for (let last = -1, still = 0; still < 3; still = scrollY === last ? still + 1 : 0) { last = scrollY; await frame(); }
    });
  }

  refused() { return this.evaluate(() => window.__refused); }
  jumps() { return this.evaluate(() => window.__jumps); }
  /** @param {string} path */
  screenshot(path) { return this.page.screenshot({ path }); }
  close() { return this.page.close().catch(() => {}); }
}
