// A browser for one measurement, with a profile of its own, and what its processes have used.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const kFlags = [
  '--headless=new', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic',
  '--hide-scrollbars', '--lang=en-US', '--force-device-scale-factor=1', '--enable-precise-memory-info',
];
const kTickMs = 10;  // /proc counts in hundredths of a second
const kCloseMs = 5000;

export const kWidth = 1280, kHeight = 720;

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').CDPSession} CDPSession */
/** @typedef {{ page: import('puppeteer-core').Page, cdp: CDPSession, root: CDPSession, errors: string[], version: string, close(): Promise<void> }} Tab */
/** @typedef {{ gpu_ms: number, renderer_ms: number, rss_mb: number, peak_mb: number }} Usage */

/** @type {Set<Browser>} */
const running = new Set();
/** @type {Set<string>} */
const profiles = new Set();

/** @param {number} ms @returns {Promise<void>} */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {Browser} browser */
function kill(browser) {
  const pid = browser.process()?.pid;
  // Its own group: whatever it has started goes with it.
  if (pid) try { process.kill(-pid, 'SIGKILL'); } catch { /* it has ended */ }
  running.delete(browser);
}

/** @param {string} profile */
function remove(profile) {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });  // what dies may still write
  profiles.delete(profile);
}

// One that is just being launched hears it by the pipe to it, which closes.
export function kill_browsers() {
  for (const browser of [...running]) kill(browser);
  for (const profile of [...profiles]) remove(profile);
}

// Runs in each page before its own scripts: counts the animation frames, and knows which are still to come.
function watch_frames() {
  const waiting = new Set(), ask = window.requestAnimationFrame.bind(window), drop = window.cancelAnimationFrame.bind(window);
  window.__watch = { waiting, ask, count: 0 };
  window.requestAnimationFrame = (act) => {
    window.__watch.count += 1;
    const id = ask((time) => { waiting.delete(id); act(time); });
    waiting.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => { waiting.delete(id); drop(id); };
}

// At the screen's rate: without that limit the graphics process waits for frames in a loop, and its time on the
// processor is the wall's.
/** @param {(() => void) | undefined} drive what runs in the page before its own scripts @returns {Promise<Tab>} */
export async function open_tab(drive) {
  const profile = mkdtempSync(join(tmpdir(), 'sourceline-bench-'));
  profiles.add(profile);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium', userDataDir: profile, defaultViewport: null, pipe: true,
    handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, protocolTimeout: 300_000,
    args: [...kFlags, `--window-size=${kWidth},${kHeight}`],
  });
  running.add(browser);
  const page = (await browser.pages())[0] ?? await browser.newPage();
  const cdp = await page.createCDPSession(), root = await browser.target().createCDPSession();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('error', (error) => errors.push(`the page has crashed: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await cdp.send('Emulation.setDeviceMetricsOverride', { width: kWidth, height: kHeight, deviceScaleFactor: 0, mobile: false });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.setBypassServiceWorker(true);
  await page.evaluateOnNewDocument(watch_frames);
  if (drive) await page.evaluateOnNewDocument(drive);
  // Time on the processor, not on the wall: what another process takes is not the page's.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    page, cdp, root, errors, version: await browser.version(),
    async close() {
      await Promise.race([browser.close().catch(() => {}), sleep(kCloseMs)]);
      kill(browser);
      remove(profile);
    },
  };
}

/** @param {Tab} tab @returns {Promise<{ main_ms: number, script_ms: number, heap_mb: number }>} */
export async function main_thread(tab) {
  const { metrics } = await tab.cdp.send('Performance.getMetrics');
  const value = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { main_ms: value('TaskDuration') * 1000, script_ms: value('ScriptDuration') * 1000, heap_mb: value('JSHeapUsedSize') / 2 ** 20 };
}

/** @param {string} path */
function text_of(path) {
  try { return readFileSync(path, 'utf8'); } catch { return ''; }  // it has ended
}

// A browser keeps a renderer in reserve: the page's is the largest.
/** @param {Tab} tab @returns {Promise<Usage>} */
export async function usage(tab) {
  const { processInfo } = await tab.root.send('SystemInfo.getProcessInfo');
  const used = { gpu_ms: 0, renderer_ms: 0, rss_mb: NaN, peak_mb: NaN };
  for (const { type, id } of processInfo) {
    const fields = text_of(`/proc/${id}/stat`).replace(/^.*\) /s, '').split(' '), status = text_of(`/proc/${id}/status`);
    const cpu_ms = (Number(fields[11]) + Number(fields[12])) * kTickMs;
    const mb = (/** @type {string} */ key) => Number(status.match(new RegExp(`^${key}:\\s+(\\d+)`, 'm'))?.[1]) / 1024;
    if (!Number.isFinite(cpu_ms)) continue;
    if (type.toLowerCase() === 'gpu') used.gpu_ms += cpu_ms;
    if (type.toLowerCase() !== 'renderer') continue;
    used.renderer_ms += cpu_ms;
    if (!(mb('VmRSS') <= used.rss_mb)) { used.rss_mb = mb('VmRSS'); used.peak_mb = mb('VmHWM'); }
  }
  return used;
}
