// Light, dark, the reader's own setting, and the article's accent.
import assert from 'node:assert/strict';

const kPapers = { light: '#fffdf8', dark: '#1b1a17' };

/** @param {Web.Viewer} viewer */
const style_of = (viewer) => viewer.page.evaluate(() => {
  const style = getComputedStyle(document.documentElement);
  return { accent: style.getPropertyValue('--accent').trim(), paper: style.getPropertyValue('--paper').trim(), scheme: style.colorScheme };
});

// https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
/** @param {string[]} colours */
function contrast(...colours) {
  const [dark, light] = colours.map((colour) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
    const share = parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    return sum + weight * (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  }, 0)).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'the address and the article set theme and accent, and can give them back'({ open, shot }) {
    const viewer = await open({ path: '?embed=1&theme=dark&accent=ffd400', width: 800, height: 560 });
    assert.deepEqual(await style_of(viewer), { accent: '#ffd400', paper: kPapers.dark, scheme: 'dark' });
    await viewer.screenshot(shot('guest-accent-dark'));
    await viewer.must({ name: 'theme', theme: 'light' });
    const light = await style_of(viewer);
    assert.deepEqual([light.paper, light.scheme], [kPapers.light, 'light']);
    const ratio = contrast(light.accent, light.paper);
    assert.ok(ratio >= 3 && ratio < 3.5, `${light.accent} has ${ratio.toFixed(2)}:1`);
    await viewer.must({ name: 'theme', theme: 'light', accent: '0B6AA8' });
    assert.equal((await style_of(viewer)).accent, '#0b6aa8');
    await viewer.must({ name: 'theme', theme: 'light' });
    assert.equal((await style_of(viewer)).accent, '#0b6aa8', 'a theme without an accent changed it');
    await viewer.must({ name: 'theme', theme: 'light', accent: null });
    assert.equal((await style_of(viewer)).accent, '#8b4a44');
    const before = await style_of(viewer);
    assert.deepEqual(await viewer.send({ name: 'theme', theme: 'dark', accent: 'url(x)' }), { ok: false, error: "theme: 'accent' must be a colour such as #8b4a44, or null for the design's own" });
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
