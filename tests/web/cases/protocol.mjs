// Messages between an article and the map in its frame.
import assert from 'node:assert/strict';
import { sleep } from '../browser.mjs';
import { open_article } from '../article.mjs';

/** @param {import('../article.mjs').Options} options @param {(article: Web.Guest, context: { address: string, story: Web.Story, browser: import('puppeteer-core').Browser }) => Promise<unknown>} run @returns {(context: Web.Context) => Promise<void>} */
const inside = (options, run) => async ({ browser, address, story }) => {
  const article = await open_article(await browser(), address, options);
  try {
    await run(article, { story, address, browser: (await browser()).browser });
    assert.deepEqual(article.errors.filter((text) => !options.expected?.test(text)), []);
  } finally {
    await article.close();
  }
};

// A frame of another site that is out of view is given no animation frames, so both must be in view.
const kTwo = { frames: [{ height: 500 }, { height: 500 }], height: 1400 };

/** @param {import('../article.mjs').Heard[]} heard @param {string} type */
const of_type = (heard, type) => heard.filter(({ data }) => data?.type === 'sourceline:' + type);

// Deterministic, so that a failure comes again (mulberry32).
/** @param {number} seed */
function random_from(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Runs in the article: posts hostile messages to the frame; tells the ids that deserve an answer.
/** @param {{ count: number, seed: number, source: string }} how */
function send_hostile({ count, seed, source }) {
  const random = new Function('return ' + source)()(seed);
  const target = document.querySelector('iframe').contentWindow;
  const pick = (/** @type {any[]} */ list) => list[Math.floor(random() * list.length)];
  const deep = (/** @type {number} */ levels) => { let value = /** @type {unknown} */ ('x'); for (let i = 0; i < levels; ++i) value = random() < 0.5 ? [value] : { time: value }; return value; };
  const cyclic = () => { const value = /** @type {Record<string, unknown>} */ ({ name: 'seek' }); value.time = value; value.self = [value]; return value; };
  const odd = [
    () => /** @type {unknown} */ (undefined), () => /** @type {unknown} */ (null), () => NaN, () => -Infinity, () => 10n, () => '', () => 'x'.repeat(300000), () => '\ud800\0\u202e', () => /** @type {unknown[]} */ ([]), () => ({}),
    () => new Date(NaN), () => /(a+)+$/, () => new Map([['name', 'fit']]), () => new Set([1]), () => new Uint8Array(2000), () => new ArrayBuffer(16),
    () => new Error('no'), () => deep(5), () => deep(900), cyclic, () => Object.fromEntries(Array.from({ length: 5000 }, (_, i) => ['k' + i, i])),
    () => new Array(100000).fill({ name: 'fit' }), () => { const a = []; a[4000000000] = 1; return a; }, () => JSON.parse('{"__proto__": {"name": "fit"}, "name": "seek"}'),
    () => JSON.parse('{"name": "fit", "constructor": {"prototype": {"ok": true}}}'), () => new Boolean(true), () => Object('fit'), () => new Blob(['x']),
  ];
  const names = ['seek', 'select', 'clock', 'party', 'fly', 'fit', 'play', 'step', 'language', 'theme', 'panel', 'load', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''];
  const keys = ['time', 'event', 'clock', 'party', 'lon', 'lat', 'zoom', 'direction', 'lang', 'theme', 'accent', 'panel', 'story', '__proto__', 'name', 'then', 'toJSON'];
  const command_of = () => {
    if (random() < 0.4) return pick(odd)();
    const command = { name: random() < 0.8 ? pick(names) : pick(odd)() };
    for (let i = Math.floor(random() * 4); i > 0; --i) Object.defineProperty(command, pick(keys), { value: pick(odd)(), enumerable: true, configurable: true, writable: true });
    if (command.name === 'load' && 'story' in command && command.story === '') delete command.story;
    return command;
  };
  const deserving = [];
  for (let i = 0; i < count; ++i) {
    const kind = random(), id = random() < 0.1 ? 'twice' : 'hostile-' + i;
    let message;
    if (kind < 0.15) message = pick(odd)();
    else if (kind < 0.25) message = { type: pick(['sourceline:answer', 'sourceline:ready', 'sourceline:', 'SOURCELINE:COMMAND', 'webpackOk', 7, null]), v: 1, id, command: { name: 'fit' } };
    else if (kind < 0.35) message = { type: 'sourceline:command', v: pick([0, 2, '1', null, undefined, 1.5, [1], NaN]), id, command: { name: 'fit' } };
    else if (kind < 0.45) message = { type: 'sourceline:command', v: 1, id: pick([...odd, () => 'y'.repeat(129)])(), command: { name: 'fit' } };
    else message = { type: 'sourceline:command', v: 1, id, command: command_of() };
    try { target.postMessage(message, '*'); } catch { continue; }  // what cannot be cloned is never sent
    if (kind >= 0.25 && kind < 0.35 || kind >= 0.45) deserving.push(id);
  }
  return deserving;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  'every command is answered to the article, with its id, ok or with a reason': inside({}, async (article, { story, address }) => {
    const right = [
      { name: 'seek', time: '2023-05-22T14:00+03:00' }, { name: 'select', event: story.events[2].id }, { name: 'clock', clock: 'known' },
      { name: 'party', party: story.parties[0].id }, { name: 'party', party: null }, { name: 'fly', lon: 36.2, lat: 50.4, zoom: 9 }, { name: 'fit' },
      { name: 'step', direction: 'next' }, { name: 'language', lang: 'uk' }, { name: 'theme', theme: 'dark' }, { name: 'panel', panel: 'claims' },
      { name: 'play' }, { name: 'pause' },
    ];
    for (const command of right) {
      const id = 'id of ' + command.name;
      assert.deepEqual(await article.command(command, 0, { id }), { type: 'sourceline:answer', v: 1, id, ok: true });
    }
    assert.equal((await article.command({ name: 'fit' }, 0, { id: 0.5 })).id, 0.5);
    const refused = async (/** @type {unknown} */ message, /** @type {string} */ error, id = 'wrong') => {
      await article.page.evaluate((m) => { window.__heard.length = 0; document.querySelector('iframe').contentWindow.postMessage(m, '*'); }, message);
      for (let i = 0; i < 40 && !of_type(await article.heard(), 'answer').length; ++i) await sleep(25);
      const [answer] = of_type(await article.heard(), 'answer');
      assert.deepEqual(answer?.data, { type: 'sourceline:answer', v: 1, id, ok: false, error });
      assert.equal(answer.origin, new URL(address).origin);
    };
    const base = { type: 'sourceline:command', v: 1, id: 'wrong' };
    await refused({ ...base, v: 2, command: { name: 'fit' } }, 'the message must have "v": 1, the version of the protocol that this viewer speaks');
    await refused({ ...base, command: 'fit' }, '"command" must be an object with a text "name"');
    await refused({ ...base }, 'the command holds a value of the type undefined; it may hold texts, finite numbers, true, false, null, lists and objects');
    await refused({ ...base, command: { name: 'seek', time: 'x'.repeat(9000) } }, 'the command is too large: at most 64 parts and 8192 characters');
    await refused({ ...base, command: { name: 'seek', time: [[[[[]]]]] } }, 'the command is nested too deeply: at most 4 levels');
    await refused({ ...base, id: 'x'.repeat(200), command: { name: 'fit' } }, 'the "id" of a command must be a text of at most 128 characters or a finite number', null);
    await refused({ ...base, command: { name: 'select', event: 'nobody-knows' } }, (await article.command({ name: 'select', event: 'nobody-knows' })).error);
    await refused({ ...base, command: { name: 'theme', theme: 'dark', accent: 'red' } }, "theme: 'accent' must be a colour such as #8b4a44, or null for the design's own");
  }),

  'the article hears ready, select and state, and no flood of them': inside({}, async (article, { story, address }) => {
    const heard = await article.heard();
    const [ready, ...more] = of_type(heard, 'ready');
    assert.deepEqual(ready.data, { type: 'sourceline:ready', v: 1, story: story.id, title: ready.data.title });
    assert.ok(ready.data.title.length > 5);
    assert.equal(ready.origin, new URL(address).origin);
    assert.deepEqual(more, []);
    await article.page.evaluate(() => { window.__heard.length = 0; });
    await article.command({ name: 'select', event: story.events[2].id });
    await article.settled();
    await sleep(200);
    const after = await article.heard();
    assert.deepEqual(of_type(after, 'select').map(({ data }) => data), [{ type: 'sourceline:select', v: 1, event: story.events[2].id }]);
    const states = of_type(after, 'state');
    assert.ok(states.length >= 1 && states.length <= 2, `${states.length} states for one selection`);
    const now = await article.snapshot();
    const { camera, ...rest } = states.at(-1).data;
    assert.deepEqual(rest, { type: 'sourceline:state', v: 1, state: 'ready', time: now.time, clock: now.clock, event: now.event, party: now.party, place: '', step: now.step, panel: now.panel, lang: 'en', texts: '', q: '', kind: '', actor: '' });
    assert.deepEqual(Object.keys(camera).sort(), ['lat', 'lon', 'zoom']);
    await article.page.evaluate(() => { window.__heard.length = 0; });
    await article.command({ name: 'fly', lon: 36.3, lat: 50.5, zoom: 9.5 });
    await article.settled();
    await sleep(200);
    assert.equal(of_type(await article.heard(), 'state').length, 1, 'a flight is one change');
    await sleep(500);
    assert.equal((await article.heard()).filter(({ data }) => data?.type !== 'sourceline:answer').length, 1, 'the map talks while nothing happens');
  }),

  'commands sent while the map loads are carried out when it is there': inside({ wait: false }, async (article, { story }) => {
    const sent = await article.page.evaluate(async (event) => {
      await window.__frame_loaded;
      const ready_first = window.__heard.some((/** @type {{ data?: { type?: string } }} */ { data }) => data?.type === 'sourceline:ready');
      const answers = await Promise.all([window.__command({ name: 'select', event }), window.__command({ name: 'panel', panel: 'sources' })]);
      return { ready_first, answers };
    }, story.events[4].id);
    assert.deepEqual(sent.answers.map(({ ok }) => ok), [true, true]);
    assert.equal(sent.ready_first, false, 'the map was there before the test could ask too early');
    const now = await article.settled();
    assert.deepEqual([now.event, now.panel], [story.events[4].id, 'sources']);
  }),

  'more than 64 waiting commands are refused, and all are when the map fails': inside({ wait: false, frames: [{ query: '&story=stories/none.json' }], expected: /404/ }, async (article) => {
    const answers = await article.page.evaluate(async () => {
      await window.__frame_loaded;
      return Promise.all(Array.from({ length: 70 }, () => window.__command({ name: 'fit' })));
    });
    assert.equal(answers.length, 70);
    for (const { ok, error } of answers) {
      assert.equal(ok, false);
      assert.ok(typeof error === 'string' && error.length > 10, error);
    }
    // Answers and events are told in turns of their own.
    for (let i = 0; i < 100 && !(of_type(await article.heard(), 'error').length && of_type(await article.heard(), 'state').length); ++i) await sleep(30);
    assert.deepEqual(of_type(await article.heard(), 'ready'), []);
    const errors = of_type(await article.heard(), 'error').map(({ data }) => data);
    assert.equal(errors.length, 1);
    assert.match(errors[0].text, /stories\/none\.json could not be loaded: the server answers 404/);
    assert.ok(of_type(await article.heard(), 'state').some(({ data }) => data.state === 'failed'));
  }),

  'only the parent window is listened to': inside(kTwo, async (article, { address }) => {
    const before = await article.snapshot(0);
    // A sibling frame and an opened window both reach the frame, and neither is heard.
    await (await article.frame(1)).evaluate(() => {
      window.answers = [];
      addEventListener('message', ({ data }) => window.answers.push(data));
      window.parent.frames[0].postMessage({ type: 'sourceline:command', v: 1, id: 'sibling', command: { name: 'panel', panel: 'sources' } }, '*');
    });
    await (await article.frame(0)).evaluate(() => {
      window.postMessage({ type: 'sourceline:command', v: 1, id: 'self', command: { name: 'panel', panel: 'sources' } }, '*');
    });
    await sleep(400);
    assert.equal((await article.settled(0)).panel, before.panel);
    assert.deepEqual(await (await article.frame(1)).evaluate(() => window.answers), []);
    assert.deepEqual(of_type(await article.heard(), 'answer'), []);
    // A page that is not framed listens to nobody, not even to its opener.
    const [popup] = await Promise.all([
      new Promise((resolve) => article.page.once('popup', resolve)),
      article.page.evaluate((url) => { window.opened = window.open(url, '_blank'); }, address),
    ]);
    await popup.waitForFunction(() => window.sourceline);
    await popup.evaluate(() => window.sourceline.ready);
    await article.page.evaluate(() => window.opened.postMessage({ type: 'sourceline:command', v: 1, id: 'opener', command: { name: 'panel', panel: 'sources' } }, '*'));
    await sleep(400);
    assert.notEqual(await popup.evaluate(() => window.sourceline.snapshot().panel), 'sources');
    await popup.close();
    assert.deepEqual(of_type(await article.heard(), 'answer'), []);
  }),

  'two maps in one article do not disturb each other': inside(kTwo, async (article, { story }) => {
    const [one, two] = [story.events[2].id, story.events[5].id];
    assert.equal((await article.command({ name: 'select', event: one }, 0)).ok, true);
    await article.settled(0);
    const untouched = await article.settled(1);
    assert.equal(untouched.event, '');
    assert.equal((await article.command({ name: 'select', event: two }, 1, { id: 'same id' })).ok, true);
    assert.equal((await article.command({ name: 'clock', clock: 'known' }, 1, { id: 'same id' })).ok, true);
    await article.settled(1);
    const now = await article.settled(0);
    assert.deepEqual([now.event, now.clock], [one, 'happened']);
    const selects = of_type(await article.heard(), 'select').map(({ data, from }) => [from, data.event]);
    assert.deepEqual(selects, [[0, one], [1, two]]);
    assert.ok(of_type(await article.heard(), 'answer').filter(({ data }) => data.id === 'same id').every(({ from }) => from === 1));
  }),

  'a thousand hostile messages do no harm': inside({}, async (article, { story }) => {
    const before = await article.snapshot();
    await article.in_frame(() => { window.raised = []; addEventListener('error', ({ message }) => window.raised.push(message)); addEventListener('unhandledrejection', ({ reason }) => window.raised.push(String(reason))); });
    /** @type {string[]} */
    const deserving = [];
    for (const seed of [1, 2, 3, 4]) deserving.push(...await article.page.evaluate(send_hostile, { count: 250, seed, source: random_from.toString() }));
    assert.ok(deserving.length > 500, `${deserving.length} messages deserve an answer`);
    await article.command({ name: 'pause' });
    const count = (/** @type {any[]} */ list) => list.reduce((/** @type {Map<string, number>} */ all, /** @type {string} */ id) => all.set(id, (all.get(id) || 0) + 1), new Map());
    const all_answered = () => article.page.evaluate((/** @type {[string, number][]} */ wanted) => {  // what was heard is too much to carry over each time
      /** @type {Map<string, number>} */
      const given = new Map();
      for (const { data } of window.__heard) if (data?.type === 'sourceline:answer') given.set(data.id, (given.get(data.id) ?? 0) + 1);
      return wanted.every(([id, times]) => (given.get(id) ?? 0) >= times);
    }, [...count(deserving)]);
    for (const end = Date.now() + 60000; Date.now() < end && !await all_answered();) await sleep(100);
    const answers = of_type(await article.heard(), 'answer').map(({ data }) => data), given = count(answers.map(({ id }) => id));
    for (const [id, times] of count(deserving)) assert.equal(given.get(id), times, `${id} was answered ${given.get(id)} times`);
    for (const answer of answers) {
      assert.equal(answer.v, 1);
      if (answer.ok !== true) assert.ok(answer.ok === false && answer.error.length > 5 && answer.error.length < 2000, JSON.stringify(answer).slice(0, 300));
    }
    assert.deepEqual(await article.in_frame(() => window.raised), []);
    assert.deepEqual(await article.in_frame(() => [Reflect.get({}, 'name') ?? 'clean', Reflect.get({}, 'ok') ?? 'clean', Reflect.get([], 'name') ?? 'clean', Object.keys(Object.prototype)]), ['clean', 'clean', 'clean', []]);
    await article.command({ name: 'language', lang: 'en' });
    assert.equal((await article.command({ name: 'select', event: story.events[3].id })).ok, true);
    const after = await article.settled();
    assert.deepEqual([after.state, after.event, after.story], ['ready', story.events[3].id, before.story]);
  }),

  'height is announced once for a width, in the forms that newsrooms know': inside({ frames: [{ query: '&story=stories/belgorod-2023.json&initialWidth=640&childId=chart-1&parentUrl=x', width: '800px' }] }, async (article) => {
    const heights = async () => (await article.heard()).map(({ data }) => data).filter((data) => data && (typeof data === 'string' || data.type === 'sourceline:height' || data.type === 'embed-size' || data['datawrapper-height']));
    const forms = (/** @type {number} */ height) => [
      { 'datawrapper-height': { 'belgorod-2023': height } }, { sentinel: 'amp', type: 'embed-size', height },
      `pymxPYMxchart-1xPYMxheightxPYMx${height}`, { type: 'sourceline:height', v: 1, height },
    ];
    assert.deepEqual(await heights(), forms(500));
    const set = (/** @type {Partial<CSSStyleDeclaration>} */ style) => article.page.evaluate((s) => { window.__heard.length = 0; Object.assign(document.querySelector('iframe').style, s); }, style);
    await set({ height: '500px' });
    await sleep(300);
    assert.deepEqual(await heights(), [], 'a new height was answered with a height');
    await set({ width: '785px' });
    await sleep(300);
    assert.deepEqual(await heights(), [], 'a scroll bar\'s width counts');
    await set({ width: '391px' });
    for (const end = Date.now() + 20000; Date.now() < end && (await heights()).length < forms(685).length; await sleep(50));
    assert.deepEqual(await heights(), forms(685));
  }),

  'an article without an origin gets answers, but nothing of its reader unasked': inside({ wait: false, pages: {} }, async (article, { address }) => {
    await article.page.evaluate((url) => {
      const outer = document.createElement('iframe');
      outer.id = 'outer';
      outer.sandbox = 'allow-scripts';
      outer.style.cssText = 'width:700px;height:500px';
      outer.srcdoc = `<meta name="referrer" content="no-referrer"><script>const heard=[];addEventListener('message',e=>{if(e.source===frames[0])heard.push(e.data.type||'');if(e.data==='tell')parent.postMessage({heard:heard.slice()},'*');if(e.data&&e.data.ask)frames[0].postMessage(e.data.ask,'*')})</script><iframe src="${url}?embed=1" style="width:680px;height:480px"></iframe>`;
      document.body.prepend(outer);
    }, address);
    const told = () => article.page.evaluate(() => new Promise((resolve) => {
      addEventListener('message', ({ data }) => { if (data?.heard) resolve(data.heard); });
      document.querySelector('#outer').contentWindow.postMessage('tell', '*');
    }));
    const tell = (/** @type {unknown} */ ask) => article.page.evaluate((a) => document.querySelector('#outer').contentWindow.postMessage({ ask: a }, '*'), ask);
    for (const end = Date.now() + 30000; Date.now() < end && !(await told()).includes('sourceline:ready'); await sleep(100));
    assert.deepEqual([...new Set((await told()).filter(Boolean))].sort(), ['embed-size', 'sourceline:height', 'sourceline:ready']);
    const inner = article.page.frames().find((frame) => frame.parentFrame()?.parentFrame());
    await inner.evaluate(() => window.sourceline.send({ name: 'panel', panel: 'sources' }));
    await inner.evaluate(() => window.sourceline.send({ name: 'step', direction: 'next' }));
    await sleep(1500);
    assert.ok(!(await told()).some((/** @type {string} */ type) => /state|select/.test(type)), 'it was told of the reader unasked');
    await tell({ type: 'sourceline:command', v: 1, id: 1, command: { name: 'step', direction: 'next' } });
    await sleep(1500);
    const types = await told();
    for (const type of ['answer', 'select', 'state']) assert.ok(types.includes('sourceline:' + type), `${type} is missing: ${types}`);
  }),

  'the page\'s own send takes nothing but data': async ({ open }) => {
    const viewer = await open();
    const answers = await viewer.page.evaluate(async () => {
      let reads = 0;
      class Fit { constructor() { this.name = 'fit'; } }
      const given = [
        Object.defineProperty({}, 'name', { enumerable: true, get() { return ++reads === 1 ? 'fit' : 'explode'; } }),
        Object.defineProperty({}, 'name', { enumerable: true, get() { throw new Error('gotcha'); } }),
        new Fit(), Object.create({ name: 'fit' }), { name: 'fit', toJSON() { return { name: 'play' }; } }, Object.assign(Object.create(null), { name: 'fit' }),
        JSON.parse('{"name": "fit", "__proto__": {"polluted": 1}}'), { name: 'fit', lon: undefined },
      ];
      const all = [];
      for (const command of given) all.push(await window.sourceline.send(command));
      return [...all, Reflect.get({}, 'polluted') ?? 'clean'];
    });
    const plain = 'it may hold texts, finite numbers, true, false, null, lists and objects';
    assert.deepEqual(answers, [
      { ok: true }, { ok: false, error: 'gotcha' },
      { ok: false, error: `the command holds an object of another kind; ${plain}` }, { ok: false, error: `the command holds an object of another kind; ${plain}` },
      { ok: false, error: `the command holds a value of the type function; ${plain}` }, { ok: true },
      { ok: false, error: 'the command has the key "__proto__", which is not allowed' }, { ok: true }, 'clean',
    ]);
  },
};
