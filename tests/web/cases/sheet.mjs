// The phone's panel as a sheet, and the page in the reader's letters.
import assert from 'node:assert/strict';

const kPhone = { touch: true, width: 390, height: 844 };

/** @param {Web.Viewer} viewer @param {number} dy */
async function draw_sheet(viewer, dy) {
  const { panel } = (await viewer.snapshot()).parts;
  assert.ok(panel, 'there is no panel');
  const x = 8, y = panel.y + 20;
  await viewer.touch('touchStart', [{ x, y }]);
  for (let i = 1; i <= 8; ++i) await viewer.touch('touchMove', [{ x, y: y + dy * i / 8 }]);
  await viewer.touch('touchEnd', []);
  return (await viewer.settled()).parts.panel?.y || 0;
}

/** @param {Web.Viewer} viewer @param {number} px of the letters, usually 16 */
const set_letters = (viewer, px) => viewer.page.evaluate((size) => { document.documentElement.style.fontSize = size + 'px'; }, px);

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'a finger draws it by its tabs, up over the map and down to its tabs, and no step and no map goes with it'({ open }) {
    const viewer = await open(kPhone);
    const before = await viewer.snapshot(), { panel, header } = before.parts;
    assert.ok(panel && header);
    const whole = await draw_sheet(viewer, -150);
    assert.equal(whole, header.y + header.height + 96);
    assert.equal(await draw_sheet(viewer, 150), panel.y);
    const line = await draw_sheet(viewer, 150);
    assert.ok(line > 790, `it rests at ${line}`);
    const after = await viewer.snapshot();
    assert.deepEqual([after.step, after.time, after.camera.zoom], [before.step, before.time, before.camera.zoom]);
    assert.ok((after.parts.map?.height || 0) > (before.parts.map?.height || 0) + 200, 'the map does not get the room');
  },

  async 'as a guest it is drawn once the reader has tapped into the map; before, a swipe there is the article\'s'({ open }) {
    const viewer = await open({ ...kPhone, path: '?embed=1' });
    const { y } = (await viewer.snapshot()).parts.panel || { y: 0 };
    assert.equal(await draw_sheet(viewer, -150), y, 'it is drawn unasked');
    const spot = await viewer.empty_spot();
    await viewer.tap(spot);
    assert.ok(await draw_sheet(viewer, -150) < y - 100, 'it cannot be drawn');
  },

  async 'letters twice as large make the whole page twice as large, and everything can be used'({ open }) {
    const viewer = await open();
    const before = await viewer.snapshot();
    await set_letters(viewer, 32);
    const large = await viewer.until('the page follows', (now) => now.viewport.width === before.viewport.width / 2);
    assert.equal(large.viewport.height, before.viewport.height / 2);
    assert.equal(large.viewport.pixel_ratio, before.viewport.pixel_ratio * 2);
    const sharp = await viewer.page.evaluate(() => [document.querySelector('canvas').width, innerWidth * devicePixelRatio]);
    assert.equal(sharp[0], sharp[1], 'the picture is stretched');
    await viewer.settled();
    const next = await viewer.hit('next');
    await viewer.click({ x: next.middle.x * 2, y: next.middle.y * 2 });
    await viewer.until('Next leads to the next step', (now) => now.step !== before.step);
    await viewer.must({ name: 'panel', panel: 'claims' });
    const { left, width } = await viewer.page.evaluate(() => document.querySelector('#search').getBoundingClientRect().toJSON());
    const { panel } = (await viewer.snapshot()).parts;
    assert.ok(panel && left >= panel.x * 2 && left + width <= (panel.x + panel.width) * 2 + 1, 'the search field stands elsewhere');
    const { map } = (await viewer.snapshot()).parts, zoom = (await viewer.snapshot()).camera.zoom;
    assert.ok(map);
    await viewer.page.mouse.move((map.x + map.width / 2) * 2, (map.y + map.height / 2) * 2);
    await viewer.page.mouse.wheel({ deltaY: -100 });
    await viewer.until('the wheel zooms there', (now) => now.camera.zoom > zoom);
    await set_letters(viewer, 16);
    await viewer.until('the page follows back', (now) => now.viewport.width === before.viewport.width);
  },

  async 'what is read in the panel is twice as large where the page has no room to be, and comes in one press and scrolling'({ open }) {
    for (const size of [kPhone, { width: 320, height: 568, touch: true }, { width: 844, height: 390, touch: true }]) {
      const viewer = await open(size), name = `${size.width ?? 390} px wide`;
      const before = await viewer.settled();
      await set_letters(viewer, 32);
      const now = await viewer.until('the panel follows', (s) => s.letters.panel > 1);
      const page = before.viewport.width / now.viewport.width;
      assert.ok(Math.abs(now.letters.panel * page - 2) < 0.02, `${name}: ${now.letters.panel} times ${page}`);
      await viewer.settled();
      const next = await viewer.hit('next');
      await viewer.click({ x: next.middle.x * page, y: next.middle.y * page });
      await viewer.until('Next leads on', (s) => s.step !== before.step);
      await set_letters(viewer, 16);
      await viewer.until('the panel follows back', (s) => s.letters.panel === 1);
    }
  },

  async 'letters grow as far as all has room, small ones shrink nothing, and a page smaller than any layout is shown whole'({ open }) {
    const viewer = await open(kPhone);
    await set_letters(viewer, 32);
    const large = await viewer.until('the page follows', (now) => now.viewport.width < 390);
    assert.ok(large.viewport.width >= 300 && large.viewport.width < 303, `${large.viewport.width} px wide`);
    await set_letters(viewer, 9);
    await viewer.until('the page is its size', (now) => now.viewport.width === 390);
    await set_letters(viewer, 32);
    await viewer.resize(195, 422);  // what the browser's own zoom of 200 % leaves of a phone
    const small = await viewer.until('the page is whole', (now) => now.viewport.width >= 240 && now.viewport.width < 243);
    assert.ok(small.parts.panel && small.parts.panel.y + small.parts.panel.height <= small.viewport.height + 0.5, 'the page is cut');
  },
};
