// A story that takes seconds to read: the page says how far it has come, stays alive, and may be left, put to sleep or
// given another story meanwhile.
import assert from 'node:assert/strict';

const kEvents = 25_000;
const kServed = 'stories/belgorod-2023.json', kLarge = 'stories/large.json';

/** Minutes after the story's start. @param {number} minutes */
const at = (minutes) => new Date(Date.UTC(2023, 4, 22, 0, minutes)).toISOString().slice(0, 16);

function large_story() {
  const ids = Array.from({ length: kEvents }, (_, index) => index);
  // No two of the same span: those would be one block.
  const when = (/** @type {number} */ index) => ({ start: at(index % 1440), end: at(index % 1440 + 60 + Math.floor(index / 1440) * 7), precision: 'exact' });
  return JSON.stringify({
    format: 'sourceline-story', version: 1, id: 'large', title: 'A large story', summary: 'Made up.', language: 'en',
    utc_offset: '+03:00', time_label: 'Local time', basemap: 'belgorod', view: { bbox: [34.2, 49.6, 38.8, 51.4] },
    time: { start: '2023-05-22T00:00', end: '2023-05-24T00:00', initial: '2023-05-23T00:00' },
    parties: [{ id: 'north', name: 'North' }, { id: 'south', name: 'South' }],
    actors: ['north', 'south'].map((party) => ({ id: party, name: party, role: 'speaker', party })),
    sources: [{ id: 's', title: 'A report', published: '2023-05-24', language: 'en' }],
    places: Array.from({ length: 50 }, (_, index) => ({ id: `p${index}`, name: `Place ${index}`, kind: 'village', lon: 34.5 + (index % 10) * 0.4, lat: 49.8 + Math.floor(index / 10) * 0.3, precision: 'exact', coordinates_from: 'made up' })),
    events: ids.map((index) => ({ id: `e${index}`, title: `Event ${index}`, summary: 'Made up, and told in a few words.', kind: 'shelling', when: when(index), place: `p${index % 50}` })),
    claims: ids.map((index) => ({ id: `c${index}`, event: `e${index}`, actor: index % 2 ? 'north' : 'south', text: `Says that it was so, for the ${index}th time.`, quote: 'it was so', voice: 'reported', source: 's' })),
  });
}

// Each event at a place of its own, within one degree.
function dense_story() {
  const story = JSON.parse(large_story());
  story.id = 'dense';
  story.events = story.events.slice(0, 4000);
  story.claims = story.claims.slice(0, 4000);
  story.places = story.events.map((/** @type {{ place: string }} */ event, /** @type {number} */ index) => {
    event.place = `p${index}`;
    return { id: event.place, name: `Place ${index}`, kind: 'village', lon: 36 + index * 7919 % 1009 / 1009, lat: 50.6 + index * 104_729 % 997 / 1994, precision: 'exact', coordinates_from: 'made up' };
  });
  return JSON.stringify(story);
}

const kStory = large_story(), kDense = 'stories/dense.json';
const kAnswers = { [kLarge]: { body: kStory }, [kDense]: { body: dense_story() }, 'stories/cut.json': { body: kStory.slice(0, kStory.length * 0.9) } };

/** What the page says while it loads, each once. @param {Web.Viewer} viewer */
const listen = (viewer) => viewer.page.evaluateOnNewDocument(() => {
  /** @type {string[]} */
  const said = [];
  Object.assign(window, { said });
  addEventListener('DOMContentLoaded', () => {
    const text = document.getElementById('progress-text');
    if (text) new MutationObserver(() => { if (text.textContent) said.push(text.textContent); }).observe(text, { childList: true, characterData: true, subtree: true });
  });
});

/** Resolves once the page reads the story. @param {Web.Viewer} viewer */
const reads = (viewer) => viewer.page.waitForFunction(() => Reflect.get(window, 'said').some((/** @type {string} */ text) => text.startsWith('Reading')), { polling: 10, timeout: 30_000 });

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'a large story is read bit by bit: the page says how far it has come, and answers meanwhile'({ open }) {
    const viewer = await open({ path: `?story=${kLarge}`, wait: false, prepare: async (page) => { await page.answer(kAnswers); await listen(page); } });
    await reads(viewer);
    assert.equal((await viewer.snapshot()).state, 'loading');
    await viewer.ready();
    const now = await viewer.settled();
    assert.equal(now.story, 'large');
    const said = await viewer.page.evaluate(() => /** @type {string[]} */ (Reflect.get(window, 'said')));
    const shares = said.map((text) => /^Reading the story, (\d+)%$/.exec(text)?.[1]).filter(Boolean).map(Number);
    assert.ok(shares.length > 3, `said: ${said}`);
    assert.ok(shares.every((share, at) => share <= 100 && (at === 0 || share >= shares[at - 1])), `shares: ${shares}`);
    assert.ok(now.density && now.density.most > 40, 'so many events have no bars');
    assert.deepEqual(now.density.parties, ['north', 'south']);
  },

  async 'a page that is hidden and put to sleep while it reads goes on when it is seen again'({ open }) {
    const viewer = await open({ path: `?story=${kLarge}`, wait: false, prepare: async (page) => { await page.answer(kAnswers); await listen(page); } });
    await reads(viewer);
    const other = await viewer.page.browser().newPage();  // in front of it
    await viewer.page.waitForFunction(() => document.hidden, { polling: 50 });
    await viewer.cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await viewer.cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await other.close();
    await viewer.page.bringToFront();
    await viewer.page.waitForFunction(() => !document.hidden, { polling: 50 });
    await viewer.ready();
    assert.equal((await viewer.settled()).story, 'large');
  },

  async 'a page that is left while it reads can be come back to'({ open }) {
    const viewer = await open({ path: `?story=${kLarge}`, wait: false, prepare: async (page) => { await page.answer(kAnswers); await listen(page); } });
    await reads(viewer);
    await viewer.page.goto('about:blank');
    await viewer.page.goBack({ waitUntil: 'domcontentloaded' });
    await viewer.ready();
    assert.equal((await viewer.settled()).story, 'large');
  },

  async 'the story on screen stays alive while another is read, and a third one takes its place'({ open }) {
    const viewer = await open({ expects_errors: true, prepare: (page) => page.answer(kAnswers) });
    const before = await viewer.settled();
    // The second is asked for in the midst of the first: after so many of the stretches that it is read in.
    const [large, served] = await viewer.page.evaluate(async ([large, served]) => {
      const post = MessagePort.prototype.postMessage;
      const midst = new Promise((resolve) => {
        let stretches = 0;
        MessagePort.prototype.postMessage = /** @this {MessagePort} @param {any[]} given */ function (...given) {
          if (++stretches === 20) resolve(null);
          return Reflect.apply(post, this, given);
        };
      });
      const first = window.sourceline.send({ name: 'load', story: large });
      await midst;
      MessagePort.prototype.postMessage = post;
      return Promise.all([first, window.sourceline.send({ name: 'load', story: served })]);
    }, [kLarge, kServed]);
    assert.deepEqual(served, { ok: true });
    assert.deepEqual(large, { ok: false, error: `load: ${kLarge} is not shown: another story was asked for meanwhile.` });
    const now = await viewer.settled();
    assert.equal(now.story, before.story);
    assert.equal(now.state, 'ready');
    const answers = await viewer.page.evaluate(async (large) => {
      const loaded = window.sourceline.send({ name: 'load', story: large });
      const selected = await window.sourceline.send({ name: 'clock', clock: 'known' });
      return [selected, await loaded];
    }, kLarge);
    assert.deepEqual(answers, [{ ok: true }, { ok: true }]);
    assert.equal((await viewer.settled()).story, 'large');
  },

  async 'thousands of places are dots, as large as they count events; one that is pressed lists them, nearer there are badges'({ open }) {
    for (const touch of [false, true]) {
      const viewer = await open({ path: `?story=${kDense}`, wait: false, touch, ...touch ? { width: 390, height: 844 } : {}, prepare: (page) => page.answer(kAnswers) });
      await viewer.ready();
      await viewer.must({ name: 'seek', time: '2023-05-24T00:00+03:00' });
      const now = await viewer.settled();
      assert.ok(now.symbols.length > (touch ? 10 : 50), `${now.symbols.length} dots`);
      for (const one of now.symbols) assert.ok(one.width <= 11.1, `${one.events[0]} is ${one.width} px wide`);
      const by_count = now.symbols.toSorted((a, b) => b.events.length - a.events.length);
      for (const [i, one] of by_count.entries())
        if (i > 0 && one.events.length < by_count[i - 1].events.length) assert.ok(one.width <= by_count[i - 1].width);
      assert.deepEqual(now.hits.filter((hit) => /^(badge|event):/.test(hit.name)), []);
      const counted = by_count.find((one) => now.parts.map && one.y < now.parts.map.y + now.parts.map.height - 60 && one.y > now.parts.map.y + 30 && one.x > 60 && one.x < now.parts.map.x + now.parts.map.width - 60);
      assert.ok(counted && counted.events.length > 3);
      const listed = await (touch ? viewer.tap(counted) : viewer.click(counted));
      assert.ok(listed.hits.some((hit) => hit.name.startsWith('badge-event:')), 'a press on a dot lists its events');
      await viewer.must({ name: 'fly', lon: 36.5, lat: 50.85, zoom: 12 });
      const nearer = await viewer.settled();
      assert.ok(nearer.symbols.length > 5 && nearer.symbols.every((one) => one.width === 26), 'nearer there are symbols and badges');
    }
  },

  async 'a large story that ends in the middle leaves the one on screen, and says where it ends'({ open }) {
    const viewer = await open({ expects_errors: true, prepare: (page) => page.answer(kAnswers) });
    const before = await viewer.settled();
    const answer = await viewer.send({ name: 'load', story: 'stories/cut.json' });
    if (answer.ok !== false) assert.fail('a file that is cut off was shown');
    assert.match(answer.error, /stories\/cut\.json/);
    assert.match(answer.error, /line 1, column \d+: the file ends in the middle: it is cut off, or a closing ", \] or \} is missing/);
    assert.equal((await viewer.settled()).story, before.story);
  },
};
