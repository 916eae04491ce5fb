// Measures one page with one number of events, once. What cannot be measured is told as a problem, never left out.
import { main_thread, open_tab, sleep, usage } from './browser.mjs';
import { drive_ours } from './pages/ours.js';
import { path_of } from './site.mjs';

const kReadyMs = 120_000;
const kSequenceMs = 20_000;  // a slow page does fewer steps
const kFrameMs = 60_000;     // until a frame counts as never coming
const kWarmSteps = 5;
const kRestMs = 1500, kIdleMs = 5000;

/** @typedef {import('./browser.mjs').Tab} Tab */
/** @typedef {import('./site.mjs').Sent} Sent */
/** @typedef {Record<string, number>} Values by the keys of report.mjs */
/** @typedef {{ values: Values, problems: Record<string, string> }} Measured problems by the group of values that they are about */
/** @typedef {{ address: string, sent: Sent[] }} Site */

/** @param {number} ms */
const in_seconds = (ms) => `${Math.round(ms / 1000)} s`;

/** @param {number[]} numbers */
const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** @template T @param {Promise<T>} promise @param {number} ms @param {string} problem @returns {Promise<T>} */
async function within(promise, ms, problem) {
  promise.catch(() => {});  // when it comes too late
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(problem)), ms); });
  try { return await /** @type {Promise<T>} */ (Promise.race([promise, late])); } finally { clearTimeout(timer); }
}

// Runs in the page. From the navigation on, to the first picture with all in it, on the screen.
async function wait_until_ready() {
  while (!window.__bench) await new Promise((resolve) => setTimeout(resolve, 5));
  await window.__bench.ready;
  return performance.now();
}

/** @param {Tab} tab @param {string} page @param {number} size @param {Site} site @returns {Promise<number>} milliseconds */
function load(tab, page, size, site) {
  const work = async () => {
    await tab.page.goto(site.address + path_of(page, size), { waitUntil: 'domcontentloaded', timeout: 0 });
    return tab.page.evaluate(wait_until_ready);
  };
  return within(work(), kReadyMs, `not ready after ${in_seconds(kReadyMs)}`);
}

/** @param {Tab} tab @param {Values} values @param {number} ready_ms */
async function note_start(tab, values, ready_ms) {
  const { main_ms, script_ms } = await main_thread(tab), used = await usage(tab);
  Object.assign(values, { cold_ms: ready_ms, cold_main_ms: main_ms, cold_script_ms: script_ms, cold_gpu_ms: used.gpu_ms });
  await sleep(kRestMs);
  const after = await usage(tab);
  await tab.cdp.send('HeapProfiler.collectGarbage');
  Object.assign(values, { rss_mb: after.rss_mb, peak_mb: after.peak_mb, heap_mb: (await main_thread(tab)).heap_mb });
}

/** @param {Tab} tab */
async function counters(tab) {
  const frames = await tab.page.evaluate(() => /** @type {number} */ (window.__watch.count));
  return { ...await main_thread(tab), ...await usage(tab), frames };
}

/** @param {Tab} tab @param {Values} values */
async function note_idle(tab, values) {
  await sleep(kRestMs);
  const before = await counters(tab);
  await sleep(kIdleMs);
  const after = await counters(tab);
  Object.assign(values, { idle_frames: after.frames - before.frames, idle_main_ms: after.main_ms - before.main_ms, idle_gpu_ms: after.gpu_ms - before.gpu_ms });
}

/** @param {Sent[]} sent @param {Values} values */
function note_bytes(sent, values) {
  const kilobytes = (/** @type {(path: string) => boolean} */ is_of) => sent.filter(({ path }) => is_of(path)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const is_events = (/** @type {string} */ path) => /\/data\/(events|story)-/.test(path);
  const is_basemap = (/** @type {string} */ path) => /basemap/.test(path);
  Object.assign(values, {
    bytes_page: kilobytes((path) => !is_events(path) && !is_basemap(path)), bytes_basemap: kilobytes(is_basemap), bytes_events: kilobytes(is_events),
  });
}

// Runs in the page: one step after the other, each until its frame is finished.
/** @param {string} step @param {any[]} values @param {number} budget_ms @param {number} frame_ms */
async function walk(step, values, budget_ms, frame_ms) {
  const begun = performance.now();
  /** @type {number[]} */
  const times = [];
  for (const value of values) {
    const from = performance.now();
    const late = new Promise((resolve) => setTimeout(resolve, frame_ms, 'late'));
    if (await Promise.race([window.__bench.act(step, value), late]) === 'late') return { times, is_late: true };
    times.push(performance.now() - from);
    if (performance.now() - begun > budget_ms) break;
  }
  return { times, is_late: false };
}

/** @param {Tab} tab @param {string} step @param {any[]} asked @param {Values} values @returns {Promise<string>} what is wrong with it, '' for nothing */
async function note_steps(tab, step, asked, values) {
  const run = (/** @type {any[]} */ part) => within(tab.page.evaluate(walk, step, part, kSequenceMs, kFrameMs), kSequenceMs + 2 * kFrameMs, `no end after ${in_seconds(kSequenceMs + 2 * kFrameMs)}`);
  // From the end backwards, so that the first step that counts is a change, too.
  const warm = await run(asked.slice(-kWarmSteps).reverse());
  if (warm.is_late) return `no frame within ${in_seconds(kFrameMs)}`;
  const before = await counters(tab);
  const { times, is_late } = await run(asked);
  const after = await counters(tab);
  const done = times.length;
  if (done > 0) {
    values[`${step}_wall_ms`] = middle(times);
    values[`${step}_main_ms`] = (after.main_ms - before.main_ms) / done;
    values[`${step}_script_ms`] = (after.script_ms - before.script_ms) / done;
    values[`${step}_frames`] = (after.frames - before.frames) / done;
    values[`${step}_gpu_ms`] = (after.gpu_ms - before.gpu_ms) / done;
  }
  if (is_late) return `after ${done} of ${asked.length} steps no frame within ${in_seconds(kFrameMs)}`;
  return done < asked.length ? `${done} of ${asked.length} steps within ${in_seconds(kSequenceMs)}` : '';
}

/** @param {Tab} tab @param {Record<string, any[]>} steps @param {Measured} measured */
async function note_all_steps(tab, steps, { values, problems }) {
  const does = await tab.page.evaluate(() => /** @type {string[]} */ (window.__bench.does));
  await sleep(kRestMs);
  for (const [step, asked] of Object.entries(steps)) {
    if (!does.includes(step)) continue;
    try {
      const problem = await note_steps(tab, step, asked, values);
      if (problem) problems[step] = problem;
      if (/no (frame|end)/.test(problem)) return;  // it is still at it: what came next would be measured with it
    } catch (error) {
      problems[step] = error instanceof Error ? error.message.split('\n')[0] : String(error);
    }
  }
  values.steps_peak_mb = (await usage(tab)).peak_mb;
}

/** @param {string} page @param {number} size @param {string[]} phases @param {Record<string, any[]>} steps @param {Site} site @returns {Promise<Measured & { version: string }>} */
export async function measure(page, size, phases, steps, site) {
  /** @type {Measured & { version: string }} */
  const measured = { values: {}, problems: {}, version: '' };
  /** @param {string[]} groups what cannot be measured when it does not open @param {(tab: Tab, ready_ms: number) => Promise<void>} act */
  const in_tab = async (groups, act) => {
    const tab = await open_tab(page === 'ours' ? drive_ours : undefined);
    measured.version = tab.version;
    site.sent.length = 0;
    try {
      await act(tab, await load(tab, page, size, site));
      if (tab.errors.length) measured.problems.page = tab.errors[0].slice(0, 200);
    } catch (error) {
      const text = error instanceof Error ? error.message.split('\n')[0] : String(error);
      for (const group of groups) measured.problems[group] = [text, ...tab.errors.slice(0, 1)].join('; ').slice(0, 300);
    } finally {
      await tab.close();
    }
  };
  const still = phases.filter((phase) => phase !== 'step');
  if (still.length) {
    await in_tab(still, async (tab, ready_ms) => {
      if (phases.includes('bytes')) note_bytes(site.sent, measured.values);
      if (phases.includes('cold')) await note_start(tab, measured.values, ready_ms);
      if (phases.includes('idle')) await note_idle(tab, measured.values);
    });
  }
  if (phases.includes('step')) await in_tab(Object.keys(steps).filter((step) => page === 'ours' || step !== 'clock'), (tab) => note_all_steps(tab, steps, measured));
  return measured;
}
