// An article of another site, with the viewer in frames, as a reader meets it.
import { createServer } from 'node:http';
import { port_of, sleep } from './browser.mjs';
import { at_rest, next_frame, watch_rest } from './rest.mjs';

/**
 * @typedef {import('../../web/types.d.ts').Point} Point
 * @typedef {import('../../web/types.d.ts').Snapshot} Snapshot
 * @typedef {{ data: any, origin: string, from: number }} Heard A message that the article has heard.
 * @typedef {{ query?: string, hash?: string, sandbox?: string, allow?: string, width?: string, height?: number }} FrameOptions
 * @typedef {{ frames?: FrameOptions[], pages?: Record<string, string>, head?: string, before?: number, same_site?: boolean, width?: number,
 *   height?: number, dark?: boolean, reduced_motion?: boolean, touch?: boolean, wait?: boolean, expected?: RegExp }} Options
 */

const kText = 'On the morning of that day the first reports came in, and each of them said something else. '.repeat(4);

// Runs before the article's own scripts: keeps every message, and sends commands as an article would.
function watch_article() {
  /** @type {Heard[]} */
  const seen = window.__heard = [];
  window.__frame_loaded = new Promise((resolve) => document.addEventListener('load', ({ target }) => { if (target instanceof HTMLIFrameElement) resolve(null); }, { capture: true }));
  addEventListener('message', (event) => {
    const from = [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === event.source);
    seen.push({ data: event.data, origin: event.origin, from });
  });
  let last = 0;
  window.__command = (/** @type {object} */ command, frame = 0, /** @type {{ id?: unknown }} */ message = {}) => new Promise((resolve) => {
    const target = document.querySelectorAll('iframe')[frame].contentWindow, id = message.id ?? 'test-' + ++last;
    const hear = (/** @type {MessageEvent} */ event) => {
      if (event.source !== target || event.data?.type !== 'sourceline:answer' || event.data.id !== id) return;
      removeEventListener('message', hear);
      resolve(event.data);
    };
    addEventListener('message', hear);
    target.postMessage({ type: 'sourceline:command', v: 1, id, command, ...message }, '*');
  });
}

/** @param {FrameOptions[]} frames @param {string} address @param {Options} options */
function page_of(frames, address, options) {
  /** @param {number} count */
  const paragraphs = (count) => `<p>${kText}</p>`.repeat(count);
  const tags = frames.map((frame, index) => {
    const { query = '', hash = '', sandbox, allow, width = '100%', height = 480 } = frame;
    const attributes = `${sandbox === undefined ? '' : ` sandbox="${sandbox}"`}${allow ? ` allow="${allow}"` : ''}`;
    return `<iframe id="f${index}" title="Map" src="${address}?embed=1${query}${hash}"${attributes} style="width:${width};height:${height}px;border:0;display:block"></iframe>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body { margin: 0; font: 17px/1.5 sans-serif } p { margin: 16px } a { display: inline-block }</style>
${options.head || ''}<p><a id="before" href="#before">before</a></p>${paragraphs(options.before ?? 1)}${tags.join(paragraphs(1))}
<p><a id="after" href="#after">after</a></p>${paragraphs(14)}</html>`;
}

// options: frames [{query, sandbox, allow, width, height}], width, height, touch, dark, reduced_motion, head, before (paragraphs
// above), same_site (127.0.0.1 as the viewer, on another port), wait
/** @param {import('./types.d.ts').Host} host @param {string} address @param {Options} options */
export async function open_article(host, address, options = {}) {
  const frames = options.frames || [{}];
  const extra = options.pages || {};
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(extra[path] ?? (path === '/article' ? page_of(frames, address, options) : `<!doctype html><link rel="icon" href="data:,"><title>${path}</title><script>document.title += window.opener ? ' with opener' : ' without opener'</script>`));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const page = await host.browser.newPage();
  const article = new Article(server, host, page, await page.createCDPSession());
  if (options.same_site) article.origin = article.origin.replace('localhost', '127.0.0.1');
  page.on('console', (message) => { if (message.type() === 'error') article.errors.push(message.text()); });
  page.on('pageerror', (error) => article.errors.push(String(error instanceof Error && error.stack || error)));
  await article.cdp.send('Emulation.setDeviceMetricsOverride', { width: options.width || 1000, height: options.height || 700, deviceScaleFactor: 0, mobile: false });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: options.dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: options.reduced_motion ? 'reduce' : 'no-preference' },
  ]);
  if (options.touch) await article.cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  await page.evaluateOnNewDocument(watch_rest);
  await page.evaluateOnNewDocument(watch_article);
  await page.goto(article.origin + '/article', { waitUntil: 'domcontentloaded' });
  const all_ready = async () => { for (let index = 0; index < frames.length; ++index) await article.ready(index); };
  // The driver now and then misses a frame that has a process of its own: what it never saw is opened once more, and said.
  if (options.wait !== false) await all_ready().catch(async (error) => {
    if (!/does not come up/.test(error.message)) throw error;
    console.log('     ' + error.message + '; opened once more');
    await page.reload({ waitUntil: 'domcontentloaded' });
    await all_ready();
  });
  return article;
}

class Article {
  /** @type {string[]} */
  errors = [];

  /** @param {import('node:http').Server} server @param {import('./types.d.ts').Host} host @param {import('puppeteer-core').Page} page @param {import('puppeteer-core').CDPSession} cdp */
  constructor(server, host, page, cdp) {
    this.server = server;
    this.origin = `http://localhost:${port_of(server)}`;
    this.browser = host.browser;
    this.page = page;
    this.cdp = cdp;
  }

  async frame(index = 0) {
    for (const end = Date.now() + 20000; Date.now() < end; await sleep(50)) {
      const handle = await this.page.$('#f' + index), frame = await handle?.contentFrame();
      if (frame && await frame.evaluate(() => Boolean(window.sourceline)).catch(() => false)) return frame;
    }
    throw new Error(`frame ${index} does not come up; console ${JSON.stringify(this.errors)}`);
  }

  /** @template Value @template Result @param {(argument: Value) => Result} script @param {Value} [argument] @param {number} [index] @returns {Promise<Awaited<Result>>} */
  async in_frame(script, argument, index = 0) {
    const frame = await this.frame(index);
    return /** @type {any} */ (frame.evaluate(/** @type {any} */ (script), argument));
  }

  async ready(index = 0) {
    const outcome = await this.in_frame(() => window.sourceline.ready.then(() => 'ready', (error) => error.message), null, index);
    if (outcome !== 'ready') throw new Error(`frame ${index} did not become ready: ${outcome}; console ${JSON.stringify(this.errors)}`);
    await this.in_frame(() => {
      if (window.__hints) return;
      window.__hints = [];
      document.addEventListener('animationstart', ({ target }) => { if (target instanceof HTMLElement && target.id === 'hint') window.__hints.push(target.innerText); });
    }, null, index);
    return this.settled(index);
  }

  /** @returns {Promise<Snapshot>} */
  snapshot(index = 0) { return this.in_frame(() => window.sourceline.snapshot(), null, index); }

  async settled(index = 0) { return at_rest(await this.frame(index)); }

  // A command as the article sends it, and its answer.
  /** @param {unknown} command @param {number} [index] @param {object} [message] @returns {Promise<any>} the answer, or that there was none */
  command(command, index = 0, message = {}) {
    return this.page.evaluate((c, i, m) => Promise.race([
      window.__command(c, i, m), new Promise((resolve) => setTimeout(() => resolve('no answer'), 8000)),
    ]), command, index, message);
  }

  /** @returns {Promise<Heard[]>} */
  heard() { return this.page.evaluate(() => window.__heard); }

  scroll() { return this.page.evaluate(() => scrollY); }

  // Of a point in the frame: where it is in the article's window.
  /** @param {Point} point @param {number} [index] */
  async at(point, index = 0) {
    const box = await this.page.evaluate((i) => { const { x, y } = document.querySelector('#f' + i).getBoundingClientRect(); return { x, y }; }, index);
    return { x: box.x + point.x, y: box.y + point.y };
  }

  /** @param {string} name @param {number} [index] */
  async middle_of(name, index = 0) {
    const { hits } = await this.snapshot(index);
    const found = hits.find((hit) => name.endsWith(':') ? hit.name.startsWith(name) : hit.name === name);
    if (!found) throw new Error(`nothing clickable is named "${name}"; there are: ${hits.map((hit) => hit.name).join(', ')}`);
    return this.at({ x: found.x + found.width / 2, y: found.y + found.height / 2 }, index);
  }

  // A point of the map with nothing to press around it.
  /** @param {number} [index] @param {number} [far] @returns {Promise<Point>} */
  async empty_spot(index = 0, far = 24) {
    const { hits, events, parts: { map } } = await this.snapshot(index);
    if (!map) throw new Error('there is no map yet');
    for (let y = map.y + 16; y < map.y + map.height - 10; y += 6) {
      for (let x = map.x + 66; x < map.x + map.width - 66; x += 6) {  // room for two fingers
        if (!hits.some((hit) => x > hit.x - far && x < hit.x + hit.width + far && y > hit.y - far && y < hit.y + hit.height + far) &&
          !events.some((event) => event.drawn && Math.hypot(event.x - x, event.y - y) < far + 14)) return this.at({ x, y }, index);
      }
    }
    if (far > 6) return this.empty_spot(index, far / 2);
    throw new Error('the map has no empty spot');
  }

  // The focus goes from process to process.
  /** @param {import('puppeteer-core').KeyInput} key */
  async press(key) {
    await this.page.keyboard.press(key);
    await sleep(120);
  }

  /** @param {Point} point @param {number} delta_y @param {number} [times] */
  async wheel(point, delta_y, times = 1) {
    await this.page.mouse.move(point.x, point.y);
    for (let i = 0; i < times; ++i) { await this.page.mouse.wheel({ deltaY: delta_y }); await sleep(60); }
    await sleep(350);
  }

  /** @param {Point} point @param {number} [index] */
  async click(point, index = 0) {
    await this.page.mouse.move(point.x, point.y);
    await next_frame(await this.frame(index));
    await this.page.mouse.click(point.x, point.y);
    return this.settled(index);
  }

  /** @param {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} type @param {Point[]} points */
  async touch(type, points) {
    await this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ x: point.x, y: point.y, id })) });
    await sleep(30);
  }

  /** @param {Point} from @param {number} dx @param {number} dy @param {number} [steps] */
  async swipe(from, dx, dy, steps = 8) {
    await this.touch('touchStart', [from]);
    for (let i = 1; i <= steps; ++i) await this.touch('touchMove', [{ x: from.x + dx * i / steps, y: from.y + dy * i / steps }]);
    await this.touch('touchEnd', []);
    await sleep(300);
  }

  /** @param {Point} at @param {number} [from] @param {number} [to] */
  async pinch(at, from = 30, to = 60) {
    const pair = (/** @type {number} */ d) => [{ x: at.x - d, y: at.y }, { x: at.x + d, y: at.y }];
    await this.touch('touchStart', pair(from).slice(0, 1));
    await this.touch('touchStart', pair(from));
    for (let d = from; d <= to; d += 4) await this.touch('touchMove', pair(d));
    await this.touch('touchEnd', []);
    await sleep(300);
  }

  /** @param {Point} point @param {number} [index] */
  async tap(point, index = 0) {
    await Promise.all([this.touch('touchStart', [point]), this.touch('touchEnd', [])]);  // see Viewer.tap
    await sleep(150);
    return this.settled(index);
  }

  // A hint is seen for a moment only: what it said the next time that it came, whether it is still there or not.
  async shown_hint(index = 0) {
    for (const end = Date.now() + 5000; Date.now() < end; await sleep(40)) {
      const text = await this.in_frame(() => window.__hints.shift() ?? '', null, index);
      if (text) return text;
    }
    return '';
  }

  async hint_gone(index = 0) {
    for (const end = Date.now() + 10000; Date.now() < end; await sleep(40)) if (!await this.hint(index)) return;
    throw new Error('the hint stays');
  }

  /** What it says now. @returns {Promise<string>} */
  hint(index = 0) { return this.in_frame(() => { const hint = document.querySelector('#hint'); return hint && !hint.hidden ? hint.innerText : ''; }, null, index); }

  async close() {
    await this.page.close().catch(() => {});
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
