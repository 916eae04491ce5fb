// Zoom, pan, taps and blocks of the timeline.
import assert from 'node:assert/strict';
import { next_frame } from '../rest.mjs';

const kPhone = { touch: true, width: 390, height: 844 };

/** @param {Web.Snapshot} now @param {string} event */
const bar_of = (now, event) => now.bars.find((bar) => bar.events.length === 1 && bar.events[0] === event);

// On the dates, so far along the strip.
/** @param {Web.Viewer} viewer @param {number} share */
async function on_the_dates(viewer, share) {
  const strip = await viewer.hit('timeline');
  return { x: strip.x + strip.width * share, y: strip.y + strip.height - 8 };
}

/** @param {Web.Viewer} viewer @param {{ x: number, y: number }} at @param {number} notches */
async function wheel(viewer, at, notches) {
  await viewer.page.mouse.move(at.x, at.y);
  for (let i = 0; i < Math.abs(notches); ++i) {
    await viewer.page.mouse.wheel({ deltaY: -100 * Math.sign(notches) });
    await next_frame(viewer.page);
  }
  return viewer.settled();
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'the wheel zooms the timeline about the pointer, a drag pans it, and a button shows all again'({ open }) {
    const viewer = await open(), before = await viewer.snapshot(), event = 'drones-overnight';
    const whole = bar_of(before, event);
    assert.ok(whole, 'the drones have no bar');
    const at = { x: whole.x + whole.width / 2, y: (await on_the_dates(viewer, 0)).y };
    const near = await wheel(viewer, at, 2), bar = bar_of(near, event);
    assert.ok(bar && bar.width > whole.width * 1.5, `the bar was ${whole.width} wide and is ${bar?.width}`);
    assert.ok(Math.abs(bar.x + bar.width / 2 - at.x) < 6, 'what was under the pointer has moved');
    assert.deepEqual([near.time, near.camera], [before.time, before.camera], 'playhead or map moved');
    const panned = await viewer.drag(at, { x: at.x + 80, y: at.y });
    assert.ok(Math.abs((bar_of(panned, event)?.x ?? 0) - bar.x - 80) <= 12, 'the drag did not pan');
    assert.equal(panned.time, before.time, 'the drag moved the playhead');
    assert.equal(await viewer.page.evaluate(() => location.hash.includes('map=')), false, 'the zoom is in the address');
    const back = await viewer.click_hit('timeline-whole');
    assert.deepEqual(back.bars, before.bars);
  },

  async 'two fingers zoom the timeline and leave the map alone'({ open }) {
    const viewer = await open(kPhone), before = await viewer.snapshot();
    const { x, y } = await on_the_dates(viewer, 0.5);
    const pair = (/** @type {number} */ d) => [{ x: x - d, y: y - 20 }, { x: x + d, y: y - 20 }];
    await viewer.touch('touchStart', pair(30));
    for (let d = 34; d <= 60; d += 4) await viewer.touch('touchMove', pair(d));
    await viewer.touch('touchEnd', []);
    const after = await viewer.settled();
    assert.ok(after.hits.some((hit) => hit.name === 'timeline-whole'), 'the timeline did not zoom');
    assert.deepEqual([after.camera, after.time, after.event], [before.camera, before.time, before.event]);
  },

  async 'on a phone a tap on the dates moves the playhead and chooses nothing, a tap on a bar chooses it'({ open, story }) {
    for (const size of [kPhone, { touch: true, width: 320, height: 568 }]) {
      const viewer = await open(size);
      for (const share of [0.3, 0.5, 0.7]) {
        const at = await on_the_dates(viewer, share);
        const now = await viewer.tap(at);
        // The step belongs to the playhead and brings its event; a tap that had chosen one would have left the steps.
        const { event = '' } = story.tour.find(({ id }) => id === now.step) || assert.fail(`there is no step at ${share}`);
        assert.deepEqual([now.panel, now.event], ['story', event], `a tap at ${share} chose an event`);
        const flag = await viewer.hit('playhead');
        assert.ok(Math.abs(flag.middle.x - at.x) < flag.width, 'the playhead is not where the tap was');
      }
      const bar = bar_of(await viewer.snapshot(), 'drones-overnight');
      await viewer.tap({ x: bar.x + bar.width / 2, y: bar.y + bar.height / 2 });
      await viewer.until('the bar is chosen', (now) => now.event === 'drones-overnight');
    }
  },

  async 'a block opens into rows and shuts'({ open }) {
    const viewer = await open(), before = await viewer.snapshot();
    const block = before.bars.find((bar) => bar.events.length > 1);
    assert.ok(block?.title_shown, 'there is no block that says what it is');
    const opened = await viewer.click_hit('block:');
    const rows = opened.bars.filter((bar) => bar.events.length === 1 && block.events.includes(bar.events[0]));
    assert.ok(rows.length >= 5 && rows.every((bar) => bar.title_shown), `${rows.length} rows: ${JSON.stringify(rows)}`);
    const shut = await viewer.click_hit('block:');
    assert.deepEqual(shut.bars, before.bars);
  },
};
