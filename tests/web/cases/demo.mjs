// The demonstration article, and through it what an article can do with the map.
import assert from 'node:assert/strict';
import { Article, article, serve_articles } from '../embedding.mjs';
import { sleep } from '../browser.mjs';
import { start_server } from '../server.mjs';

/** @param {string} text @param {string} [offset] of a time that names none */
const minutes = (text, offset = '') => Math.round(Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : text + offset) / 60000);

// The demonstration article, served with the strict policy as a header, too.
/** @param {Web.Context} context @param {(page: Web.Article, server: { address: string, stop(): void }) => Promise<unknown>} run @param {import('../embedding.mjs').Options & { scale?: number }} [options] */
async function with_demo({ browser, dist }, run, { scale = 1, ...options } = {}) {
  const server = await start_server(dist, ['--csp']);
  const page = await Article.open(await browser(scale), server.address + 'demo.html', { width: 1280, height: 800, ...options });
  try {
    await run(page, server);
    assert.deepEqual(page.errors, [], 'errors in the console');
    assert.deepEqual(page.warnings, [], 'warnings in the console');
    assert.deepEqual(await page.refused(), [], 'refused by the policy');
    assert.deepEqual(page.requests.filter((url) => !url.startsWith(server.address) && !url.startsWith('data:')), [], 'something comes from elsewhere');
  } finally {
    await page.close();
    server.stop();
  }
}

/** @param {Web.Article} page */
const step_count = (page) => page.page.$$eval('.step', (all) => all.length);

// Brings a paragraph to where it is read, with one jump; gives back the step of the tour that it is.
/** @param {Web.Article} page @param {number} n */
const read_step = (page, n) => page.evaluate((at) => {
  const all = [...document.querySelectorAll('.step')], found = all[at];
  const line = matchMedia('(max-width: 899px)').matches ? 0.7 : 0.5;
  scrollTo({ top: found.getBoundingClientRect().top + scrollY - innerHeight * line + 40, behavior: 'instant' });
  return found.dataset.step;
}, n);

/** @param {Web.Article} page @param {import('../types.d.ts').StoryFile} story @param {number} n */
async function shows_step(page, story, n) {
  const id = await read_step(page, n);
  assert.equal(id, story.tour[n].id);
  const { time, clock = 'happened', event = '', party = '' } = story.tour[n];
  const now = await page.settled(0, (one) => one.step === id && minutes(one.time) === minutes(time || story.time.initial, story.utc_offset) &&
    one.event === event && one.party === party && one.clock === clock, `the map shows step ${n}, ${id}`);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.step')].findIndex((step) => step.hasAttribute('aria-current'))), n);
  return now;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'its steps are the tour of the story, word for word, each citation with the number of its source'(context) {
    const { story } = context;
    await with_demo(context, async (page) => {
      const shown = await page.page.$$eval('.step', (all) => all.map((/** @type {any} */ step) => ({
        id: step.dataset.step, title: step.querySelector('h2').lastChild.textContent, text: step.querySelector('p').textContent,
        notes: [...step.querySelectorAll('.note')].map((/** @type {any} */ note) => ({ claim: note.getAttribute('data-claim'), number: note.textContent, href: note.getAttribute('href'), there: Boolean(document.querySelector(note.getAttribute('href'))) })),
      })));
      assert.deepEqual(shown.map(({ id }) => id), story.tour.map(({ id }) => id));
      for (const [at, { title, text, notes }] of shown.entries()) {
        const step = story.tour[at];
        assert.equal(title, step.title.en);
        const numbers = step.text.en.replace(/\s*\[([a-z0-9-]+)\]/g, (/** @type {string} */ _, /** @type {string} */ claim) => `\u00a0[${story.sources.findIndex(({ id }) => id === story.claims.find((one) => one.id === claim).source) + 1}]`);
        assert.equal(text, numbers.replaceAll('[[', '['));
        assert.deepEqual(notes.map(({ claim }) => claim), [...step.text.en.matchAll(/\[([a-z0-9-]+)\]/g)].map(([, claim]) => claim));
        for (const { number, href, there } of notes) assert.ok(there && `[${href.replace('#source-', '')}]` === number, `${href} ${number}`);
      }
    });
  },

  async 'reading it moves time, place, clock and teller'(context) {
    await with_demo(context, async (page) => {
      await page.screenshot(context.shot('demo-desktop-top'));
      const cameras = [];
      for (let n = 0; n < await step_count(page); ++n) {
        const { camera } = await shows_step(page, context.story, n);
        cameras.push(camera);
        if ([2, 5, 8].includes(n)) await page.screenshot(context.shot(`demo-desktop-${n}`));
      }
      assert.ok(new Set(cameras.map(({ zoom, lon, lat }) => [zoom, lon, lat].map((one) => one.toFixed(1)).join())).size >= 2, 'the camera does not move');
      await shows_step(page, context.story, 3);  // and back again
      await page.evaluate(() => document.querySelector('.how').scrollIntoView());
      await page.settled(1);  // the plain frame in the text
      await page.screenshot(context.shot('demo-desktop-how'));
      await page.scroll_to(1e6);
      await page.screenshot(context.shot('demo-desktop-end'));
    });
  },

  async 'a jump of any length lands on the step that is read: by anchor, by key, from end to end'(context) {
    const last = context.story.tour.length - 1;
    await with_demo(context, async (page) => {
      for (const n of [last, 0, Math.floor(last / 2), last, 1]) await shows_step(page, context.story, n);
      await page.evaluate((id) => { location.hash = `#step-${id}`; }, context.story.tour[4].id);
      await page.settled(0, (now) => now.step === context.story.tour[4].id, 'the step of the anchor');
      await page.stands_still();  // a key that comes while the page still goes somewhere may be lost
      await page.page.keyboard.press('End');
      await page.settled(0, (now) => now.step === context.story.tour[last].id, 'the last step at the end of the page');
      await page.stands_still();
      await page.page.keyboard.press('Home');
      await page.settled(0, (now) => now.step === context.story.tour[0].id, 'the first step at its beginning');
      // Between two paragraphs it is the one above, wherever the jump came from.
      await page.evaluate(() => { const step = document.querySelectorAll('.step')[3].getBoundingClientRect(); scrollTo({ top: step.bottom + scrollY - innerHeight * 0.5 + 60, behavior: 'instant' }); });
      await page.settled(0, (now) => now.step === context.story.tour[3].id, 'the step above');
    });
  },

  async 'on a phone the map stays above the text and shows what is read'(context) {
    for (const dark of [false, true]) {
      await with_demo(context, async (page) => {
        const name = dark ? 'demo-phone-dark' : 'demo-phone';
        await page.screenshot(context.shot(name + '-top'));
        for (const n of [1, 5, 9]) {
          const now = await shows_step(page, context.story, n);
          assert.equal(now.panel, 'none', 'the panel covers the small map');
          const box = await page.page.$eval('sourceline-map', (map) => { const { top, bottom, width } = map.getBoundingClientRect(); return { top, share: bottom / innerHeight, width }; });
          assert.equal(Math.round(box.top), 0, 'the map has scrolled away');
          assert.ok(box.share < 0.65 && box.width === 390, JSON.stringify(box));
          await page.screenshot(context.shot(`${name}-${n}`));
        }
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, 'it scrolls sideways');
      }, { width: 390, height: 844, scale: 3, dark, touch: true });
    }
  },

  async 'a reader who moves the map is left alone until another paragraph is read'(context) {
    await with_demo(context, async (page) => {
      await shows_step(page, context.story, 1);
      const handle = await page.page.evaluateHandle(() => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe'));
      const frame = await handle.asElement().contentFrame();
      await frame.evaluate(() => Promise.all([window.sourceline.send({ name: 'fly', lon: 36.4, lat: 50.55, zoom: 8.5 }), window.sourceline.send({ name: 'seek', time: '2023-05-23T03:03+03:00' })]));
      await page.settled(0, (now) => Math.abs(now.camera.zoom - 8.5) < 0.01);
      for (const by of [30, -50, 20]) { await page.evaluate((y) => scrollBy({ top: y, behavior: 'instant' }), by); await sleep(150); }
      const now = await page.settled();
      assert.equal(minutes(now.time), minutes('2023-05-23T03:03+03:00'));
      assert.ok(Math.abs(now.camera.zoom - 8.5) < 0.01 && Math.abs(now.camera.lon - 36.4) < 0.01, JSON.stringify(now.camera));
      await shows_step(page, context.story, 2);
    });
  },

  async 'reads well in the dark and without motion'(context) {
    await with_demo(context, async (page) => {
      await page.screenshot(context.shot('demo-dark-top'));
      for (const n of [1, 6, 9]) {
        await shows_step(page, context.story, n);
        await page.screenshot(context.shot(`demo-dark-${n}`));
      }
      const contrast = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(contrast, 'rgb(27, 26, 23)');
    }, { dark: true, reduced_motion: true });
  },

  async 'the snippets that it shows work when they are pasted'(context) {
    let snippets;
    await with_demo(context, async (page, server) => {
      snippets = await page.page.$$eval('pre code', (all) => all.map((code) => code.textContent));
      assert.equal(snippets.length, 2);
      for (const snippet of snippets) {
        assert.ok(snippet.includes(server.address) && !snippet.includes('example.org'), snippet);
        const articles = await serve_articles({ '/': article(snippet) });
        const pasted = await Article.open(await context.browser(), articles.address);
        try {
          await pasted.settled();
          assert.deepEqual([pasted.errors, pasted.warnings], [[], []]);
        } finally {
          await pasted.close();
          await articles.stop();
        }
      }
    });
  },
};
