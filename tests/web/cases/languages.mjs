// The story in the reader's language: loaded in it alone, and in another one when that is wanted.
import assert from 'node:assert/strict';
import { sleep } from '../browser.mjs';
import { readFileSync } from 'node:fs';
import { names, retry, tags } from '../../../build/words.js';

/** @param {Web.Viewer} viewer */
const spoken = (viewer) => viewer.page.evaluate(() => document.getElementById('spoken').textContent);

/** As the browser of a reader of these languages says. @param {Web.Viewer} viewer @param {string[]} languages */
const read_in = (viewer, languages) => viewer.page.evaluateOnNewDocument((all) => { Object.defineProperty(navigator, 'languages', { value: all }); }, languages);

// Opens the page; which files of stories/ it asks for is told by the list.
/** @param {(options: object) => Promise<Web.Viewer>} open @param {object} options @param {Record<string, object>} [answers] @param {string[]} [languages] of the browser */
async function watched(open, options, answers = {}, languages = []) {
  /** @type {string[]} */
  const asked = [];
  const viewer = await open({ ...options, prepare: async (/** @type {Web.Viewer} */ page) => {
    if (Object.keys(answers).length) await page.answer(answers);
    if (languages.length) await read_in(page, languages);
    page.page.on('request', (request) => { asked.push(...(/stories\/(.*)$/.exec(new URL(request.url()).pathname) || []).slice(1)); });
  } });
  return { viewer, asked };
}

/** @param {Web.Viewer} viewer @param {string} text */
async function until_spoken(viewer, text) {
  const end = Date.now() + 8000;
  while (!(await spoken(viewer)).includes(text)) {
    assert.ok(Date.now() < end, `waited in vain for "${text}"; spoken is "${await spoken(viewer)}"`);
    await sleep(40);
  }
}

/** What the app is to say, as the file of its words has it. @param {string} tag @param {string} key @returns {string} */
const app_word = (tag, key) => JSON.parse(readFileSync(new URL(`../../../assets/words/${tag}.json`, import.meta.url), 'utf8')).app[key];

/** What the app says of a button of its own. @param {Web.Viewer} viewer */
async function word_of_fit(viewer) {
  const { hits } = await viewer.settled(), fit = hits.find(({ name }) => name === 'fit');
  await viewer.page.mouse.move(1, 1);
  await viewer.until('nothing is pointed at', ({ tooltip }) => tooltip === null);
  await viewer.page.mouse.move(fit.x + fit.width / 2, fit.y + fit.height / 2);
  return (await viewer.until('the button says what it is', ({ tooltip }) => tooltip)).tooltip.split('\n')[0];
}

/** Which files of words the page asks for. @param {(options: object) => Promise<Web.Viewer>} open @param {object} options @param {Record<string, object>} [answers] @param {string[]} [languages] of the browser */
async function heard(open, options, answers = {}, languages = []) {
  /** @type {string[]} */
  const asked = [];
  const viewer = await open({ ...options, prepare: async (/** @type {Web.Viewer} */ page) => {
    if (Object.keys(answers).length) await page.answer(answers);
    if (languages.length) await read_in(page, languages);
    page.page.on('request', (request) => { asked.push(...(/\/words\/(\w+)\.json$/.exec(new URL(request.url()).pathname) || []).slice(1)); });
  } });
  return { viewer, asked };
}

/** @param {Web.Viewer} viewer */
const language_of = (viewer) => viewer.page.evaluate(() => document.documentElement.lang);

/** @param {Web.Snapshot} now what a change of language must not touch */
const place_of = ({ time, clock, event, party, panel, camera }) => ({ time, clock, event, party, panel, camera });

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'a reader loads the story in one language, and another one when it changes, without leaving what is seen'({ open, story }) {
    const summary = story.events.find(({ id }) => id === 'borisovka-fire').summary;
    const { viewer, asked } = await watched(open, { path: '?lang=en#event=borisovka-fire&t=2023-05-23T14:00%2B03:00&party=russian-authorities' });
    assert.deepEqual(asked, ['belgorod-2023.en.json']);
    await until_spoken(viewer, summary.en);
    await viewer.must({ name: 'fly', lon: 36.1, lat: 50.5, zoom: 9.2 });
    const before = place_of(await viewer.settled());
    for (const lang of ['uk', 'ru', 'en']) {
      await viewer.must({ name: 'language', lang });
      await until_spoken(viewer, summary[lang]);
      assert.deepEqual(place_of(await viewer.settled()), before, lang);
    }
    assert.deepEqual(asked, ['belgorod-2023.en.json', 'belgorod-2023.uk.json', 'belgorod-2023.ru.json', 'belgorod-2023.en.json']);
    assert.deepEqual((await viewer.snapshot()).notices, []);
  },

  async 'the address and the browser choose the language of the file that is loaded'({ open, story }) {
    for (const lang of tags) {
      const { viewer, asked } = await watched(open, { path: `?lang=${lang}#event=kozinka-fire` });
      assert.deepEqual(asked, [`belgorod-2023.${story.title[lang] ? lang : story.language}.json`]);  // the story has not all
      const { summary } = story.events.find(({ id }) => id === 'kozinka-fire');
      await until_spoken(viewer, summary[lang] || summary[story.language]);  // which the story has not in every language
      await viewer.close();
    }
  },

  async 'a reader whose language the story has not reads it in the next of his own, or in one that is chosen'({ open, story }) {
    const { summary } = story.events.find(({ id }) => id === 'kozinka-fire');
    const { viewer, asked } = await watched(open, { path: '#event=kozinka-fire' }, {}, ['fr-CA', 'uk', 'en']);
    assert.equal(await language_of(viewer), 'fr');
    assert.deepEqual(asked, ['belgorod-2023.uk.json']);
    await until_spoken(viewer, summary.uk);
    await viewer.must({ name: 'language', texts: 'ru' });
    await until_spoken(viewer, summary.ru);
    assert.equal(await language_of(viewer), 'fr');
    await viewer.must({ name: 'language', lang: 'de' });  // which the story has not either
    await until_spoken(viewer, summary.ru);
    assert.deepEqual(asked, ['belgorod-2023.uk.json', 'belgorod-2023.ru.json']);
    assert.deepEqual(await viewer.send({ name: 'language', texts: 'it' }), { ok: false, error: "This story is not told in 'it'; it is in en, uk, ru" });
    await viewer.must({ name: 'language', lang: 'en' });
    await until_spoken(viewer, summary.en);
  },

  async 'names of every language are found whatever is loaded'({ open }) {
    for (const q of ['Козинка', 'Бєлгород', 'Kozinka']) {
      const { viewer } = await watched(open, { path: `?lang=en&panel=claims#q=${encodeURIComponent(q)}` });
      assert.ok((await viewer.settled()).hits.some(({ name }) => name.startsWith('match:')), q);
      await viewer.close();
    }
  },

  async 'where a language cannot be had the whole story is loaded, and nothing is said'({ open, story }) {
    for (const answer of [{ status: 404, body: 'gone', type: 'text/plain' }, { body: '<!doctype html><title>Home</title>', type: 'text/html' }]) {
      const { viewer, asked } = await watched(open, { path: '?lang=uk#event=kozinka-fire', expects_errors: true }, { 'belgorod-2023.uk.json': answer });
      assert.deepEqual(asked, ['belgorod-2023.uk.json', 'belgorod-2023.json']);
      await until_spoken(viewer, story.events.find(({ id }) => id === 'kozinka-fire').summary.uk);
      assert.deepEqual((await viewer.snapshot()).notices, []);
      await viewer.close();
    }
  },

  async 'a change of language that cannot be followed is told, and the story stays'({ open, story }) {
    const gone = { status: 503, body: 'later', type: 'text/plain' };
    const { viewer } = await watched(open, { path: '?lang=en#event=kozinka-fire', expects_errors: true }, { 'belgorod-2023.uk.json': gone, 'belgorod-2023.json': gone });
    await viewer.must({ name: 'language', lang: 'uk' });
    const now = await viewer.until('it is told', ({ notices }) => notices.length > 0);
    assert.match(now.notices[0], /stories\/belgorod-2023\.json/);
    assert.equal(now.event, 'kozinka-fire');
    await until_spoken(viewer, story.events.find(({ id }) => id === 'kozinka-fire').summary.en);
  },

  async 'a story that the site was not built with is loaded whole'({ open, story }) {
    const plain = { ...story, title: 'One language' };
    const { viewer, asked } = await watched(open, { path: '?lang=uk&story=stories/mine.json' }, { 'mine.json': { body: JSON.stringify(plain) } });
    assert.deepEqual(asked, ['mine.json']);
    await viewer.must({ name: 'language', lang: 'ru' });
    await viewer.settled(500);
    assert.deepEqual(asked, ['mine.json']);
  },

  async 'app and page speak each language, whose words come by themselves, and those of no other one'({ open }) {
    for (const [index, tag] of tags.entries()) {
      const { viewer, asked } = await heard(open, { path: `?lang=${tag}` });
      assert.deepEqual(asked, index ? [tag] : []);
      assert.equal(await language_of(viewer), tag);
      assert.equal(await word_of_fit(viewer), app_word(tag, 'fit'));
      assert.equal(await viewer.page.evaluate(() => document.querySelector('[data-text="retry"]').textContent), retry[index]);
      assert.deepEqual((await viewer.snapshot()).notices, []);
      await viewer.close();
    }
  },

  async 'a language that is chosen is spoken when its words have come, and comes once'({ open }) {
    const { viewer, asked } = await heard(open, { path: '?lang=en' });
    for (const tag of ['pl', 'de', 'pl', 'en', 'de']) {
      await viewer.must({ name: 'language', lang: tag });
      assert.equal(await viewer.page.evaluate(() => document.documentElement.lang), tag);
      assert.equal(await word_of_fit(viewer), app_word(tag, 'fit'));
    }
    assert.deepEqual(asked, ['pl', 'de']);
  },

  async 'where the words of a language cannot be had all stays in the one before, and is told why'({ open }) {
    const gone = { 'words/pl.json': { status: 404, body: 'gone', type: 'text/plain' } };
    for (const path of ['?lang=pl', '?lang=en']) {
      const { viewer } = await heard(open, { path, expects_errors: true }, gone);
      const answer = path === '?lang=en' && await viewer.send({ name: 'language', lang: 'pl' });
      const { notices } = await viewer.until('it is told', (now) => now.notices.length > 0);
      const name = names[tags.indexOf('pl')];
      assert.match(notices[0], new RegExp(`^${name}: words/pl\\.json`));
      if (answer) assert.deepEqual(answer, { ok: false, error: notices[0].replace(name, 'language') });
      assert.equal(await language_of(viewer), 'en');
      assert.equal(await word_of_fit(viewer), app_word('en', 'fit'));
      await viewer.close();
    }
  },

  async 'words of another build are refused, and all stays in the language before'({ open }) {
    const other = { 'words/de.json': { body: '{"words":"de","version":"00000000","texts":[],"page":[]}' } };
    const { viewer } = await heard(open, { path: '?lang=en' }, other);
    const answer = await viewer.send({ name: 'language', lang: 'de' });
    const { notices } = await viewer.until('it is told', (now) => now.notices.length > 0);
    assert.deepEqual(answer, { ok: false, error: notices[0].replace('Deutsch', 'language') });
    assert.match(notices[0], /^Deutsch: the file of the interface's words is no use: it is of another version of the viewer: '00000000' for '[0-9a-f]{8}'$/);
    assert.equal(await language_of(viewer), 'en');
  },

  async 'the reader is met in the first of the browser\'s languages that there is'({ open }) {
    const { viewer, asked } = await heard(open, {}, {}, ['sw-KE', 'es-AR', 'en']);
    assert.deepEqual(asked, ['es']);
    assert.equal(await language_of(viewer), 'es');
    assert.equal(await word_of_fit(viewer), app_word('es', 'fit'));
  },
};
