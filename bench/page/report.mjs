// What the measurements come to: medians, ratios of what was measured in the same round, and the report.

/** @typedef {{ round: number, size: number, page: string, values: Record<string, number>, problems: Record<string, string> }} Run */
/** @typedef {{ median: number, least: number, most: number, count: number }} Summary */
/** @typedef {{ key: string, title: string, group: string, digits: number }} Measure */
/**
 * @typedef {object} About what stands over the tables
 * @property {string} date
 * @property {string} command
 * @property {string} commit
 * @property {string} browser
 * @property {string} processor
 * @property {number} cores
 * @property {number} memory_gb
 * @property {string} kernel
 * @property {Record<string, string>} versions of the peers
 * @property {number} rounds
 * @property {number} steps
 */

/** @type {[string, string][]} */
const kSteps = [
  ['time', 'move of the playhead'], ['camera', 'pan or zoom'], ['select', 'choice of an event'],
  ['clock', 'change of clock'], ['party', 'filter by party'], ['search', 'letter of a search'],
];

/** @type {Measure[]} */
export const kMeasures = [
  ...kSteps.flatMap(([group, title]) => [
    { key: `${group}_main_ms`, title: `${title}: main thread, ms`, group, digits: 2 },
    { key: `${group}_gpu_ms`, title: `${title}: graphics process, ms`, group, digits: 1 },
    { key: `${group}_wall_ms`, title: `${title}: until the frame is finished, ms`, group, digits: 1 },
    { key: `${group}_frames`, title: `${title}: animation frames`, group, digits: 1 },
  ]),
  { key: 'cold_ms', title: 'cold start: to the first full picture, ms', group: 'cold', digits: 0 },
  { key: 'cold_main_ms', title: 'cold start: main thread, ms', group: 'cold', digits: 0 },
  { key: 'cold_gpu_ms', title: 'cold start: graphics process, ms', group: 'cold', digits: 0 },
  { key: 'rss_mb', title: 'memory: renderer, MB', group: 'cold', digits: 0 },
  { key: 'peak_mb', title: 'memory: renderer at its most while loading, MB', group: 'cold', digits: 0 },
  { key: 'steps_peak_mb', title: 'memory: renderer at its most in all steps, MB', group: 'time', digits: 0 },
  { key: 'heap_mb', title: 'memory: JavaScript heap, MB', group: 'cold', digits: 1 },
  { key: 'idle_frames', title: 'idle for 5 s: animation frames', group: 'idle', digits: 0 },
  { key: 'idle_main_ms', title: 'idle for 5 s: main thread, ms', group: 'idle', digits: 1 },
  { key: 'idle_gpu_ms', title: 'idle for 5 s: graphics process, ms', group: 'idle', digits: 0 },
  { key: 'bytes_page', title: 'bytes until ready: page, scripts, fonts; kB in brotli', group: 'bytes', digits: 1 },
  { key: 'bytes_basemap', title: 'bytes until ready: base map; kB in brotli', group: 'bytes', digits: 1 },
  { key: 'bytes_events', title: 'bytes until ready: events; kB in brotli', group: 'bytes', digits: 1 },
];

/** @type {Record<string, string>} */
const kNames = { ours: 'Sourceline', leaflet: 'Leaflet', maplibre: 'MapLibre GL JS', deck: 'deck.gl' };
const kNone = '–';

// What each page draws and what it lacks: nobody pays for what is not there.
const kDrawn = [
  ['', 'ours', 'leaflet', 'maplibre', 'deck'],
  ['base map: land, water, coast, borders, rivers', 'yes', 'yes', 'yes', 'yes'],
  ['names of towns', 'by rank, none over another, after those of the story; countries, regions and rivers, too', 'all, over each other', 'none over another', 'all, over each other'],
  ['events', 'symbols by kind and party, joined where they would overlap', 'circles by kind', 'circles by kind', 'circles by kind'],
  ['events while they last, about a tenth at a time', 'yes', 'yes', 'yes', 'yes'],
  ['events that are over', 'stay, paler: half of all in the middle of the year', 'not drawn', 'not drawn', 'not drawn'],
  ['places of the story', 'a dot and, where there is room, a name for each', 'no', 'no', 'no'],
  ['map', 'beside panel, header and timeline', 'whole page', 'whole page', 'whole page'],
  ['timeline with a bar for each event', 'yes', 'no', 'no', 'no'],
  ['claims with speaker, quote and source in a panel', 'yes', 'no', 'no', 'no'],
  ['choice of an event', 'marked on map and timeline, its claims in the panel, the map moves to it', 'outlined, popup with its title', 'outlined, popup with its number', 'coloured'],
  ['two clocks: what happened, what was known', 'yes', 'no', 'no', 'no'],
  ['filter by party', 'its claims alone are told', 'circles', 'circles', 'circles'],
  ['search', 'titles, places, claims, speakers', 'titles', 'titles', 'titles'],
  ['address that leads back to what is shown', 'yes', 'no', 'no', 'no'],
  ['where filters are worked out', 'main thread, time on the GPU', 'main thread', 'worker', 'GPU, search on the main thread'],
];

/** @param {number[]} numbers @returns {number} of an even number the mean of the two in the middle; NaN of none */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b), half = sorted.length / 2;
  if (!sorted.length) return NaN;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

/** @param {number[]} numbers @returns {Summary | null} null where there are none */
export function summary_of(numbers) {
  const known = numbers.filter(Number.isFinite);
  return known.length ? { median: median(known), least: Math.min(...known), most: Math.max(...known), count: known.length } : null;
}

/** @param {Run[]} runs @param {string} page @param {number} size @param {string} key */
export const values_of = (runs, page, size, key) =>
  summary_of(runs.filter((run) => run.page === page && run.size === size).map((run) => run.values[key] ?? NaN));

// Of each round in which both were measured, ours by theirs: what slowed the machine slowed both. By nothing it has none.
/** @param {Run[]} runs @param {string} peer @param {number} size @param {string} key @returns {Summary | null} */
export function ratios_of(runs, peer, size, key) {
  const of = (/** @type {string} */ page, /** @type {number} */ round) =>
    runs.find((run) => run.page === page && run.size === size && run.round === round)?.values[key] ?? NaN;
  const rounds = [...new Set(runs.map((run) => run.round))];
  return summary_of(rounds.map((round) => of('ours', round) / of(peer, round)));
}

/** @param {number} value @param {number} digits */
const number_text = (value, digits) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** @param {number} value */
const ratio_text = (value) => `×${value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toPrecision(1)}`;

/** @param {Summary | null} summary @param {(value: number) => string} text */
function summary_text(summary, text) {
  if (!summary) return kNone;
  const [least, most] = [text(summary.least), text(summary.most)];
  return least === most ? text(summary.median) : `${text(summary.median)} (${least}–${most})`;
}

// The problem in the place of the number; beside a number that came about in spite of it, a sign that leads to it.
/** @param {Run[]} runs @param {string} page @param {number} size @param {Measure} measure */
export function cell_of(runs, page, size, { key, group, digits }) {
  const values = values_of(runs, page, size, key);
  const problem = runs.find((run) => run.page === page && run.size === size && run.problems[group])?.problems[group];
  if (!values) return problem ?? kNone;
  return summary_text(values, (value) => number_text(value, digits)) + (problem ? ' †' : '');
}

/** @param {string[][]} rows the first one is the head */
function table_text(rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(rows[0]), `|${rows[0].map((_, column) => column ? '---:' : '---').join('|')}|`, ...rows.slice(1).map(line)].join('\n');
}

/** @param {Run[]} runs @param {string[]} pages @param {number} size */
function size_table(runs, pages, size) {
  const peers = pages.filter((page) => page !== 'ours'), has_ours = pages.includes('ours');
  const head = ['', ...pages.map((page) => kNames[page]), ...(has_ours ? peers.map((peer) => `ours ÷ ${kNames[peer]}`) : [])];
  const rows = kMeasures.map((measure) => [
    measure.title, ...pages.map((page) => cell_of(runs, page, size, measure)),
    ...(has_ours ? peers.map((peer) => summary_text(ratios_of(runs, peer, size, measure.key), ratio_text)) : []),
  ]);
  return table_text([head, ...rows.filter((row) => row.slice(1).some((cell) => cell !== kNone))]);
}

/** @param {Run[]} runs */
function problem_lines(runs) {
  /** @type {Map<string, number[]>} */
  const rounds = new Map();
  for (const { round, size, page, problems } of runs) {
    for (const [group, text] of Object.entries(problems)) {
      const line = `${kNames[page]}, ${size.toLocaleString('en')} events, ${group}: ${text}`;
      rounds.set(line, [...rounds.get(line) ?? [], round]);
    }
  }
  return [...rounds].map(([line, those]) => `- ${line} (round ${those.join(', ')})`);
}

/** @param {About} about @param {number[]} sizes @param {string[]} pages @param {Run[]} runs @returns {string} Markdown */
export function report_of(about, sizes, pages, runs) {
  const problems = problem_lines(runs);
  const drawn = kDrawn.map((row) => row.filter((_, column) => column === 0 || pages.includes(kDrawn[0][column])).map((cell, column) => row === kDrawn[0] && column ? kNames[cell] : cell));
  return [
    '# The page beside others',
    `Written by \`${about.command}\` on ${about.date}; not by hand. The same events on the same base map, in one run.`,
    [
      `- Machine: ${about.processor}, ${about.cores} cores, ${about.memory_gb} GB, Linux ${about.kernel}; no graphics card: what is drawn is drawn by the processor (SwiftShader).`,
      `- Versions: Sourceline ${about.commit}; ${about.browser}; ${pages.filter((page) => page !== 'ours').map((page) => `${kNames[page]} ${about.versions[page]}`).join(', ') || 'no others'}.`,
      `- Rounds: ${about.rounds}. In each every page with every size, each time in a browser with an empty profile; which page is first changes from round to round. Steps of each kind: ${about.steps}.`,
      '- A number is the median of the rounds, in brackets the least and the most of them: the noise. A ratio is ours by theirs in the same round, again the median of the rounds: below ×1 ours needs less.',
      '- A step is one change and the frame that shows it, at the screen\'s rate of 60 a second, with the GPU asked to finish where the page uses WebGL (of Leaflet, whose canvas is drawn by the browser, the end of the page\'s own frame). Ours counts as finished once it asks for no more frames, which may be several. Main thread: time on the processor of all its tasks, a step. Graphics process: time on the processor of all its threads, a step. Until the frame is finished: on the wall, the median of the steps, of which up to 16.7 ms are the wait for the screen. Animation frames: how many were asked for, a step.',
      `- ${kNone} stands where a page has nothing of the kind, and where a ratio has no divisor.`,
    ].join('\n'),
    ...sizes.flatMap((size) => [`## ${size.toLocaleString('en')} events`, size_table(runs, pages, size)]),
    '## What did not come to its end',
    problems.length ? ['A † stands beside numbers of the steps that were done.', '', ...problems].join('\n') : 'Nothing: every page became ready, every sequence ended.',
    '## What each page draws and lacks',
    table_text(drawn).replace(/---:/g, '---'),
    [
      'Each of the others is set up as its documentation advises for speed: Leaflet with `preferCanvas` and circles on a canvas, of which only those that change are added or taken away; MapLibre GL JS with GeoJSON of few properties, no buffer, a highest zoom for its tiles, `setFilter` without validation and feature state; deck.gl with binary attributes and `DataFilterExtension`.',
      'Ours draws symbols, names, panel, timeline and citations in each of its frames, in a smaller map. MapLibre GL JS is not waited for after a move of the camera: its frame counts, though tiles for it may still come from its worker.',
      'The JavaScript heap is without what WebAssembly and the workers have; the renderer is all of it. Events above 1 MB are served in a quick compression (brotli 5), all else in the best. What our service worker fetches for when there is no network is not counted.',
    ].join('\n\n'),
  ].join('\n\n') + '\n';
}
