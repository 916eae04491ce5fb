// "Share and cite": its links, snippets and citations as text, and the dialog in the page.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { permalink, story_address } from '../../../web/share/address.js';
import { cite_bibtex, cite_html, cite_plain } from '../../../web/share/cite.js';
import { date_at, date_text, moment_text, to_minute } from '../../../web/share/dates.js';
import { element_snippet, iframe_snippet, one_line, valid_height } from '../../../web/share/snippet.js';
import { facts_of, story_names } from '../../../web/share/story.js';
import { port_of, sleep } from '../browser.mjs';
import { names } from '../../../build/words.js';

const kPage = 'https://news.example/map/index.html';
// As much of each as the code reads.
/** @type {any} */
const kView = { time: '2023-05-23T14:00:30+03:00', clock: 'known', event: 'mortar', party: 'armed-groups', panel: 'claims', lang: 'en', camera: { lon: 36, lat: 50.5, zoom: 9 } };
/** @type {any} */
const kAll = { moment: true, event: true, party: true, map: true, filters: true, panel: true, lang: '' };
const kPath = '#t=2023-05-23T14:00+03:00&clock=known&event=missile-response&map=9.00/50.50000/36.00000';
const kHostileTitle = `"Who" <said> & 'what'?</title><script>window.broken=1</script>\n𝕏 🗺️ \\`;

/** @type {any} */
const kFacts = {
  id: 'a-story', title: 'The raid: who says what', zone: 'Moscow and Kyiv summer time', event: 'Mortar fire', party: '',
  sources: [
    { number: 1, title: 'A day after', publisher: '', credit: 'With inputs from agencies.', published: '2023-05-24', url: '' },
    { number: 3, title: 'What do we know?', publisher: 'The Press', credit: '', published: '2023-05', url: 'https://press.example/a?b=1&c=2' },
  ],
};
/** @type {any} */
const kCited = { view: { ...kView, party: '' }, facts: kFacts, accessed: '2026-11-22', link: 'https://news.example/map/?story=s.json&x={1}#t=2', lang: 'en' };

/** @param {string} dist */
function share_script(dist) {
  if (existsSync(join(dist, 'share.js'))) return 'share.js';
  const hash = readdirSync(join(dist, 'a')).find((name) => existsSync(join(dist, 'a', name, 'share.js')));
  return `a/${hash}/share.js`;
}

// frame: a page or one of its frames.
/** @param {Web.Page | Web.Frame} frame @param {string} dist */
function open_share(frame, dist) {
  return frame.evaluate(async (address) => {
    if (!window.sourceline_share) {
      await new Promise((resolve, reject) => {
        const script = document.createElement('script');
        Object.assign(script, { src: address, onload: resolve, onerror: () => reject(new Error(address + ' is not served')) });
        document.head.append(script);
      });
    }
    await window.sourceline_share.open();
  }, share_script(dist));
}

/** @param {Web.Page | Web.Frame} frame @param {string} name */
const value_of = (frame, name) => frame.$eval(`#share textarea[name="${name}"]`, (area) => area.value);
/** @param {Web.Page | Web.Frame} frame @param {string} name */
const tab = (frame, name) => frame.$eval(`#share-tab-${name}`, (button) => /** @type {HTMLElement} */ (button).click());
/** @param {Web.Page | Web.Frame} frame */
const gone = (frame) => frame.waitForFunction(() => !document.querySelector('#share'));
/** @param {Web.Page | Web.Frame} frame */
const is_open = (frame) => frame.evaluate(() => Boolean(document.querySelector('#share[open]')));

// An article on a site of its own, and a page that reads it. run(page, frame_of_the_map)
/** @param {Web.Context["browser"]} browser @param {string} body @param {(page: Web.Page, frame: Web.Frame) => Promise<unknown>} run @param {boolean} [ready] */
async function in_article(browser, body, run, ready = true) {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(request.url === '/' ? `<!doctype html><html lang="en"><title>An article</title><body><p>Before.</p>${body}<p>After.</p>` : '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const page = await (await browser()).browser.newPage();
  await page.setViewport({ width: 1000, height: 900, deviceScaleFactor: 0 });
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  try {
    await page.goto(`http://127.0.0.1:${port_of(server)}/`, { waitUntil: 'domcontentloaded' });
    let frame = null;
    for (const end = Date.now() + 20000; !frame && Date.now() < end; await sleep(50)) {
      frame = page.frames().find((one) => /[?&]embed=1/.test(one.url()));
    }
    assert.ok(frame, 'the article has no frame with a map');
    if (ready) await frame.waitForFunction(() => window.sourceline && window.sourceline.snapshot().state === 'ready', { timeout: 40000 });
    await run(page, frame);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
}

/** @param {number} width @param {number} height @param {number} scale @param {{ lang: string, dark?: boolean }[]} settings */
function look(width, height, scale, settings) {
  return async (/** @type {Web.Context} */ { open, shot, dist }) => {
    for (const { lang, dark } of settings) {
      const viewer = await open({ path: `?lang=${lang}&panel=claims${kPath}&party=armed-groups`, width, height, scale, dark, touch: scale > 1 });
      await open_share(viewer.page, dist);
      for (const name of ['link', 'embed', 'cite']) {
        await viewer.page.click(`#share-tab-${name}`);
        await viewer.screenshot(shot(`share-${width}x${height}-${lang}-${dark ? 'dark' : 'light'}-${name}`));
        assert.deepEqual(await viewer.page.evaluate(flaws_of_dialog, scale > 1), [], `${lang} ${name}`);
      }
      await viewer.close();
    }
  };
}

// Runs in the page: what of the dialog is cut off, too small for a thumb or too pale to read.
/** @param {boolean} by_touch */
function flaws_of_dialog(by_touch) {
  const dialog = document.getElementById('share'), flaws = [], box = dialog.getBoundingClientRect();
  if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) flaws.push('the dialog leaves the window');
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgb = (/** @type {string} */ colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = (/** @type {number[]} */ [r, g, b]) => { const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
  const background = (/** @type {HTMLElement} */ node) => { for (let at = node; at; at = at.parentElement) { const colour = rgb(getComputedStyle(at).backgroundColor); if (colour[3] === 255) return colour; } return [255, 255, 255]; };
  for (const node of dialog.querySelectorAll('h2, p, button, span, legend, textarea, select, input[type="number"]')) {
    if (!node.getClientRects().length) continue;
    const name = `${node.tagName} "${(node.textContent || node.value || '').slice(0, 30)}"`, style = getComputedStyle(node);
    const text = node.value || node.textContent.trim();
    if (text && !['TEXTAREA', 'SELECT'].includes(node.tagName) && node.scrollWidth > node.clientWidth + 1 && style.display !== 'inline') flaws.push(`${name} is cut off`);
    const [a, b] = [light(rgb(style.color)), light(background(node))].sort((x, y) => y - x);
    if (text && (a + 0.05) / (b + 0.05) < 4.5) flaws.push(`${name} has a contrast of ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
    if (text && parseFloat(style.fontSize) < 14) flaws.push(`${name} is set in ${style.fontSize}`);
  }
  for (const node of dialog.querySelectorAll('button, select, input[type="number"], .share-check, .share-segments label')) {
    const { width, height } = node.getBoundingClientRect();
    if (by_touch && node.getClientRects().length && (height < 43.9 || width < 43.9)) flaws.push(`${node.className || node.name || node.id} is ${width}x${height}, too small for a thumb`);
  }
  return flaws;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'a permalink keeps what is wanted of a view and what others have put into the address'() {
    const href = kPage + '?utm=a%20b&embed=1&panel=sources&x=1+2#t=1&note=kept&q=a%26b&map=1/2/3';
    assert.equal(permalink(href, kView, 'stories/a.json', kAll),
      kPage + '?story=stories/a.json&panel=claims&utm=a%20b&x=1+2#t=2023-05-23T14:00+03:00&clock=known&event=mortar&party=armed-groups&map=9.00/50.50000/36.00000&note=kept&q=a%26b');
    /** @type {import('../../../web/share/types.d.ts').Kept} */
    const none = { moment: false, event: false, party: false, map: false, filters: false, panel: false, lang: 'uk' };
    assert.equal(permalink(href, kView, 'stories/a.json', none), kPage + '?story=stories/a.json&lang=uk&utm=a%20b&x=1+2#note=kept');
    assert.equal(permalink(kPage + '?lang=ru', { ...kView, clock: 'happened', event: '', party: '', panel: 'event' }, '', kAll), kPage + '?panel=event#t=2023-05-23T14:00+03:00&map=9.00/50.50000/36.00000');
    assert.equal(permalink(kPage + '#step=old', { ...kView, event: '', party: '', panel: 'story', step: 'new' }, '', kAll), kPage + '#t=2023-05-23T14:00+03:00&step=new&clock=known&map=9.00/50.50000/36.00000');
    assert.equal(permalink(kPage + '#t=5&event=e', /** @type {any} */ ({ time: '', camera: { lon: 0, lat: 0, zoom: 0 } }), 's.json', kAll), kPage + '?story=s.json#t=5&event=e', 'without a view the address stays');
    assert.equal(permalink(kPage, kView, 'https://o.example/s.json?a=1&b=2+3#x', { ...kAll, moment: false, event: false, party: false, map: false, panel: false }), kPage + '?story=https://o.example/s.json%3Fa%3D1%26b%3D2%2B3%23x');
    assert.equal(permalink(kPage + '?%E0%A4%A=1#%', { ...kView, time: '' }, '\ud800"<', kAll), kPage + '?story=%EF%BF%BD%22%3C&panel=claims&%E0%A4%A=1#%', 'a broken address does no harm');
  },

  async 'snippets are made of what was chosen and escape it'() {
    /** @type {any} */
    const options = { story: 'stories/a.json', title: 'A "map" of <b> & c', lang: 'uk', own_lang: 'en', theme: 'dark', panel: 'claims', time: '2023-05-23T14:00+03:00', clock: 'known', event: 'mortar', party: '', height: '700' };
    assert.equal(iframe_snippet(kPage + '?utm=1#t=0', options), '<iframe title="A &quot;map&quot; of &lt;b&gt; &amp; c" '
      + 'src="https://news.example/map/index.html?story=stories/a.json&amp;embed=1&amp;lang=uk&amp;theme=dark&amp;panel=claims#t=2023-05-23T14:00+03:00&amp;clock=known&amp;event=mortar" '
      + 'width="100%" height="700" style="width:100%;height:700px;border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>\n'
      + '<p><a href="https://news.example/map/index.html?story=stories/a.json&amp;lang=uk&amp;theme=dark&amp;panel=claims#t=2023-05-23T14:00+03:00&amp;clock=known&amp;event=mortar">Відкрити мапу та її джерела</a></p>');
    assert.equal(element_snippet(kPage, options), '<script src="https://news.example/map/embed.js" async></script>\n'
      + '<sourceline-map story="stories/a.json" lang="uk" theme="dark" time="2023-05-23T14:00+03:00" clock="known" event="mortar" panel="claims" height="700" label="A &quot;map&quot; of &lt;b&gt; &amp; c">'
      + '<a href="https://news.example/map/index.html?story=stories/a.json&amp;lang=uk&amp;theme=dark&amp;panel=claims#t=2023-05-23T14:00+03:00&amp;clock=known&amp;event=mortar">Відкрити мапу та її джерела</a></sourceline-map>');
    /** @type {any} */
    const plain = { story: 'stories/a.json', title: 'A', lang: '', own_lang: 'ru', theme: '', panel: 'story', time: '', clock: '', event: '', party: '', height: 560 };
    assert.equal(element_snippet('https://news.example/', plain), '<script src="https://news.example/embed.js" async></script>\n'
      + '<sourceline-map story="stories/a.json" height="560" label="A"><a href="https://news.example/?story=stories/a.json">Открыть карту и её источники</a></sourceline-map>');
    assert.equal(story_address(kPage, { ...plain, panel: 'event', event: `a"b'<`, clock: 'happened' }, { embed: true }), kPage + '?story=stories/a.json&embed=1#event=a%22b%27%3C');
    assert.equal(one_line(' a\n\tb\u2028c\u0000 '), 'a b c');
    assert.deepEqual(['', ' ', 'x', '1', '319', '320', '700.6', '1e9', 560].map(valid_height), [560, 560, 560, 320, 320, 320, 701, 1200, 560]);
  },

  async 'dates are those of the story, in words of three languages'() {
    assert.equal(moment_text('2023-05-23T14:00:00+03:00', 'en'), 'Tuesday 23 May 2023, 14:00');
    assert.equal(moment_text('2023-05-23T14:00:00+03:00', 'uk'), 'вівторок, 23 травня 2023, 14:00');
    assert.equal(moment_text('2024-02-29T00:05:00Z', 'ru'), 'четверг, 29 февраля 2024, 00:05');
    assert.equal(moment_text('', 'en'), '');
    assert.deepEqual(['2023', '2023-05', '2023-05-23~', '2023-05-23T23:59-11:00', 'May', '', undefined].map((text) => date_text(text, 'en')), ['2023', 'May 2023', '23 May 2023', '23 May 2023', '', '', '']);
    assert.equal(date_text('2023-05', 'uk'), 'травень 2023');
    assert.deepEqual(['2023-05-23T14:00:59.9+03:00', '2023-05-23T14:00Z', '2023-05-23', 'x'].map(to_minute), ['2023-05-23T14:00+03:00', '2023-05-23T14:00Z', '', '']);
    const evening = Date.parse('2026-11-22T23:30Z');
    assert.deepEqual(['+03:00', '-11:00', 'Z', ''].map((offset) => date_at(evening, offset)), ['2026-11-23', '2026-11-22', '2026-11-22', '2026-11-22']);
  },

  async 'a citation says what was seen, when, where, and on what sources'() {
    assert.equal(cite_plain(kCited), [
      '“The raid: who says what”. Sourceline, view of Tuesday 23 May 2023, 14:00 (Moscow and Kyiv summer time, what was known by then), accessed 22 November 2026. https://news.example/map/?story=s.json&x={1}#t=2',
      '', 'Event: “Mortar fire”', 'Its sources, as the story states them:',
      '[1] A day after. With inputs from agencies, 24 May 2023.', '[3] What do we know? The Press, May 2023. https://press.example/a?b=1&c=2',
    ].join('\n'));
    assert.equal(cite_html(kCited), [
      '<p lang="en">“<a href="https://news.example/map/?story=s.json&amp;x={1}#t=2">The raid: who says what</a>”. Sourceline, view of <time datetime="2023-05-23T14:00+03:00">Tuesday 23 May 2023, 14:00</time> (Moscow and Kyiv summer time, what was known by then), accessed <time datetime="2026-11-22">22 November 2026</time>.</p>',
      '<p lang="en">Event: “Mortar fire”<br>Its sources, as the story states them:</p>', '<ul>',
      '<li>[1] A day after. With inputs from agencies, 24 May 2023.</li>', '<li>[3] What do we know? The Press, May 2023. https://press.example/a?b=1&amp;c=2</li>', '</ul>',
    ].join('\n'));
    assert.equal(cite_bibtex({ ...kCited, facts: { ...kFacts, title: '100% {of} A_B & \\ ~#$^', event: '', sources: [] } }), [
      '@online{sourceline-a-story-20230523,', '  title        = {{100\\% \\{of\\} A\\_B \\& \\textbackslash{} \\textasciitilde{}\\#\\$\\textasciicircum{}}},',
      '  organization = {Sourceline},', '  url          = {https://news.example/map/?story=s.json&x=%7B1%7D#t=2},', '  urldate      = {2026-11-22},',
      '  note         = {view of Tuesday 23 May 2023, 14:00 (Moscow and Kyiv summer time, what was known by then)},', '  langid       = {english},', '}',
    ].join('\n'));
    const bare = { ...kFacts, zone: '', event: '', sources: [], party: 'Озброєні групи' };
    assert.equal(cite_plain({ ...kCited, lang: 'uk', facts: bare, view: { ...kView, clock: 'happened' } }),
      '«The raid: who says what». Sourceline, стан на: вівторок, 23 травня 2023, 14:00 (UTC+03:00, що сталося до того часу, за словами: Озброєні групи), дата звернення: 22 листопада 2026. ' + kCited.link);
    assert.equal(cite_plain({ ...kCited, lang: 'ru', facts: { ...bare, party: '' }, view: /** @type {any} */ ({ time: '', clock: '' }) }),
      '«The raid: who says what». Sourceline, дата обращения: 22 ноября 2026. ' + kCited.link, 'what is not known is left out');
  },

  async 'facts are taken from the story file and nothing is made up'({ story }) {
    const facts = facts_of(/** @type {any} */ (story), { event: 'missile-response', place: '', party: 'armed-groups' }, 'uk');
    assert.equal(facts.title, story.title.uk);
    assert.equal(facts.zone, story.time_label.uk);
    assert.equal(facts.event, 'Ракетні удари по Україні, зокрема по Києву');
    assert.equal(facts.party, 'Озброєні групи');
    const resting = new Set(story.claims.filter(({ event }) => event === 'missile-response').map(({ source }) => source));
    assert.deepEqual(facts.sources.map(({ number }) => story.sources[number - 1].id), story.sources.map(({ id }) => id).filter((id) => resting.has(id)));
    assert.deepEqual(facts.sources.map(({ publisher, url }) => publisher + url), facts.sources.map(() => ''), 'the documents state neither');
    const odd = facts_of({ id: 'x', title: 'T', language: 'en', sources: [null, { id: 's', title: { de: 'Titel' }, url: 'javascript:alert(1)', published: 5 }], events: [{ id: 'e', title: 'E' }], claims: [{ event: 'e', source: 's' }] }, { event: 'e', place: '', party: '' }, 'en');
    assert.deepEqual(odd.sources, [{ number: 1, id: 's', title: 'Titel', publisher: '', credit: '', published: '', url: '' }]);
    assert.deepEqual(story_names('https://a.example/m/index.html', 'stories/s.json', 'https://a.example/m/stories/s.json', null, 'https://b.example/m/s.json'), ['stories/s.json', 'https://b.example/m/s.json']);
  },

  async 'ticking boxes rewrites the link, and opening it shows the same view'({ open, dist }) {
    const viewer = await open({ path: '?panel=claims&note=kept' + kPath + '&party=armed-groups&q=raid' });
    await open_share(viewer.page, dist);
    assert.equal(await viewer.page.evaluate(() => document.activeElement.id), 'share-tab-link');
    const base = await viewer.page.evaluate(() => location.origin + location.pathname);
    const whole = base + '?story=stories/belgorod-2023.json&panel=claims&note=kept#t=2023-05-23T14:00+03:00&clock=known&event=missile-response&party=armed-groups&map=9.00/50.50000/36.00000&q=raid';
    assert.equal(await value_of(viewer.page, 'link'), whole);
    const names = await viewer.page.$$eval('#share .share-check', (rows) => rows.map((row) => row.textContent));
    assert.deepEqual(names, ['This moment', 'This event', 'As told by: Armed groups', 'This map view', 'This panel: Who says what', 'Search and filters', 'This language: English']);
    for (const name of ['event', 'party', 'map', 'panel', 'filters', 'lang']) await viewer.page.click(`#share input[name="${name}"]`);
    assert.equal(await value_of(viewer.page, 'link'), base + '?story=stories/belgorod-2023.json&lang=en&note=kept#t=2023-05-23T14:00+03:00&clock=known');
    const again = await open({ path: whole.slice(base.length) });
    const now = await again.snapshot();
    assert.deepEqual([now.time, now.clock, now.event, now.party, now.panel, now.camera], ['2023-05-23T14:00:00+03:00', 'known', 'missile-response', 'armed-groups', 'claims', { lon: 36, lat: 50.5, zoom: 9 }]);
  },

  async 'the button in the header opens the dialog, each time with the view of the moment'({ open }) {
    for (const path of ['', '?embed=1']) {
      const viewer = await open({ path: path + kPath, ...(path ? { width: 390, height: 560 } : {}) });
      const link_after_click = async () => {
        const { middle } = await viewer.hit('share');
        await viewer.page.mouse.click(middle.x, middle.y);
        await viewer.page.waitForSelector('#share[open]');
        return value_of(viewer.page, 'link');
      };
      assert.match(await link_after_click(), /\?story=stories\/belgorod-2023\.json#t=2023-05-23T14:00\+03:00&clock=known&event=missile-response&map=9\.00\/50\.50000\/36\.00000$/);
      await viewer.page.keyboard.press('Escape');
      await gone(viewer.page);
      assert.equal(await viewer.page.evaluate(() => document.activeElement.id), 'canvas');
      await viewer.must({ name: 'seek', time: '2023-05-22T09:30+03:00' });
      await viewer.must({ name: 'select', event: null });
      assert.match(await link_after_click(), /\?story=stories\/belgorod-2023\.json&panel=event#t=2023-05-22T09:30\+03:00&clock=known&map=/);
      const loaded = await viewer.page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /share\.(js|css)$/.test(name)).length);
      assert.equal(loaded, 2, 'its script and its style are loaded once');
    }
  },

  async 'the frame that an editor copies opens in an article as it was chosen'({ open, dist, browser, shot }) {
    const viewer = await open({ path: kPath });
    await open_share(viewer.page, dist);
    await tab(viewer.page, 'embed');
    const first = await value_of(viewer.page, 'code');
    assert.match(first, /embed=1#t=2023-05-23T14:00\+03:00&amp;clock=known&amp;event=missile-response"/);
    for (const [name, value] of [['lang', 'uk'], ['theme', 'dark'], ['panel', 'sources']]) await viewer.page.select(`#share select[name="${name}"]`, value);
    await viewer.page.$eval('#share input[name="height"]', (input) => input.select());
    await viewer.page.type('#share input[name="height"]', '640');
    const code = await value_of(viewer.page, 'code');
    assert.match(code, /^<iframe title="Рейд на Бєлгородщину: хто що каже" src="[^"]*" width="100%" height="640" style="width:100%;height:640px;border:0" loading="lazy"/);
    await in_article(browser, code, async (page, frame) => {
      const now = await frame.evaluate(() => ({ ...window.sourceline.snapshot(), lang: document.documentElement.lang, theme: document.documentElement.dataset.theme }));
      assert.deepEqual([now.time, now.clock, now.event, now.panel, now.lang, now.theme, now.viewport.height], ['2023-05-23T14:00:00+03:00', 'known', 'missile-response', 'sources', 'uk', 'dark', 640]);
      assert.equal(await page.$eval('iframe', (one) => one.getBoundingClientRect().width), await page.$eval('p', (one) => one.getBoundingClientRect().width));
      const link = await page.$eval('p a', (one) => ({ text: one.textContent, href: one.href }));
      assert.equal(link.text, 'Відкрити мапу та її джерела');
      assert.ok(!link.href.includes('embed=1') && link.href.includes('event=missile-response'), link.href);
      await page.screenshot({ path: shot('share-in-article-frame') });
    });
    for (const [name, value] of [['lang', ''], ['theme', ''], ['panel', 'event'], ['time', ''], ['event', '']]) await viewer.page.select(`#share select[name="${name}"]`, value);
    assert.match(await value_of(viewer.page, 'code'), /src="[^"]*\/\?story=stories\/belgorod-2023\.json&amp;embed=1&amp;panel=event" width/);
    await viewer.page.select('#share select[name="panel"]', 'story');  // which opens by itself where nothing else is named
    assert.match(await value_of(viewer.page, 'code'), /src="[^"]*\/\?story=stories\/belgorod-2023\.json&amp;embed=1" width/);
  },

  async 'the element that an editor copies opens in an article as it was chosen, and is a link without scripts'({ open, dist, browser, shot }) {
    const viewer = await open({ path: kPath + '&party=armed-groups' });
    await open_share(viewer.page, dist);
    await tab(viewer.page, 'embed');
    await viewer.page.click('#share input[value="element"]');
    assert.deepEqual(await viewer.page.$$eval('#share select[name="lang"] option', (options) => options.map(({ text }) => text)), ['The article’s own', ...names]);
    for (const [name, value] of [['lang', 'ru'], ['theme', 'dark'], ['panel', 'claims']]) await viewer.page.select(`#share select[name="${name}"]`, value);
    const code = await value_of(viewer.page, 'code');
    await in_article(browser, code, async (page, frame) => {
      const now = await frame.evaluate(() => ({ ...window.sourceline.snapshot(), lang: document.documentElement.lang, theme: document.documentElement.dataset.theme }));
      assert.deepEqual([now.time, now.clock, now.event, now.party, now.panel, now.lang, now.theme], ['2023-05-23T14:00:00+03:00', 'known', 'missile-response', 'armed-groups', 'claims', 'ru', 'dark']);
      const map = await page.$eval('sourceline-map', (one) => ({ height: one.getBoundingClientRect().height, title: one.shadowRoot.querySelector('iframe').title }));
      assert.deepEqual(map, { height: 560, title: 'Белгородский рейд: кто что говорит' });
      await page.screenshot({ path: shot('share-in-article-element') });
      await page.setJavaScriptEnabled(false);
      await page.reload();
      const link = await page.$eval('sourceline-map a', (one) => ({ text: one.textContent, href: one.href, seen: one.getClientRects().length > 0 }));
      assert.deepEqual(link, { text: 'Открыть карту и её источники', href: `${viewer.origin}/?story=stories/belgorod-2023.json&lang=ru&theme=dark&panel=claims${kPath.split('&map')[0]}&party=armed-groups`, seen: true });
    });
  },

  async 'several served stories can be chosen from, and another knows nothing of this view'({ open, dist, story }) {
    const index = [{ story: 'stories/belgorod-2023.json', title: 'Here', language: 'en' }, { story: 'stories/other-one.json', title: { en: 'The other', uk: 'Інша' }, language: 'en' }, { story: 5, title: 'x' }, {}, null, 7];
    const served = JSON.parse(readFileSync(join(dist, 'stories/index.json'), 'utf8'));
    const fictional = JSON.parse(readFileSync(join(dist, 'stories/two-ships-2019.json'), 'utf8'));
    assert.deepEqual(served, [{ story: 'stories/belgorod-2023.json', title: story.title, language: 'en' }, { story: 'stories/two-ships-2019.json', title: fictional.title, language: 'en' }]);
    const viewer = await open({ path: kPath, prepare: (page) => page.answer({ 'stories/index.json': { body: JSON.stringify(index) } }) });
    await open_share(viewer.page, dist);
    await tab(viewer.page, 'embed');
    assert.deepEqual(await viewer.page.$$eval('#share select[name="story"] option', (options) => options.map(({ text }) => text)), ['Here', 'The other']);
    await viewer.page.select('#share select[name="story"]', 'stories/other-one.json');
    await viewer.page.select('#share select[name="lang"]', 'uk');
    assert.match(await value_of(viewer.page, 'code'), /^<iframe title="Інша" src="[^"]*\?story=stories\/other-one\.json&amp;embed=1&amp;lang=uk" /);
    assert.ok(await viewer.page.$eval('#share select[name="event"]', (select) => select.disabled));
  },

  async 'copying puts the link, the code and the citation on the clipboard'({ open, dist }) {
    const viewer = await open({ path: kPath });
    await viewer.cdp.send('Browser.grantPermissions', { origin: viewer.origin, permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
    await viewer.page.bringToFront();
    await open_share(viewer.page, dist);
    const copied = async (/** @type {string} */ name) => {
      await viewer.page.click('#share .share-copy');
      await viewer.page.waitForFunction(() => document.querySelector('#share .share-said').textContent === 'Copied');
      const text = await viewer.page.evaluate(() => navigator.clipboard.readText());
      assert.equal(text, await value_of(viewer.page, name));
      return text;
    };
    assert.match(await copied('link'), /^http.*event=missile-response/);
    await viewer.page.click('#share-tab-embed');
    assert.equal(await viewer.text('#share .share-said'), '', 'the last tab’s word stays');
    assert.match(await copied('code'), /^<iframe /);
    await viewer.page.click('#share input[value="element"]');
    assert.equal(await viewer.text('#share .share-said'), '', 'the code has changed since it was copied');
    assert.match(await copied('code'), /^<script src="[^"]*\/embed\.js" async><\/script>\n<sourceline-map story="stories\/belgorod-2023\.json" time="2023-05-23T14:00\+03:00" clock="known" event="missile-response" height="560" /);
    await viewer.page.click('#share-tab-cite');
    assert.match(await copied('citation'), /^“The Belgorod raid: who says what”\. Sourceline, view of Tuesday 23 May 2023, 14:00 \(Moscow and Kyiv time, what was known by then\), accessed \d+ \S+ \d{4}\. http/);
    for (const [format, start] of [['html', '<p lang="en">“<a href="http'], ['bibtex', '@online{sourceline-belgorod-2023-20230523,']]) {
      await viewer.page.click(`#share input[value="${format}"]`);
      assert.ok((await copied('citation')).startsWith(start));
    }
    const role = await viewer.page.$eval('#share .share-said', (node) => node.getAttribute('role'));
    assert.equal(role, 'status', 'what is copied is not told to screen readers');
  },

  async 'where no clipboard is to be had the text is left selected and the keys are named'({ open, dist }) {
    const viewer = await open({ path: kPath });
    await viewer.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
      document.execCommand = (name) => { window.asked = name; return window.allowed === true; };
    });
    await open_share(viewer.page, dist);
    await viewer.page.click('#share .share-copy');
    await viewer.page.waitForFunction(() => document.querySelector('#share .share-said').textContent);
    assert.equal(await viewer.text('#share .share-said'), 'Selected: press Ctrl+C to copy');
    assert.equal(await viewer.page.evaluate(() => getSelection().toString()), await value_of(viewer.page, 'link'));
    await viewer.page.evaluate(() => { window.allowed = true; });
    await viewer.page.click('#share .share-copy');
    await viewer.page.waitForFunction(() => document.querySelector('#share .share-said').textContent === 'Copied');
    assert.equal(await viewer.page.evaluate(() => window.asked), 'copy');
  },

  async 'a hostile title is text in the dialog, in the snippets and in the citation'({ open, dist, story, browser }) {
    const hostile = { ...story, title: kHostileTitle, time_label: '<b>zone</b>' };
    hostile.events = story.events.map((event) => event.id === 'missile-response' ? { ...event, title: '</textarea><img src=x onerror="window.broken=2">' } : event);
    const viewer = await open({ path: kPath, prepare: (page) => page.answer({ 'stories/belgorod-2023.en.json': { body: JSON.stringify(hostile) } }) });
    await open_share(viewer.page, dist);
    const codes = {};
    await tab(viewer.page, 'embed');
    codes.frame = await value_of(viewer.page, 'code');
    await viewer.page.click('#share input[value="element"]');
    codes.element = await value_of(viewer.page, 'code');
    await tab(viewer.page, 'cite');
    await viewer.page.click('#share input[value="html"]');
    codes.html = await value_of(viewer.page, 'citation');
    assert.deepEqual(await viewer.page.evaluate(() => ({ broken: Boolean(window.broken), images: document.images.length })), { broken: false, images: 0 });
    assert.ok((await viewer.text('#share .share-view')).startsWith('"Who" <said>'));
    const shown = one_line(kHostileTitle);
    await in_article(browser, codes.frame, async (page) => {
      assert.equal(await page.evaluate(() => window.broken), undefined);
      assert.equal(await page.$eval('iframe', (frame) => frame.title), shown);
      const parsed = await page.evaluate((texts) => {
        const parse = (/** @type {string} */ text) => new DOMParser().parseFromString(text, 'text/html');
        const tags = (/** @type {string} */ text) => [...parse(text).querySelectorAll('head *, body *')].map((node) => node.localName).sort();
        return {
          label: parse(texts.element).querySelector('sourceline-map').getAttribute('label'), cited: parse(texts.html).querySelector('a').textContent,
          tags: [tags(texts.frame), tags(texts.element), tags(texts.html)],
        };
      }, codes);
      assert.deepEqual([parsed.label, parsed.cited], [shown, shown]);
      assert.deepEqual(parsed.tags, [['a', 'iframe', 'p'], ['a', 'script', 'sourceline-map'], ['a', 'br', 'li', 'p', 'p', 'time', 'time', 'ul']]);
    });
  },

  async 'keys stay in the open dialog; Escape, the backdrop and the button close it and give the focus back'({ open, dist }) {
    const viewer = await open({ path: kPath });
    const focus = () => viewer.page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.getAttribute('name') || document.activeElement.tagName);
    await viewer.page.focus('#canvas');
    await open_share(viewer.page, dist);
    const before = await viewer.settled();
    for (const key of /** @type {const} */ (['ArrowRight', 'ArrowRight', 'ArrowRight', 'End', 'Home'])) await viewer.page.keyboard.press(key);
    assert.equal(await focus(), 'share-tab-link', 'arrows walk round the tabs');
    await viewer.page.keyboard.press('ArrowLeft');
    assert.equal(await focus(), 'share-tab-cite');
    for (let i = 0; i < 20; ++i) {
      await viewer.page.keyboard.press('Tab');
      const outside = await viewer.page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest('#share'));
      assert.ok(!outside, `Tab leads out of the dialog to ${await focus()}`);
    }
    await viewer.page.focus('#share textarea[name="citation"]');
    const drawn = (await viewer.settled()).frames;  // the browser's own stop in the round is a loss of focus to the app
    for (const key of /** @type {const} */ (['Space', 'ArrowLeft', 'PageDown', '+', '-', 'n'])) await viewer.page.keyboard.press(key);
    const after = await viewer.settled();
    assert.deepEqual([after.time, after.event, after.camera, after.frames], [before.time, before.event, before.camera, drawn], 'a key has reached the map');

    await viewer.page.keyboard.press('Escape');
    await gone(viewer.page);
    assert.equal(await focus(), 'canvas');
    await open_share(viewer.page, dist);
    await viewer.page.mouse.click(20, 400);
    await gone(viewer.page);
    assert.equal(await focus(), 'canvas');
    assert.equal((await viewer.snapshot()).event, before.event, 'the click on the backdrop has reached the map');
    await open_share(viewer.page, dist);
    const field = await viewer.page.$eval('#share textarea[name="link"]', (area) => { const { x, y } = area.getBoundingClientRect(); return { x, y }; });
    await viewer.page.mouse.move(field.x + 60, field.y + 20);
    await viewer.page.mouse.down();
    await viewer.page.mouse.move(20, field.y + 40, { steps: 4 });
    await viewer.page.mouse.up();
    assert.equal(await is_open(viewer.page), true, 'a selection that is dragged out of a field closes the dialog');
    await viewer.page.click('#share .share-close');
    await gone(viewer.page);
    assert.equal(await focus(), 'canvas');
  },

  async 'an open dialog is at rest, and opening it twice opens one'({ open, dist }) {
    const viewer = await open({ path: kPath });
    await open_share(viewer.page, dist);
    await viewer.page.evaluate(() => Promise.all([window.sourceline_share.open(), window.sourceline_share.open()]));
    assert.equal((await viewer.page.$$('#share')).length, 1);
    await viewer.page.click('#share-tab-embed');
    await viewer.settled();
    const seen = () => viewer.page.evaluate(() => ({ frames: window.sourceline.snapshot().frames, timers: window.__seen.timers, animation_frames: window.__seen.animation_frames }));
    const before = await seen();
    await sleep(2000);
    assert.deepEqual(await seen(), before);
  },

  async 'in a frame without an origin the dialog works and copies'({ address, dist, browser, shot }) {
    const src = `${address}?embed=1${kPath}`.replaceAll('&', '&amp;');
    const frame_of = (/** @type {string} */ sandbox) => `<iframe title="Map" sandbox="${sandbox}" src="${src}" width="800" height="560"></iframe>`;
    await in_article(browser, frame_of('allow-scripts'), async (page, frame) => {
      await open_share(frame, dist);
      assert.ok(await is_open(frame));
      const link = `${address}?story=stories/belgorod-2023.json${kPath}`;
      assert.equal(await value_of(frame, 'link'), link);
      await tab(frame, 'cite');
      assert.match(await value_of(frame, 'citation'), /^“The Belgorod raid: who says what”\. Sourceline, view of Tuesday 23 May 2023, 14:00 \(Moscow and Kyiv time, what was known by then\)[^]*\n\[2\] This we know/);
      await tab(frame, 'link');
      const corner = (/** @type {Element} */ node) => { const { x, y } = node.getBoundingClientRect(); return [x, y]; };
      const [left, top] = await page.$eval('iframe', corner), [x, y] = await frame.$eval('#share .share-copy', corner);
      await page.mouse.click(left + x + 20, top + y + 20);
      await frame.waitForFunction(() => document.querySelector('#share .share-said').textContent);
      assert.ok(['Copied', 'Selected: press Ctrl+C to copy'].includes(await frame.$eval('#share .share-said', (node) => node.textContent)));
      await page.screenshot({ path: shot('share-in-sandbox') });
      await page.keyboard.press('Escape');
      await gone(frame);
    });
  },

  async 'without the story file the dialog says only what the page knows'({ open, dist }) {
    let cut = false;
    const viewer = await open({ path: kPath, expects_errors: true, prepare: (page) => page.answer({ '.json': () => cut && { abort: 'failed' } }) });
    cut = true;
    await open_share(viewer.page, dist);
    const link = await viewer.page.evaluate((hash) => `${location.origin}/?story=stories/belgorod-2023.json${hash}`, kPath);
    assert.equal(await value_of(viewer.page, 'link'), link);
    await tab(viewer.page, 'cite');
    const citation = await value_of(viewer.page, 'citation');
    assert.ok(citation.startsWith('“The Belgorod raid: who says what”. Sourceline, view of Tuesday 23 May 2023, 14:00 (UTC+03:00, what was known by then), accessed '), citation);
    assert.ok(citation.endsWith(`. ${link}`), citation);
    assert.equal(await viewer.text('#share-cite .share-note'), 'The story file could not be read here, so the citation says only what the page knows by itself.');
    await tab(viewer.page, 'embed');
    assert.match(await value_of(viewer.page, 'code'), /^<iframe title="The Belgorod raid: who says what" src="[^"]*\?story=stories\/belgorod-2023\.json&amp;embed=1#t=/);
    assert.equal(await viewer.page.$('#share select[name="story"]'), null);
  },

  async 'in a small frame a finger and the wheel move the dialog and not the map'({ open, dist }) {
    const viewer = await open({ path: '?embed=1' + kPath, width: 390, height: 420, touch: true });
    const camera = (await viewer.snapshot()).camera;
    await open_share(viewer.page, dist);
    await viewer.page.click('#share-tab-embed');
    const scrolled = () => viewer.page.$eval('#share .share-body', (body) => body.scrollTop);
    await viewer.touch('touchStart', [{ x: 195, y: 300 }]);
    for (let y = 290; y >= 180; y -= 10) await viewer.touch('touchMove', [{ x: 195, y }]);
    await viewer.touch('touchEnd', []);
    await sleep(400);  // until the finger's swing has come to rest
    const by_finger = await scrolled();
    assert.ok(by_finger > 60, `a finger moved it by ${by_finger}`);
    await viewer.page.mouse.move(195, 300);
    await viewer.page.mouse.wheel({ deltaY: 100 });
    await viewer.page.waitForFunction((from) => document.querySelector('#share .share-body').scrollTop > from + 60, {}, by_finger);
    assert.deepEqual((await viewer.settled()).camera, camera);
    await viewer.resize(320, 320);
    assert.deepEqual(await viewer.page.evaluate(flaws_of_dialog, true), []);
    const body = await viewer.page.$eval('#share .share-body', (node) => node.clientHeight);
    assert.ok(body >= 150, `only ${body} px are left for the options in a frame of 320 px`);
  },

  async 'the dialog leads to the licences of all that the page is made of, with their versions'({ open, address, dist, browser }) {
    const viewer = await open();
    await open_share(viewer.page, dist);
    assert.equal(await viewer.page.$eval('#share .share-licences', (link) => /** @type {HTMLAnchorElement} */ (link).href), address + 'licences.html');
    const version = (await viewer.snapshot()).version;
    assert.match(version, /^\d+\.\d+\.\d+$/);
    const page = await (await browser()).browser.newPage();
    await page.goto(address + 'licences.html');
    assert.equal(await page.$eval('h1', (title) => title.textContent), 'Sourceline ' + version);
    const parts = await page.$$eval('details', (all) => all.map((part) => ({ name: part.querySelector('summary').textContent, text: part.querySelector('pre').textContent })));
    for (const [name, words] of /** @type {[RegExp, string][]} */ ([
      [/^Sourceline: the MIT licence$/, 'without restriction'], [/^Inter \d/, 'SIL OPEN FONT LICENSE'], [/^Dear ImGui \d/, 'Omar Cornut'],
      [/^SDL \d/, 'Sam Lantinga'], [/^earcut\.hpp\b.* \d/, 'Mapbox'], [/^stb_truetype \d/, 'Sean Barrett'], [/^Emscripten\b.* \d/, 'Emscripten'],
      [/^libcsv \d/, 'LESSER GENERAL PUBLIC'], [/^CLI11 \d/, 'Henry Schreiner'], [/^pugixml \d/, 'Arseny Kapoulkine'],  // of the studio
      [/^fflate \d/, 'Arjun Barrett'], [/^read-excel-file \d/, 'catamphetamine'], [/^saxen \d/, 'MIT'],
    ])) {
      const found = parts.find((part) => name.test(part.name));
      assert.ok(found?.text.includes(words), `${name} is not on the page with its licence; there are: ${parts.map((part) => part.name).join(', ')}`);
    }
    assert.match(await page.$eval('main', (main) => main.textContent), /© OpenStreetMap contributors.*GeoNames.*Natural Earth/);
    await page.close();
  },

  'the dialog reads well on a desktop': look(1280, 800, 1, [{ lang: 'en' }, { lang: 'uk', dark: true }]),
  'the dialog reads well in an embed': look(800, 560, 1, [{ lang: 'ru' }, { lang: 'en', dark: true }]),
  'the dialog reads well on a phone': look(390, 844, 3, [{ lang: 'uk' }, { lang: 'ru', dark: true }]),
};
