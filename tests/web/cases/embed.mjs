// embed.js: <sourceline-map> in articles of another origin, and the plain frame.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Article, article, serve_articles } from '../embedding.mjs';
import { sleep } from '../browser.mjs';
import * as words from '../../../build/words.js';

const kStory = 'stories/belgorod-2023.json';
/** @param {number} px */
const spacer = (px) => `<svg width="1" height="${px}" style="display:block"></svg>`;
/** @param {string} address */
const script = (address) => `<script src="${address}embed.js"></script>`;
/** @param {string} text */
const minutes = (text) => Math.round(Date.parse(text) / 60000);

// Opens an article with `inside`, runs the test, and looks that nothing went wrong that the test does not expect.
/** @param {Web.Context} context @param {string} inside @param {(page: Web.Article, server: Web.Served) => Promise<unknown>} run @param {import('../embedding.mjs').Options & { headers?: Record<string, string>, head?: string, errors?: string[] }} [options] */
async function with_article({ browser }, inside, run, { headers, head = '', errors = [], ...options } = {}) {
  const server = await serve_articles({ '/': { body: article(inside, head), headers } });
  const page = await Article.open(await browser(), server.address, options);
  try {
    await run(page, server);
    assert.deepEqual(page.errors.filter((text) => !errors.some((known) => text.includes(known))), [], 'errors in the console');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the article overflows');
  } finally {
    await page.close();
    await server.stop();
  }
}

/** @param {Web.Article} page */
const live_count = (page) => page.evaluate(() => [...document.querySelectorAll('sourceline-map')].filter((map) => map.shadowRoot.querySelector('iframe')).length);
/** @param {Web.Article} page @param {number} [n] */
const is_live = (page, n = 0) => page.evaluate((at) => Boolean(document.querySelectorAll('sourceline-map')[at].shadowRoot.querySelector('iframe')), n);
/** @param {Web.Article} page @param {any} command @param {number} [n] */
const send = (page, command, n = 0) => page.evaluate((c, at) => document.querySelectorAll('sourceline-map')[at].send(c), command, n);
/** @param {Web.Article} page @param {number} [n] */
const top_of = (page, n = 0) => page.evaluate((at) => document.querySelectorAll('sourceline-map')[at].getBoundingClientRect().top + scrollY, n);
/** @param {Web.Article} page @param {number} [n] */
const is_covered = (page, n = 0) => page.evaluate((at) => getComputedStyle(document.querySelectorAll('sourceline-map')[at].shadowRoot.querySelector('.poster')).visibility === 'visible', n);

// Notes what comes on each event of the first map under window.__told.
/** @param {Web.Article} page */
const listen = (page) => page.evaluate(() => {
  /** @type {object[]} */
  const told = window.__told = [];
  const map = document.querySelector('sourceline-map');
  for (const name of ['ready', 'state', 'select', 'height', 'error']) map.on(name, (/** @type {any} */ detail) => told.push({ name, ...detail }));
});

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'is at most 4 KB with brotli'({ dist }) {
    const sent = brotliCompressSync(readFileSync(join(dist, 'embed.js')), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const limit = 4096 + 64 * (words.tags.length - 3);  // its few words in a further language
    assert.ok(sent.length <= limit, `embed.js is ${sent.length} bytes with brotli`);
  },

  async 'a plain frame shows the map in an article that allows no script'(context) {
    const { address, shot } = context;
    const inside = `<p>Before.</p><iframe title="The Belgorod raid" src="${address}?story=${kStory}&embed=1" width="100%" height="560" loading="lazy"></iframe><p><a href="${address}">Open the map</a></p>`;
    const headers = { 'Content-Security-Policy': `default-src 'none'; frame-src ${new URL(address).origin}; img-src data:` };
    await with_article(context, inside, async (page) => {
      await page.settled();
      const box = await page.page.$eval('iframe', (frame) => ({ height: frame.clientHeight, width: frame.clientWidth }));
      assert.deepEqual(box, { height: 560, width: 984 });
      const now = await page.snapshot();
      assert.deepEqual([now.viewport.width, now.viewport.height], [984, 560]);
      await page.screenshot(shot('embed-plain-frame'));
    }, { headers });
  },

  async 'shows its poster and asks for nothing else until the reader comes near, and nothing jumps'(context) {
    const { address, shot } = context;
    const inside = `${script(address)}<p>Before.</p>${spacer(4000)}<sourceline-map label="The raid"><a href="${address}">Open</a></sourceline-map><p id="after">After.</p>${spacer(900)}`;
    await with_article(context, inside, async (page) => {
      await sleep(500);
      assert.equal(await live_count(page), 0);
      assert.deepEqual(page.requests.filter((url) => url.startsWith(address)), [address + 'embed.js'], 'it asks for more than the script');
      const top = await top_of(page);
      const height = await page.page.$eval('sourceline-map', (map) => map.clientHeight);
      await page.scroll_to(top - 800 - 470);  // near, not in view
      await page.until('the viewer starts near the viewport', () => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe') !== null);
      assert.ok(page.asked_for('posters/belgorod-2023.png'), 'the poster was not asked for');
      const cover = await page.evaluate(() => { const poster = document.querySelector('sourceline-map').shadowRoot.querySelector('.poster'); return [poster.textContent, poster.getAttribute('aria-label'), poster.href]; });
      assert.deepEqual(cover, ['Loading the map…', 'Loading the map…: The raid', address + '?lang=en']);
      const frame = await page.evaluate(() => { const { title, allow, referrerPolicy, src } = document.querySelector('sourceline-map').shadowRoot.querySelector('iframe'); return { title, allow, referrerPolicy, src }; });
      assert.deepEqual(frame, { title: 'The raid', allow: 'clipboard-write; fullscreen', referrerPolicy: 'strict-origin-when-cross-origin', src: address + '?lang=en&embed=1' });
      await page.scroll_to(top - 60);
      await page.settled();
      await page.until('the poster has gone', () => getComputedStyle(document.querySelector('sourceline-map').shadowRoot.querySelector('.poster')).visibility === 'hidden');
      assert.equal(await page.page.$eval('sourceline-map', (map) => map.clientHeight), height, 'the height has changed');
      assert.equal(await page.jumps(), 0, 'the layout jumped');
      await page.screenshot(shot('embed-live'));
    });
  },

  async 'without a height it reserves what the viewer will ask for, at any width'(context) {
    for (const [width, height] of [[320, 560], [390, 683], [600, 720], [700, 480], [1000, 615], [1400, 720]]) {
      await with_article(context, `${script(context.address)}<sourceline-map></sourceline-map><p>After.</p>`, async (page) => {
        await page.evaluate(() => { document.body.style.margin = '0 ' + (innerWidth > 900 ? '8px' : '0'); });
        // The element hears of its new width with the next picture.
        await page.page.waitForFunction((wanted) => document.querySelector('sourceline-map').clientHeight === wanted, {}, height);
        if (width !== 390 && width !== 1000) return;
        await page.settled();
        await sleep(300);
        assert.equal(await page.page.$eval('sourceline-map', (map) => map.clientHeight), height, `at ${width} pixels, once it is live`);
      }, { width, height: 800 });
    }
  },

  async 'waits for a click, a tap or the focus when the reader saves data'(context) {
    const { address, shot } = context;
    const saving = (/** @type {Web.Article} */ page) => page.page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    const ways = {
      click: (/** @type {Web.Article} */ page) => page.page.mouse.click(500, 300),
      tap: (/** @type {Web.Article} */ page) => page.page.touchscreen.tap(500, 300),
      focus: (/** @type {Web.Article} */ page) => page.page.keyboard.press('Tab'),
    };
    for (const [name, act] of Object.entries(ways)) {
      await with_article(context, `${script(address)}<sourceline-map height="500"></sourceline-map>`, async (page) => {
        await sleep(600);
        assert.equal(await live_count(page), 0, `${name}: it started by itself`);
        if (name === 'click') await page.screenshot(shot('embed-poster'));
        await act(page);
        await page.until(`${name} starts it`, () => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe') !== null);
        if (name !== 'focus') return;
        await page.settled();
        assert.equal(await page.until('the focus has gone on into the map', () => document.querySelector('sourceline-map').shadowRoot.activeElement?.localName === 'iframe' && 'iframe'), 'iframe');
      }, { prepare: saving, touch: name === 'tap' });
    }
  },

  async 'of eight maps at most three are live, and one that comes back is as it was left'(context) {
    const { address, shot } = context;
    const inside = script(address) + Array.from({ length: 8 }, (_, n) => `<h2>Map ${n + 1}</h2><sourceline-map height="480" label="Map ${n + 1}"></sourceline-map>${spacer(420)}`).join('');
    await with_article(context, inside, async (page) => {
      let most = 0;
      await page.evaluate(() => {
        window.__most = 0;
        for (const map of document.querySelectorAll('sourceline-map')) {
          new MutationObserver(() => {
            const live = [...document.querySelectorAll('sourceline-map')].filter((one) => one.shadowRoot.querySelector('iframe')).length;
            window.__most = Math.max(window.__most, live);
          }).observe(map.shadowRoot, { childList: true });
        }
      });
      await page.settled(0);
      for (const command of [{ name: 'seek', time: '2023-05-22T21:17+03:00' }, { name: 'select', event: 'drones-overnight' }, { name: 'clock', clock: 'known' }, { name: 'party', party: 'russian-authorities' }, { name: 'fly', lon: 36.2, lat: 50.5, zoom: 9.25 }, { name: 'language', lang: 'uk' }]) {
        assert.deepEqual(await send(page, command), { ok: true }, command.name);
      }
      const left = await page.settled(0, (now) => Math.abs(now.camera.zoom - 9.25) < 0.01);
      await page.frames()[0].evaluate(() => { location.hash += '&q=drone'; });  // as a reader's search would
      await page.settled(0);
      await sleep(300);  // the state is told when the map has come to rest
      const end = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let y = 0; y < end; y += 450) {
        await page.scroll_to(y);
        await sleep(250);
        most = Math.max(most, await live_count(page));
      }
      await page.settled(7);
      assert.ok(most <= 3, `${most} maps were live at a time`);
      assert.equal(await is_live(page, 0), false, 'the first map is still live at the end of the page');
      assert.ok(await is_covered(page, 0), 'the first map has no poster');
      await page.scroll_to(0);
      const back = await page.settled(0);
      for (const key of /** @type {const} */ (['time', 'event', 'clock', 'party', 'story'])) assert.equal(back[key], left[key], key);
      for (const key of /** @type {const} */ (['lon', 'lat', 'zoom'])) assert.ok(Math.abs(back.camera[key] - left.camera[key]) < 0.01, `camera.${key}: ${back.camera[key]}, was ${left.camera[key]}`);
      const frame = await page.evaluate(() => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe').src);
      assert.match(frame, /q=drone/, 'what the reader searched for is lost');
      assert.match(frame, /lang=uk/, 'the language that the article chose is lost');
      assert.ok(await page.evaluate(() => window.__most) <= 3);
      await page.screenshot(shot('embed-eight'));
    });
  },

  async 'a map in view does not rest for another until the reader asks for that one'(context) {
    const inside = script(context.address) + Array.from({ length: 4 }, (_, n) => `<sourceline-map height="190" label="Map ${n + 1}"></sourceline-map>`).join('');
    await with_article(context, inside, async (page) => {
      await page.until('three maps are live', () => [...document.querySelectorAll('sourceline-map')].filter((map) => map.shadowRoot.querySelector('iframe')).length === 3);
      await sleep(800);
      assert.deepEqual(await Promise.all([0, 1, 2, 3].map((n) => is_live(page, n))), [true, true, true, false]);
      const box = await page.evaluate(() => { const { x, y, width, height } = document.querySelectorAll('sourceline-map')[3].getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; });
      await page.page.mouse.click(box.x, box.y);
      await page.until('the fourth is live', () => document.querySelectorAll('sourceline-map')[3].shadowRoot.querySelector('iframe') !== null);
      assert.equal(await live_count(page), 3);
    });
  },

  async 'a map with the focus does not rest when others come near'(context) {
    const inside = script(context.address) + Array.from({ length: 6 }, () => `<sourceline-map height="480"></sourceline-map>${spacer(500)}`).join('');
    await with_article(context, inside, async (page) => {
      await page.settled(0);
      await page.evaluate(() => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe').focus());
      for (let n = 1; n < 6; ++n) {
        await page.scroll_to(await top_of(page, n));
        await page.until(`map ${n} is live`, (at) => document.querySelectorAll('sourceline-map')[at].shadowRoot.querySelector('iframe') !== null, n);
        assert.ok(await live_count(page) <= 3);
      }
      assert.equal(await is_live(page, 0), true);
      assert.equal(await is_live(page, 1), false);
    });
  },

  async 'two maps do not disturb each other'(context) {
    const inside = script(context.address) + ['lang="uk" theme="dark" time="2023-05-22T04:00+03:00"', 'lang="en" theme="light" event="kozinka-fire"'].map((attributes) => `<sourceline-map ${attributes} height="360"></sourceline-map>`).join('');
    await with_article(context, inside, async (page) => {
      const first = await page.settled(0), second = await page.settled(1);
      assert.equal(minutes(first.time), minutes('2023-05-22T04:00+03:00'));
      assert.equal(second.event, 'kozinka-fire');
      await listen(page);
      assert.deepEqual(await send(page, { name: 'seek', time: '2023-05-23T10:00+03:00' }, 1), { ok: true });
      assert.deepEqual(await send(page, { name: 'select', event: 'borisovka-fire' }, 1), { ok: true });
      const moved = await page.settled(1, (now) => now.event === 'borisovka-fire');
      assert.equal(minutes(moved.time), minutes('2023-05-23T10:00+03:00'));
      const still = await page.settled(0);
      for (const key of /** @type {const} */ (['time', 'event', 'party', 'clock', 'frames'])) assert.equal(still[key], first[key], key);
      assert.deepEqual(still.camera, first.camera);
      assert.deepEqual(await page.evaluate(() => window.__told), [], 'the first map told of what the second did');
    }, { height: 900 });
  },

  async 'commands wait for the map, are answered in order, and events tell what happened'(context) {
    await with_article(context, `${script(context.address)}<sourceline-map height="480"></sourceline-map>`, async (page) => {
      await listen(page);
      const early = await page.evaluate(async () => {
        const map = document.querySelector('sourceline-map'), order = /** @type {string[]} */ ([]);
        const note = (/** @type {string} */ name) => (/** @type {any} */ answer) => { order.push(name); return answer; };
        const answers = await Promise.all([
          map.send({ name: 'seek', time: '2023-05-23T08:00+03:00' }).then(note('seek')),
          map.send({ name: 'select', event: 'nowhere' }).then(note('select')),
          map.send({ name: 'panel', panel: 'cellar' }).then(note('panel')),
          map.send({ name: 'select', event: 'borisovka-fire' }).then(note('again')),
        ]);
        return { order, answers, ready: await map.ready };
      });
      assert.deepEqual(early.order, ['seek', 'select', 'panel', 'again']);
      assert.deepEqual(early.answers.map(({ ok }) => ok), [true, false, false, true]);
      assert.match(early.answers[1].error, /nowhere/);
      assert.equal(early.answers[2].error, "panel: 'panel' must be one of story, event, place, claims, sources, none");
      assert.deepEqual(early.ready, { story: 'belgorod-2023', title: 'The Belgorod raid: who says what' });
      await page.settled(0, (now) => now.event === 'borisovka-fire');
      const told = await page.until('the state is told', () => window.__told.some((/** @type {any} */ one) => one.name === 'state' && one.event === 'borisovka-fire') && window.__told);
      assert.deepEqual(told.filter((/** @type {{ name: string }} */ { name }) => name === 'ready'), [{ name: 'ready', ...early.ready }]);
      assert.ok(told.some((/** @type {{ name: string, event?: string }} */ { name, event }) => name === 'select' && event === 'borisovka-fire'));
      assert.equal(minutes(told.findLast((/** @type {{ name: string }} */ { name }) => name === 'state').time), minutes('2023-05-23T08:00+03:00'));
      const odd = await page.evaluate(async () => {
        const map = document.querySelector('sourceline-map'), thrown = [];
        for (const args of [['explosion', () => {}], ['state', 'text']]) try { map.on(...args); } catch (error) { thrown.push(String(error)); }
        let times = 0;
        const told = () => new Promise((resolve) => { const off = map.on('select', () => { off(); resolve(null); }); });
        const off = map.on('select', () => { times += 1; });
        const first = told();
        await map.send({ name: 'select', event: null });
        await first;
        off();
        const second = told();
        await map.send({ name: 'select', event: 'kozinka-fire' });
        await second;
        return { thrown, times, function: await map.send({ name: 'fit', when: () => {} }), nothing: await map.send(null) };
      });
      assert.deepEqual(odd.thrown, Array(2).fill('TypeError: on: takes one of ready, state, select, height, error and a function'));
      assert.equal(odd.times, 1, 'the unsubscriber does not unsubscribe');
      assert.equal(odd.function.ok, false);
      assert.match(odd.function.error, /could not be cloned/);
      assert.equal(odd.nothing.ok, false);
    });
  },

  async 'attributes that change are passed on to the map'(context) {
    await with_article(context, `${script(context.address)}<sourceline-map height="480" time="2023-05-22T04:00+03:00"></sourceline-map>`, async (page) => {
      await page.settled();
      const set = (/** @type {string} */ name, /** @type {string | null} */ value) => page.evaluate((n, v) => { const map = document.querySelector('sourceline-map'); if (v === null) map.removeAttribute(n); else map.setAttribute(n, v); }, name, value);
      await set('time', '2023-05-23T09:30+03:00');
      await set('event', 'evacuation');
      await set('clock', 'known');
      await set('party', 'russian-authorities');
      await set('panel', 'sources');
      const now = await page.settled(0, (one) => one.panel === 'sources' && one.event === 'evacuation');
      assert.deepEqual([minutes(now.time), now.clock, now.party], [minutes('2023-05-23T09:30+03:00'), 'known', 'russian-authorities']);
      for (const name of ['event', 'party', 'clock']) await set(name, null);
      await page.settled(0, (one) => one.event === '' && one.party === '' && one.clock === 'happened', 'what is taken away goes');
      await set('theme', 'dark');
      const handle = await page.page.evaluateHandle(() => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe'));
      const frame = await handle.asElement().contentFrame();
      await frame.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
      await set('lang', 'ru');
      await frame.waitForFunction(() => document.documentElement.lang === 'ru');
      await set('label', 'Another name');
      assert.equal(await page.evaluate(() => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe').title), 'Another name');
      await set('height', '300');
      assert.equal(await page.page.$eval('sourceline-map', (map) => map.clientHeight), 300);
      assert.equal(page.warnings.length, 0, page.warnings.join('\n'));
      await set('event', 'nowhere');
      await sleep(400);
      assert.match(page.warnings.join('\n'), /^sourceline-map: event="nowhere": .*nowhere/);
    });
  },

  async 'attributes that cannot be used are said and passed over'(context) {
    const inside = `${script(context.address)}<sourceline-map lang="tlh" theme="pink" accent="red" panel="cellar" time="yesterday" clock="sundial" height="a lot"></sourceline-map>`;
    await with_article(context, inside, async (page) => {
      const now = await page.settled();
      assert.deepEqual([now.clock, now.panel], ['happened', 'story']);
      const src = await page.evaluate(() => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe').src);
      assert.equal(src, context.address + '?embed=1');
      const said = page.warnings.filter((text) => text.startsWith('sourceline-map: '));
      assert.deepEqual(said.sort(), [
        'sourceline-map: accent="red" cannot be used; it may be #8b4a44',
        'sourceline-map: clock="sundial" cannot be used; it may be happened|known',
        'sourceline-map: height="a lot" cannot be used; it may be 560',
        `sourceline-map: lang="tlh" cannot be used; it may be ${words.tags.join('|')}`,
        'sourceline-map: panel="cellar" cannot be used; it may be story|event|place|claims|sources|none',
        'sourceline-map: theme="pink" cannot be used; it may be light|dark|system',
        'sourceline-map: time="yesterday" cannot be used; it may be 2023-05-23T18:30+03:00',
      ]);
      await listen(page);
      await page.page.$eval('sourceline-map', (map) => map.setAttribute('theme', 'green'));
      assert.deepEqual(await page.until('the error is told', () => window.__told.length && window.__told), [{ name: 'error', text: 'theme="green" cannot be used; it may be light|dark|system' }]);
    });
  },

  async 'a wrong address of the map leaves the poster with its link'(context) {
    const inside = `${script(context.address)}<sourceline-map src="javascript:alert(1)" height="300"><a href="${context.address}">Open</a></sourceline-map>`;
    await with_article(context, inside, async (page) => {
      const outcome = await page.evaluate(async () => {
        const map = document.querySelector('sourceline-map');
        return [await map.ready.catch((/** @type {Error} */ error) => error.message), await map.send({ name: 'fit' }), map.shadowRoot.querySelector('iframe'), map.shadowRoot.querySelector('.poster').textContent];
      });
      assert.deepEqual(outcome, ['src="javascript:alert(1)" is not the http(s) address of the map\'s folder', { ok: false, error: 'the map has failed' }, null, 'Open the map on its own page']);
      await page.page.$eval('sourceline-map', (map, src) => map.setAttribute('src', src), context.address);
      await page.settled();  // put right, it starts
    });
  },

  async 'a viewer that does not answer gives the poster and a link to its page'(context) {
    const patient = (/** @type {Web.Article} */ page) => page.page.evaluateOnNewDocument(() => {
      const real = window.setTimeout;
      Object.assign(window, { setTimeout: (/** @type {() => void} */ act, /** @type {number} */ ms) => real(act, ms === 30000 ? 600 : ms) });  // the reader's patience, shortened
    });
    const silent = await serve_articles({ '/map/': '<!doctype html><p>Another page' });
    try {
      await with_article(context, `${script(context.address)}<sourceline-map src="${silent.address}map/" story="stories/a.json" height="300"></sourceline-map>`, async (page) => {
        const reason = await page.evaluate(() => document.querySelector('sourceline-map').ready.catch((/** @type {Error} */ error) => error.message));
        assert.equal(reason, 'the viewer does not answer');
        assert.equal(await live_count(page), 0);
        const poster = await page.evaluate(() => { const cover = document.querySelector('sourceline-map').shadowRoot.querySelector('.poster'); return [cover.textContent, cover.href]; });
        assert.deepEqual(poster, ['Open the map on its own page', `${silent.address}map/?story=stories/a.json&lang=en`]);
        await page.screenshot(context.shot('embed-failed'));
      }, { prepare: patient, errors: ['404'] });
    } finally {
      await silent.stop();
    }
  },

  async 'taken out and put back it resumes; destroyed it leaves its link alone'(context) {
    await with_article(context, `${script(context.address)}<div id="a"><sourceline-map height="480"><a href="${context.address}" id="link">Open the map</a></sourceline-map></div><div id="b"></div>`, async (page) => {
      await page.settled();
      await send(page, { name: 'seek', time: '2023-05-22T21:17+03:00' });
      await page.settled(0, (now) => minutes(now.time) === minutes('2023-05-22T21:17+03:00'));
      await sleep(300);
      const frames_without = await page.evaluate(async () => {
        window.__map = document.querySelector('sourceline-map');
        window.__map.remove();
        await new Promise((resolve) => setTimeout(resolve, 200));
        return window.frames.length;
      });
      assert.equal(frames_without, 0);
      await page.evaluate(() => document.getElementById('b').append(window.__map));
      const back = await page.settled();
      assert.equal(minutes(back.time), minutes('2023-05-22T21:17+03:00'));
      const after = await page.evaluate(async () => {
        const map = window.__map;
        map.destroy();
        map.destroy();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return {
          frames: window.frames.length, answer: await map.send({ name: 'fit' }), link: document.getElementById('link').getClientRects().length,
          height: map.clientHeight < 100, again: (document.getElementById('a').append(map), window.frames.length),
        };
      });
      assert.deepEqual(after, { frames: 0, answer: { ok: false, error: 'the map was destroyed' }, link: 1, height: true, again: 0 });
    });
  },

  async 'only its own viewer is listened to'(context) {
    const inside = `${script(context.address)}<sourceline-map height="480"></sourceline-map><iframe id="other" src="/other"></iframe>`;
    const server = await serve_articles({
      '/': article(inside),
      '/other': '<!doctype html><script>for (const type of ["state", "ready", "error", "height"]) parent.postMessage({ type: "sourceline:" + type, v: 1, text: "forged", height: 3000, story: "forged", time: "2023-05-22T00:00Z", camera: { zoom: 1, lat: 1, lon: 1 } }, "*")</script>',
    });
    const page = await Article.open(await context.browser(), server.address);
    try {
      await listen(page);
      const before = await page.settled();
      await page.evaluate((map_origin) => {
        const forged = { type: 'sourceline:error', v: 1, text: 'forged' };
        postMessage(forged, '*');
        document.getElementById('other').src += '?again';
        // From the right window and the right type, but not of this version, or no message at all.
        const source = document.querySelector('sourceline-map').shadowRoot.querySelector('iframe').contentWindow;
        for (const data of [{ ...forged, v: 2 }, { ...forged, type: 'error' }, null, 7, 'sourceline:error']) dispatchEvent(new MessageEvent('message', { data, source, origin: map_origin }));
        dispatchEvent(new MessageEvent('message', { data: forged, source, origin: 'https://elsewhere.example' }));
        dispatchEvent(new MessageEvent('message', { data: forged, source, origin: 'null' }));
      }, new URL(context.address).origin);
      await sleep(500);
      const told = await page.evaluate(() => window.__told);
      assert.deepEqual(told.filter((/** @type {any} */ one) => JSON.stringify(one).includes('forged') || one.height === 3000), []);
      assert.equal((await page.settled()).time, before.time);
    } finally {
      await page.close();
      await server.stop();
    }
  },

  async 'works under a strict policy of the article and next to its styles'(context) {
    const { address, shot } = context, origin = new URL(address).origin;
    const headers = { 'Content-Security-Policy': `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src ${origin} data:; style-src 'self'; require-trusted-types-for 'script'` };
    const server = await serve_articles({
      '/': { body: article(`${script(address)}<sourceline-map height="480"></sourceline-map>`, '<link rel="stylesheet" href="/style.css">'), headers },
      '/style.css': { body: '* { color: red !important; font-size: 40px !important; margin: 20px !important } iframe { width: 50px !important; height: 20px !important } img, span, a { display: none !important }', type: 'text/css' },
    });
    const page = await Article.open(await context.browser(), server.address);
    try {
      await page.until('the poster is there', () => document.querySelector('sourceline-map').shadowRoot.querySelector('span').getClientRects().length);
      const now = await page.settled();
      const box = await page.page.$eval('sourceline-map', (map) => [map.clientWidth, map.clientHeight]);
      assert.equal(box[1], 480);
      assert.deepEqual([now.viewport.width, now.viewport.height], box);
      assert.deepEqual(await page.refused(), [], 'the policy refused something');
      assert.deepEqual(page.errors, []);
      await page.screenshot(shot('embed-strict'));
    } finally {
      await page.close();
      await server.stop();
    }
  },

  async 'loaded twice and late, it is defined once and takes up the elements that are there'(context) {
    const { address } = context;
    await with_article(context, `<sourceline-map height="400"><a href="${address}">Open</a></sourceline-map><script src="${address}embed.js" async></script><script src="${address}embed.js?again" async></script>`, async (page) => {
      await page.settled();
      assert.equal(await page.evaluate(() => document.querySelector('sourceline-map').shadowRoot.querySelectorAll('iframe').length), 1);
    });
  },

  async 'works in a frame that is sandboxed without an origin'(context) {
    await with_article(context, `${script(context.address)}<sourceline-map height="480" sandbox="allow-scripts"></sourceline-map>`, async (page) => {
      await page.settled();
      assert.deepEqual(await send(page, { name: 'select', event: 'kozinka-fire' }), { ok: true });
      await page.settled(0, (now) => now.event === 'kozinka-fire');
    });
  },

  async 'its types name the members, events and commands that there are'(context) {
    const types = readFileSync(join(context.dist, 'embed.d.ts'), 'utf8');
    const inside_of = (/** @type {string} */ name) => new RegExp(`interface ${name}[^{]*\\{([^]*?)\\n\\}`).exec(types)[1];
    const members = [...inside_of('SourcelineMapElement').matchAll(/^ {2}(?:readonly )?(\w+)[<(:]/gm)].map((match) => match[1]);
    const events = [...inside_of('SourcelineEvents').matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]);
    const commands = [...types.matchAll(/\| \{ name: '(\w+)'/g)].map((match) => match[1]);
    assert.deepEqual(members, ['ready', 'on', 'send', 'destroy']);
    await with_article(context, `${script(context.address)}<sourceline-map height="400"></sourceline-map>`, async (page) => {
      const missing = await page.evaluate((names) => names.filter((name) => !(name in document.querySelector('sourceline-map'))), members);
      assert.deepEqual(missing, []);
      assert.equal(await page.evaluate((names) => names.every((name) => document.querySelector('sourceline-map').on(name, () => {})), events), true);
      const { error } = await send(page, { name: 'explode' });
      assert.equal(error, `There is no command 'explode'; the commands are ${commands.join(', ')}`);
      const panels = [.../type SourcelinePanel = (.*);/.exec(types)[1].matchAll(/'(\w+)'/g)].map((match) => match[1]);
      assert.equal((await send(page, { name: 'panel', panel: 'cellar' })).error, `panel: 'panel' must be one of ${panels.join(', ')}`);
    });
  },
};
