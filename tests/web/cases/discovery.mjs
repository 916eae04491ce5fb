// What others read of the site without running it: oEmbed, Open Graph, posters.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kBase = 'https://news.example/maps/belgorod/';

// What the build writes of the served stories when it knows where the site will be.
/** @param {string} root @param {string} dist @param {string} base */
function described(root, dist, base) {
  const folder = mkdtempSync(join(tmpdir(), 'sourceline-discovery-'));
  try {
    for (const name of ['stories', 'posters']) cpSync(join(dist, name), join(folder, name), { recursive: true });
    const lines = execFileSync('python3', ['-B', '-c', `
import pathlib, sys
sys.path.insert(0, sys.argv[1])
import discovery, words_files
class Folder:
    folder = pathlib.Path(sys.argv[2])
    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data)
print(discovery.describe(Folder(), ["stories/belgorod-2023.json"], "stories/belgorod-2023.json", sys.argv[3], words_files.load(pathlib.Path(sys.argv[1]).parent)[0]), end="")
`, join(root, 'tools'), folder, base], { encoding: 'utf8', stdio: 'pipe' });
    return { lines, oembed: JSON.parse(readFileSync(join(folder, 'oembed/belgorod-2023.json'), 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Web.Page} page */
const meta_of = (page) => page.$$eval('meta[property], meta[name^="twitter:"]', (all) => Object.fromEntries(all.map((one) => [one.getAttribute('property') || one.name, one.content])));

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'each served story has a poster that is a picture of the stated size'({ dist, address, browser }) {
    const { browser: chromium } = await browser();
    const page = await chromium.newPage();
    await page.goto(address + 'favicon.svg');
    for (const { story } of JSON.parse(readFileSync(join(dist, 'stories/index.json'), 'utf8'))) {
      const name = story.slice('stories/'.length, -'.json'.length), path = `posters/${name}.png`;
      assert.ok(existsSync(join(dist, path)), `${name} has no poster: make it with tools/poster.mjs`);
      assert.ok(statSync(join(dist, path)).size < 120 * 1024, `${path} is larger than 120 KB`);
      const size = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      }, address + path);
      const oembed = JSON.parse(readFileSync(join(dist, `oembed/${name}.json`), 'utf8'));
      assert.deepEqual(size, [1200, 630]);
      assert.deepEqual([oembed.thumbnail_width, oembed.thumbnail_height], size);
      assert.ok(oembed.thumbnail_url.endsWith(path));
    }
    await page.close();
  },

  async 'the served page leads to an oEmbed answer whose snippet shows the story'({ dist, address, browser, story }) {
    const { browser: chromium } = await browser();
    const page = await chromium.newPage();
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const href = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(html)[1];
    const where = new URL(href, address);
    const answer = JSON.parse(readFileSync(join(dist, 'oembed/belgorod-2023.json'), 'utf8'));
    assert.ok(where.pathname.endsWith('/oembed/belgorod-2023.json'));
    assert.deepEqual([answer.type, answer.version, answer.title, answer.provider_name], ['rich', '1.0', story.title.en, 'Sourceline']);
    assert.deepEqual([answer.width, answer.height], [800, 560]);
    await page.setContent(`<base href="${address}oembed/">${answer.html}`);
    const frame_element = await page.$('iframe');
    assert.equal(await frame_element.evaluate((frame) => frame.title), story.title.en);
    assert.equal(await frame_element.evaluate((frame) => frame.getBoundingClientRect().height), 560);
    await frame_element.scrollIntoView();
    const frame = await frame_element.contentFrame();
    await frame.waitForFunction('window.sourceline');
    assert.equal(await frame.evaluate(() => window.sourceline.ready.then(() => document.title, (error) => error.message)), story.title.en);
    assert.ok((await page.$eval('p > a', (link) => link.href)).endsWith('/index.html?story=stories/belgorod-2023.json'));
    await page.close();
  },

  async 'without its public address the page names its poster from where it is, and not itself'({ dist, browser, story }) {
    const { browser: chromium } = await browser();
    const page = await chromium.newPage();
    await page.setContent(readFileSync(join(dist, 'index.html'), 'utf8').replaceAll(/<script[^>]*><\/script>|<link rel="(preload|stylesheet|icon)"[^>]*>/g, ''));
    const meta = await meta_of(page);
    assert.equal(meta['og:title'], story.title.en);
    assert.equal(meta['og:description'], story.summary.en);
    assert.equal(meta['twitter:card'], 'summary_large_image');
    if (!process.env.SOURCELINE_URL) assert.deepEqual([meta['og:url'], meta['og:image'], meta['twitter:image']], [undefined, 'posters/belgorod-2023.png', 'posters/belgorod-2023.png']);
    await page.close();
  },

  async 'with its public address everything that others need is absolute'({ root, dist, browser, story }) {
    const { lines, oembed } = described(root, dist, kBase.slice(0, -1));
    const { browser: chromium } = await browser();
    const page = await chromium.newPage();
    await page.setContent(lines);
    const meta = await meta_of(page);
    assert.deepEqual(meta, {
      'og:type': 'website', 'og:site_name': 'Sourceline', 'og:title': story.title.en, 'og:description': story.summary.en, 'og:locale': 'en_GB',
      'og:url': kBase + 'index.html', 'og:image': kBase + 'posters/belgorod-2023.png', 'og:image:width': '1200', 'og:image:height': '630', 'og:image:alt': story.title.en,
      'twitter:card': 'summary_large_image', 'twitter:title': story.title.en, 'twitter:description': story.summary.en, 'twitter:image': kBase + 'posters/belgorod-2023.png',
    });
    assert.equal(await page.$eval('link[rel="alternate"]', (link) => link.href), kBase + 'oembed/belgorod-2023.json');
    assert.deepEqual([oembed.provider_url, oembed.thumbnail_url], [kBase, kBase + 'posters/belgorod-2023.png']);
    await page.setContent(oembed.html.replace(' src=', ' data-src='));
    assert.equal(await page.$eval('iframe', (frame) => frame.dataset.src), kBase + 'index.html?story=stories/belgorod-2023.json&embed=1');
    await page.close();
    assert.throws(() => described(root, dist, 'ftp://news.example/'), /SOURCELINE_URL must be the http\(s\) address of the site's folder, not 'ftp:\/\/news\.example\/'/);
  },
};
