// Sizes, pixel ratios, a lost context, and what it looks like.
import assert from 'node:assert/strict';
import { kNarrowBelow } from '../../../web/embed/shape.js';
import { covering, sleep } from '../browser.mjs';
import { count_colours, difference, read_png } from '../png.mjs';

/** @param {Web.Viewer} viewer */
const canvas_size = (viewer) => viewer.page.evaluate(() => {
  const canvas = document.getElementById('canvas'), box = canvas.getBoundingClientRect();
  return { width: canvas.width, height: canvas.height, css_width: box.width, css_height: box.height };
});

// Screenshots for people to look at, and what a program can say of them; all are taken before it complains.
/** @param {number} width @param {number} height @param {number} scale @returns {(context: Web.Context) => Promise<void>} */
function pictures(width, height, scale) {
  return async ({ open, shot, story }) => {
    const places = new Set(story.places.map(({ name }) => name.en || name));
    const complaints = [];
    for (const dark of [false, true]) {
      const viewer = await open({ width, height, scale, dark });
      for (const panel of /** @type {const} */ (['event', 'claims', 'sources'])) {
        const now = await viewer.must({ name: 'panel', panel });
        const name = `${width}x${height}-${dark ? 'dark' : 'light'}-${panel}`;
        const image = read_png(await viewer.screenshot(shot(name)));
        if (count_colours(image) < 16) complaints.push(`${name} is nearly blank`);
        if (!dark && panel === 'event') complaints.push(...flaws(now, places, width, height).map((text) => `${name}: ${text}`));
      }
      await viewer.close();
    }
    if (complaints.length) assert.fail(complaints.join('\n'));
  };
}

/** @param {Web.Snapshot} now @param {Set<string>} places @param {number} width @param {number} height */
function flaws(now, places, width, height) {
  const found = [];
  for (const hit of now.hits) {
    const inside = hit.x >= -1 && hit.y >= -1 && hit.x + hit.width <= width + 1 && hit.y + hit.height <= height + 1;
    if (!inside) found.push(`${hit.name} leaves the canvas: ${JSON.stringify(hit)}`);
    if (!hit.name.startsWith('event:')) continue;
    for (const above of covering(now.hits, hit)) found.push(`${hit.name} lies under ${above.name}`);
  }
  for (const label of now.labels.filter(({ text }) => places.has(text))) {
    if (label.x < -1 || label.x + label.width > width + 1) found.push(`the story's place "${label.text}" is cut off`);
  }
  return found;
}

/** @param {Web.Box} a @param {Web.Box} b */
const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

// What of the map's names is cut or covered, by another, a symbol, a badge, or a button.
/** @param {Web.Snapshot} now */
function covered_names({ labels, symbols, hits, parts }) {
  const found = [], { map } = parts;
  const signs = symbols.map(({ x, y, width, height }) => ({ name: 'a symbol', x: x - width / 2, y: y - height / 2, width, height }));
  const buttons = hits.filter(({ name }) => /^(zoom-|fit$|move|home$|far:)/.test(name));
  const others = [...signs, ...buttons];
  for (const [i, label] of labels.entries()) {
    const whole = label.x >= map.x && label.y >= map.y && label.x + label.width <= map.x + map.width && label.y + label.height <= map.y + map.height;
    if (!whole) found.push(`${label.text} is cut`);
    for (const other of others) if (overlap(label, other)) found.push(`${label.text} is covered by ${other.name}`);
    for (const other of labels.slice(0, i)) if (overlap(label, other)) found.push(`${label.text} lies on ${other.text}`);
  }
  return found;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'the five places are named, whole and uncovered, on the opening map at seven sizes in three languages'({ open, story }) {
    const five = story.places.filter(({ id }) => ['graivoron', 'kozinka', 'borisovka', 'belgorod', 'kharkiv'].includes(id));
    assert.equal(five.length, 5);
    const complaints = [];
    for (const [width, height] of [[1920, 1080], [1280, 800], [800, 560], [640, 480], [844, 390], [390, 844], [320, 568]]) {
      const viewer = await open({ width, height });
      for (const language of /** @type {const} */ (['en', 'uk', 'ru'])) {
        const now = await viewer.must({ name: 'language', lang: language });
        const texts = new Set(now.labels.map(({ text }) => text)), size = `${width}x${height} ${language}`;
        for (const { name } of five) if (!texts.has(name[language])) complaints.push(`${size}: ${name[language]} is not named`);
        complaints.push(...covered_names(now).map((text) => `${size}: ${text}`));
      }
      await viewer.close();
    }
    assert.deepEqual(complaints, []);
  },

  async 'the app says where its parts are, and frames that are tall by their width have them below each other'({ open }) {
    const viewer = await open({ width: kNarrowBelow, height: 700 });
    /** @param {number} width */
    const parts_at = async (width) => {
      await viewer.resize(width, 700);
      await viewer.until(`the viewport is ${width} wide`, ({ viewport }) => viewport.width === width);
      return (await viewer.settled()).parts;
    };
    for (const width of [kNarrowBelow, kNarrowBelow - 1, 1280]) {
      const stacked = width < kNarrowBelow;
      const { header, map, timeline, panel } = await parts_at(width);
      assert.ok(stacked ? panel.y >= timeline.y + timeline.height - 1 : panel.x >= map.x + map.width - 1, `at ${width}: ${JSON.stringify({ map, timeline, panel })}`);
      const covered = [header, map, timeline, panel].reduce((sum, part) => sum + part.width * part.height, 0);
      assert.ok(Math.abs(covered / (width * 700) - 1) < 0.001, `at ${width} the parts cover ${covered} pixels`);
    }
    const open_panel = (await viewer.snapshot()).parts.panel;
    assert.equal(open_panel.scroll.at, 0);
    const shut = await viewer.must({ name: 'panel', panel: 'none' });
    assert.equal(shut.parts.panel, null);
    assert.equal(shut.parts.map.width, 1280);
    for (const [name, box] of /** @type {const} */ ([['share', shut.parts.header], ['fit', shut.parts.map], ['timeline', shut.parts.timeline]])) {
      const { x, y, width, height } = await viewer.hit(name);
      assert.ok(x >= box.x && y >= box.y - 1 && x + width <= box.x + box.width + 1 && y + height <= box.y + box.height + 1, `${name} leaves its part`);
    }
  },

  async 'the canvas follows its box'({ open }) {
    const viewer = await open({ width: 1000, height: 700 });
    for (const [width, height] of [[1000, 700], [640, 480], [390, 844], [1280, 800], [300, 200]]) {
      await viewer.resize(width, height);
      const now = await viewer.until(`the viewport is ${width}x${height}`, ({ viewport }) => viewport.width === width && viewport.height === height);
      assert.equal(now.viewport.pixel_ratio, 1);
      assert.deepEqual(await canvas_size(viewer), { width, height, css_width: width, css_height: height });
    }
    await viewer.settled();
  },

  async 'the picture has the device\'s pixels at ratios 1.5, 2 and 3'({ open }) {
    for (const scale of [1.5, 2, 3]) {
      const viewer = await open({ width: 400, height: 600, scale });
      const { viewport } = await viewer.snapshot();
      assert.deepEqual([viewport.width, viewport.height], [400, 600]);
      assert.ok(Math.abs(viewport.pixel_ratio - scale) < 0.01, `pixel_ratio is ${viewport.pixel_ratio}`);
      const size = await canvas_size(viewer);
      assert.deepEqual([size.width, size.height], [400 * scale, 600 * scale]);
      await viewer.close();
    }
  },

  async 'a changed pixel ratio is followed while it runs'({ open }) {
    const viewer = await open({ width: 500, height: 400 });
    await viewer.cdp.send('Emulation.setDeviceMetricsOverride', { width: 500, height: 400, deviceScaleFactor: 2, mobile: false });
    await viewer.page.evaluate(() => window.dispatchEvent(new Event('resize')));
    await viewer.resize(501, 400);  // an emulated ratio alone tells the page nothing
    await viewer.until('the viewport follows', ({ viewport }) => viewport.width === 501);
    const size = await canvas_size(viewer), ratio = await viewer.page.evaluate(() => devicePixelRatio);
    assert.deepEqual([size.width, size.height], [Math.round(501 * ratio), Math.round(400 * ratio)]);
  },

  async 'a lost context comes back with the same picture'({ open, shot }) {
    const viewer = await open({ expects_errors: true });
    const before = await viewer.settled();
    const picture = read_png(await viewer.screenshot(shot('context-before')));
    await viewer.page.evaluate(() => {
      window.__lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.__lose.loseContext();
    });
    const lost = await viewer.until('the context is lost', ({ state }) => state === 'lost');
    assert.ok(await viewer.visible('#lost'), 'the page does not say so');
    await viewer.screenshot(shot('state-lost'));
    const answer = await viewer.send({ name: 'fit' });
    assert.equal(typeof answer.ok, 'boolean', 'a command is not answered while the context is lost');
    await sleep(150);
    assert.equal((await viewer.snapshot()).frames, lost.frames, 'frames are drawn without a context');
    await viewer.page.evaluate(() => window.__lose.restoreContext());
    const back = await viewer.until('it is ready again', ({ state, frames }) => state === 'ready' && frames > lost.frames);
    assert.equal(back.context_losses, 1);
    assert.equal(await viewer.visible('#lost'), false);
    await viewer.must({ name: 'fly', ...before.camera });
    const after = read_png(await viewer.screenshot(shot('context-after')));
    const changed = difference(picture, after);
    assert.ok(changed < 0.005, `${(changed * 100).toFixed(2)} % of the picture differ`);
  },

  async 'follows the reader\'s dark and light'({ open }) {
    const viewer = await open({ width: 800, height: 560 });
    const brightness = async () => {
      const { pixels, channels } = read_png(await viewer.screenshot());
      let sum = 0;
      for (let i = 0; i < pixels.length; i += channels * 16) sum += pixels[i + 1];
      return sum / (pixels.length / (channels * 16));
    };
    const light = await brightness();
    await viewer.media({ dark: true });
    await sleep(100);
    await viewer.settled();
    const dark = await brightness();
    assert.ok(light > 180 && dark < 100, `light ${light.toFixed(0)}, dark ${dark.toFixed(0)}`);
    const fixed = await open({ path: '?theme=light', width: 800, height: 560, dark: true });
    await fixed.settled();
    const paper = await fixed.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(paper, 'rgb(255, 253, 248)');
  },

  'looks right at 1280 by 800': pictures(1280, 800, 1),
  'looks right at 800 by 560': pictures(800, 560, 1),
  'looks right on a phone, 390 by 844 at ratio 3': pictures(390, 844, 3),
};
