// Scripts that the app's fonts lack are drawn by the browser; what nothing can draw is a box with its code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sleep } from '../browser.mjs';
import { difference, read_png } from '../png.mjs';

const kStory = readFileSync(fileURLToPath(new URL('../../fixtures/letters/many-scripts.json', import.meta.url)), 'utf8');
const kPath = '?story=stories/many-scripts.json';
// The same with nothing to read in its quotes.
const kBareStory = JSON.stringify({ ...JSON.parse(kStory), claims: JSON.parse(kStory).claims.map((/** @type {object} */ claim) => ({ ...claim, quote: 'a' })) });
const kByBrowser = ['arabic', 'hebrew', 'chinese', 'thai', 'emoji'];
const kScripts = ['polish', 'greek', 'arabic', 'hebrew', 'chinese', 'thai', 'emoji', 'cyrillic', 'invisible'];

/** @param {Web.Viewer} viewer @param {string} [story] */
const serve = (viewer, story = kStory) => viewer.answer({ '/many-scripts.json': { body: story } });
/** @param {Web.Context} context @param {Web.Settings} [settings] */
const open_scripts = ({ open }, settings = {}) => open({ path: kPath, reduced_motion: true, prepare: (viewer) => serve(viewer), ...settings });

/** @typedef {(r: number, g: number, b: number) => boolean} OfColour */
/** @type {OfColour} */
const is_dark = (r, g, b) => r + g + b < 600;
/** @type {OfColour} */
const is_yellow = (r, g, b) => r > 200 && g > 150 && b < 110;

// Pixels of a colour in a box of the picture.
/** @param {ReturnType<typeof read_png>} image @param {Web.Box} box @param {number} scale @param {OfColour} is_it */
function ink_in({ pixels, width, channels }, box, scale, is_it = is_dark) {
  let ink = 0;
  for (let y = Math.ceil(box.y * scale); y < (box.y + box.height) * scale; ++y)
    for (let x = Math.ceil(box.x * scale); x < (box.x + box.width) * scale; ++x) {
      const at = (y * width + x) * channels;
      ink += is_it(pixels[at], pixels[at + 1], pixels[at + 2]) ? 1 : 0;
    }
  return ink;
}

// Below the button that copies it, which stands beside its speaker.
/** @param {Web.Viewer} viewer @param {string} name @returns {Promise<Web.Box>} */
async function first_line_of_quote(viewer, name) {
  const copy = await viewer.hit('copy:c-' + name), { panel } = (await viewer.snapshot()).parts;
  assert.ok(panel);
  return { x: panel.x, y: copy.y + copy.height + 2, width: panel.width - 8, height: 20 };
}

// Of each event. A page in the background draws nothing, so this one is closed before another is opened.
/** @param {Web.Context} context @param {Web.Settings} settings */
async function pictures_of(context, settings) {
  const viewer = await open_scripts(context, settings), pictures = new Map();
  for (const name of kScripts) {
    await viewer.must({ name: 'select', event: 'e-' + name });
    pictures.set(name, read_png(await viewer.screenshot()));
  }
  await viewer.close();
  return pictures;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'every script of a quote is drawn, and nothing is missing'(context) {
    for (const [width, height, scale] of [[1280, 800, 1], [390, 1100, 2]]) {  // high enough to show a quote below its event
      const page = { width, height, scale };
      const bare = await pictures_of(context, { ...page, prepare: (viewer) => serve(viewer, kBareStory) });
      const viewer = await open_scripts(context, page);
      let pieces = 0;
      for (const name of kScripts) {
        const now = await viewer.must({ name: 'select', event: 'e-' + name }), line = await first_line_of_quote(viewer, name);
        assert.deepEqual(now.letters.missing, [], name);
        const picture = read_png(await viewer.screenshot(context.shot(`letters-${name}-${width}`))), empty = bare.get(name);
        const ink = ink_in(picture, line, scale) - ink_in(empty, line, scale);
        assert.ok(ink > 300 * scale * scale, `${name}: ${ink} pixels of ink at ${width}`);
        if (kByBrowser.includes(name)) assert.ok(now.letters.pieces > pieces, `the browser has drawn nothing ${name}`);
        if (name === 'emoji') assert.ok(ink_in(picture, line, scale, is_yellow) > 30 * scale * scale, 'the emoji have lost their colours');
        pieces = now.letters.pieces;
      }
      assert.deepEqual((await viewer.snapshot()).notices, []);
      await viewer.close();
    }
  },

  async 'an idle page asks the browser for no letters and draws no frame'(context) {
    const viewer = await open_scripts(context, { path: kPath + '#event=e-arabic' });
    const before = await viewer.settled();
    await sleep(2000);
    const after = await viewer.snapshot();
    assert.equal(after.frames, before.frames);
    assert.equal(after.letters.page_calls, before.letters.page_calls);
    await viewer.must({ name: 'select', event: 'e-polish' });
    const again = await viewer.must({ name: 'select', event: 'e-arabic' });
    assert.equal(again.letters.pieces, after.letters.pieces, 'a piece is kept twice');
  },

  async 'after a lost context the letters are the same, and the browser is not asked for them again'(context) {
    const viewer = await open_scripts(context, { path: kPath + '#event=all' });
    const before = await viewer.settled(), picture = read_png(await viewer.screenshot());
    await viewer.page.evaluate(() => {
      window.__lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.__lose.loseContext();
    });
    await viewer.until('the context is lost', ({ state }) => state === 'lost');
    await viewer.page.evaluate(() => window.__lose.restoreContext());
    await viewer.until('it is ready again', ({ state, frames }) => state === 'ready' && frames > before.frames);
    const after = await viewer.settled();
    assert.equal(difference(picture, read_png(await viewer.screenshot())), 0);
    assert.equal(after.letters.page_calls, before.letters.page_calls);
  },

  async 'another story forgets the letters of the one before, and needs none of its own'(context) {
    const viewer = await open_scripts(context, { path: kPath + '#event=e-thai' });
    assert.ok((await viewer.snapshot()).letters.pieces > 0);
    const now = await viewer.must({ name: 'load', story: 'stories/belgorod-2023.json' });
    assert.deepEqual([now.story, now.letters.pieces, now.letters.missing], [context.story.id, 0, []]);
  },

  async 'the story that is served needs no more letters, and fetches none'({ open }) {
    const asked = /** @type {string[]} */ ([]);
    await open({ prepare: (viewer) => { viewer.page.on('request', (request) => asked.push(request.url())); } });
    assert.deepEqual(asked.filter((url) => /letters|inter-more/.test(url)), []);
  },

  async 'what no font has is a box with its code, named by a notice'(context) {
    const viewer = await open_scripts(context, {
      path: kPath + '#event=e-polish',
      prepare: (viewer) => serve(viewer, kStory.replaceAll('jaźń', 'jaźń \u{1FFF0}\u0378')),
    });
    const now = await viewer.until('the notice is there', ({ notices }) => notices.length > 0);
    assert.deepEqual(now.letters.missing, ['U+0378', 'U+1FFF0']);
    assert.deepEqual(now.notices, ['U+0378, U+1FFF0 cannot be drawn here: each is shown as a box with its code.']);
    await viewer.screenshot(context.shot('letters-missing'));
  },

  async 'a browser that answers other pixels than were drawn draws no letters: boxes and a notice'(context) {
    const viewer = await open_scripts(context, {
      path: kPath + '#event=e-hebrew',
      async prepare(viewer) {
        await serve(viewer);
        await viewer.page.evaluateOnNewDocument(() => {
          const real = CanvasRenderingContext2D.prototype.getImageData;
          CanvasRenderingContext2D.prototype.getImageData = function (/** @type {[number, number, number, number]} */ ...box) {
            const image = real.apply(this, box);
            image.data[3] ^= 1;  // as a guard against fingerprints does
            return image;
          };
        });
      },
    });
    const now = await viewer.until('the notice is there', ({ notices }) => notices.length > 0);
    assert.ok(now.letters.missing.includes('U+05D3'), now.letters.missing.join());
    assert.equal(now.letters.pieces, 0);
    await viewer.screenshot(context.shot('letters-refused'));
  },

  async 'a sandboxed frame without an origin draws them, under the strict policy'({ address, browser, shot }) {
    const host = await browser(), page = await host.browser.newPage(), told = /** @type {string[]} */ ([]);
    await page.setBypassServiceWorker(true);
    page.on('console', (message) => { if (message.type() === 'error') told.push(message.text()); });
    page.on('pageerror', (error) => told.push(String(error)));
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!request.url().endsWith('/many-scripts.json.js')) return void request.continue();
      request.respond({ contentType: 'text/javascript', body: `sourceline_twin(${JSON.stringify(kStory)})` });
    });
    await page.setContent(`<iframe sandbox="allow-scripts" width="900" height="560" src="${address}${kPath}&embed=1#event=e-arabic"></iframe>`);
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    assert.ok(frame);
    await frame.waitForFunction('window.sourceline');
    await frame.evaluate(() => window.sourceline.ready);
    await sleep(500);
    const { letters } = await frame.evaluate(() => window.sourceline.snapshot());
    assert.ok(letters.pieces > 0);
    assert.deepEqual(letters.missing, []);
    assert.deepEqual(told.filter((text) => /letters|policy/i.test(text)), []);
    await page.screenshot({ path: shot('letters-sandbox') });
    await page.close();
  },
};
