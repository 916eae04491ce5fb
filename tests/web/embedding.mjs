// Articles of another origin that hold maps, and what a test asks of them.
import { createServer } from 'node:http';
import { sleep } from './browser.mjs';
import { at_rest, watch_rest } from './rest.mjs';

// pages: path → the body of an article, or {body, type, headers}. Answers everything else with 404.
export async function serve_articles(pages) {
  const server = createServer((request, response) => {
    const found = pages[new URL(request.url, 'http://article').pathname];
    const page = typeof found === 'object' ? found : { body: found };
    response.writeHead(found ? 200 : 404, { 'Content-Type': page.type || 'text/html; charset=utf-8', ...page.headers });
    response.end(page.body || 'not found');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}

// A whole page around what an editor pastes.
export const article = (inside, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}</head>
<body><h1>An article</h1>${inside}</body></html>`;

// Runs in each page before its scripts: how far the layout jumped, what the policy refused.
function watch_article() {
  window.__jumps = 0;
  window.__refused = [];
  document.addEventListener('securitypolicyviolation', (event) => window.__refused.push(`${event.violatedDirective} ${event.blockedURI}`));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__jumps += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

export class Article {
  static async open(host, address, { width = 1000, height = 800, scripts = true, prepare, reduced_motion = false, dark = false, touch = false } = {}) {
    const self = new Article();
    const page = self.page = await host.browser.newPage();
    self.cdp = await page.createCDPSession();
    self.errors = [];
    self.warnings = [];
    self.requests = [];
    page.on('console', (message) => {
      if (message.type() === 'error') self.errors.push(message.text());
      if (message.type() === 'warn') self.warnings.push(message.text());
    });
    page.on('pageerror', (error) => self.errors.push(String(error?.message || error)));
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

  evaluate(run, ...values) { return this.page.evaluate(run, ...values); }

  // Waits until `condition` (run in the article) gives something true, and gives it back.
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

  asked_for(part) { return this.requests.filter((url) => url.includes(part)).length; }

  // The frames of the viewer, by the order in which they came.
  frames() { return this.page.frames().filter((frame) => frame !== this.page.mainFrame() && !frame.detached); }

  // The frame of the nth <sourceline-map> (or <iframe>), or null.
  async frame(n = 0) {
    const handle = await this.page.evaluateHandle((at) => {
      const all = [...document.querySelectorAll('sourceline-map, iframe')];
      return all[at].shadowRoot ? all[at].shadowRoot.querySelector('iframe') : all[at];
    }, n);
    return await handle.asElement()?.contentFrame() ?? null;
  }

  // What the viewer in it believes, or null.
  async snapshot(n = 0) {
    const frame = await this.frame(n);
    return frame ? frame.evaluate(() => window.sourceline.snapshot()) : null;
  }

  // The snapshot once it is ready, `condition` holds and motion has ended.
  async settled(n = 0, condition = () => true, what = 'the map rests as expected') {
    const end = Date.now() + 40000;
    let now = null;
    const is_wanted = () => now?.state === 'ready' && condition(now);
    while (Date.now() < end) {
      now = await this.snapshot(n).catch(() => null);
      if (is_wanted()) {
        now = await this.frame(n).then(at_rest).catch(() => null);
        if (is_wanted()) return now;
      }
      await sleep(50);
    }
    const { state, time, event, camera, notices } = now || {};
    throw new Error(`waited in vain until ${what}; map ${n} says ${JSON.stringify({ state, time, event, camera, notices })}, the console ${JSON.stringify([...this.errors, ...this.warnings])}`);
  }

  async scroll_to(y) {
    await this.evaluate((top) => scrollTo({ top, behavior: 'instant' }), y);
    await sleep(60);
  }

  refused() { return this.evaluate(() => window.__refused); }
  jumps() { return this.evaluate(() => window.__jumps); }
  screenshot(path) { return this.page.screenshot({ path }); }
  close() { return this.page.close().catch(() => {}); }
}
