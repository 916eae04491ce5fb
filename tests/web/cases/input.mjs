// Mouse, wheel, touch and keyboard.
import assert from 'node:assert/strict';
import { covering, offset_from_camera, place_at_offset } from '../browser.mjs';
import { next_frame } from '../rest.mjs';

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

// Where the camera's position is on the page.
/** @param {Web.Snapshot} snapshot */
function camera_centre({ parts: { map } }) {
  assert.ok(map, 'there is no map');
  return { x: map.x + map.width / 2, y: map.y + map.height / 2 };
}

// A time before and after which events begin.
/** @param {Web.Viewer} viewer @param {Web.Story} story */
async function to_the_middle(viewer, story) {
  const from = Date.parse(with_offset(story, story.time.start)), to = Date.parse(with_offset(story, story.time.end));
  const begins = story.events.map((event) => Date.parse(with_offset(story, event.when.start.replace(/[~?]$/, '')))).filter((time) => time > from && time < to);
  const time = median([...new Set(begins)]) + 60000;
  return viewer.must({ name: 'seek', time: new Date(time).toISOString().slice(0, 16) + ':00Z' });
}

// The event that has begun last by then: stepping from it moves time.
/** @param {Web.Viewer} viewer @param {Web.Story} story @param {string} time */
function select_last_begun(viewer, story, time) {
  const begins = story.events.map(({ id, when }) => ({ id, at: Date.parse(with_offset(story, when.start.replace(/[~?]$/, ''))) })).filter(({ at }) => at <= Date.parse(time));
  return viewer.must({ name: 'select', event: begins.sort((a, b) => a.at - b.at).at(-1).id });
}

/** @param {Web.Story} story @param {string} text */
function with_offset(story, text) {
  return /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? text : (text.includes('T') ? text : text + 'T00:00') + story.utc_offset;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'dragging along the timeline moves time one way'({ open }) {
    const viewer = await open();
    const { viewport } = await viewer.snapshot();
    const y = viewport.height - 40, times = /** @type {number[]} */ ([]);
    await viewer.drag({ x: 0.4 * viewport.width, y }, { x: 0.6 * viewport.width, y }, 8, async () => { times.push(Date.parse((await viewer.snapshot()).time)); });
    const moves = times.slice(1).map((time, index) => time - times[index]);
    assert.ok(moves.every((move) => move >= 0), `time goes back: ${times.map((time) => new Date(time).toISOString())}`);
    assert.ok(times.at(-1) > times[0], 'time does not move');
  },

  async 'dragging the playhead moves it under the pointer'({ open, story }) {
    const viewer = await open();
    await to_the_middle(viewer, story);
    const before = await viewer.hit('playhead');
    const to = { x: before.middle.x + 60, y: before.middle.y };
    await viewer.drag(before.middle, to);
    const after = await viewer.hit('playhead');
    assert.ok(Math.abs(after.middle.x - to.x) <= 6, `the playhead is at ${after.middle.x}, the pointer at ${to.x}`);
  },

  async 'arrow keys step through the events'({ open, story }) {
    const viewer = await open({ path: '?panel=event' });
    const start = await to_the_middle(viewer, story);
    await select_last_begun(viewer, story, start.time);
    await viewer.page.focus('#canvas');
    await viewer.page.keyboard.press('ArrowRight');
    const right = await viewer.until('the right arrow moves time on', (now) => Date.parse(now.time) > Date.parse(start.time));
    await viewer.page.keyboard.press('ArrowLeft');
    await viewer.until('the left arrow moves time back', (now) => Date.parse(now.time) < Date.parse(right.time));
  },

  async 'clicking an event selects it and says so'({ open }) {
    const viewer = await open();
    await viewer.page.evaluate(() => { window.heard = []; window.sourceline.on('select', (detail) => window.heard.push(detail)); });
    const { events, event: selected, hits, viewport } = await viewer.settled();
    const inside = (/** @type {Web.Point} */ { x, y }) => x > 8 && y > 8 && x < viewport.width - 8 && y < viewport.height - 8;
    const target = events.find((event) => event.drawn && event.id !== selected && inside(event) &&
      (!hits || hits.some((hit) => hit.name === 'event:' + event.id)) &&
      !events.some((other) => other !== event && other.drawn && Math.hypot(other.x - event.x, other.y - event.y) < 12));
    assert.ok(target, 'no event stands free');
    const now = await viewer.click(target);
    assert.equal(now.event, target.id);
    await viewer.page.waitForFunction(() => window.heard.length > 0);
    assert.deepEqual((await viewer.page.evaluate(() => window.heard)).map((/** @type {any} */ detail) => detail.event), [target.id]);
  },

  async 'every drawn event can be chosen by itself: at its symbol, or in the list of the badge that holds it'({ open, story }) {
    const viewer = await open();
    const regions = new Set(story.places.filter((place) => place.precision === 'region').map((place) => place.id));
    const { events, hits, symbols } = await viewer.settled();
    const named = new Set(hits.map((hit) => hit.name));
    for (const [i, a] of symbols.entries()) {
      assert.ok(named.has((a.events.length > 1 || regions.has(a.place) ? 'badge:' : 'event:') + a.events[0]), a.events[0]);
      for (const b of symbols.slice(i + 1))
        assert.ok(Math.abs(a.x - b.x) >= a.width || Math.abs(a.y - b.y) >= a.height, `${a.events[0]} hides ${b.events[0]}`);
    }
    assert.deepEqual(symbols.flatMap((symbol) => symbol.events).sort(),
      events.filter((event) => event.drawn).map((event) => event.id).sort());
    const badge = symbols.find((symbol) => symbol.events.length > 3);
    assert.ok(badge, 'the region has no badge');
    await viewer.click(badge);
    const listed = (await viewer.settled()).hits.filter((hit) => hit.name.startsWith('badge-event:'));
    assert.ok(listed.length > 2, 'a press on the badge lists nothing');
    const wanted = listed[1].name.slice('badge-event:'.length);
    assert.ok(badge.events.includes(wanted), `${wanted} is not of this badge`);
    await viewer.click_hit('badge-event:' + wanted);
    assert.equal((await viewer.settled()).event, wanted);
  },

  async 'next and previous step through the events'({ open, story }) {
    const viewer = await open({ path: '?panel=event' });
    const start = await to_the_middle(viewer, story);
    await select_last_begun(viewer, story, start.time);
    const next = await viewer.click_hit('next');
    assert.ok(Date.parse(next.time) > Date.parse(start.time), 'next does not move time on');
    const previous = await viewer.click_hit('previous');
    assert.ok(Date.parse(previous.time) < Date.parse(next.time), 'previous does not move time back');
  },

  async 'play moves time and pauses again'({ open, story }) {
    const viewer = await open();
    const start = await to_the_middle(viewer, story);
    const { middle } = await viewer.hit('play');
    await viewer.page.mouse.click(middle.x, middle.y);  // at once, without resting on it first
    await viewer.until('time moves', (now) => Date.parse(now.time) > Date.parse(start.time));
    await viewer.page.mouse.click(middle.x, middle.y);
    const paused = await viewer.settled();
    for (let i = 0; i < 3; ++i) await next_frame(viewer.page);
    assert.equal((await viewer.snapshot()).time, paused.time);
  },

  async 'a citation leads to its source'({ open, story }) {
    const viewer = await open();
    const cited = story.claims?.[0]?.event;
    if (cited) await viewer.must({ name: 'select', event: cited });
    await viewer.must({ name: 'panel', panel: 'event' });
    const now = await viewer.click_hit('citation:');
    assert.equal(now.panel, 'sources');
  },

  async 'tabs of the panel open its views'({ open }) {
    const viewer = await open();
    await viewer.must({ name: 'panel', panel: 'event' });
    for (const panel of ['claims', 'sources', 'event']) assert.equal((await viewer.click_hit('tab:' + panel)).panel, panel);
  },

  async 'the wheel zooms at the pointer'({ open }) {
    const viewer = await open();
    const spot = await viewer.empty_spot();
    const before = await viewer.snapshot(), centre = camera_centre(before);
    const place = place_at_offset(before.camera, spot.x - centre.x, spot.y - centre.y);
    await viewer.page.mouse.move(spot.x, spot.y);
    for (const delta of [-120, -120]) { await viewer.page.mouse.wheel({ deltaY: delta }); await next_frame(viewer.page); }
    const after = await viewer.settled();
    assert.ok(after.camera.zoom > before.camera.zoom + 0.05, `zoom went from ${before.camera.zoom} to ${after.camera.zoom}`);
    const offset = offset_from_camera(after.camera, place.lon, place.lat);
    const off = Math.hypot(centre.x + offset.x - spot.x, centre.y + offset.y - spot.y);
    assert.ok(off <= 1, `the place under the pointer moved by ${off.toFixed(2)} px`);
  },

  async 'dragging pans the map with the pointer'({ open }) {
    const viewer = await open();
    const spot = await viewer.empty_spot();
    const before = await viewer.snapshot();
    const after = await viewer.drag(spot, { x: spot.x + 60, y: spot.y + 40 });
    const moved = offset_from_camera(after.camera, before.camera.lon, before.camera.lat);
    assert.ok(Math.abs(moved.x - 60) <= 1 && Math.abs(moved.y - 40) <= 1, `the map moved by ${moved.x.toFixed(1)}, ${moved.y.toFixed(1)}`);
    assert.equal(after.camera.zoom, before.camera.zoom);
    assert.equal(after.event, before.event, 'the drag selected something');
  },

  async 'buttons zoom in, zoom out and fit'({ open }) {
    const viewer = await open();
    const start = await viewer.snapshot();
    const nearer = await viewer.click_hit('zoom-in');
    assert.ok(nearer.camera.zoom > start.camera.zoom + 0.1);
    const farther = await viewer.click_hit('zoom-out');
    assert.ok(farther.camera.zoom < nearer.camera.zoom - 0.1);
    await viewer.must({ name: 'fly', lon: 35.9, lat: 50.2, zoom: 10 });
    const fitted = await viewer.click_hit('fit');
    const by_command = await viewer.must({ name: 'fit' });
    assert.ok(Math.abs(fitted.camera.lon - by_command.camera.lon) < 1e-3 && Math.abs(fitted.camera.zoom - by_command.camera.zoom) < 1e-2);
  },

  async 'two fingers zoom and pan'({ open }) {
    const viewer = await open({ touch: true });
    const before = await viewer.snapshot();
    const { x, y } = await viewer.empty_spot(60);
    const pair = (/** @type {number} */ d) => [{ x: x - d, y }, { x: x + d, y }];
    await viewer.touch('touchStart', pair(30));
    for (let d = 34; d <= 60; d += 4) await viewer.touch('touchMove', pair(d));
    await viewer.touch('touchEnd', []);
    const after = await viewer.settled();
    const zoomed = after.camera.zoom - before.camera.zoom;
    assert.ok(zoomed > 0.5 && zoomed < 1.5, `fingers twice as far apart changed the zoom by ${zoomed.toFixed(2)}`);
    assert.equal(after.event, before.event, 'the pinch selected something');
  },

  async 'one finger pans the page map, a tap selects'({ open }) {
    const viewer = await open({ touch: true, width: 390, height: 844 });
    const before = await viewer.snapshot(), spot = await viewer.empty_spot();
    await viewer.touch('touchStart', [spot]);
    for (let i = 1; i <= 6; ++i) await viewer.touch('touchMove', [{ x: spot.x + 8 * i, y: spot.y }]);
    await viewer.touch('touchEnd', []);
    const after = await viewer.settled();
    assert.notEqual(after.camera.lon, before.camera.lon, 'the map did not move');
    const target = after.hits.find((hit) => hit.name.startsWith('event:') && hit.name !== 'event:' + after.event && !covering(after.hits, hit).length);
    assert.ok(target, 'no event to tap');
    await viewer.tap({ x: target.x + target.width / 2, y: target.y + target.height / 2 });
    await viewer.until('the tapped event is selected', (now) => now.event === target.name.slice('event:'.length));
  },

  async 'Tab leaves the canvas'({ open }) {
    const viewer = await open();
    await viewer.page.focus('#canvas');
    assert.equal(await viewer.page.evaluate(() => document.activeElement.id), 'canvas');
    await viewer.page.keyboard.press('Tab');
    assert.notEqual(await viewer.page.evaluate(() => document.activeElement?.id), 'canvas');
  },

  async 'as a guest the wheel is the article\'s until the reader clicks or holds Ctrl'({ open }) {
    const viewer = await open({ path: '?embed=1', width: 800, height: 560 });
    const spot = await viewer.empty_spot(), before = await viewer.snapshot();
    await viewer.page.evaluate(() => { window.taken = []; addEventListener('wheel', (event) => setTimeout(() => window.taken.push(event.defaultPrevented)), { capture: true, passive: true }); });
    await viewer.page.mouse.move(spot.x, spot.y);
    await viewer.page.mouse.wheel({ deltaY: -120 });
    await viewer.page.waitForFunction(() => window.taken.length > 0);
    assert.equal((await viewer.settled()).camera.zoom, before.camera.zoom, 'the wheel zoomed');
    assert.deepEqual(await viewer.page.evaluate(() => window.taken), [false], 'the wheel was kept from the article');
    await viewer.page.keyboard.down('Control');
    await viewer.page.mouse.wheel({ deltaY: -120 });
    await viewer.page.keyboard.up('Control');
    const with_control = await viewer.until('Ctrl and wheel zoom', (now) => now.camera.zoom > before.camera.zoom);
    await viewer.click(spot);
    const settled = await viewer.settled();
    await viewer.page.mouse.wheel({ deltaY: -120 });
    await viewer.until('the wheel zooms after a click', (now) => now.camera.zoom > Math.max(settled.camera.zoom, with_control.camera.zoom));
  },

  async 'as a guest one finger scrolls the article and two move the map'({ open }) {
    const viewer = await open({ path: '?embed=1', touch: true, width: 800, height: 560 });
    const before = await viewer.snapshot(), { x, y } = await viewer.empty_spot(60);
    await viewer.touch('touchStart', [{ x, y }]);
    for (let i = 1; i <= 5; ++i) await viewer.touch('touchMove', [{ x, y: y - 10 * i }]);
    await viewer.touch('touchEnd', []);
    assert.deepEqual((await viewer.settled()).camera, before.camera, 'one finger moved the map');
    await viewer.touch('touchStart', [{ x: x - 30, y }, { x: x + 30, y }]);
    for (let d = 34; d <= 60; d += 4) await viewer.touch('touchMove', [{ x: x - d, y }, { x: x + d, y }]);
    await viewer.touch('touchEnd', []);
    assert.ok((await viewer.settled()).camera.zoom > before.camera.zoom + 0.3, 'two fingers did not zoom');
  },

  async 'nothing moves for readers who ask for reduced motion'({ open, story }) {
    const viewer = await open({ reduced_motion: true });
    await to_the_middle(viewer, story);
    const { start, camera } = await viewer.page.evaluate(async () => {
      const start = window.sourceline.snapshot().frames;
      await window.sourceline.send({ name: 'step', direction: 'next' });
      await window.sourceline.send({ name: 'fly', lon: 36.6, lat: 50.6, zoom: 9 });
      return { start, camera: window.sourceline.snapshot().camera };
    });
    const drawn = (await viewer.settled()).frames - start;
    assert.ok(drawn <= 10, `${drawn} frames for two commands`);
    assert.ok(Math.abs(camera.lon - 36.6) < 1e-3 && Math.abs(camera.zoom - 9) < 1e-2, 'the camera travels');
    assert.equal((await viewer.settled(300)).frames - start, drawn, 'frames go on after the step');
  },
};
