// Every example of docs/EMBEDDING.md and of README.md, run against the built site.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Article, article, serve_articles } from '../embedding.mjs';
import { sleep } from '../browser.mjs';

const kPlaceholder = 'https://example.org';
/** @param {string} text */
const minutes = (text) => Math.round(Date.parse(text) / 60000);

// The fenced blocks of a document: {kind: 'json command', text, line}, with the live site in the place of the placeholder.
/** @param {string} root @param {string} name @param {string} address */
function examples(root, name, address) {
  const text = readFileSync(join(root, name), 'utf8');
  return [...text.matchAll(/^```(.+)\n([^]*?)\n```$/gm)].map((match) => ({
    kind: match[1], line: text.slice(0, match.index).split('\n').length, raw: match[2],
    text: match[2].replaceAll(kPlaceholder + '/map/', address).replaceAll(kPlaceholder + '/sourceline/', address).replaceAll(kPlaceholder, new URL(address).origin),
  }));
}
/** @param {Web.Context} context @param {string[]} kinds */
const of_kind = ({ root, address }, ...kinds) => examples(root, 'docs/EMBEDDING.md', address).filter(({ kind }) => kinds.includes(kind));

/** @param {Web.Context} context @param {string} body @param {(page: Web.Article) => Promise<unknown>} run @param {Record<string, string>} [headers] */
async function in_article({ browser }, body, run, headers) {
  const server = await serve_articles({ '/': { body, headers } });
  const page = await Article.open(await browser(), server.address);
  try {
    await run(page);
    assert.deepEqual([...page.errors, ...page.warnings.filter((text) => /sourceline/.test(text))], [], 'the console complains');
    assert.deepEqual(await page.refused(), []);
  } finally {
    await page.close();
    await server.stop();
  }
}

// What a snippet says of the opening state must be what the map shows.
/** @param {Web.Article} page */
async function check_state(page) {
  const wanted = await page.evaluate(() => {
    const map = document.querySelector('sourceline-map'), frame = document.querySelector('iframe');
    const hash = new URLSearchParams(map ? '' : new URL(frame.src).hash.slice(1).replaceAll('+', '%2B'));
    const said = (/** @type {string} */ name, /** @type {string} */ key) => (map ? map.getAttribute(name) : hash.get(key)) || '';
    return { time: said('time', 't'), event: said('event', 'event'), party: said('party', 'party'), clock: said('clock', 'clock') };
  });
  const now = await page.settled();
  for (const [key, value] of Object.entries(wanted)) {
    if (value) assert.equal(key === 'time' ? minutes(now.time) : now[/** @type {keyof Web.Snapshot} */ (key)], key === 'time' ? minutes(value) : value, key);
  }
}

/** @param {Web.Article} page */
async function check_driving(page) {
  for (const paragraph of await page.page.$$('[data-event]')) {
    const { event, time } = await paragraph.evaluate((p) => { p.scrollIntoView({ block: 'center' }); return { .../** @type {HTMLElement} */ (p).dataset }; });
    const now = await page.settled(0, (one) => one.event === event, `the map shows ${event}`);
    assert.equal(minutes(now.time), minutes(time));
  }
}

/** @param {Web.Context} context @param {{ text: string, line: number, kind: string }} example */
async function run_snippet(context, { text, line, kind }) {
  try {
    await in_article(context, article(text + '<svg width="1" height="900" style="display:block"></svg>', '<style>p { margin: 400px 0 }</style>'), async (page) => {
      await check_state(page);
      if (text.includes('data-event')) await check_driving(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the article overflows');
    });
  } catch (error) {
    if (error instanceof Error) error.message = `the ${kind} of line ${line}: ${error.message}`;
    throw error;
  }
}

// Runs a script in the article and gives back the answers to the commands that it sent.
/** @param {string} address */
const kElement = (address) => article(`<script src="${address}embed.js"></script><sourceline-map height="480"></sourceline-map>`);
/** @param {string} address */
const kFrame = (address) => article(`<iframe src="${address}?embed=1" width="900" height="480"></iframe>`);

/** @param {Web.Article} page @param {string} text */
async function answers_to(page, text) {
  await page.settled();
  return page.evaluate(async (source) => {
    /** @type {any[]} */
  const answers = [];
    addEventListener('message', ({ data }) => { if (data?.type === 'sourceline:answer') answers.push(data); });
    await new (Object.getPrototypeOf(async () => {}).constructor)(source)();
    await new Promise((resolve) => setTimeout(resolve, 600));
    return answers;
  }, text);
}

// The same keys and the same types, all the way down.
/** @param {any} actual @param {any} wanted @param {string} [path] */
function same_shape(actual, wanted, path = 'message') {
  assert.equal(typeof actual, typeof wanted, path);
  if (typeof wanted !== 'object') return;
  assert.deepEqual(Object.keys(actual).sort(), Object.keys(wanted).sort(), path);
  for (const key of Object.keys(wanted)) same_shape(actual[key], wanted[key], `${path}.${key}`);
}

// Sends commands to a frame as an article without embed.js does; gives back all that came from it.
/** @param {Web.Context} context @param {any[]} messages @returns {Promise<any[]>} what the article has heard */
async function converse(context, messages) {
  /** @type {any[]} */
  let heard = [];
  await in_article(context, kFrame(context.address).replace('<body>', '<body><script>window.heard = []; addEventListener("message", (event) => heard.push(event.data))</script>'), async (page) => {
    await page.settled();
    // One after the other: the map tells what has changed once a frame, and not what has come and gone in between.
    for (const message of messages) await page.evaluate(async (data) => {
      const frame = document.querySelector('iframe');
      frame.contentWindow.postMessage(data, new URL(frame.src).origin);
      for (let i = 0; i < 3; ++i) await new Promise(requestAnimationFrame);
    }, message);
    // Until each is answered and nothing more comes.
    const end = Date.now() + 30000;
    for (let before = -1; ; before = heard.length) {
      await sleep(300);
      heard = await page.evaluate(() => window.heard);
      const answered = messages.every((message) => heard.some((/** @type {any} */ one) => one.type === 'sourceline:answer' && one.id === message.id));
      if ((answered && heard.length === before) || Date.now() > end) break;
    }
  });
  return heard;
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'every kind of example is there'({ root, address }) {
    /** @type {Record<string, number>} */
    const kinds = {};
    for (const { kind } of examples(root, 'docs/EMBEDDING.md', address)) kinds[kind] = (kinds[kind] || 0) + 1;
    assert.deepEqual(kinds, { html: 7, js: 2, 'js frame': 1, 'json command': 2, 'json answer': 2, 'json event': 4, 'http frame': 1, 'http element': 1 });
  },

  async 'the snippets show the map as they say'(context) {
    for (const example of of_kind(context, 'html')) await run_snippet(context, example);
  },

  async 'the snippet of the read-me shows the map'(context) {
    const text = readFileSync(join(context.root, 'README.md'), 'utf8');
    const snippet = /^ {4}<[^]*?(?=\n\n)/m.exec(text)[0].replace(/^ {4}/gm, '').replaceAll(kPlaceholder + '/map/', context.address);
    assert.ok(snippet.includes(context.address), snippet);
    await run_snippet(context, { text: snippet, line: 0, kind: 'snippet of README.md' });
  },

  async 'the scripts run and every command in them is carried out'(context) {
    for (const { kind, text, line } of of_kind(context, 'js', 'js frame')) {
      const body = kind === 'js' ? kElement(context.address) : kFrame(context.address);
      await in_article(context, body, async (page) => {
        const answers = await answers_to(page, text);
        assert.ok(answers.length, `line ${line}: no command was answered`);
        assert.deepEqual(answers.filter(({ ok }) => !ok), [], `line ${line}`);
      });
    }
  },

  async 'the messages are those that go to and fro'(context) {
    const parse = (/** @type {string} */ kind) => of_kind(context, kind).flatMap(({ text }) => text.split('\n').map((line) => JSON.parse(line)));
    const commands = parse('json command').map((one, at) => one.type ? one : { type: 'sourceline:command', v: 1, id: `c${at}`, command: one });
    const heard = await converse(context, commands);
    for (const { id } of commands) assert.deepEqual(heard.find((/** @type {any} */ one) => one.type === 'sourceline:answer' && one.id === id), { type: 'sourceline:answer', v: 1, id, ok: true });
    for (const wanted of parse('json event')) {
      const actual = heard.find((/** @type {any} */ one) => one.type === wanted.type && (wanted.type !== 'sourceline:select' || one.event));
      assert.ok(actual, `no ${wanted.type} came`);
      same_shape(actual, wanted);
      if (wanted.type === 'sourceline:ready') assert.deepEqual(actual, wanted);
    }
    const [carried_out, refused] = parse('json answer');
    const answers = (await converse(context, [commands[0], { type: 'sourceline:command', v: 1, id: 2, command: { name: 'select', event: 'nowhere' } }])).filter((/** @type {{ type: string }} */ { type }) => type === 'sourceline:answer');
    assert.deepEqual(answers, [carried_out, refused]);
  },

  async 'the heights are announced in the forms that are named'(context) {
    const heard = await converse(context, []);
    const height = heard.find((/** @type {{ type: string }} */ { type }) => type === 'sourceline:height')?.height;
    assert.equal(height, Math.ceil(900 * 5 / 8));
    assert.ok(heard.some((/** @type {any} */ one) => JSON.stringify(one) === `{"datawrapper-height":{"sourceline":${height}}}`), JSON.stringify(heard));
    assert.ok(heard.some((/** @type {any} */ one) => JSON.stringify(one) === `{"sentinel":"amp","type":"embed-size","height":${height}}`));
  },

  async 'the content policies are enough'(context) {
    const { address } = context;
    const bodies = {
      'http frame': `<iframe src="${address}?embed=1" width="900" height="480"></iframe>`,
      'http element': `<script src="${address}embed.js"></script><sourceline-map height="480"></sourceline-map>`,
    };
    for (const [kind, inside] of Object.entries(bodies)) {
      const [{ text }] = of_kind(context, kind);
      const [, name, value] = /^([\w-]+): (.*)$/.exec(text);
      await in_article(context, `<!doctype html><title>An article</title>${inside}`, (page) => page.settled(), { [name]: value });
    }
  },
};
