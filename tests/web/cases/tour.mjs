// The story told in steps: what walks it, and that the card always belongs to the playhead.
import assert from 'node:assert/strict';

/** @param {string} text @param {string} [offset] of a time that names none */
const seconds = (text, offset = '') => Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : text + offset) / 1000;

// The step that a moment belongs to: the latest that is not after it; before all of them the overview.
/** @param {Web.Story} story @param {string} time */
function step_at(story, time) {
  let found = story.tour[0].time ? '' : story.tour[0].id, begins = -Infinity;
  for (const step of story.tour) {
    const at = step.time ? seconds(step.time, story.utc_offset) : NaN;
    if (at <= seconds(time) && at > begins) { begins = at; found = step.id; }
  }
  return found;
}

/** @param {Web.Snapshot} now @param {Web.Story} story @param {any} step */
function shows(now, story, step) {
  assert.equal(now.step, step.id);
  assert.equal(now.panel, 'story');
  assert.equal(seconds(now.time), seconds(step.time || story.time.initial, story.utc_offset), step.id);
  assert.equal(now.event, step.event || '');
  assert.equal(now.party, step.party || '');
  assert.equal(now.clock, step.clock || 'happened');
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'the page opens on the first step, and Next walks to the last and back'({ open, story, shot }) {
    const viewer = await open({ reduced_motion: false });
    shows(await viewer.settled(), story, story.tour[0]);
    for (const step of story.tour.slice(1)) shows(await viewer.click_hit('next'), story, step);
    const last = await viewer.settled();
    assert.ok(!last.hits.some(({ name }) => name === 'next'), 'there is a Next after the last step');
    await viewer.screenshot(shot('tour-last'));
    for (const step of story.tour.slice(0, -1).reverse()) shows(await viewer.click_hit('previous'), story, step);
    assert.ok(!(await viewer.snapshot()).hits.some(({ name }) => name === 'previous'), 'there is a Previous before the first step');
  },

  async 'keys walk it, and a finger drawn sideways over the panel does'({ open, story }) {
    const viewer = await open({ touch: true, width: 390, height: 844 });
    await viewer.page.focus('canvas');
    await viewer.page.keyboard.press('ArrowRight');
    shows(await viewer.settled(), story, story.tour[1]);
    await viewer.page.keyboard.press('ArrowLeft');
    shows(await viewer.settled(), story, story.tour[0]);
    const { panel } = (await viewer.snapshot()).parts;
    const from = { x: panel.x + panel.width * 0.7, y: panel.y + panel.height * 0.5 };
    /** @param {number} dx @param {number} dy */
    const swipe = async (dx, dy) => {
      await viewer.touch('touchStart', [from]);
      for (let i = 1; i <= 6; ++i) await viewer.touch('touchMove', [{ x: from.x + dx * i / 6, y: from.y + dy * i / 6 }]);
      await viewer.touch('touchEnd', []);
      return viewer.settled();
    };
    shows(await swipe(-150, 8), story, story.tour[1]);
    shows(await swipe(-150, -8), story, story.tour[2]);
    shows(await swipe(100, 0), story, story.tour[1]);
    shows(await swipe(10, -120), story, story.tour[1]);  // which scrolls
  },

  async 'playing goes on from the open step, and the card changes as the playhead passes'({ open, story }) {
    const viewer = await open();
    const first = story.tour.find(({ time }) => time);
    await viewer.must({ name: 'tour', step: first.id });
    const { middle } = await viewer.hit('play');
    await viewer.page.mouse.click(middle.x, middle.y);
    await viewer.until('the next step is open', (now) => now.step !== first.id, 60000);
    for (let i = 0; i < 20; ++i) {
      const now = await viewer.snapshot();
      assert.equal(now.step, step_at(story, now.time), now.time);
    }
    await viewer.page.mouse.click(middle.x, middle.y);
    await viewer.settled();
  },

  async 'wherever the playhead is dragged or sent, the card is the one of its moment'({ open, story }) {
    const viewer = await open();
    const { timeline } = (await viewer.snapshot()).parts;
    const { middle } = await viewer.hit('playhead');
    const seen = new Set();
    await viewer.drag(middle, { x: timeline.x + timeline.width - 60, y: middle.y }, 24, async () => {
      const now = await viewer.snapshot();
      seen.add(now.step);
      assert.equal(now.step, seconds(now.time) === seconds(story.time.initial, story.utc_offset) ? now.step : step_at(story, now.time), now.time);
    });
    assert.ok(seen.size >= 2, [...seen].join());
    const begin = seconds(story.time.start, story.utc_offset), end = seconds(story.time.end, story.utc_offset);
    for (let i = 0; i <= 12; ++i) {
      const now = await viewer.must({ name: 'seek', time: new Date((begin + (end - begin) * i / 12) * 1000).toISOString() });
      assert.equal(now.step, step_at(story, now.time), now.time);
    }
  },

  async 'an address keeps the step, and the command goes to it'({ open, story }) {
    const viewer = await open();
    const wanted = story.tour[5];
    shows(await viewer.must({ name: 'tour', step: wanted.id }), story, wanted);
    assert.deepEqual(await viewer.send({ name: 'tour', step: 'nowhere' }), { ok: false, error: "This story has no step with the id 'nowhere'" });
    const before = await viewer.settled();
    const hash = await viewer.page.evaluate(() => location.hash);
    assert.ok(hash.includes(`&step=${wanted.id}`), hash);
    for (const path of [hash, `#step=${wanted.id}`]) {
      const again = await open({ path });
      const now = await again.settled();
      shows(now, story, wanted);
      for (const key of /** @type {const} */ (['lon', 'lat', 'zoom'])) assert.ok(Math.abs(now.camera[key] - before.camera[key]) < 0.02, `${path} ${key}`);
    }
    const event = await open({ path: `#event=${story.events[0].id}` });
    assert.equal((await event.settled()).panel, 'event');
  },

  async 'a number in the text leads to its source, the question to its answers'({ open, story }) {
    const viewer = await open();
    const wanted = story.tour.find(({ question }) => question);
    await viewer.must({ name: 'tour', step: wanted.id });
    const cited = (await viewer.snapshot()).hits.find(({ name }) => name.startsWith('reference:1:'));
    assert.ok(cited, 'no citation is to be seen');
    assert.equal((await viewer.click_hit(cited.name)).panel, 'sources');
    const back = await viewer.click_hit('tab:story');
    assert.equal(back.step, wanted.id);
    const { panel } = back.parts;
    await viewer.page.mouse.move(panel.x + 12, panel.y + panel.height / 2);
    for (let i = 0; i < 40 && !(await viewer.snapshot()).hits.some(({ name, height }) => name.startsWith('step-question:') && height > 20); ++i) await viewer.page.mouse.wheel({ deltaY: 120 });
    await viewer.settled();
    assert.equal((await viewer.click_hit('step-question:' + wanted.question)).panel, 'claims');
  },

  async 'nothing moves and no frame is made while a step is read'({ open, story }) {
    const viewer = await open();
    await viewer.must({ name: 'tour', step: story.tour[3].id });
    const before = await viewer.settled();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal((await viewer.snapshot()).frames, before.frames);
  },
};
