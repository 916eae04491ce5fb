// Links and the clipboard, in frames that may and frames that may not; the share dialog that comes when asked for.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { port_of, sleep } from '../browser.mjs';
import { open_article } from '../article.mjs';
import { start_server } from '../server.mjs';
import { write_story } from '../stories.mjs';

// The built site with a story whose first source has a link, and the site that it leads to, which tells, again and
// again, what a page opened from the map can see of it. run(address of the site, where the link leads)
/** @param {Web.Context} context @param {(address: string, link: string) => Promise<unknown>} run */
async function with_linked_story({ dist, root }, run) {
  const linked = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><link rel="icon" href="data:,"><title>source</title><script>setInterval(() => { document.title = window.opener ? 'source with opener' : 'source alone'; }, 20);</script>`);
  });
  await new Promise((resolve) => linked.listen(0, '127.0.0.1', () => resolve(null)));
  const folder = mkdtempSync(join(tmpdir(), 'sourceline-site-'));
  let server;
  try {
    cpSync(dist, folder, { recursive: true });
    const path = join(folder, 'stories/belgorod-2023.json'), story = JSON.parse(readFileSync(path, 'utf8'));
    const link = `http://localhost:${port_of(linked)}/source?a=1&b=%27x%27`;
    story.sources[0].url = link;
    const files = [path, ...Object.keys(story.title).map((tag) => path.replace(/json$/, tag + '.json'))];
    for (const file of files) for (const suffix of ['.br', '.gz', '.js', '.js.br', '.js.gz']) rmSync(file + suffix, { force: true });
    write_story(folder, story);
    execFileSync('python3', [join(root, 'tools/twin.py'), ...files]);
    server = await start_server(folder);
    await run(server.address, link);
  } finally {
    server?.stop();
    linked.closeAllConnections();
    linked.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// Clicks the first source's link in the frame; the titles of the pages that open, once they have loaded. None when the
// link is shown instead.
/** @param {Web.Guest} article */
async function click_link(article) {
  const before = new Set(await article.browser.pages());
  const link = await article.middle_of('link:');
  await article.page.mouse.move(link.x, link.y);
  await article.settled();
  await article.page.mouse.click(link.x, link.y);
  /** @type {Web.Page[]} */
  let opened = [];
  /** @type {string[]} */
  let titles = [];
  for (const end = Date.now() + 20000; Date.now() < end; await sleep(40)) {
    opened = (await article.browser.pages()).filter((page) => !before.has(page));
    titles = await Promise.all(opened.map(async (page) => `${await page.title().catch(() => '')} ${page.url().replace(/^.*\/source/, '')}`));
    if (opened.length && titles.every((title) => title.startsWith('source alone'))) break;
    if (!opened.length && await card(article)) break;
  }
  await Promise.all(opened.map((page) => page.close()));
  await article.page.bringToFront();
  return titles;
}

/** @param {Web.Guest} article */
const card = (article) => article.in_frame(() => {
  const found = document.querySelector('#copy-card');
  return found && { title: found.querySelector('h2').innerText, value: found.querySelector('input, textarea').value, focused: found.contains(document.activeElement) };
});

// What the reader has on the clipboard, pasted into the article.
/** @param {Web.Guest} article */
async function pasted(article) {
  await article.page.evaluate(() => {
    const field = document.querySelector('#paste') || document.body.appendChild(Object.assign(document.createElement('textarea'), { id: 'paste', style: 'position:fixed;top:0;right:0;width:80px;height:20px' }));
    field.value = '';
    field.focus();
  });
  await article.page.keyboard.down('Control');
  await article.page.keyboard.press('v');
  await article.page.keyboard.up('Control');
  await sleep(150);
  return article.page.evaluate(() => document.querySelector('#paste').value);
}

const kFrame = { query: '&panel=sources', height: 560 };

/** @param {Web.Context} context @param {import('../article.mjs').FrameOptions} frame @param {(article: Web.Guest, link: string) => Promise<unknown>} run */
async function in_article(context, frame, run) {
  await with_linked_story(context, async (address, link) => {
    const article = await open_article(await context.browser(), address, { frames: [{ ...kFrame, ...frame }], before: 0 });
    try { await run(article, link); } finally { await article.close(); }
    // A browser may say on its own console what it refuses to a frame.
    assert.deepEqual(article.errors.filter((text) => !/allow-popups|sandboxed|Permissions policy|Potential permissions/i.test(text)), []);
  });
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'a source opens in a new tab that cannot reach back'(context) {
    for (const sandbox of [undefined, 'allow-scripts allow-same-origin allow-popups', 'allow-scripts allow-popups allow-popups-to-escape-sandbox', 'allow-scripts allow-popups']) {
      await in_article(context, { sandbox }, async (article) => {
        assert.deepEqual(await click_link(article), ["source alone ?a=1&b=%27x%27"], `sandbox ${sandbox}`);
        assert.equal(await card(article), null, `sandbox ${sandbox}`);
        await sleep(900);
        assert.equal(await card(article), null, `sandbox ${sandbox}: the link is shown though it was opened`);
      });
    }
  },

  async 'where tabs may not be opened the link is shown to copy'(context) {
    for (const sandbox of ['allow-scripts allow-same-origin', 'allow-scripts']) {
      await in_article(context, { sandbox }, async (article, link) => {
        assert.deepEqual(await click_link(article), [], `sandbox ${sandbox}`);
        assert.deepEqual(await card(article), { title: 'This page may not open new tabs', value: link, focused: true }, `sandbox ${sandbox}`);
        await article.page.screenshot({ path: context.shot('guest-link-card') });
        const before = await article.snapshot();
        await article.page.keyboard.press('k');
        await article.page.keyboard.press('Tab');
        assert.equal(await article.in_frame(() => document.activeElement.textContent), 'Copy');
        await article.page.keyboard.press('Enter');
        await sleep(250);
        assert.equal(await article.in_frame(() => document.querySelector('#toast').innerText), 'Copied');
        assert.equal(await card(article), null);
        assert.equal(await article.in_frame(() => document.activeElement.id), 'canvas');
        assert.equal((await article.snapshot()).clock, before.clock, 'a key typed into the card reached the map');
        assert.equal(await pasted(article), link);
        await click_link(article);
        assert.ok(await card(article));
        await article.page.keyboard.press('Escape');
        assert.equal(await card(article), null, 'Escape does not close the card');
      });
    }
  },

  async 'quotes are copied to the real clipboard, and the page says so'(context) {
    for (const frame of [{ allow: 'clipboard-write' }, {}, { sandbox: 'allow-scripts' }]) {
      await in_article(context, { ...frame, query: '' }, async (article) => {
        await article.command({ name: 'select', event: context.story.claims.find(({ quote }) => quote).event });
        await article.settled();
        assert.equal(await article.in_frame(() => document.querySelector('#toast').innerText), '');
        const { hits } = await article.snapshot();
        const copy = hits.find((hit) => hit.name.startsWith('copy:'));
        assert.ok(copy, 'there is nothing to copy');
        await article.click(await article.at({ x: copy.x + copy.width / 2, y: copy.y + copy.height / 2 }));
        assert.equal(await article.in_frame(() => document.querySelector('#toast').innerText), 'Copied', JSON.stringify(frame));
        assert.equal(await article.in_frame(() => document.activeElement.id), 'canvas', 'the copy took the focus away');
        await article.page.screenshot({ path: context.shot('guest-copied') });
        const quote = context.story.claims.find(({ id }) => id === copy.name.slice('copy:'.length)).quote;
        const text = await pasted(article);
        assert.ok(text.includes(quote), `${JSON.stringify(text)} does not hold ${quote}`);
        await sleep(2100);
        assert.equal(await article.in_frame(() => document.querySelector('#toast').innerText), '', 'the word stays');
      });
    }
  },

  async 'where nothing may be copied the text is shown'(context) {
    await in_article(context, { query: '&lang=uk' }, async (article) => {
      await article.in_frame(() => { document.execCommand = () => false; });
      await article.command({ name: 'select', event: context.story.claims.find(({ quote }) => quote).event });
      const { hits } = await article.settled(), copy = hits.find((hit) => hit.name.startsWith('copy:'));
      await article.click(await article.at({ x: copy.x + copy.width / 2, y: copy.y + copy.height / 2 }));
      const shown = await card(article);
      const { quote } = context.story.claims.find(({ id }) => id === copy.name.slice('copy:'.length));
      assert.equal(shown?.title, 'Ця сторінка не має доступу до буфера обміну');
      assert.ok(shown.value.includes(quote) && shown.focused);
      await article.in_frame(() => [...document.querySelectorAll('#copy-card button')][0].click());
      await sleep(100);
      assert.equal(await article.in_frame(() => document.querySelector('#copy-card p').innerText), 'Натисніть Ctrl+C, щоб скопіювати.');
      await article.in_frame(() => [...document.querySelectorAll('#copy-card button')][1].click());
      assert.equal(await card(article), null);
    });
  },

  async 'the share dialog comes when it is asked for, and says why when it cannot'({ open }) {
    const viewer = await open();
    const scripts = () => viewer.page.evaluate(() => [...document.scripts].filter(({ src }) => /share/.test(src)).length);
    assert.equal(await scripts(), 0, 'the dialog is loaded before it is asked for');
    await viewer.click_hit('share');
    await viewer.page.waitForSelector('#share[open]', { timeout: 5000 });
    await viewer.page.keyboard.press('Escape');
    await viewer.page.waitForFunction(() => !document.querySelector('#share'));
    await viewer.click_hit('share');
    await viewer.page.waitForSelector('#share[open]', { timeout: 5000 });
    assert.equal(await scripts(), 1, 'the script is loaded twice');

    const without = await open({ expects_errors: true, prepare: (page) => page.answer({ 'share.js': { status: 404, body: 'gone', type: 'text/plain' } }) });
    await without.click_hit('share');
    const told = await without.until('a notice tells', ({ notices }) => notices.length > 0);
    assert.match(told.notices[0], /share\.js could not be loaded/);
    assert.equal(told.state, 'ready');
  },
};
