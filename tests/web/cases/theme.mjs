// Light, dark, the reader's own setting, and the article's accent.
import assert from 'node:assert/strict';
import { contrast, luminance, read_colour, readable } from '../../../web/viewer/colour.js';

const kPapers = { light: '#fffdf8', dark: '#1b1a17' };

/** @param {Web.Viewer} viewer */
const style_of = (viewer) => viewer.page.evaluate(() => {
  const style = getComputedStyle(document.documentElement);
  return { accent: style.getPropertyValue('--accent').trim(), paper: style.getPropertyValue('--paper').trim(), scheme: style.colorScheme };
});

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'contrast is counted as WCAG defines it'() {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#ffffff', '#ffffff'), 1);
    assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
    assert.equal(luminance('#000000'), 0);
    assert.equal(contrast('#0b6aa8', '#fffdf8'), contrast('#fffdf8', '#0b6aa8'));
  },

  async 'a colour is six hexadecimal digits, and nothing else is'() {
    assert.equal(read_colour('0B6aa8'), '#0b6aa8');
    assert.equal(read_colour('#0b6aa8'), '#0b6aa8');
    for (const wrong of ['', 'red', '#fff', '0b6aa', '0b6aa88', '##0b6aa8', '0b6aa8;', ' 0b6aa8', 'gggggg', 0x0b6aa8, null, undefined, ['0b6aa8'], {}]) assert.equal(read_colour(wrong), '', String(wrong));
  },

  async 'every accent can be told from light and from dark paper, and a good one stays as it is'() {
    assert.equal(readable('#0b6aa8', kPapers.light), '#0b6aa8');
    assert.equal(readable('#ffd400', kPapers.dark), '#ffd400');
    for (const paper of Object.values(kPapers)) {
      for (let red = 0; red < 256; red += 51) for (let green = 0; green < 256; green += 51) for (let blue = 0; blue < 256; blue += 51) {
        const colour = '#' + [red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('');
        const shade = readable(colour, paper);
        assert.ok(contrast(shade, paper) >= 3, `${colour} on ${paper} became ${shade}, ${contrast(shade, paper).toFixed(2)}`);
        if (contrast(colour, paper) >= 3) assert.equal(shade, colour);
        else assert.ok(contrast(shade, paper) < 3.3, `${colour} on ${paper} went farther than it must: ${shade}`);
      }
    }
  },

  async 'the address and the article set theme and accent, and can give them back'({ open, shot }) {
    const viewer = await open({ path: '?embed=1&theme=dark&accent=ffd400', width: 800, height: 560 });
    assert.deepEqual(await style_of(viewer), { accent: '#ffd400', paper: kPapers.dark, scheme: 'dark' });
    await viewer.screenshot(shot('guest-accent-dark'));
    await viewer.must({ name: 'theme', theme: 'light' });
    const light = await style_of(viewer);
    assert.deepEqual([light.paper, light.scheme], [kPapers.light, 'light']);
    assert.equal(light.accent, readable('#ffd400', kPapers.light));
    assert.ok(contrast(light.accent, light.paper) >= 3);
    await viewer.must({ name: 'theme', theme: 'light', accent: '0B6AA8' });
    assert.equal((await style_of(viewer)).accent, '#0b6aa8');
    await viewer.must({ name: 'theme', theme: 'light' });
    assert.equal((await style_of(viewer)).accent, '#0b6aa8', 'a theme without an accent changed it');
    await viewer.must({ name: 'theme', theme: 'light', accent: null });
    assert.equal((await style_of(viewer)).accent, '#8b4a44');
    const before = await style_of(viewer);
    assert.deepEqual(await viewer.send({ name: 'theme', theme: 'dark', accent: 'url(x)' }), { ok: false, error: 'theme: "accent" must be a colour such as "#0b6aa8", or null for our own' });
    assert.equal((await viewer.send({ name: 'theme', theme: 'pink', accent: '#ff00ff' })).ok, false);
    assert.deepEqual(await style_of(viewer), before, 'a refused command changed the page');
  },

  async 'theme=system follows the reader, and gives the choice back'({ open }) {
    const viewer = await open({ path: '?theme=system&accent=nonsense', dark: true, width: 800, height: 560 });
    assert.deepEqual(await style_of(viewer), { accent: '#d59a92', paper: kPapers.dark, scheme: 'dark' });
    await viewer.media({ dark: false });
    assert.equal((await style_of(viewer)).paper, kPapers.light);
    await viewer.must({ name: 'theme', theme: 'dark' });
    assert.equal((await style_of(viewer)).paper, kPapers.dark);
    await viewer.must({ name: 'theme', theme: 'system' });
    assert.equal((await style_of(viewer)).paper, kPapers.light, 'system does not take the choice back');
    await viewer.media({ dark: true });
    assert.equal((await style_of(viewer)).paper, kPapers.dark);
  },
};
