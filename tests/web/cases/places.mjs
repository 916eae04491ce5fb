// Everything says what it is: to the mouse, to keys, to a finger that rests. Places open, and lead back.
import assert from 'node:assert/strict';
import { sleep } from '../browser.mjs';

/** @param {Web.Viewer} viewer */
const hash_of = (viewer) => viewer.page.evaluate(() => location.hash);
/** It is written a moment after the app is at rest. @param {Web.Viewer} viewer @param {string} part */
const address_says = (viewer, part) => viewer.page.waitForFunction((wanted) => location.hash.includes(wanted), {}, part);
/** @param {Web.Story} story @param {string} id */
const title_of = (story, id) => story.events.find((event) => event.id === id).title.en;

// Nothing moves any more: no frame is drawn while nobody does anything.
/** @param {Web.Viewer} viewer */
async function assert_rests(viewer) {
  const { frames } = await viewer.settled();
  await sleep(600);
  assert.equal((await viewer.snapshot()).frames, frames, 'frames are drawn though nothing moves');
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'what the mouse points at says what it is in the next frames, and no longer than that'({ open, story }) {
    const viewer = await open();
    const { hits } = await viewer.settled();
    for (const kind of ['event:', 'badge:', 'place:', 'dot:', 'bar:', 'tab:', 'zoom-in', 'fit', 'locator', 'play', 'playhead']) {
      const target = hits.find(({ name }) => kind.endsWith(':') ? name.startsWith(kind) : name === kind);
      assert.ok(target, `nothing is named ${kind}`);
      const { frames } = await viewer.settled();
      await viewer.page.mouse.move(target.x + target.width / 2, target.y + target.height / 2);
      const now = await viewer.until(`${target.name} says what it is`, ({ tooltip }) => tooltip);
      assert.ok(now.frames - frames <= 4, `${target.name} speaks only after ${now.frames - frames} frames`);
      const id = target.name.slice(target.name.indexOf(':') + 1);
      if (kind === 'event:' || kind === 'bar:') assert.match(now.tooltip, new RegExp(`^${title_of(story, id)}\\n.+\\naccording to .+ · `));
      if (kind === 'badge:') assert.match(now.tooltip, /^\d+ events\n.*the sources do not say where/);
      if (kind === 'playhead') assert.match(now.tooltip, /^Tuesday 23 May 2023, 18:30\nShows what had happened by the moment\n/);
      if (kind === 'fit') assert.equal(now.tooltip, 'Show the whole story\nkey 0');
      await assert_rests(viewer);
    }
    const { middle } = await viewer.hit('fit');
    await viewer.page.mouse.move(middle.x, middle.y);
    await viewer.until('the button speaks', ({ tooltip }) => tooltip);
    await viewer.page.evaluate(() => document.getElementById('canvas').dispatchEvent(new MouseEvent('mouseleave')));
    await viewer.until('it is silent when the pointer has left', ({ tooltip }) => tooltip === null);
    await assert_rests(viewer);
  },

  async 'keys lead from one thing on the map to the next, and each says what it is'({ open }) {
    const viewer = await open();
    await viewer.page.focus('#canvas');
    const said = new Set();
    for (let i = 0; i < 4; ++i) {
      await viewer.page.keyboard.press('f');
      said.add((await viewer.until('something has the focus and speaks', ({ tooltip }) => tooltip && !said.has(tooltip))).tooltip);
    }
    await assert_rests(viewer);
    await viewer.page.keyboard.press('Escape');
    await viewer.until('nothing has it', ({ tooltip }) => tooltip === null);
    for (let i = 0; i < 60; ++i) {
      await viewer.page.keyboard.press('f');
      const { tooltip } = await viewer.settled();
      if (tooltip?.startsWith('Kharkiv\n')) break;
    }
    await viewer.page.keyboard.press('Enter');
    await viewer.until('Enter opens the place', ({ place }) => place === 'kharkiv');
  },

  async 'a finger that rests asks what it is, until the next tap, and presses nothing'({ open, story }) {
    const viewer = await open({ touch: true, width: 390, height: 844 });
    const { hits, event } = await viewer.settled();
    const target = hits.find(({ name }) => name.startsWith('event:'));
    assert.ok(target, 'there is no symbol');
    const at = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
    await viewer.touch('touchStart', [at]);
    await viewer.until('a finger that rests is answered', ({ tooltip }) => tooltip?.startsWith(title_of(story, target.name.slice(6))));
    await viewer.touch('touchEnd', []);
    const after = await viewer.settled();
    assert.equal(after.event, event, 'letting go pressed what the finger rested on');
    assert.ok(after.tooltip, 'the answer goes with the finger');
    await assert_rests(viewer);
    const spot = await viewer.empty_spot();
    await viewer.tap(spot);
    await viewer.until('the next tap takes it away', ({ tooltip }) => tooltip === null);
  },

  async 'a press on a place\'s name opens it, the address keeps it, and Back closes it'({ open }) {
    const viewer = await open();
    await viewer.page.evaluate(() => { location.hash = location.hash || '#t=2023-05-23T18:30+03:00'; });
    await viewer.settled();
    const before = await viewer.snapshot();
    let now = await viewer.click_hit('place:graivoron');
    assert.deepEqual([now.place, now.event, now.panel], ['graivoron', '', 'place']);
    await address_says(viewer, '&place=graivoron&');
    now = await viewer.click_hit('place-event:');
    assert.deepEqual([now.place, now.panel], ['', 'event']);
    assert.notEqual(now.event, '');
    now = await viewer.click_hit('event-place:');
    assert.equal(now.place, 'graivoron');
    await address_says(viewer, '&place=graivoron&');
    await viewer.page.evaluate(() => { location.hash = '#place=kharkiv'; });
    await viewer.until('the hash opens a place', ({ place }) => place === 'kharkiv');
    await viewer.page.goBack();
    await viewer.until('Back leads to the place before', ({ place }) => place === 'graivoron');
    assert.equal((await viewer.must({ name: 'place', place: null })).place, '');
    assert.equal((await viewer.must({ name: 'place', place: 'belgorod' })).panel, 'place');
    const refused = await viewer.page.evaluate(() => window.sourceline.send({ name: 'place', place: 'nowhere' }));
    assert.deepEqual(refused, { ok: false, error: "This story has no place with the id 'nowhere'" });
    assert.equal(before.place, '');
  },

  async 'an address opens a place, and panel=place the list of all'({ open, story }) {
    const viewer = await open({ path: '#place=borisovka&t=2023-05-24T12:00+03:00' });
    const now = await viewer.settled();
    assert.deepEqual([now.place, now.panel, now.event], ['borisovka', 'place', '']);
    const hash = await hash_of(viewer), again = await open({ path: hash });
    const same = await again.settled();
    assert.deepEqual([same.place, same.panel], [now.place, now.panel]);
    // The address holds the camera to a hundredth of a zoom level and what that shows of a degree.
    const { lon, lat, zoom } = same.camera;
    assert.ok(Math.abs(zoom - now.camera.zoom) < 0.006 && Math.abs(lon - now.camera.lon) < 1e-4 && Math.abs(lat - now.camera.lat) < 1e-4, JSON.stringify([same.camera, now.camera]));
    assert.equal(await hash_of(again), hash, 'what is written does not lead back to itself');
    const list = await open({ path: '?panel=place', height: 1600 });
    const rows = (await list.settled()).hits.filter(({ name }) => name.startsWith('place-row:'));
    assert.equal(rows.length, story.places.length);
    assert.equal((await list.click_hit('place-row:kozinka')).place, 'kozinka');
  },

  async 'on a phone a tap near a name opens the place'({ open }) {
    const viewer = await open({ touch: true, width: 390, height: 844 });
    const { x, y, width, height } = await viewer.hit('place:kharkiv');
    await viewer.tap({ x: x + width / 2, y: y + height / 2 + 18 });
    await viewer.until('the place is open', ({ place, panel }) => place === 'kharkiv' && panel === 'place');
    assert.equal((await viewer.settled()).tooltip, null, 'a tap is no question');
  },
};
