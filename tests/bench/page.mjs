// What ./build.sh bench page asks, gives and makes of its numbers, without a browser and without what npm installs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadOption, options_from } from '../../bench/page/options.mjs';
import { cell_of, kMeasures, median, ratios_of, report_of, summary_of } from '../../bench/page/report.mjs';
import { arrays_of, events_of, geojson_of, is_there, kYearMinutes, steps_of, story_of, time_of } from '../../bench/page/stories.mjs';

/** @typedef {import('../../bench/page/report.mjs').Run} Run */

const kRoot = fileURLToPath(new URL('../../', import.meta.url));
const kProgram = join(kRoot, 'build/native/sourceline');
const work = mkdtempSync(join(tmpdir(), 'sourceline-bench-test-'));

/** @param {number} round @param {string} page @param {Record<string, number>} values @param {Record<string, string>} [problems] @returns {Run} */
const run_of = (round, page, values, problems = {}) => ({ round, size: 30, page, values, problems });

/** @param {string[]} words @param {string} text */
function refuses(words, text) {
  assert.throws(() => options_from(words), (error) => error instanceof BadOption && error.message === text, `${words.join(' ')}: not '${text}'`);
}

/** @param {string} key */
function measure_of(key) {
  const measure = kMeasures.find((each) => each.key === key);
  assert.ok(measure, key);
  return measure;
}

/** @type {import('../../bench/page/report.mjs').About} */
const kAbout = {
  date: '2026-01-02', command: './build.sh bench page', commit: 'abc', browser: 'Chrome/1', processor: 'A processor', cores: 2, memory_gb: 8,
  kernel: '6.1', versions: { leaflet: '1.2.3' }, rounds: 2, steps: 4,
};

/** @type {Record<string, () => void>} */
const kTests = {
  'the events are the same in every run, and differ by nothing but their number'() {
    assert.deepEqual(events_of(1000), events_of(1000));
    assert.deepEqual(events_of(1000).slice(0, 30), events_of(30));
    assert.deepEqual(events_of(30)[0], { lon: 38.57582, lat: 50.04748, start: 248304, end: 286882, kind: 0, party: 3, title: 'Shelling at Place 0' });
  },

  'each event has a place of its own on the base map, a kind, a party and a span within the year'() {
    const events = events_of(10_000);
    assert.ok(new Set(events.map(({ lon, lat }) => `${lon},${lat}`)).size > 9990);
    for (const { lon, lat, start, end } of events) {
      assert.ok(lon > 34 && lon < 39 && lat > 49.4 && lat < 51.6 && start >= 0 && start < end && end < kYearMinutes);
    }
    for (const key of /** @type {const} */ (['kind', 'party'])) assert.equal(new Set(events.map((event) => event[key])).size, key === 'kind' ? 6 : 4);
  },

  'about a tenth of the events is there at any moment'() {
    const events = events_of(10_000);
    for (const share of [0.05, 0.25, 0.5, 0.75, 0.95]) {
      const there = events.filter((event) => is_there(event, share * kYearMinutes)).length / events.length;
      assert.ok(there > 0.08 && there < 0.12, `${there} at ${share}`);
    }
  },

  'story, arrays and GeoJSON say the same of each event'() {
    const events = events_of(1000), { numbers, titles } = arrays_of(events), named = titles.split('\n');
    const story = /** @type {any} */ (story_of(events)), geojson = geojson_of(events).features;
    const floats = new Float32Array(numbers.buffer, 0, 4000), bytes = numbers.subarray(16_000);
    assert.equal(numbers.length, 18_000);
    for (const [i, event] of events.entries()) {
      const place = story.places[i], told = story.events[i], claim = story.claims[i], { geometry, properties } = geojson[i];
      assert.deepEqual([place.lon, place.lat, told.place], [event.lon, event.lat, place.id]);
      assert.deepEqual([told.when.start, told.when.end, told.title], [time_of(event.start), time_of(event.end), event.title]);
      assert.deepEqual([claim.event, claim.actor], [told.id, `a${event.party}`]);
      assert.deepEqual([0, 1, 2, 3].map((column) => floats[column * 1000 + i]), [event.lon, event.lat, event.start, event.end].map(Math.fround));
      assert.deepEqual([bytes[i], bytes[1000 + i], named[i]], [event.kind, event.party, event.title]);
      assert.deepEqual([geometry.coordinates, properties], [[event.lon, event.lat], { a: event.start, b: event.end, k: event.kind, p: event.party, t: event.title.toLowerCase() }]);
    }
  },

  'a session has as many steps of each kind as are asked for, and each changes something'() {
    for (const size of [1, 30, 1000]) {
      const events = events_of(size), steps = steps_of(events, 40);
      assert.deepEqual(steps, steps_of(events, 40));
      for (const [kind, values] of Object.entries(steps)) {
        assert.equal(values.length, 40, kind);
        if (kind === 'select') assert.ok(values.every((index) => index >= 0 && index < size));
        if (kind !== 'select' || size > 1) values.forEach((value, index) => { if (index) assert.notDeepEqual(value, values[index - 1], `${kind} ${index}`); });
      }
    }
  },

  'the story reads back without an error'() {
    if (!existsSync(kProgram)) return;
    const file = join(work, 'story.json');
    writeFileSync(file, JSON.stringify(story_of(events_of(1000))));
    const { status, stdout, stderr } = spawnSync(kProgram, ['check', file], { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  },

  'a median is in the middle, of two in the middle their mean, of none nothing'() {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.ok(Number.isNaN(median([])));
    assert.deepEqual(summary_of([5, NaN, 1, Infinity, 2]), { median: 2, least: 1, most: 5, count: 3 });
    assert.equal(summary_of([NaN]), null);
  },

  'a ratio is made of what was measured in one round, and of no other'() {
    const runs = [
      run_of(1, 'ours', { cold_ms: 100 }), run_of(1, 'leaflet', { cold_ms: 200 }),
      run_of(2, 'leaflet', { cold_ms: 100 }), run_of(2, 'ours', { cold_ms: 300 }),
      run_of(3, 'ours', { cold_ms: 1 }), run_of(3, 'leaflet', {}), run_of(4, 'leaflet', { cold_ms: 1 }),
    ];
    assert.deepEqual(ratios_of(runs, 'leaflet', 30, 'cold_ms'), { median: 1.75, least: 0.5, most: 3, count: 2 });
    assert.equal(ratios_of(runs, 'leaflet', 1000, 'cold_ms'), null);
    assert.equal(ratios_of(runs, 'deck', 30, 'cold_ms'), null);
    assert.equal(ratios_of([run_of(1, 'ours', { idle_frames: 0 }), run_of(1, 'deck', { idle_frames: 0 })], 'deck', 30, 'idle_frames'), null);
  },

  'a cell has the median with the noise, a dash for what is missing, and what went wrong in words'() {
    const cold = measure_of('cold_ms'), time = measure_of('time_main_ms');
    const runs = [run_of(1, 'ours', { cold_ms: 1234.4 }), run_of(2, 'ours', { cold_ms: 1000 }), run_of(3, 'ours', { cold_ms: 2000 })];
    assert.equal(cell_of(runs, 'ours', 30, cold), '1,234 (1,000–2,000)');
    assert.equal(cell_of(runs.slice(0, 1), 'ours', 30, cold), '1,234');
    assert.equal(cell_of(runs, 'ours', 30, time), '–');
    assert.equal(cell_of(runs, 'deck', 30, cold), '–');
    assert.equal(cell_of([run_of(1, 'deck', {}, { cold: 'not ready after 120 s' })], 'deck', 30, cold), 'not ready after 120 s');
    assert.equal(cell_of([run_of(1, 'deck', { time_main_ms: 2 }, { time: '3 of 60 steps within 20 s' })], 'deck', 30, time), '2.00 †');
  },

  'the report tells machine, versions, noise, ratios and whatever did not come to its end'() {
    const runs = [
      run_of(1, 'ours', { time_main_ms: 1 }), run_of(1, 'leaflet', { time_main_ms: 4 }), run_of(2, 'ours', { time_main_ms: 3 }),
      run_of(2, 'leaflet', { time_main_ms: 4 }, { search: '3 of 60 steps within 20 s' }),
    ];
    const text = report_of(kAbout, [30], ['ours', 'leaflet'], runs);
    for (const part of [
      'A processor, 2 cores, 8 GB, Linux 6.1', 'Sourceline abc; Chrome/1; Leaflet 1.2.3.', '## 30 events', '|  | Sourceline | Leaflet | ours ÷ Leaflet |',
      '| move of the playhead: main thread, ms | 2.00 (1.00–3.00) | 4.00 | ×0.50 (×0.25–×0.75) |',
      '- Leaflet, 30 events, search: 3 of 60 steps within 20 s (round 2)', '| timeline with a bar for each event | yes | no |',
    ]) assert.ok(text.includes(part), `${part} is not in\n${text}`);
    assert.ok(!text.includes('deck.gl 9') && !text.includes('cold start'), text);
    assert.ok(report_of(kAbout, [30], ['ours'], runs.slice(0, 1)).includes('Nothing: every page became ready, every sequence ended.'));
  },

  'options are read, and what is not named stays as it is'() {
    assert.deepEqual(options_from([]), {
      sizes: [30, 1000, 10_000, 100_000], rounds: 5, pages: ['ours', 'leaflet', 'maplibre', 'deck'], phases: ['step', 'cold', 'idle', 'bytes'],
      steps: 60, out: 'bench/RESULTS.md', dist: 'dist',
    });
    writeFileSync(join(work, 'index.html'), '');
    const read = options_from(['--sizes', '1,30', '--rounds', '2', '--pages', 'deck,ours', '--phases', 'idle', '--steps', '7', '--out', join(work, 'r.md'), '--dist', work]);
    assert.deepEqual(read, { sizes: [1, 30], rounds: 2, pages: ['ours', 'deck'], phases: ['idle'], steps: 7, out: join(work, 'r.md'), dist: work });
  },

  'bad options are refused in words'() {
    for (const sizes of ['', '0', '-30', '30.5', '60,30', '30,30', '30,,60', 'thirty', '100001', '1e3']) {
      refuses(['--sizes', sizes], `--sizes needs rising numbers of events up to 100,000 such as 30,1000, not '${sizes}'`);
    }
    refuses(['--sizes'], "--sizes needs rising numbers of events up to 100,000 such as 30,1000, not ''");
    for (const count of ['', '0', '-1', '1.5', 'many', '99999999']) {
      refuses(['--rounds', count], `--rounds needs a number from 1 to 1,000, not '${count}'`);
      refuses(['--steps', count], `--steps needs a number from 1 to 10,000, not '${count}'`);
    }
    for (const names of ['', 'cesium', 'ours,', 'ours leaflet']) refuses(['--pages', names], `--pages needs some of ours,leaflet,maplibre,deck, not '${names}'`);
    for (const names of ['', 'warm', 'cold,,idle']) refuses(['--phases', names], `--phases needs some of step,cold,idle,bytes, not '${names}'`);
    for (const file of ['', '/no/such/folder/r.md', work]) refuses(['--out', file], `--out needs a file in a folder that there is, not '${file}'`);
    for (const folder of ['', '/no/such/folder']) refuses(['--dist', folder], `--dist needs a folder with a built page, not '${folder}'`);
    for (const word of ['--nonsense', 'toString', '30', '']) {
      refuses([word, '1'], `There is no option '${word}'; there are --sizes, --rounds, --pages, --phases, --steps, --out, --dist`);
    }
  },

  'build.sh is told of a bad option before it builds anything'() {
    const { status, stderr } = spawnSync(process.execPath, [join(kRoot, 'bench/page/check.mjs'), '--rounds', 'x'], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [2, "--rounds needs a number from 1 to 1,000, not 'x'\n"]);
    for (const words of [['bench'], ['bench', '--sizes', '30'], ['bench', 'pages']]) {
      const told = spawnSync(join(kRoot, 'build.sh'), words, { encoding: 'utf8' });
      assert.equal(told.status, 2, words.join(' '));
      assert.match(told.stderr, /build\.sh bench core .*\n.*build\.sh bench page /);
    }
  },
};

let passed = 0, failed = 0;
for (const [name, test] of Object.entries(kTests)) {
  try {
    test();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n${error instanceof Error ? error.stack : error}`);
  }
}
rmSync(work, { recursive: true, force: true });
console.log(`bench-page: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
