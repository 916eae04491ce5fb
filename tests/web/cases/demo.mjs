// The demonstration article, and through it what an article can do with the map.
import assert from 'node:assert/strict';
import { Article, article, serve_articles } from '../embedding.mjs';
import { sleep } from '../browser.mjs';
import { start_server } from '../server.mjs';

/** @param {string} text */
const minutes = (text) => Math.round(Date.parse(text) / 60000);

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

// Brings a paragraph to where it is read; gives back what it says to the map.
/** @param {Web.Article} page @param {number} n */
async function read_step(page, n) {
  const step = await page.evaluate((at) => {
    const all = [...document.querySelectorAll('.step')], found = all[at];
    const line = matchMedia('(max-width: 899px)').matches ? 0.7 : 0.5;
    scrollTo({ top: found.getBoundingClientRect().top + scrollY - innerHeight * line + 40, behavior: 'instant' });
    return JSON.parse(found.dataset.commands);
  }, n);
  return Object.assign({}, ...step.map((/** @type {{ name: string }} */ { name, ...members }) => ({ [name]: members })));
}

/** @param {Web.Article} page @param {number} n */
async function shows_step(page, n) {
  const wanted = await read_step(page, n);
  const now = await page.settled(0, (one) => minutes(one.time) === minutes(wanted.seek.time) && one.event === (wanted.select.event || '') &&
    one.party === (wanted.party.party || '') && one.clock === wanted.clock.clock, `the map shows step ${n}: ${JSON.stringify(wanted)}`);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.step')].findIndex((step) => step.hasAttribute('aria-current'))), n);
  return now;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'what it quotes is in the story, word for word, and every claim has its speaker and its source'(context) {
    const { story } = context;
    await with_demo(context, async (page) => {
      const cited = await page.page.$$eval('[data-claim]', (all) => all.map((node) => {
        const step = node.closest('.step');
        let note = node.nextElementSibling;
        while (note && !note.matches('.note')) note = note.nextElementSibling;
        return { claim: node.getAttribute('data-claim'), text: node.textContent, direct: node.localName === 'q', note: note instanceof HTMLAnchorElement ? note.hash : undefined, speakers: [...step.querySelectorAll('b')].map((b) => `${b.className}: ${b.textContent}`), step: step.textContent };
      }));
      assert.ok(cited.length >= 15, `only ${cited.length} claims are cited`);
      /** @type {Record<string, string>} */
      const notes = { '#source-1': 'article-2023-05-24', '#source-2': 'cnn-what-we-know' };
      /** @type {Record<string, string>} */
      const kParties = { russia: 'russian-authorities', groups: 'armed-groups', media: 'media-analysts' };
      for (const { claim, text, direct, note, speakers, step } of cited) {
        const found = story.claims.find(({ id }) => id === claim);
        assert.ok(found, `${claim}: the story has no such claim`);
        assert.ok(found.quote.includes(text), `${claim}: “${text}” is not in “${found.quote}”`);
        assert.equal(direct, found.voice === 'direct', `${claim} is ${found.voice}`);
        assert.equal(notes[note], found.source, `${claim}: the note leads to ${note}`);
        const actor = story.actors.find(({ id }) => id === found.actor);
        const party_named = speakers.some((one) => kParties[one.split(':')[0]] === actor.party);
        assert.ok(party_named || /The article|the article/.test(step), `${claim}: ${actor.name.en} (${actor.party}) is not named; there are ${speakers.join(', ')}`);
      }
      const unmarked = await page.page.$$eval('.step p', (all) => all.filter((p) => /[“”]/.test(p.cloneNode(true).textContent.replace(/“continuing.”/, ''))).length);
      assert.equal(unmarked, 0, 'words stand in quotation marks without naming their claim');
    });
  },

  async 'reading it moves time, place, clock and teller'(context) {
    await with_demo(context, async (page) => {
      await page.screenshot(context.shot('demo-desktop-top'));
      const cameras = [];
      for (let n = 0; n < await step_count(page); ++n) {
        const { camera } = await shows_step(page, n);
        cameras.push(camera);
        if ([2, 5, 8].includes(n)) await page.screenshot(context.shot(`demo-desktop-${n}`));
      }
      assert.ok(new Set(cameras.map(({ zoom }) => zoom.toFixed(1))).size >= 3, 'the camera does not move');
      await shows_step(page, 3);  // and back again
      await page.evaluate(() => document.querySelector('.how').scrollIntoView());
      await page.settled(1);  // the plain frame in the text
      await page.screenshot(context.shot('demo-desktop-how'));
      await page.scroll_to(1e6);
      await page.screenshot(context.shot('demo-desktop-end'));
    });
  },

  async 'on a phone the map stays above the text and shows what is read'(context) {
    for (const dark of [false, true]) {
      await with_demo(context, async (page) => {
        const name = dark ? 'demo-phone-dark' : 'demo-phone';
        await page.screenshot(context.shot(name + '-top'));
        for (const n of [1, 5, 9]) {
          const now = await shows_step(page, n);
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
      await shows_step(page, 1);
      const handle = await page.page.evaluateHandle(() => document.querySelector('sourceline-map').shadowRoot.querySelector('iframe'));
      const frame = await handle.asElement().contentFrame();
      await frame.evaluate(() => Promise.all([window.sourceline.send({ name: 'fly', lon: 36.4, lat: 50.55, zoom: 8.5 }), window.sourceline.send({ name: 'seek', time: '2023-05-23T03:03+03:00' })]));
      await page.settled(0, (now) => Math.abs(now.camera.zoom - 8.5) < 0.01);
      for (const by of [30, -50, 20]) { await page.evaluate((y) => scrollBy({ top: y, behavior: 'instant' }), by); await sleep(150); }
      const now = await page.settled();
      assert.equal(minutes(now.time), minutes('2023-05-23T03:03+03:00'));
      assert.ok(Math.abs(now.camera.zoom - 8.5) < 0.01 && Math.abs(now.camera.lon - 36.4) < 0.01, JSON.stringify(now.camera));
      await shows_step(page, 2);
    });
  },

  async 'reads well in the dark and without motion'(context) {
    await with_demo(context, async (page) => {
      await page.screenshot(context.shot('demo-dark-top'));
      for (const n of [1, 6, 10]) {
        await shows_step(page, n);
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
