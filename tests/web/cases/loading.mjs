// Stories that cannot be had, or not from there: each is told in a whole sentence, in the reader's language.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { port_of, Viewer } from '../browser.mjs';
import { start_server } from '../server.mjs';
import { write_story } from '../stories.mjs';
import * as words from '../../../build/words.js';

const kStory = 'stories/belgorod-2023.json';
const kNamedByApp = ['page_title', 'map_label'];  // after the story, once it runs
const kPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

// Another site. answers: path → {status, headers, body}, all with a header that lets others read unless it says `closed`.
/** @param {Record<string, import('../types.d.ts').CannedAnswer>} answers @param {(other: string, asked: string[]) => Promise<unknown>} run */
async function with_other_site(answers, run) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = '', closed = false } = answers[request.url.split('?')[0]] || { status: 404, body: 'nothing' };
    asked.push(request.url);
    response.writeHead(status, { 'Content-Type': 'application/json', ...(closed ? {} : { 'Access-Control-Allow-Origin': '*' }), ...headers });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  try { await run(`http://127.0.0.1:${port_of(server)}`, asked); } finally { server.close(); server.closeAllConnections(); }
}

// The site with another index.html, which allows other sites in its options and in its policy.
/** @param {string} dist @param {{ origins?: string, policy?: string }} changes @param {(address: string, folder: string) => Promise<unknown>} run */
async function with_site(dist, { origins = '', policy = kPolicy }, run) {
  const folder = mkdtempSync(join(tmpdir(), 'sourceline-site-'));
  cpSync(dist, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const path = join(folder, 'index.html'), text = readFileSync(path, 'utf8');
  assert.ok(text.includes(kPolicy) && text.includes(' data-story='));
  writeFileSync(path, text.replace(kPolicy, policy).replace(' data-story=', ` data-story-origins="${origins}" data-story=`));
  const server = await start_server(folder);
  try { await run(server.address, folder); } finally { server.stop(); rmSync(folder, { recursive: true, force: true }); }
}

/** @param {Web.Viewer} viewer */
const reason_of = (viewer) => viewer.page.evaluate(() => window.sourceline.ready.then(() => 'ready', (error) => error.message));

// What ready was rejected with; the page must show the same, and a snapshot must still be given.
/** @param {Web.Host} host @param {string} address @param {string} story @param {string} [more] */
async function refused(host, address, story, more = '') {
  const viewer = await Viewer.open(host, address, { path: `?story=${encodeURIComponent(story)}${more}`, wait: false, expects_errors: true });
  /** @type {string[]} */
  const errors = [];
  viewer.page.on('pageerror', (error) => errors.push(String(error)));
  const reason = await reason_of(viewer);
  if (reason !== 'ready') {
    assert.ok(await viewer.visible('#failed'), 'no failure is shown');
    assert.equal(await viewer.text('#failed-reason'), reason);
    assert.equal((await viewer.snapshot()).state, 'failed');
  }
  assert.deepEqual(errors, []);
  await viewer.close();
  return reason;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'a story of another site is refused before it is asked for, from the address and from the parent alike'({ open, browser, address, dist }) {
    const body = readFileSync(join(dist, kStory));
    await with_other_site({ '/story.json': { body } }, async (other, asked) => {
      const url = other + '/story.json';
      const sentence = `${url} could not be loaded: this page shows stories of its own site only.`;
      const host = await browser();
      assert.equal(await refused(host, address, url), sentence);
      assert.equal(await refused(host, address, url, '&embed=1'), sentence);
      assert.equal(await refused(host, address, url.replace('http:', '')), sentence.replace('http:', ''));
      const viewer = await open();
      const before = await viewer.snapshot();
      assert.deepEqual(await viewer.send({ name: 'load', story: url }), { ok: false, error: 'load: ' + sentence });
      const after = await viewer.settled();
      assert.equal(after.story, before.story);
      assert.equal(after.state, 'ready');
      assert.deepEqual(asked, []);
    });
  },

  async 'a story of a site that the page lists is shown, and one of a site that it does not list is not'({ browser, dist }) {
    const story = JSON.parse(readFileSync(join(dist, kStory), 'utf8'));
    story.title = 'From elsewhere';
    const closed = { body: JSON.stringify(story), closed: true };
    await with_other_site({ '/story.json': { body: JSON.stringify(story) }, '/closed.json': closed }, async (other) => {
      await with_site(dist, { origins: other, policy: `${kPolicy}; connect-src 'self' ${other}` }, async (address) => {
        const host = await browser();
        const viewer = await Viewer.open(host, address, { path: `?embed=1&story=${encodeURIComponent(other + '/story.json')}` });
        assert.equal(await viewer.page.title(), 'From elsewhere');
        assert.deepEqual(await viewer.send({ name: 'load', story: kStory }), { ok: true });
        assert.deepEqual(await viewer.send({ name: 'load', story: other + '/story.json' }), { ok: true });
        await viewer.close();
        assert.equal(await refused(host, address, other + '/closed.json'),
          `${other}/closed.json could not be loaded: ${other} does not answer, or does not send “Access-Control-Allow-Origin” to let this page read it.`);
        assert.equal(await refused(host, address, other + '/gone.json'), `${other}/gone.json could not be loaded: the server answers 404 Not Found.`);
        assert.equal(await refused(host, address, 'http://127.0.0.1:9/story.json'),
          `http://127.0.0.1:9/story.json could not be loaded: this page shows stories of its own site and of ${other} only.`);
      });
      // Listed, but the policy was forgotten.
      await with_site(dist, { origins: other }, async (address) => {
        assert.equal(await refused(await browser(), address, other + '/story.json'),
          `${other}/story.json could not be loaded: the content policy of this page does not allow ${other}.`);
      });
    });
  },

  async 'a story that is sent on to another site is not shown'({ browser, dist }) {
    const body = readFileSync(join(dist, kStory));
    await with_other_site({ '/story.json': { body } }, async (other) => {
      await with_other_site({ '/moved.json': { status: 302, headers: { Location: other + '/story.json' } } }, async (listed) => {
        const sentence = 'could not be loaded: the server sends the request on to another site, which this page does not allow.';
        const host = await browser();
        await with_site(dist, { origins: listed, policy: `${kPolicy}; connect-src *` }, async (address) => {
          assert.equal(await refused(host, address, listed + '/moved.json'), `${listed}/moved.json ${sentence}`);
        });
        // Its own site sends it on, and the policy alone stops it.
        const viewer = await Viewer.open(host, listed, { path: '/', wait: false, expects_errors: true, prepare: async (page) => {
          await page.page.setRequestInterception(true);
          page.page.on('request', async (request) => {
            const path = new URL(request.url()).pathname;
            if (path === '/moved.json') return void request.continue();
            const file = join(dist, path === '/' ? 'index.html' : path);
            const type = { html: 'text/html', js: 'text/javascript', css: 'text/css' }[file.split('.').pop()] || 'application/octet-stream';
            request.respond({ contentType: type, body: readFileSync(file) });
          });
        } });
        assert.equal(await reason_of(viewer), 'ready');
        assert.deepEqual(await viewer.send({ name: 'load', story: 'moved.json' }), { ok: false, error: `load: moved.json ${sentence}` });
        await viewer.close();
      });
    });
  },

  async 'a page, an empty file, a missing file and a cut connection are named for what they are'({ open, address }) {
    const table = {
      'page.json': { body: '\ufeff\n <!doctype html><title>Sign in</title>', type: 'text/html' },
      'typeless.json': { body: '<html>', type: 'application/json' },
      'empty.json': { body: '' },
      'gone.json': { status: 404, body: 'gone' },
      'ill.json': { status: 503, body: 'ill', type: 'text/html' },
      'cut.json': { abort: 'connectionreset' },
    };
    const sentences = {
      'page.json': `stories/page.json is a web page, not a story: ${address}stories/page.json`,
      'typeless.json': `stories/typeless.json is a web page, not a story: ${address}stories/typeless.json`,
      'empty.json': 'stories/empty.json could not be loaded: the file is empty.',
      'gone.json': 'stories/gone.json could not be loaded: the server answers 404 Not Found.',
      'ill.json': 'stories/ill.json could not be loaded: the server answers 503 Service Unavailable.',
      'cut.json': 'stories/cut.json could not be loaded: the server does not answer.',
    };
    for (const [name, sentence] of Object.entries(sentences)) {
      const viewer = await open({ path: `?embed=1&story=stories/${name}`, wait: false, expects_errors: true, prepare: (page) => page.answer(/** @type {any} */ (table)) });
      assert.equal(await reason_of(viewer), sentence);
      assert.equal(await viewer.text('#failed-reason'), sentence);
      await viewer.close();
    }
    const viewer = await open({ expects_errors: true, prepare: (page) => page.answer(/** @type {any} */ (table)) });
    for (const [name, sentence] of Object.entries(sentences)) {
      assert.deepEqual(await viewer.send({ name: 'load', story: 'stories/' + name }), { ok: false, error: 'load: ' + sentence });
    }
    assert.equal((await viewer.settled()).state, 'ready');
  },

  async 'a story that changes while it is open disturbs nothing, and the next load shows the new one'({ browser, dist }) {
    await with_site(dist, {}, async (address, folder) => {
      const viewer = await Viewer.open(await browser(), address), title = await viewer.page.title();
      const story = JSON.parse(readFileSync(join(folder, kStory), 'utf8'));
      story.title = 'Second edition';
      write_story(folder, story);
      await viewer.must({ name: 'select', event: story.events[0].id });
      assert.equal(await viewer.page.title(), title);
      await viewer.must({ name: 'load', story: kStory });
      assert.equal(await viewer.page.title(), 'Second edition');
      story.title = 'Third edition';
      write_story(folder, story);
      await viewer.page.reload({ waitUntil: 'domcontentloaded' });
      await viewer.ready();
      assert.equal(await viewer.page.title(), 'Third edition');
      assert.deepEqual(await viewer.complaints(), []);
      await viewer.close();
    });
  },

  async 'failures are told in Ukrainian and Russian, too'({ open, shot }) {
    const sentences = {
      uk: ['Не вдалося завантажити stories/none.json: сервер відповідає 404 Not Found.', 'Мапу не вдається показати', 'Спробувати ще раз', 'Відкрити історію як текст'],
      ru: ['Не удалось загрузить stories/none.json: сервер отвечает 404 Not Found.', 'Карту не удаётся показать', 'Попробовать ещё раз', 'Открыть историю как текст'],
    };
    for (const [lang, [sentence, heading, retry, as_text]] of Object.entries(sentences)) {
      const viewer = await open({ path: `?story=stories/none.json&lang=${lang}`, wait: false, expects_errors: true, width: 390, height: 560 });
      assert.equal(await reason_of(viewer), sentence);
      assert.deepEqual(await viewer.page.evaluate(() => [document.documentElement.lang, ...['#failed-title', '#retry', '#failed .story-link'].map((name) => document.querySelector(name).innerText)]),
        [lang, heading, retry, as_text]);
      await viewer.screenshot(shot('hosting-failed-' + lang));
      await viewer.close();
    }
    const viewer = await open({ path: '?story=stories/none.json', wait: false, expects_errors: true, prepare: ({ page }) =>
      page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'languages', { value: ['uk-UA'] })) });
    assert.equal(await reason_of(viewer), sentences.uk[0]);
  },

  async 'each place of the page says its word, in every language that there are words for'({ open }) {
    for (const [index, lang] of words.tags.entries()) {
      const viewer = await open({ path: `?story=stories/none.json&lang=${lang}`, wait: false, expects_errors: true });
      await reason_of(viewer);
      const said = await viewer.page.$$eval('[data-text], [data-label]', (parts) => parts.map((part) => {
        const { text, label } = /** @type {HTMLElement} */ (part).dataset;
        return text ? [text, part.textContent] : [label, part.getAttribute('aria-label')];
      }));
      assert.deepEqual(said.map(([key]) => key).sort().filter((key, at, all) => key !== all[at - 1]), Object.keys(words.of_page).sort());
      for (const [key, text] of said) {
        if (!kNamedByApp.includes(key || '')) assert.equal(text, /** @type {Record<string, string[]>} */ (words.of_page)[key || ''][index], `${key} in ${lang}`);
      }
      await viewer.close();
    }
  },
};
