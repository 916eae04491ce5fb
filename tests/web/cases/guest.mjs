// How the map behaves inside an article of another site: wheel, fingers, keys, links, clipboard.
import assert from 'node:assert/strict';
import { sleep } from '../browser.mjs';
import { open_article } from '../article.mjs';

const kPhone = { width: 390, height: 780, before: 0, touch: true, frames: [{ height: 660 }] };

// A test in an article, which must stay without errors.
/** @param {import('../article.mjs').Options} options @param {(article: Web.Guest, context: { shot: Web.Context["shot"], story: Web.Story, browser: import('puppeteer-core').Browser }) => Promise<unknown>} run @returns {(context: Web.Context) => Promise<void>} */
const inside = (options, run) => async ({ browser, address, shot, story }) => {
  const article = await open_article(await browser(), address, options);
  try {
    await run(article, { shot, story, browser: (await browser()).browser });
    assert.deepEqual(article.errors.filter((text) => !options.expected?.test(text)), []);
  } finally {
    await article.close();
  }
};

/** @param {Web.Guest} article @param {number} [index] */
const camera_of = async (article, index) => (await article.settled(index)).camera;

/** @type {import('../types.d.ts').Cases} */
export default {
  'the wheel scrolls the article, and a hint says how to zoom': inside({}, async (article, { shot }) => {
    const spot = await article.empty_spot(), camera = await camera_of(article);
    assert.equal(await article.hint(), '');
    await article.wheel(spot, 100, 3);
    assert.ok(await article.scroll() >= 250, `the article scrolled by ${await article.scroll()} px`);
    assert.deepEqual(await camera_of(article), camera, 'the map moved');
    assert.equal(await article.shown_hint(), 'Hold Ctrl and scroll to zoom the map, or click it first');
    await article.page.screenshot({ path: shot('guest-hint-wheel') });
    assert.equal(await article.in_frame(() => document.querySelector('#hint').getAttribute('aria-hidden')), 'true');
    await article.hint_gone();
    await article.page.mouse.wheel({ deltaY: 100 });
    await sleep(400);
    assert.equal(await article.hint(), '', 'the hint comes again though the pointer rests');
  }),

  'the hint speaks the language of the map': inside({ frames: [{ query: '&lang=uk' }] }, async (article) => {
    const spot = await article.empty_spot();
    await article.wheel(spot, 100);
    assert.equal(await article.shown_hint(), 'Щоб змінити масштаб, прокручуйте з Ctrl або спершу клацніть мапу');
    await article.command({ name: 'language', lang: 'ru' });
    await article.settled();
    await article.hint_gone();
    await article.wheel({ x: spot.x + 9, y: spot.y - await article.scroll() }, 100);
    assert.equal(await article.shown_hint(), 'Чтобы изменить масштаб, прокручивайте с Ctrl или сначала щёлкните по карте');
  }),

  'Ctrl and wheel zoom the map, neither the article nor its zoom': inside({}, async (article) => {
    const spot = await article.empty_spot(), camera = await camera_of(article);
    const scale_of = () => article.page.evaluate(() => [visualViewport.scale, devicePixelRatio, innerWidth]);
    const before = await scale_of();
    await article.page.keyboard.down('Control');
    await article.wheel(spot, -100, 3);
    await article.page.keyboard.up('Control');
    assert.ok((await camera_of(article)).zoom > camera.zoom + 0.5, 'the map did not zoom');
    assert.equal(await article.scroll(), 0);
    assert.deepEqual(await scale_of(), before);
    assert.equal(await article.hint(), '');
    const taken = await article.in_frame(() => new Promise((resolve) => {
      addEventListener('wheel', (event) => resolve(event.defaultPrevented), { once: true });
      document.querySelector('#canvas').dispatchEvent(new WheelEvent('wheel', { deltaY: 5, ctrlKey: true, bubbles: true, cancelable: true }));
    }));
    assert.equal(taken, true);
  }),

  'after a click the wheel is the map\'s, until the pointer leaves': inside({ same_site: true }, async (article) => {
    const spot = await article.empty_spot(), start = await camera_of(article);
    await article.click(spot);
    await article.wheel(spot, -100, 2);
    const zoomed = await camera_of(article);
    assert.ok(zoomed.zoom > start.zoom + 0.5, 'the wheel did not zoom');
    assert.equal(await article.scroll(), 0, 'the article scrolled');
    const { y } = await article.at({ x: 0, y: 0 });
    await article.page.mouse.move(spot.x, y - 40);
    await sleep(100);
    await article.wheel(spot, 100, 2);
    assert.deepEqual(await camera_of(article), zoomed, 'the wheel zooms though the pointer had left');
    assert.ok(await article.scroll() > 150);
  }),

  'a panel at its end hands the wheel on to the article': inside({ frames: [{ query: '&panel=sources' }] }, async (article) => {
    const source = await article.middle_of('source:');
    await article.click({ x: source.x, y: source.y + 60 });
    const print = async () => (await article.settled()).hits.filter((hit) => hit.name.startsWith('source')).map((hit) => hit.name + hit.y).join();
    const before = await print();
    await article.wheel(source, 300, 3);
    assert.notEqual(await print(), before, 'the panel did not scroll');
    assert.equal(await article.scroll(), 0);
    for (let i = 0; i < 12 && !await article.scroll(); ++i) await article.wheel(source, 3000, 1);
    assert.ok(await article.scroll() > 0, 'the panel holds the wheel for ever');
  }),

  'one finger scrolls the article over map and panel, and a hint tells of two': inside(kPhone, async (article, { shot }) => {
    const spot = await article.empty_spot(), camera = await camera_of(article);
    await article.swipe(spot, 0, -60);
    const first = await article.scroll();
    assert.ok(first > 30, `the article scrolled by ${first} px`);
    assert.equal(await article.shown_hint(), 'Use two fingers to move the map');
    await article.page.screenshot({ path: shot('guest-hint-fingers') });
    const panel = await article.middle_of('tab:claims');
    await article.swipe({ x: panel.x, y: panel.y + 60 }, 0, -60);
    assert.ok(await article.scroll() > first + 30, 'the panel keeps the finger');
    assert.deepEqual(await camera_of(article), camera, 'the map moved');
  }),

  'a swipe that begins on the search field scrolls the article, and once tapped the panel': inside({ ...kPhone, frames: [{ height: 660, query: '&panel=claims' }] }, async (article) => {
    const field = async () => article.at(await article.in_frame(() => { const { x, y, height } = document.querySelector('#search').getBoundingClientRect(); return { x: x + 60, y: y + height / 2 }; }));
    const inside_frame = () => article.in_frame(() => document.querySelector('#search').getBoundingClientRect().y);
    const before = await inside_frame();
    await article.swipe(await field(), 0, -60);
    const scrolled = await article.scroll();
    assert.ok(scrolled > 30, `the article scrolled by ${scrolled} px`);
    assert.equal(await inside_frame(), before, 'the panel scrolled');
    await article.tap(await article.middle_of('tab:claims'));
    await article.swipe(await field(), 0, -60);
    await article.settled();
    assert.ok(await inside_frame() < before - 20, 'the panel does not scroll');
    assert.equal(await article.scroll(), scrolled);
    assert.equal(await article.in_frame(() => document.activeElement.id), 'canvas');
  }),

  'for readers who ask for reduced motion the hint goes without fading': inside({ reduced_motion: true }, async (article) => {
    await article.wheel(await article.empty_spot(), 100);
    assert.notEqual(await article.shown_hint(), '');
    assert.equal(await article.in_frame(() => getComputedStyle(document.querySelector('#hint')).opacity), '1');
    await article.hint_gone();
  }),

  'a sideways finger on the map gets the hint each time': inside(kPhone, async (article) => {
    const spot = await article.empty_spot(), camera = await camera_of(article);
    for (const round of [1, 2]) {
      await article.swipe(spot, 70, 3);
      assert.equal(await article.shown_hint(), 'Use two fingers to move the map', `round ${round}`);
      await article.hint_gone();
    }
    assert.deepEqual(await camera_of(article), camera, 'the map moved');
    assert.equal(await article.scroll(), 0);
  }),

  'two fingers zoom the map and do not scroll the article': inside(kPhone, async (article) => {
    const spot = await article.empty_spot(), before = await article.settled();
    await article.pinch(spot, 30, 58);
    const after = await article.settled();
    const zoomed = after.camera.zoom - before.camera.zoom;
    assert.ok(zoomed > 0.5 && zoomed < 1.4, `the zoom changed by ${zoomed.toFixed(2)}`);
    assert.equal(after.event, before.event, 'the pinch selected something');
    assert.equal(await article.scroll(), 0);
    assert.equal(await article.page.evaluate(() => visualViewport.scale), 1);
    await article.touch('touchStart', [spot]);
    await article.touch('touchStart', [spot, { x: spot.x + 50, y: spot.y }]);
    for (let i = 1; i <= 6; ++i) await article.touch('touchMove', [{ x: spot.x, y: spot.y + 5 * i }, { x: spot.x + 50, y: spot.y + 5 * i }]);
    await article.touch('touchEnd', []);
    const panned = await camera_of(article);
    assert.ok(panned.lat > after.camera.lat, 'two fingers do not pan');
    assert.ok(Math.abs(panned.zoom - after.camera.zoom) < 0.1);
    assert.equal(await article.scroll(), 0, 'the article scrolled under two fingers');
  }),

  'a tap is a tap: it selects events and presses buttons': inside(kPhone, async (article) => {
    const { hits, event } = await article.settled();
    assert.equal(event, '');
    const turned = await article.tap(await article.middle_of('tab:claims'));
    assert.equal(turned.panel, 'claims', 'the button did nothing');
    const target = (await article.snapshot()).hits.filter((hit) => hit.name.startsWith('event:')).at(-1);
    const tapped = await article.tap(await article.at({ x: target.x + target.width / 2, y: target.y + target.height / 2 }));
    assert.ok(tapped.event, `nothing was selected by a tap on ${target.name}`);
    assert.equal(await article.scroll(), 0);
    assert.ok(hits.length);
  }),

  'a finger along the timeline moves time, one across it scrolls the article': inside(kPhone, async (article) => {
    const before = await article.settled();
    const box = before.hits.find((hit) => hit.name === 'timeline');
    const on_it = await article.at({ x: box.x + box.width * 0.75, y: box.y + box.height - 14 });
    await article.swipe(on_it, -120, 4);
    const after = await article.settled();
    assert.ok(Date.parse(after.time) < Date.parse(before.time) - 3600e3, `time went from ${before.time} to ${after.time}`);
    assert.equal(await article.scroll(), 0);
    assert.equal(await article.hint(), '');
    await article.swipe(on_it, 3, -70);
    assert.equal((await article.settled()).time, after.time, 'an upward swipe moved time');
    assert.ok(await article.scroll() > 30);
  }),

  'once tapped, the panel scrolls under one finger, and hands on at its end': inside({ ...kPhone, frames: [{ height: 660, query: '&panel=sources' }] }, async (article) => {
    const print = async () => (await article.settled()).hits.filter((hit) => hit.name.startsWith('source')).map((hit) => hit.name + Math.round(hit.y)).join();
    const { viewport } = await article.settled(), on_panel = await article.at({ x: 200, y: viewport.height - 40 });
    const before = await print();
    await article.swipe(on_panel, 0, -60);
    const scrolled = await article.scroll();
    assert.equal(await print(), before, 'the panel scrolled before it was tapped');
    assert.ok(scrolled > 30);
    await article.tap(await article.middle_of('tab:sources'));
    await article.swipe({ ...on_panel, y: on_panel.y - scrolled }, 0, -90);
    assert.notEqual(await print(), before, 'the panel does not scroll');
    assert.equal(await article.scroll(), scrolled, 'the article scrolled, too');
    await article.tap(await article.middle_of('tab:sources'));
    for (let i = 0; i < 4 && await article.scroll() === scrolled; ++i) await article.swipe({ x: on_panel.x, y: on_panel.y - scrolled - 60 }, 0, 120);
    assert.notEqual(await article.scroll(), scrolled, 'at its top the panel holds the finger for ever');
  }),

  'keys are the map\'s only while it has the focus, and Tab always leaves': inside({}, async (article) => {
    const start = await article.settled();
    await article.page.focus('#before');
    for (const key of /** @type {const} */ (['ArrowRight', 'k', '4', 'Space', 'Home'])) await article.press(key);
    const same = await article.settled();
    for (const key of /** @type {const} */ (['time', 'clock', 'panel', 'event'])) assert.equal(same[key], start[key], `${key} changed`);
    await article.page.evaluate(() => scrollTo(0, 0));
    const focused = () => article.page.evaluate(() => document.activeElement.id);
    const in_frame = () => article.in_frame(() => document.activeElement.id);
    await article.page.focus('#before');
    await article.press('Tab');
    assert.deepEqual([await focused(), await in_frame()], ['f0', 'canvas']);
    await article.press('4');
    assert.equal((await article.settled()).panel, 'sources', 'the map did not get its key');
    for (let i = 0; i < 4 && await focused() === 'f0'; ++i) await article.press('Tab');
    assert.equal(await focused(), 'after', 'Tab does not leave');
    await article.page.keyboard.down('Shift');
    for (let i = 0; i < 5 && await focused() !== 'before'; ++i) await article.press('Tab');
    await article.page.keyboard.up('Shift');
    assert.equal(await focused(), 'before', 'Shift and Tab do not go back through the frame');
  }),

  'Escape closes what is open, and then gives the focus back': inside({}, async (article, { story }) => {
    await article.command({ name: 'select', event: story.events[1].id });
    await article.settled();
    await article.page.focus('#before');
    await article.press('Tab');
    await article.press('Escape');
    const closed = await article.settled();
    assert.equal(closed.event, '', 'the first Escape does not close');
    assert.equal(await article.in_frame(() => document.activeElement.id), 'canvas', 'the first Escape leaves');
    await article.press('Escape');
    await sleep(150);
    assert.deepEqual(await article.in_frame(() => [document.activeElement.tagName, document.hasFocus()]), ['BODY', false]);
    assert.deepEqual(await article.page.evaluate(() => [document.activeElement.tagName, document.hasFocus()]), ['BODY', true]);
    const time = (await article.snapshot()).time;
    await article.press('End');
    assert.equal((await article.settled()).time, time, 'a key reaches the map that has been left');
    const spot = await article.empty_spot();
    await article.page.evaluate(() => scrollTo(0, 0));
    await article.click(spot);
    await article.press('Escape');
    await sleep(150);
    const camera = await camera_of(article);
    await article.wheel(spot, 100);
    assert.deepEqual(await camera_of(article), camera, 'after Escape the wheel is still the map\'s');
  }),

  'a press beside the search field is meant for it': async ({ open }) => {
    const viewer = await open();
    await viewer.must({ name: 'panel', panel: 'claims' });
    const box = await viewer.page.evaluate(() => { const { x, y, width, height } = document.querySelector('#search').getBoundingClientRect(); return { x, y, width, height }; });
    await viewer.page.mouse.click(box.x + 40, box.y + box.height + 5);
    assert.equal(await viewer.page.evaluate(() => document.activeElement.id), 'search');
    await viewer.page.keyboard.type('k3');
    const now = await viewer.settled();
    assert.deepEqual([now.clock, now.panel], ['happened', 'claims'], 'letters were taken for shortcuts');
    assert.equal(await viewer.page.evaluate(() => document.querySelector('#search').value), 'k3');
    await viewer.click_hit('filters');
    assert.equal(await viewer.page.evaluate(() => document.activeElement.id), 'canvas', 'the button beside the field is covered');
  },

  'a swipe that begins on the search field scrolls the panel of the page': async ({ open }) => {
    const viewer = await open({ touch: true, width: 390, height: 844 });
    await viewer.must({ name: 'panel', panel: 'claims' });
    const place = () => viewer.page.evaluate(() => { const { x, y, width, height } = document.querySelector('#search').getBoundingClientRect(); return { x, y, width, height }; });
    const from = await place();
    const at = { x: from.x + 60, y: from.y + from.height / 2 };
    await viewer.touch('touchStart', [at]);
    for (let i = 1; i <= 8; ++i) await viewer.touch('touchMove', [{ x: at.x, y: at.y - 8 * i }]);
    await viewer.touch('touchEnd', []);
    await viewer.settled();
    const to = await place();
    assert.ok(to.y < from.y - 20, `the field went from ${from.y} to ${to.y}`);
    assert.notEqual(await viewer.page.evaluate(() => document.activeElement.id), 'search', 'the swipe was taken for a tap');
  },
};
