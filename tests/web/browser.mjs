// Debian's Chromium, and a page of the viewer with what a test asks of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { at_rest, next_frame, watch_rest } from './rest.mjs';

/**
 * @typedef {import('../../web/types.d.ts').Answer} Answer
 * @typedef {import('../../web/embed.js').SourcelineCommand} Command
 * @typedef {import('../../web/types.d.ts').Hit} Hit
 * @typedef {import('../../web/types.d.ts').Point} Point
 * @typedef {import('../../web/types.d.ts').Snapshot} Snapshot
 * @typedef {import('puppeteer-core').HTTPRequest} HTTPRequest
 * @typedef {{ body?: string | Buffer, status?: number, type?: string, abort?: import('puppeteer-core').ErrorCode }} Canned
 */

const kFlags = [
  '--headless=new', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic',
  '--hide-scrollbars', '--lang=en-US',
  // A page lives for seconds here: what V8 optimises meanwhile is never used.
  '--js-flags=--liftoff-only',
];

/** @param {number} ms @returns {Promise<void>} */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Of a server that listens.
/** @param {import('node:net').Server} server */
export function port_of(server) {
  const at = server.address();
  if (!at || typeof at === 'string') throw new Error('the server does not listen');
  return at.port;
}

// The device pixel ratio belongs to the browser and not to an emulation: under an emulated ratio
// Chromium reports device-pixel-content-box in CSS pixels.
/** @param {number} scale @param {string[]} extra @returns {Promise<import('./types.d.ts').Host>} */
export async function launch(scale = 1, extra = []) {
  const profile = mkdtempSync(join(tmpdir(), 'sourceline-browser-'));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    userDataDir: profile, defaultViewport: null, pipe: true,
    args: [...kFlags, `--force-device-scale-factor=${scale}`, ...extra],
  });
  return {
    browser, scale,
    async close() {
      await browser.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// Runs before any script of the page: counts what would keep an idle page busy and what the policy refuses.
function watch_page() {
  /** @type {{ violations: string[], animation_frames: number, timers: number, events: object[] }} */
  const seen = window.__seen = { violations: [], animation_frames: 0, timers: 0, events: [] };
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
  /** @param {'requestAnimationFrame' | 'setTimeout' | 'setInterval'} name @param {'animation_frames' | 'timers'} key */
  const count = (name, key) => {
    const real = /** @type {(...values: unknown[]) => number} */ (/** @type {unknown} */ (window[name]));
    Object.assign(window, { [name](/** @type {unknown[]} */ ...values) { seen[key] += 1; return real.apply(this, values); } });
  };
  count('requestAnimationFrame', 'animation_frames');
  count('setTimeout', 'timers');
  count('setInterval', 'timers');
}

export class Viewer {
  expects_errors = false;
  /** @type {string[]} */
  console_errors = [];
  /** @type {string[]} */
  foreign_requests = [];

  /** @param {import('puppeteer-core').Page} page @param {import('puppeteer-core').CDPSession} cdp @param {string} origin @param {number} scale */
  constructor(page, cdp, origin, scale) {
    this.page = page;
    this.cdp = cdp;
    this.origin = origin;
    this.scale = scale;
  }

  // options: path (query and hash), width, height, dark, reduced_motion, touch, prepare(viewer) before the
  // page is opened, expects_errors (the test looks at them itself), service_worker: 'used' (others see the server)
  /** @param {import('./types.d.ts').Host} host @param {string} address @param {import('./types.d.ts').Settings} options */
  static async open(host, address, options = {}) {
    const page = await host.browser.newPage();
    const viewer = new Viewer(page, await page.createCDPSession(), new URL(address).origin, host.scale);
    viewer.expects_errors = Boolean(options.expects_errors);
    page.on('console', (message) => {
      if (message.type() === 'error') viewer.console_errors.push(`${message.text()} ${message.location()?.url || ''}`);
    });
    page.on('pageerror', (error) => viewer.console_errors.push(String(error instanceof Error && error.stack || error)));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (['http:', 'https:'].includes(url.protocol) && url.origin !== viewer.origin) viewer.foreign_requests.push(url.href);
    });
    await page.setBypassServiceWorker(options.service_worker !== 'used');
    await page.evaluateOnNewDocument(watch_rest);
    await page.evaluateOnNewDocument(watch_page);
    await viewer.resize(options.width || 1280, options.height || 800);
    await viewer.media(options);
    if (options.touch) await viewer.cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    if (options.prepare) await options.prepare(viewer);
    const url = address + (options.path || '');
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    if (options.wait !== false) await viewer.ready();
    return viewer;
  }

  // Without motion, which a machine without a graphics card draws for as long as it lasts; the tests of motion ask for it.
  async media({ dark = false, reduced_motion = true }) {
    await this.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: reduced_motion ? 'reduce' : 'no-preference' },
    ]);
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    // A factor of 0 leaves the browser's own.
    await this.cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false });
  }

  async ready(timeout_ms = 45000) {
    const outcome = await this.page.evaluate((timeout) => Promise.race([
      window.sourceline.ready.then(() => 'ready', (error) => 'rejected: ' + error.message),
      new Promise((resolve) => setTimeout(() => resolve('timeout'), timeout)),
    ]), timeout_ms);
    if (outcome !== 'ready') {
      const told = await this.snapshot();
      throw new Error(`the viewer did not become ready (${outcome}); state ${told.state}; notices ${JSON.stringify(told.notices)}; console ${JSON.stringify(this.console_errors)}`);
    }
    return this.settled();
  }

  /** @returns {Promise<Snapshot>} */
  snapshot() { return this.page.evaluate(() => window.sourceline.snapshot()); }

  /** @param {any} command that may be wrong, too @returns {Promise<Answer>} */
  send(command) { return this.page.evaluate((c) => window.sourceline.send(c), command); }

  /** @param {Command} command */
  async must(command) {
    const answer = await this.send(command);
    if (!answer || answer.ok !== true) throw new Error(`${JSON.stringify(command)} was answered ${JSON.stringify(answer)}`);
    return this.settled();
  }

  // The snapshot once motion has ended.
  /** @param {number} [quiet_ms] @param {number} [timeout_ms] @returns {Promise<Snapshot>} */
  settled(quiet_ms, timeout_ms) { return at_rest(this.page, quiet_ms, timeout_ms); }

  /** @param {string} what @param {(now: Snapshot) => unknown} condition @param {number} [timeout_ms] @returns {Promise<Snapshot>} */
  async until(what, condition, timeout_ms = 8000) {
    const end = Date.now() + timeout_ms;
    let now;
    do {
      now = await this.snapshot();
      if (condition(now)) return now;
      await sleep(40);
    } while (Date.now() < end);
    throw new Error(`waited in vain until ${what}; ${brief(now)}`);
  }

  // The first clickable part whose name is the given one, or begins with it when it ends in a colon.
  /** @param {string} name @returns {Promise<Hit & { middle: Point }>} */
  async hit(name) {
    const { hits = [] } = await this.snapshot();
    const found = hits.find((hit) => name.endsWith(':') ? hit.name.startsWith(name) : hit.name === name);
    if (!found) throw new Error(`nothing clickable is named "${name}"; there are: ${hits.map((hit) => hit.name).join(', ')}`);
    return { ...found, middle: { x: found.x + found.width / 2, y: found.y + found.height / 2 } };
  }

  /** @param {Point} point */
  async click(point) {
    await this.page.mouse.move(point.x, point.y);
    await next_frame(this.page);
    await this.page.mouse.click(point.x, point.y);
    return this.settled();
  }

  /** @param {string} name */
  async click_hit(name) { return this.click((await this.hit(name)).middle); }

  /** @param {Point} from @param {Point} to @param {number} [steps] @param {(step: number) => Promise<void>} [each] */
  async drag(from, to, steps = 8, each = async () => {}) {
    await this.page.mouse.move(from.x, from.y);
    await next_frame(this.page);
    await this.page.mouse.down();
    for (let i = 1; i <= steps; ++i) {
      await this.page.mouse.move(from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps);
      await next_frame(this.page);
      await each(i);
    }
    await this.page.mouse.up();
    return this.settled();
  }

  /** @param {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} type @param {Point[]} points */
  async touch(type, points) {
    await this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ x: point.x, y: point.y, id })) });
    await sleep(30);
  }

  // Down and up in one go, however busy the machine: a finger that stays for a while asks what it rests on.
  /** @param {Point} point */
  async tap(point) {
    await Promise.all([this.touch('touchStart', [point]), this.touch('touchEnd', [])]);
    return this.settled();
  }

  // A point of the map with nothing to click around it, for as far as there is one.
  async empty_spot(distance = 24) {
    const now = await this.snapshot();
    const { width, height } = now.viewport;
    const pressed = now.hits.filter((hit) => hit.width * hit.height < 0.2 * width * height);
    /** @param {number} x @param {number} y @param {number} far */
    const is_free = (x, y, far) =>
      !pressed.some((hit) => x > hit.x - far && x < hit.x + hit.width + far && y > hit.y - far && y < hit.y + hit.height + far) &&
      !now.events.some((event) => event.drawn && Math.hypot(event.x - x, event.y - y) < far + 16);
    const { map } = now.parts;
    if (!map) throw new Error('there is no map');
    for (const far of [distance, distance / 2, 6]) {
      for (const fy of [0.5, 0.35, 0.65, 0.8, 0.2, 0.9, 0.1]) {
        for (let fx = 0.2; fx < 0.85; fx += 0.07) {
          const x = Math.round(map.x + fx * map.width), y = Math.round(map.y + fy * map.height);
          if (is_free(x, y, far)) return { x, y };
        }
      }
    }
    throw new Error('the map has no empty spot');
  }

  // Fulfils requests whose path ends in a key of the table; an entry is {body, status?, type?} or a function of the request.
  /** @param {Record<string, Canned | ((request: HTTPRequest) => Canned | null | undefined)>} table */
  async answer(table) {
    await this.page.setRequestInterception(true);
    this.page.on('request', (request) => {
      const path = new URL(request.url()).pathname;
      const key = Object.keys(table).find((name) => path.endsWith(name));
      const entry = key && (typeof table[key] === 'function' ? table[key](request) : table[key]);
      if (!entry) return void request.continue();
      if (entry.abort) return void request.abort(entry.abort);
      request.respond({ status: entry.status || 200, contentType: entry.type || 'application/json', body: entry.body });
    });
  }

  /** @param {string} selector @returns {Promise<boolean>} */
  visible(selector) { return this.page.evaluate((s) => { const e = document.querySelector(s); return Boolean(e) && !e.hidden && e.getClientRects().length > 0; }, selector); }

  /** @param {string} selector @returns {Promise<string>} */
  text(selector) { return this.page.evaluate((s) => document.querySelector(s)?.innerText || '', selector); }

  /** @param {string} [path] */
  screenshot(path) { return this.page.screenshot(path ? { path } : {}); }

  // What no page may do, whatever a test is about.
  /** @returns {Promise<string[]>} */
  async complaints() {
    const seen = await this.page.evaluate(() => window.__seen?.violations || []).catch(() => /** @type {string[]} */ ([]));
    return [
      ...(this.expects_errors ? [] : this.console_errors.map((text) => 'console: ' + text)),
      ...(this.expects_errors ? [] : seen.map((/** @type {string} */ text) => 'content policy: ' + text)),
      ...this.foreign_requests.map((text) => 'request to another origin: ' + text),
    ];
  }

  close() { return this.page.close().catch(() => {}); }
}

/** @param {Snapshot | null | undefined} snapshot */
export function brief(snapshot) {
  if (!snapshot) return 'no snapshot';
  const { frames, state, time, event, party, panel, clock, camera, notices } = snapshot;
  return JSON.stringify({ frames, state, time, event, party, panel, clock, camera, notices });
}

// The other clickable parts that lie over the middle of one. An event's bar on the timeline is elsewhere.
/** @param {Hit[]} hits @param {Hit} part */
export function covering(hits, part) {
  const x = part.x + part.width / 2, y = part.y + part.height / 2;
  return hits.filter((hit) => hit.name !== part.name && x > hit.x && y > hit.y && x < hit.x + hit.width && y < hit.y + hit.height);
}

// Web Mercator, 512-pixel world at zoom 0: offset of a place from the camera's centre in CSS pixels.
/** @param {Snapshot['camera']} camera @param {number} lon @param {number} lat */
export function offset_from_camera(camera, lon, lat) {
  const y = (/** @type {number} */ degrees) => 0.5 - Math.asinh(Math.tan(degrees * Math.PI / 180)) / (2 * Math.PI);
  const scale = 512 * 2 ** camera.zoom;
  return { x: (lon - camera.lon) / 360 * scale, y: (y(lat) - y(camera.lat)) * scale };
}

/** @param {Snapshot['camera']} camera @param {number} dx @param {number} dy */
export function place_at_offset(camera, dx, dy) {
  const y = (/** @type {number} */ degrees) => 0.5 - Math.asinh(Math.tan(degrees * Math.PI / 180)) / (2 * Math.PI);
  const scale = 512 * 2 ** camera.zoom;
  const world_y = y(camera.lat) + dy / scale;
  return { lon: camera.lon + dx / scale * 360, lat: Math.atan(Math.sinh((0.5 - world_y) * 2 * Math.PI)) * 180 / Math.PI };
}
