// What hands do that no one foresaw: buttons let go elsewhere, other wheels, Back, paper, frames that are shown late.
import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { open_article } from '../article.mjs';
import { article, serve_articles, Article } from '../embedding.mjs';
import { count_colours, read_png } from '../png.mjs';
import { next_frame } from '../rest.mjs';

/** @typedef {import('../article.mjs').Options} Options */

const kFrameHeight = 460;

/** @param {Web.Snapshot} now */
const view_of = ({ time, event, clock, party, camera }) => ({ time, event, clock, party, camera });

/** @param {Web.Viewer} viewer @returns {Promise<string>} */
const hash_of = (viewer) => viewer.page.evaluate(() => location.hash);

// A mouse event of which the page cannot tell that no hand made it, but by isTrusted.
/** @param {import('puppeteer-core').Page | import('puppeteer-core').Frame} frame @param {string} type @param {MouseEventInit} init */
const mouse_event = (frame, type, init) => frame.evaluate((name, how) => {
  document.querySelector('#canvas').dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, ...how }));
}, type, init);

// Presses in the frame, lets go below it, and comes back; what the map and the playhead were in between and are then.
// Of a frame that has a process of its own the driver tells no more once the pointer has left it, though the frame has
// captured it; the browser does. There we tell it ourselves, after a look whether it was captured.
/** @param {Web.Guest} guest @param {Web.Point} from @param {Web.Point} outside @param {boolean} is_own_process */
async function drag_out(guest, from, outside, is_own_process) {
  const { mouse } = guest.page, frame = await guest.frame();
  await frame.evaluate(() => {
    window.__captured = false;
    document.querySelector('#canvas').addEventListener('gotpointercapture', () => { window.__captured = true; }, { once: true });
  });
  await mouse.move(from.x, from.y);
  await next_frame(frame);
  await mouse.down();
  const { y: top } = await guest.at({ x: 0, y: 0 });
  const tell = (/** @type {string} */ type, /** @type {Web.Point} */ { x, y }, buttons = 0) =>
    mouse_event(frame, type, { clientX: x, clientY: y - top, buttons });
  for (let i = 1; i <= 8; ++i) {
    const to = { x: from.x + (outside.x - from.x) * i / 8, y: from.y + (outside.y - from.y) * i / 8 };
    await mouse.move(to.x, to.y);
    if (is_own_process && to.y >= top + kFrameHeight) await tell('mousemove', to, 1);
    await next_frame(frame);
  }
  assert.ok(await frame.evaluate(() => window.__captured), 'the frame would not hear of a release outside');
  await mouse.up();
  if (is_own_process) await tell('mouseup', outside);
  const let_go = await guest.settled();
  await mouse.move(from.x + 20, from.y - 8, { steps: 4 });
  await next_frame(frame);
  return { let_go, back: await guest.settled() };
}

/** @param {Options} options @returns {(context: Web.Context) => Promise<void>} */
const ends_outside = (options) => async ({ browser, address }) => {
  const guest = await open_article(await browser(), address, { ...options, frames: [{ height: kFrameHeight }], before: 0 });
  try {
    const start = await guest.settled(), spot = await guest.empty_spot();
    const below = { x: spot.x + 120, y: (await guest.at({ x: 0, y: kFrameHeight })).y + 60 };
    const map = await drag_out(guest, spot, below, !options.same_site);
    assert.notDeepEqual(map.let_go.camera, start.camera, 'the drag did not move the map');
    assert.deepEqual(view_of(map.back), view_of(map.let_go), 'the map follows a pointer without a button');
    const line = await guest.middle_of('timeline');
    const time = await drag_out(guest, line, { x: line.x + 150, y: below.y }, !options.same_site);
    assert.ok(Date.parse(time.let_go.time) > Date.parse(start.time), 'time did not follow the pointer below the frame');
    assert.deepEqual(view_of(time.back), view_of(time.let_go), 'time follows a pointer without a button');
    assert.deepEqual(guest.errors, []);
  } finally {
    await guest.close();
  }
};

// The pictures in a PDF that were not packed as photographs: how many colours each has.
/** @param {Uint8Array} pdf */
function colours_in(pdf) {
  const bytes = Buffer.from(pdf), text = bytes.toString('latin1'), found = [];
  for (const { index, 0: head } of text.matchAll(/<<[^>]*\/Subtype \/Image[^>]*>>\s*stream\r?\n/g)) {
    const [, width] = /\/Width (\d+)/.exec(head) ?? [], [, height] = /\/Height (\d+)/.exec(head) ?? [];
    if (!head.includes('/FlateDecode')) continue;
    const at = index + head.length, pixels = inflateSync(bytes.subarray(at, at + Number(/\/Length (\d+)/.exec(head)?.[1])));
    if (pixels.length !== Number(width) * Number(height) * 3) continue;  // a mask
    const seen = new Set();
    let light = 0;
    for (let i = 0; i + 2 < pixels.length; i += 3) { seen.add(pixels.readUIntBE(i, 3)); light += pixels[i + 1]; }
    found.push({ width: Number(width), height: Number(height), colours: seen.size, brightness: light / (pixels.length / 3) });
  }
  return found;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  'a drag that leaves its frame ends where the button is let go, in an article of the same site': ends_outside({ same_site: true }),
  'a drag that leaves its frame ends where the button is let go, in an article of another site': ends_outside({}),

  async 'a move that reports no button ends a drag whose end was not seen'({ open }) {
    const viewer = await open(), spot = await viewer.empty_spot();
    const move = (/** @type {number} */ by, buttons = 1) => mouse_event(viewer.page, 'mousemove', { clientX: spot.x + by, clientY: spot.y, buttons });
    await move(0, 0);
    await next_frame(viewer.page);
    const start = await viewer.settled();
    await mouse_event(viewer.page, 'mousedown', { clientX: spot.x, clientY: spot.y, buttons: 1 });
    for (const by of [20, 40]) { await move(by); await next_frame(viewer.page); }
    const dragged = await viewer.settled();
    assert.notEqual(dragged.camera.lon, start.camera.lon, 'the map is not dragged');
    for (const by of [60, 90]) { await move(by, 0); await next_frame(viewer.page); }
    assert.deepEqual(view_of(await viewer.settled()), view_of(dragged));
  },

  async 'Ctrl-click on a Mac opens a menu and begins no drag'({ open }) {
    const mac = () => { Object.defineProperty(Navigator.prototype, 'platform', { get: () => 'MacIntel' }); };
    const viewer = await open({ prepare: ({ page }) => page.evaluateOnNewDocument(mac) });
    const spot = await viewer.empty_spot();
    await viewer.page.mouse.move(spot.x, spot.y);
    await next_frame(viewer.page);
    const start = await viewer.settled();
    // The press alone: the menu takes the release.
    await mouse_event(viewer.page, 'mousedown', { clientX: spot.x, clientY: spot.y, buttons: 1, ctrlKey: true });
    for (const by of [20, 40, 60]) {
      await mouse_event(viewer.page, 'mousemove', { clientX: spot.x + by, clientY: spot.y, buttons: 1 });
      await next_frame(viewer.page);
    }
    assert.deepEqual(view_of(await viewer.settled()), view_of(start));
    const after = await viewer.drag(spot, { x: spot.x + 60, y: spot.y });
    assert.notEqual(after.camera.lon, start.camera.lon, 'a plain drag does not move the map');
  },

  async 'one notch of a wheel is half a level, in pixels, lines and pages'({ open }) {
    const viewer = await open(), spot = await viewer.empty_spot();
    await viewer.page.mouse.move(spot.x, spot.y);
    await next_frame(viewer.page);
    for (const [deltaMode, deltaY] of [[0, 100], [1, 3], [2, 1]]) {
      for (const sign of [-1, 1]) {
        const before = (await viewer.settled()).camera.zoom;
        const taken = await viewer.page.evaluate((init) => !document.querySelector('#canvas').dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ...init })),
          { deltaMode, deltaY: sign * deltaY, clientX: spot.x, clientY: spot.y });
        assert.ok(taken, 'the wheel scrolls the page, too');
        await next_frame(viewer.page);
        const moved = (await viewer.settled()).camera.zoom - before;
        assert.ok(Math.abs(moved + 0.5 * sign) < 0.01, `mode ${deltaMode}: ${sign * deltaY} changed the zoom by ${moved}`);
      }
    }
  },

  async 'where the browser gives a smaller drawing buffer, the whole picture has fewer pixels'({ open, shot }) {
    const width = 8400, height = 400;
    const viewer = await open({ width, height });
    const { viewport, parts } = await viewer.settled();
    const got = await viewer.page.evaluate(() => {
      const canvas = document.querySelector('#canvas'), gl = canvas.getContext('webgl2');
      return { canvas: [canvas.width, canvas.height], buffer: [gl.drawingBufferWidth, gl.drawingBufferHeight], most: gl.getParameter(gl.MAX_TEXTURE_SIZE), ratio: devicePixelRatio };
    });
    assert.ok(got.most < width, `this browser draws ${got.most} pixels: nothing is tried here`);
    assert.deepEqual(got.canvas, got.buffer);
    assert.equal(got.canvas[0], got.most);
    assert.ok(Math.abs(got.canvas[1] / got.canvas[0] - height / width) < 1 / got.canvas[0], `the picture is stretched: ${got.canvas}`);
    assert.deepEqual([viewport.width, viewport.height], [width, height]);
    assert.ok(Math.abs(viewport.pixel_ratio - got.most / width) < 1e-3, `pixel_ratio is ${viewport.pixel_ratio}`);
    const { panel } = parts;
    assert.ok(panel, 'there is no panel');
    const clip = { x: panel.x, y: panel.y, width: panel.width, height: panel.height };
    const picture = read_png(await viewer.page.screenshot({ clip, path: shot('large-canvas-panel') }));
    assert.ok(count_colours(picture) >= 16, 'the panel is not in the picture');
    await viewer.resize(1000, 400);
    const small = await viewer.until('the canvas follows its box', (now) => now.viewport.width === 1000);
    assert.equal(small.viewport.pixel_ratio, 1);
  },

  async 'a context that is taken before the first picture is said, with Reload, and the map comes with the next'({ open, shot }) {
    /** @type {(value: unknown) => void} */
    let let_go = () => {};
    const held = new Promise((resolve) => { let_go = resolve; });
    const viewer = await open({ wait: false, expects_errors: true, prepare: async ({ page }) => {
      await page.setRequestInterception(true);
      page.on('request', async (request) => {
        if (request.url().includes('/stories/belgorod-2023.')) await held;
        request.continue().catch(() => {});  // of a page that has gone
      });
    } });
    await viewer.page.waitForFunction(() => window.sourceline?.snapshot().frames > 0);
    const lose = () => viewer.page.evaluate(() => {
      window.__lose = document.querySelector('#canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.__lose.loseContext();
    });
    await viewer.page.waitForFunction(() => !document.querySelector('#loading').hidden);
    await lose();
    await viewer.until('the loss is told', ({ state }) => state === 'lost');
    assert.deepEqual([await viewer.visible('#lost'), await viewer.visible('#reload'), await viewer.visible('#loading')], [true, true, false]);
    await viewer.screenshot(shot('state-lost-early'));
    let_go(null);
    const there = await viewer.until('the story has come', ({ story }) => story !== '');
    assert.deepEqual([there.state, there.context_losses], ['lost', 1]);
    assert.ok(await viewer.visible('#lost'), 'the note goes when the story comes');
    await viewer.page.evaluate(() => window.__lose.restoreContext());
    await viewer.ready();
    assert.equal(await viewer.visible('#lost'), false);
    await lose();
    await viewer.until('the loss is told', ({ state }) => state === 'lost');
    await Promise.all([viewer.page.waitForNavigation({ waitUntil: 'domcontentloaded' }), viewer.page.click('#reload')]);
    await viewer.ready();
  },

  async 'a frame that starts hidden or tiny opens on the view that it would have had from the start'({ browser, address }) {
    for (const hash of ['', '#event=kozinka-fire', '#map=10.25/50.47000/35.90000']) {
      const frame = (/** @type {string} */ style) => `<iframe title="Map" src="${address}?embed=1${hash}" style="width:800px;height:480px;border:0;${style}"></iframe>`;
      const site = await serve_articles({ '/': article(frame('') + frame('display:none') + frame('width:24px;height:9px')) });
      const page = await Article.open(await browser(), site.address);
      try {
        const whole = await page.settled(0);
        for (const n of [1, 2]) {
          const inside = await page.frame(n);
          await inside.waitForFunction(() => window.sourceline?.snapshot().story, { polling: 100 });
        }
        await page.evaluate(() => { for (const one of document.querySelectorAll('iframe')) one.style.cssText = 'display:block;width:800px;height:480px;border:0'; });
        for (const n of [1, 2]) {
          await page.evaluate((at) => document.querySelectorAll('iframe')[at].scrollIntoView(), n);
          const shown = await page.settled(n, ({ viewport }) => viewport.width === 800);
          assert.deepEqual(view_of(shown), view_of(whole), `frame ${n}, ${hash}`);
        }
        assert.deepEqual(page.errors, []);
      } finally {
        await page.close();
        await site.stop();
      }
    }
  },

  async 'printed or as a PDF the page shows the map, on light paper'({ open, shot }) {
    const viewer = await open({ dark: true });
    const pdf = await viewer.page.pdf({ path: shot('page').replace(/png$/, 'pdf'), landscape: true });
    const map = colours_in(pdf).find(({ width, height }) => width === 1280 && height === 800);
    assert.ok(map, `the PDF holds ${JSON.stringify(colours_in(pdf))}`);
    assert.ok(map.colours >= 64, `the picture has ${map.colours} colours`);
    assert.ok(map.brightness > 180, `the paper is dark: ${map.brightness.toFixed(0)}`);
    await viewer.page.waitForFunction(() => !document.querySelector('#print'));
    await viewer.settled();
    const after = read_png(await viewer.screenshot());
    assert.ok(count_colours(after) >= 16, 'the map is gone from the screen');
  },

  async 'Back from a hash typed or linked leads to the view before, also when the address had none'({ open, story }) {
    const event = story.events.find(({ id }) => id === 'kozinka-fire').id;
    const link = (/** @type {Web.Viewer} */ viewer) => viewer.page.evaluate((id) => { Object.assign(document.createElement('a'), { href: `#event=${id}&clock=known&map=10.00/50.60000/36.50000` }).click(); }, event);
    const back = (/** @type {Web.Viewer} */ viewer) => viewer.page.evaluate(() => history.back());
    const viewer = await open(), start = await viewer.settled();
    assert.equal(await hash_of(viewer), '');
    await link(viewer);
    await viewer.until('the link is followed', (now) => now.event === event && now.clock === 'known');
    await viewer.settled();
    await back(viewer);
    await viewer.until('Back leaves the event', (now) => now.event === start.event);
    const again = await viewer.settled();
    for (const key of /** @type {const} */ (['time', 'event', 'clock', 'party'])) assert.equal(again[key], start[key], key);
    for (const key of /** @type {const} */ (['lon', 'lat', 'zoom'])) assert.ok(Math.abs(again.camera[key] - start.camera[key]) < 0.006, `camera.${key} is ${again.camera[key]}, was ${start.camera[key]}`);
    assert.equal(await hash_of(viewer), '');

    await viewer.must({ name: 'fly', lon: 36.1, lat: 50.5, zoom: 9.25 });
    await viewer.page.waitForFunction(() => location.hash.includes('map=9.25'));
    const moved = await viewer.settled();
    await link(viewer);
    await viewer.until('the link is followed', (now) => now.event === event && now.clock === 'known');
    await viewer.settled();
    await back(viewer);
    await viewer.until('Back leaves the event', (now) => now.event === start.event);
    assert.deepEqual(view_of(await viewer.settled()), view_of(moved));
  },

  async 'where the browser refuses to rewrite the address, loudly or in silence, it is written later'({ open }) {
    for (const loudly of [true, false]) {
      const viewer = await open({ prepare: ({ page }) => page.evaluateOnNewDocument((loud) => {
        const real = history.replaceState;
        window.__refuses = true;
        window.__asked = 0;
        history.replaceState = function (...values) {
          window.__asked += 1;
          if (!window.__refuses) return real.apply(this, values);
          if (loud) throw new DOMException('too often', 'SecurityError');
        };
      }, loudly) });
      await viewer.must({ name: 'fly', lon: 36.1, lat: 50.5, zoom: 9.25 });
      await viewer.page.waitForFunction(() => window.__asked > 0);
      await viewer.must({ name: 'clock', clock: 'known' });
      await viewer.page.waitForFunction(() => window.__asked > 1);
      assert.equal(await hash_of(viewer), '');
      await viewer.page.evaluate(() => { window.__refuses = false; });
      await viewer.page.waitForFunction(() => location.hash.includes('map=9.25') && location.hash.includes('clock=known'));
    }
  },

  async 'a story whose file has spaces or letters of any script in its name opens without a complaint'({ open, story }) {
    for (const name of ['stories/my story.json', 'stories/рейд на Бєлгородщину.json']) {
      const body = JSON.stringify(story), served = encodeURI(name);
      for (const query of [served, encodeURIComponent(name), encodeURIComponent(name).replaceAll('%20', '+')]) {
        const viewer = await open({ path: `?story=${query}`, prepare: (page) => page.answer({ [served]: { body } }) });
        const now = await viewer.settled();
        assert.deepEqual([now.state, now.story, now.notices], ['ready', story.id, []], query);
        await viewer.close();
      }
    }
  },
};
