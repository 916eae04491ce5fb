// Commands, events and the address.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sleep } from '../browser.mjs';

/** @param {string} text */
const minutes = (text) => Math.round(Date.parse(text) / 60000);
/** @param {Web.Snapshot} snapshot */
const drawn_ids = (snapshot) => snapshot.events.filter((event) => event.drawn).map((event) => event.id).sort();
/** @param {Web.Viewer} viewer */
const hash_of = (viewer) => viewer.page.evaluate(() => location.hash);

/** @param {Web.Story} story @param {string} text */
function time_of_story(story, text) {
  return /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? text : (text.includes('T') ? text : text + 'T00:00') + story.utc_offset;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'moving the playhead makes events appear and go, and uploads nothing'({ open, story }) {
    const viewer = await open();
    const early = await viewer.must({ name: 'seek', time: time_of_story(story, story.time.start) });
    const late = await viewer.must({ name: 'seek', time: time_of_story(story, story.time.end) });
    const back = await viewer.must({ name: 'seek', time: time_of_story(story, story.time.start) });
    const appeared = drawn_ids(late).filter((id) => !drawn_ids(early).includes(id));
    assert.ok(appeared.length >= 3, `only ${appeared.length} events appear between ${early.time} and ${late.time}`);
    assert.deepEqual(drawn_ids(back), drawn_ids(early), 'events did not go again');
    assert.equal(back.uploads_bytes, early.uploads_bytes, 'data was sent to the GPU again');
  },

  async 'every command is answered ok when it is right'({ open, story }) {
    const viewer = await open();
    const start = await viewer.snapshot();
    const event = story.events.find(({ place }) => place) || story.events[0];
    await viewer.must({ name: 'select', event: event.id });
    assert.equal((await viewer.snapshot()).event, event.id);
    const seeked = await viewer.must({ name: 'seek', time: time_of_story(story, story.time.end) });
    assert.equal(minutes(seeked.time), minutes(time_of_story(story, story.time.end)));
    for (const clock of /** @type {const} */ (['known', 'happened'])) assert.equal((await viewer.must({ name: 'clock', clock })).clock, clock);
    for (const panel of /** @type {const} */ (['story', 'event', 'claims', 'sources', 'none'])) assert.equal((await viewer.must({ name: 'panel', panel })).panel, panel);
    assert.equal((await viewer.must({ name: 'party', party: story.parties[0].id })).party, story.parties[0].id);
    const flown = await viewer.must({ name: 'fly', lon: 36.2, lat: 50.4, zoom: 9.5 });
    assert.ok(Math.abs(flown.camera.lon - 36.2) < 1e-3 && Math.abs(flown.camera.lat - 50.4) < 1e-3 && Math.abs(flown.camera.zoom - 9.5) < 1e-2);
    const fitted = await viewer.must({ name: 'fit' });
    assert.ok(Math.abs(fitted.camera.zoom - start.camera.zoom) < 1, JSON.stringify(fitted.camera));
    for (const lang of /** @type {const} */ (['uk', 'ru', 'en'])) await viewer.must({ name: 'language', lang });
    for (const theme of /** @type {const} */ (['dark', 'light', 'system'])) await viewer.must({ name: 'theme', theme });
    const begins = story.events.map((one) => Date.parse(time_of_story(story, one.when.start.replace(/[~?]$/, '')))).filter((time) => time > Date.parse(time_of_story(story, story.time.start))).sort((a, b) => a - b);
    await viewer.must({ name: 'party', party: null });  // which has nothing to tell of the time before
    const before = await viewer.must({ name: 'seek', time: new Date(begins[begins.length >> 1] - 60000).toISOString() });
    await viewer.must({ name: 'select', event: null });  // or the step is one from the selected event
    const told = await viewer.must({ name: 'step', direction: 'next' });
    assert.ok(told.event && told.time === before.time, 'with nothing selected what is told is walked first');
    const next = await viewer.must({ name: 'step', direction: 'next' });
    assert.ok(Date.parse(next.time) > Date.parse(before.time), 'step next does not move time');
    const previous = await viewer.must({ name: 'step', direction: 'previous' });
    assert.ok(Date.parse(previous.time) < Date.parse(next.time), 'step previous does not move time back');
    assert.deepEqual(await viewer.send({ name: 'play' }), { ok: true });
    await viewer.until('playing moves time', (now) => Date.parse(now.time) > Date.parse(previous.time));
    assert.deepEqual(await viewer.send({ name: 'pause' }), { ok: true });
    await viewer.settled();
  },

  async 'every command that is wrong is answered with a reason and changes nothing'({ open }) {
    const viewer = await open();
    const start = await viewer.snapshot();
    const wrong = [
      { name: 'seek' }, { name: 'seek', time: 5 }, { name: 'seek', time: 'yesterday' }, { name: 'seek', time: '1912-04-15T02:20:00Z' },
      { name: 'select' }, { name: 'select', event: 'no-such-event' }, { name: 'select', event: 3 },
      { name: 'clock' }, { name: 'clock', clock: 'sundial' }, { name: 'clock', clock: null },
      { name: 'party', party: 'nobody' }, { name: 'party', party: ['a'] },
      { name: 'fly' }, { name: 'fly', lon: 'x', lat: 50, zoom: 8 }, { name: 'fly', lon: 36, lat: 95, zoom: 8 }, { name: 'fly', lon: 36, lat: 50 },
      { name: 'step' }, { name: 'step', direction: 'sideways' },
      { name: 'language' }, { name: 'language', lang: 'tlh' }, { name: 'theme', theme: 'pink' }, { name: 'theme' },
      { name: 'panel' }, { name: 'panel', panel: 'cellar' },
      { name: 'load' }, { name: 'load', story: 7 }, { name: 'load', story: 'javascript:alert(1)' },
      { name: 'explode' }, { name: '' }, { name: 7 }, {}, null, 'fit', [],
    ];
    for (const command of wrong) {
      const answer = await viewer.send(command);
      assert.equal(answer?.ok, false, `${JSON.stringify(command)} was answered ${JSON.stringify(answer)}`);
      assert.ok(typeof answer.error === 'string' && answer.error.length > 5, `${JSON.stringify(command)}: no reason`);
    }
    const end = await viewer.settled();
    for (const key of /** @type {const} */ (['time', 'clock', 'story', 'event', 'party', 'panel', 'camera'])) assert.deepEqual(end[key], start[key], `${key} changed`);
    const odd = await viewer.page.evaluate(async () => {
      const circular = { name: 'seek' };
      Object.assign(circular, { time: circular });
      return [await window.sourceline.send(/** @type {any} */ (circular)), await window.sourceline.send({ name: 'fly', lon: NaN, lat: Infinity, zoom: 1 })];
    });
    for (const answer of odd) assert.equal(answer.ok, false);
  },

  async 'tells handlers of selections and takes them off again'({ open, story }) {
    const viewer = await open();
    await viewer.page.evaluate(() => {
      window.heard = [];
      window.off = window.sourceline.on('select', (detail) => window.heard.push(detail));
    });
    await viewer.must({ name: 'select', event: story.events[1].id });
    await sleep(100);
    const heard = await viewer.page.evaluate(() => window.heard);
    assert.equal(heard.length, 1);
    assert.equal(heard[0].event, story.events[1].id);
    await viewer.page.evaluate(() => window.off());
    await viewer.must({ name: 'select', event: story.events[2].id });
    await sleep(100);
    assert.equal((await viewer.page.evaluate(() => window.heard)).length, 1, 'a handler was called after it had been taken off');
  },

  async 'the address holds what is seen, and opening it shows the same'({ open, story }) {
    const viewer = await open({ path: '#note=kept&colour=blue' });
    const event = story.events.find(({ place }) => place) || story.events[0];
    await viewer.must({ name: 'select', event: event.id });
    await viewer.must({ name: 'seek', time: time_of_story(story, story.time.end) });
    await viewer.must({ name: 'step', direction: 'previous' });
    const selected = (await viewer.must({ name: 'select', event: event.id })).event;
    const left = await viewer.must({ name: 'fly', lon: 36.1234, lat: 50.4321, zoom: 9.25 });
    let hash = '';
    for (const end = Date.now() + 4000; Date.now() < end; await sleep(50)) {
      hash = await hash_of(viewer);
      if (/[#&]t=/.test(hash) && hash.includes('event=') && /map=9\.25/.test(hash)) break;
    }
    const parts = new URLSearchParams(hash.slice(1).replaceAll('+', '%2B'));
    assert.equal(minutes(parts.get('t')), minutes(left.time), hash);
    assert.equal(parts.get('event'), selected, hash);
    assert.match(parts.get('map') || '', /^9\.25\/50\.43\d*\/36\.12\d*$/, hash);
    assert.equal(parts.get('note'), 'kept', `an unknown key was lost: ${hash}`);
    assert.equal(parts.get('colour'), 'blue', hash);

    const again = await open({ path: hash });
    const now = await again.snapshot();
    assert.equal(minutes(now.time), minutes(left.time));
    assert.equal(now.event, selected);
    assert.ok(Math.abs(now.camera.zoom - left.camera.zoom) < 0.011 && Math.abs(now.camera.lon - left.camera.lon) < 1e-3 && Math.abs(now.camera.lat - left.camera.lat) < 1e-3, JSON.stringify(now.camera));
  },

  async 'the address is written twice a second at most, the last one always, and gives way to where the reader goes'({ open, story }) {
    const event = story.events.find(({ place }) => place);
    const viewer = await open({ reduced_motion: true, prepare: ({ page }) => page.evaluateOnNewDocument(() => {
      const real = history.replaceState;
      window.__asked = 0;
      history.replaceState = function (...values) { window.__asked += 1; return real.apply(this, values); };
    }) });
    await viewer.settled();
    // Each is seen in a frame; nobody asks the page what it shows.
    const clocks = (/** @type {number} */ count) => viewer.page.evaluate(async (many) => {
      const before = window.__asked, begun = performance.now();
      for (let i = 0; i < many; ++i) {
        await window.sourceline.send({ name: 'clock', clock: i % 2 ? 'happened' : 'known' });
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }
      return { times: window.__asked - before, ms: performance.now() - begun };
    }, count);
    const asked = await clocks(31);
    assert.ok(asked.times >= 1 && asked.times <= 2 + asked.ms / 500, JSON.stringify(asked));
    await viewer.page.waitForFunction(() => location.hash.includes('clock=known'));
    // What waits to be written is of the view before.
    await clocks(4);
    await viewer.page.evaluate((id) => { location.hash = '#event=' + id; }, event.id);
    await viewer.until('the hash is followed', (now) => now.event === event.id);
    await viewer.settled();
    assert.match(await hash_of(viewer), new RegExp('event=' + event.id + '(&|$)'));
  },

  async 'the address of another story keeps nothing of what waited to be written of the one before'({ open, story }) {
    const event = story.events.find(({ place }) => place);
    const other = { ...story, id: 'elsewhere' };
    const viewer = await open({ reduced_motion: true, prepare: (page) => page.answer({ 'stories/elsewhere.json': { body: JSON.stringify(other) } }) });
    await viewer.settled();
    const answer = await viewer.page.evaluate(async (id) => {
      // The first is written at once, the second waits.
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await window.sourceline.send({ name: 'select', event: id });
      await frame();
      await window.sourceline.send({ name: 'clock', clock: 'known' });
      await frame();
      await window.sourceline.send({ name: 'select', event: null });
      await frame();
      return window.sourceline.send({ name: 'load', story: 'stories/elsewhere.json' });
    }, event.id);
    assert.deepEqual(answer, { ok: true });
    await viewer.until('the other story is there', (now) => now.story === 'elsewhere');
    await viewer.settled();
    const address = await viewer.page.evaluate(() => location.href);
    assert.ok(!address.includes('event=' + event.id), address);
    assert.equal(new URL(address).searchParams.get('story'), 'stories/elsewhere.json');
  },

  async 'a changed hash moves the viewer, and a broken one does no harm'({ open, story }) {
    const viewer = await open();
    const event = story.events[3];
    await viewer.page.evaluate((id) => { location.hash = '#event=' + id; }, event.id);
    await viewer.until('the event of the hash is selected', (now) => now.event === event.id);
    await viewer.page.evaluate(() => { location.hash = '#t=lunchtime&event=%E0%A4%A&map=a/b/c&&=&%'; });
    await sleep(200);
    const now = await viewer.settled();
    assert.equal(now.state, 'ready');
    const broken = await open({ path: '#t=9999-99-99T99:99Z&map=99/99/999&event=' + 'x'.repeat(5000) });
    assert.equal((await broken.snapshot()).state, 'ready');
  },

  async 'a bad story given to load leaves the old one in place and says why'({ open, root }) {
    const viewer = await open({ expects_errors: true, prepare: (page) => page.answer({
      'cut.json': { body: '{"format": "sourceline-story", "version": 1, "title": "Cut o' },
      'page.json': { body: '<!doctype html><p>Not found', type: 'text/html' },
      'wrong.json': { body: '{"format": "something-else", "version": 9}' },
      'gone.json': { body: 'gone', status: 404, type: 'text/plain' },
    }) });
    const start = await viewer.snapshot();
    for (const name of ['cut.json', 'page.json', 'wrong.json', 'gone.json']) {
      const answer = await viewer.send({ name: 'load', story: 'stories/' + name });
      assert.equal(answer.ok, false, name);
      assert.ok(answer.error.includes(name), answer.error);
      const now = await viewer.settled();
      assert.equal(now.state, 'ready');
      assert.equal(now.story, start.story);
      assert.deepEqual(now.events.map((event) => event.id), start.events.map((event) => event.id));
      assert.ok(now.notices.length, `${name}: no notice`);
    }
    assert.ok(root);
  },

  async 'a story without its base map is shown on a plain ground, with a notice that says why'({ open, dist, shot }) {
    const other = JSON.parse(readFileSync(join(dist, 'stories/belgorod-2023.json'), 'utf8'));
    Object.assign(other, { id: 'elsewhere', basemap: 'elsewhere' });
    const viewer = await open({ expects_errors: true, prepare: (page) => page.answer({
      'stories/elsewhere.json': { body: JSON.stringify(other) }, 'basemaps/elsewhere.json': { status: 404, body: 'gone', type: 'text/plain' },
    }) });
    const now = await viewer.must({ name: 'load', story: 'stories/elsewhere.json' });
    assert.equal(now.state, 'ready');
    assert.equal(now.story, 'elsewhere');
    assert.ok(now.labels.length >= 3, 'no names of places');
    assert.ok(now.events.some((event) => event.drawn), 'no events');
    assert.equal(now.notices.length, 1);
    assert.match(now.notices[0], /^The story is shown on a plain ground: .*base map “elsewhere”.*404/);
    await viewer.screenshot(shot('plain-ground'));
  },

  async 'load swaps the story whole, and the address names it'({ open, dist }) {
    const other = JSON.parse(readFileSync(join(dist, 'stories/belgorod-2023.json'), 'utf8'));
    other.id = 'another-story';
    other.title = 'Another story';
    const viewer = await open({ prepare: (page) => page.answer({ 'another.json': { body: JSON.stringify(other) } }) });
    const before = await viewer.snapshot();
    const now = await viewer.must({ name: 'load', story: 'stories/another.json' });
    assert.notEqual(now.story, before.story);
    assert.equal(now.state, 'ready');
    assert.match(await viewer.page.evaluate(() => location.search), /story=stories(\/|%2F)another\.json/);
  },

  async 'a second load overtakes the first'({ open, dist }) {
    const text = readFileSync(join(dist, 'stories/belgorod-2023.json'), 'utf8');
    const viewer = await open({ prepare: async ({ page }) => {
      await page.setRequestInterception(true);
      page.on('request', async (request) => {
        const slow = request.url().endsWith('slow.json'), quick = request.url().endsWith('quick.json');
        if (!slow && !quick) return request.continue();
        if (slow) await sleep(600);
        return request.respond({ status: 200, contentType: 'application/json', body: text });
      });
    } });
    const answers = await viewer.page.evaluate(() => Promise.all(['slow', 'quick'].map((name) => window.sourceline.send({ name: 'load', story: `stories/${name}.json` }))));
    assert.equal(answers[0].ok, false);
    assert.match(answers[0].error, /another story was asked for/);
    assert.equal(answers[1].ok, true);
  },
};
