// The studio: what is dropped on it is read in the browser as the command line reads it, word for word.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as words from '../../../build/words.js';
import { arrange, name_of, places_of_basemap } from '../../../web/studio/arrange.js';
import { Memory, with_folder } from '../../../web/studio/memory.js';
import { counted, in_english, listed, speak } from '../../../web/studio/words.js';
import { bomb, photos, rows_of, workbook_of } from '../../package/workbooks.mjs';
import { launch } from '../browser.mjs';
import { Article } from '../embedding.mjs';
import { start_server } from '../server.mjs';

/** What a test has: the page, a folder of its own, the native command line run in it. */
class Studio {
  drops = 0;
  /** @type {string[]} */
  of_workers = [];
  downloads = 0;

  /** @param {Article} page @param {string} folder @param {string} program */
  constructor(page, folder, program) {
    this.page = page;
    this.folder = folder;
    this.program = program;
  }

  listens() { return this.page.until('the page listens', () => document.body.dataset.state === 'empty' && Boolean(window.sourceline_gives)); }

  // Opens the page anew, as the browser of a reader of these languages does.
  /** @param {string} query @param {string[]} languages */
  async open(query, languages) {
    const { page } = this.page;
    await page.evaluateOnNewDocument((all) => { Object.defineProperty(navigator, 'languages', { value: all, configurable: true }); }, languages);
    await page.goto(new URL(page.url()).origin + `/studio.html${query}`, { waitUntil: 'domcontentloaded' });
    this.drops = 0;
    await this.listens();
  }

  // All that the page says to eye and ear, but for numbers of things, and problems, which are the command line's.
  said() {
    return this.page.evaluate(() => {
      const texts = [document.title], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('noscript, script, #counts, #problems li[lang]')) texts.push(walk.currentNode.textContent.trim());
      const labels = [...document.querySelectorAll('[aria-label], iframe')].map((part) => part.getAttribute('aria-label') ?? part.getAttribute('title') ?? '');
      return [...texts, ...labels].filter(Boolean);
    });
  }

  /** @param {string} name */
  path(name) { return join(this.folder, name); }

  /** @param {string} name @param {string | Uint8Array} data */
  write(name, data) { writeFileSync(this.path(name), data); }

  /** @param {string[]} args */
  native(...args) {
    const { status, stdout, stderr } = spawnSync(this.program, args, { cwd: this.folder, encoding: 'utf8', maxBuffer: 1 << 28 });
    return { status, out: stdout, err: stderr };
  }

  // As a hand does it, with files and folders of this machine.
  /** @param {number} x @param {number} y @param {string[]} paths */
  async drop_at(x, y, paths) {
    const data = /** @type {import('puppeteer-core').Protocol.Input.DragData} */ ({ items: [], files: paths, dragOperationsMask: 1 });
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) await this.page.cdp.send('Input.dispatchDragEvent', { type, x, y, data });
    return this.told();
  }

  /** @param {string[]} names in the folder, or paths */
  drop(...names) { return this.drop_at(60, 20, names.map((name) => name.startsWith('/') ? name : this.path(name))); }

  // Until what was dropped last has been read, and the map that it asks for has been asked for.
  async told() {
    const turn = ++this.drops;
    await this.page.until(`drop ${turn} is told`, (n) => document.body.dataset.answered === String(n), turn);
    return this.seen();
  }

  seen() {
    return this.page.evaluate(() => {
      const text = (/** @type {string} */ id) => document.getElementById(id).hidden ? '' : document.getElementById(id).textContent;
      return {
        state: document.body.dataset.state, status: text('status'), verdict: text('verdict'), counts: text('counts'), hints: text('hints'),
        lines: [...document.querySelectorAll('#problems li')].map((item) => item.textContent),
        note: text('stage-note'), waiting: text('waiting'),
        offers: [...document.querySelectorAll('#downloads a')].filter((link) => !link.hidden && link.getClientRects().length).map((link) => link.download),
      };
    });
  }

  // Presses a link and gives the bytes that the browser has written.
  /** @param {string} id */
  async download(id) {
    const to = this.path(`downloads-${++this.downloads}`);
    mkdirSync(to);
    await this.page.cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: to, eventsEnabled: true });
    const done = new Promise((resolve) => {
      const hear = (/** @type {{ state: string }} */ { state }) => {
        if (state !== 'completed') return;
        this.page.cdp.off('Browser.downloadProgress', hear);
        resolve(null);
      };
      this.page.cdp.on('Browser.downloadProgress', hear);
    });
    await this.page.page.click(`#${id}`);
    await done;
    const [name] = readdirSync(to);
    return { name, text: readFileSync(join(to, name), 'utf8') };
  }

  /** The map's own words of itself, once it rests and shows the story. @param {string} story */
  map(story) { return this.page.settled(0, (now) => now.story === story, `the map shows ${story}`); }
}

// The page, served with the strict policy as a header, which holds for the worker, too.
/** @param {Web.Context} context @param {(studio: Studio) => Promise<unknown>} run @param {import('../embedding.mjs').Options & { query?: string }} [options] */
async function with_studio({ dist, root }, run, { query = '', ...options } = {}) {
  // A browser of its own: many stories in a worker's memory, one after another, are too much for one that has run the other tests.
  const host = await launch(), server = await start_server(dist, ['--csp']), folder = mkdtempSync(join(tmpdir(), 'sourceline-studio-'));
  /** @type {Studio} */
  let studio;
  const page = await Article.open(host, `${server.address}studio.html${query}`, {
    width: 1280, height: 800, ...options,
    prepare(opened) {
      studio = new Studio(opened, folder, join(root, 'build/native/sourceline'));
      opened.page.on('workercreated', (worker) => {
        worker.client.on('Network.requestWillBeSent', ({ request }) => studio.of_workers.push(request.url));
        worker.client.send('Network.enable').catch(() => {});
      });
    },
  });
  try {
    await studio.listens();
    await run(studio);
    assert.deepEqual(page.errors, [], 'errors in the console');
    assert.deepEqual(page.warnings, [], 'warnings in the console');
    assert.deepEqual(await page.refused(), [], 'refused by the policy');
    const asked_for = [...page.requests, ...studio.of_workers];
    assert.deepEqual(asked_for.filter((url) => !url.startsWith(server.address) && !/^(data|blob):/.test(url)), [], 'something comes from elsewhere');
    if (studio.drops) assert.ok(studio.of_workers.some((url) => url.endsWith('/studio/core.wasm')), `the worker's requests are seen: ${studio.of_workers}`);
  } finally {
    await page.close();
    server.stop();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the command line prints of a story, but for its closing line. @param {string} out */
const problems_in = (out) => out.split('\n').slice(0, -2);

const kLimit = 64 << 20;

// What no language translates.
const kNames = ['Sourceline', 'Studio', 'UTF-8'];

/** Whether a text is one of the studio's in this language, whatever stands for its {…}. @param {string} tag */
function speaker_of(tag) {
  const index = words.tags.indexOf(tag);
  const texts = Object.entries(words).filter(([key, one]) => /^studio_/.test(key) && key !== 'studio_read' && typeof (/** @type {unknown[]} */ (one))[index] === 'string');
  assert.ok(texts.length > 40, `only ${texts.length} texts of the studio`);
  const patterns = texts.map(([, one]) => String((/** @type {unknown[]} */ (one))[index]).split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+'));
  return (/** @type {string} */ text) => kNames.includes(text) || new RegExp(`^(?:${patterns.join('|')})$`, 'u').test(text);
}

/** The small story with so many problems, and so many claims. @param {string} root @param {{ errors?: number, warnings?: number, claims?: number }} numbers */
function story_with(root, { errors = 0, warnings = 0, claims = 1 }) {
  const story = JSON.parse(readFileSync(join(root, 'tests/fixtures/good/minimal.json'), 'utf8')), [claim] = story.claims;
  story.claims = Array.from({ length: claims }, (_, at) => ({ ...claim, id: `claim-${at}` }));
  for (let at = 0; at < errors; ++at) story.claims.push({ ...claim, id: `wrong-${at}`, actor: `nobody-${at}` });
  for (let at = 0; at < warnings; ++at) story[`unknown-${at}`] = 1;
  return JSON.stringify(story, null, 1);
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'a story that is dropped is shown, and nothing is wrong with it'(context) {
    await with_studio(context, async (studio) => {
      studio.write('belgorod-2023.json', readFileSync(join(context.dist, 'stories/belgorod-2023.json')));
      const told = await studio.drop('belgorod-2023.json');
      assert.deepEqual([told.state, told.verdict, told.lines, told.note], ['told', 'belgorod-2023.json: no errors', [], '']);
      const { events, claims, sources } = context.story;
      assert.equal(told.counts, `${events.length} events, ${claims.length} claims, ${sources.length} sources`);
      const now = await studio.map('belgorod-2023');
      assert.deepEqual(now.notices, []);
      assert.deepEqual(told.offers, ['belgorod-2023.json']);
      const kept = await studio.download('download-story');
      // Not even its name goes to the site, and nothing of it stays.
      assert.deepEqual([...studio.page.requests, ...studio.of_workers].filter((url) => !url.startsWith('blob:') && url.includes('belgorod-2023')), []);
      const left = await studio.page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length, localStorage.length, sessionStorage.length]);
      assert.deepEqual(left, [0, 0, 0, 0]);
      assert.equal(kept.name, 'belgorod-2023.json');
      assert.ok(kept.text === readFileSync(studio.path('belgorod-2023.json'), 'utf8'), 'another story is downloaded than was dropped');
    });
  },

  async 'its problems are those that the command line prints, in its words and its order'(context) {
    await with_studio(context, async (studio) => {
      const compared = [];
      for (const kind of ['bad', 'review', 'good']) {
        const folder = join(context.root, 'tests/fixtures', kind);
        for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
          const bytes = readFileSync(join(folder, name));
          studio.write(name, bytes);
          const native = studio.native('check', name);
          const told = await studio.drop(name);
          rmSync(studio.path(name));
          if (native.status === 2) {
            assert.equal(`sourceline: ${told.status}\n`, native.err, name);
            continue;
          }
          const lines = told.lines.filter((line) => !/^and \d+ more$/.test(line));
          assert.deepEqual(lines, problems_in(native.out), name);
          compared.push(name);
        }
      }
      assert.ok(compared.length > 140, `only ${compared.length} stories were compared`);
    });
  },

  async 'a folder of sheets becomes the story that the command line makes of it, with the ids to keep'(context) {
    const fixtures = join(context.root, 'tests/fixtures/sheets');
    await with_studio(context, async (studio) => {
      for (const name of readdirSync(fixtures, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name)) {
        cpSync(join(fixtures, name), studio.path(name), { recursive: true });
        const native = studio.native('check', name);
        const told = await studio.drop(name);
        assert.deepEqual(told.lines, problems_in(native.out), name);
        if (name === 'faults') assert.equal(told.verdict, 'faults: 18 errors to mend, 3 things to look at');
        if (native.status !== 0) {
          assert.deepEqual(told.offers, [], name);
          continue;
        }
        assert.equal(studio.native('import', name, '-o', `${name}.json`).status, 0);
        assert.deepEqual(told.offers, [`${name}.json`, 'ids.csv'], name);
        assert.equal((await studio.download('download-story')).text, readFileSync(studio.path(`${name}.json`), 'utf8'), name);
        assert.equal((await studio.download('download-ids')).text, readFileSync(studio.path(`${name}/ids.csv`), 'utf8'), name);
        // With the ids beside them the sheets need no others.
        assert.deepEqual((await studio.drop(name)).offers, [`${name}.json`], name);
        await studio.map(JSON.parse(readFileSync(studio.path(`${name}.json`), 'utf8')).id);
      }
    });
  },

  async 'sheets may be dropped without their folder, and say what they are written in'(context) {
    await with_studio(context, async (studio) => {
      const folder = join(context.root, 'tests/fixtures/sheets/excel-1251'), sheets = readdirSync(folder).map((name) => join(folder, name));
      const asked = await studio.drop(...sheets);
      assert.match(asked.lines[0], /^sheets: error: story, row 3, value: this is not UTF-8; .*--encoding windows-1251/);
      await studio.page.page.select('#encoding', 'windows-1251');
      const told = await studio.told();
      assert.deepEqual([told.verdict, told.lines], ['sheets: no errors', []]);
      cpSync(folder, studio.path('excel-1251'), { recursive: true });
      assert.equal(studio.native('import', 'excel-1251', '--encoding', 'windows-1251', '-o', 'made.json').status, 0);
      assert.equal((await studio.download('download-story')).text, readFileSync(studio.path('made.json'), 'utf8'));
    });
  },

  async 'a workbook is read as its sheets are, and what is none is refused'(context) {
    await with_studio(context, async (studio) => {
      cpSync(join(context.root, 'package/templates/story'), studio.path('my-story'), { recursive: true });
      assert.equal(studio.native('export', 'my-story/story.json', '--to', 'sheets', '-o', 'sheets').status, 0);
      const of_csv = Object.fromEntries(readdirSync(studio.path('sheets')).filter((name) => name !== 'ids.csv')
        .map((name) => [name.replace(/\.csv$/, ''), rows_of(readFileSync(studio.path(`sheets/${name}`), 'utf8'))]));
      studio.write('book.xlsx', workbook_of(of_csv));
      assert.equal(studio.native('import', 'sheets', '-o', 'sheets.json').status, 0);
      const told = await studio.drop('book.xlsx');
      assert.deepEqual([told.verdict, told.lines, told.offers[0]], ['book.xlsx: no errors', [], 'book.json']);
      assert.equal((await studio.download('download-story')).text, readFileSync(studio.path('sheets.json'), 'utf8'));
      await studio.map(JSON.parse(readFileSync(studio.path('sheets.json'), 'utf8')).id);

      const google = join(context.root, 'tests/fixtures/sheets/google');  // of which no event has an id
      studio.write('ids.xlsx', workbook_of(Object.fromEntries(readdirSync(google).map((name) => [name.replace(/\.csv$/, ''), rows_of(readFileSync(join(google, name), 'utf8'))]))));
      const made = await studio.drop('ids.xlsx');
      assert.deepEqual(made.offers, ['ids.json', 'ids.ids.csv']);
      studio.write('ids.ids.csv', (await studio.download('download-ids')).text);
      assert.deepEqual((await studio.drop('ids.xlsx', 'ids.ids.csv')).offers, ['ids.json']);

      // A large one is unpacked here, and not by workers of the library's own, which the policy would refuse.
      const filler = Array.from({ length: 30000 }, (_, row) => [`note ${row}`, 'the same words again and again']);
      studio.write('large.xlsx', workbook_of({ ...of_csv, notes: filler }));
      const large = await studio.drop('large.xlsx');
      assert.equal(large.offers[0], 'large.json');

      studio.write('bad.xlsx', workbook_of({ ...of_csv, claims: of_csv.claims.map((row) => row.map((cell) => cell === 'ada' ? 'adda' : cell)) }));
      const bad = await studio.drop('bad.xlsx');
      assert.match(bad.lines[0], /^bad\.xlsx: error: claims, row 2, actor: there is no actor 'adda'/);
      assert.equal(bad.note, in_english(words.studio_old_map));
      studio.write('text.xlsx', 'no workbook');
      assert.equal((await studio.drop('text.xlsx')).status, "'text.xlsx' is no workbook: it cannot be opened as one");
      studio.write('photos.xlsx', photos());
      assert.match((await studio.drop('photos.xlsx')).status, /^'photos\.xlsx' is no workbook that can be read: /);
      studio.write('bomb.xlsx', bomb());
      assert.equal((await studio.drop('bomb.xlsx')).status, "'bomb.xlsx' would unpack to 300 MiB, and the limit is 256; a workbook of a story is far smaller");
      assert.equal((await studio.map(JSON.parse(readFileSync(studio.path('sheets.json'), 'utf8')).id)).state, 'ready');
    });
  },

  async 'a broken version keeps the last good map, and a mended one takes its place where the reader was'(context) {
    await with_studio(context, async (studio) => {
      const good = readFileSync(join(context.dist, 'stories/belgorod-2023.json'), 'utf8');
      studio.write('story.json', good.replace('"basemap": "belgorod"', '"basemap": "belgorad"'));
      const first = await studio.drop('story.json');
      assert.deepEqual([first.lines.length, first.waiting, first.offers], [1, in_english(words.studio_no_map_yet), []]);
      assert.equal(studio.page.frames().length, 0);
      studio.write('story.json', good);
      await studio.drop('story.json');
      await studio.map('belgorod-2023');
      const frame = await studio.page.frame();
      const [, event] = context.story.events;
      await frame.evaluate((id) => window.sourceline.send({ name: 'select', event: id }), event.id);
      await studio.page.settled(0, (now) => now.event === event.id);

      studio.write('story.json', good.replace('"basemap": "belgorod"', '"basemap": "belgorad"'));
      const broken = await studio.drop('story.json');
      assert.deepEqual([broken.note, broken.lines.length, broken.offers], [in_english(words.studio_old_map), 1, []]);
      assert.match(broken.lines[0], /^story\.json:\d+:\d+: error: \/basemap: there is no base map 'belgorad'; did you mean 'belgorod'\?$/);
      assert.equal((await studio.page.snapshot()).event, event.id);

      const title = 'A mended title of the story';
      studio.write('story.json', JSON.stringify({ ...JSON.parse(good), title: { en: title, uk: title, ru: title } }));
      const mended = await studio.drop('story.json');
      assert.deepEqual([mended.note, mended.offers], ['', ['story.json']]);
      const now = await studio.page.settled(0, (one) => one.event === event.id, 'the event is open again');
      assert.deepEqual(now.notices, []);
      await frame.waitForFunction(() => document.title.includes('A mended title'));
    });
  },

  async 'a base map comes with the story, or is one of this site'(context) {
    await with_studio(context, async (studio) => {
      const story = JSON.parse(readFileSync(join(context.root, 'package/templates/story/story.json'), 'utf8'));
      mkdirSync(studio.path('far/basemaps'), { recursive: true });
      studio.write('far/story.json', JSON.stringify({ ...story, basemap: 'null-island' }));
      const missing = await studio.drop('far');
      assert.match(missing.lines[0], /there is no base map 'null-island'; there are 'belgorod', 'bramante', 'world'$/);
      assert.equal(missing.hints, in_english(words.studio_no_basemap));
      cpSync(join(context.root, 'assets/basemaps/world.json'), studio.path('far/basemaps/null-island.json'));
      const told = await studio.drop('far');
      assert.deepEqual([told.verdict, told.hints], ['far/story.json: no errors', '']);
      const now = await studio.map(story.id);
      assert.deepEqual(now.notices, []);
      assert.ok(now.labels.length > 0, 'the base map that was dropped is on the screen');
      // Without a folder, too, and another map of the same name.
      const map = studio.path('null-island.json');
      writeFileSync(map, readFileSync(studio.path('far/basemaps/null-island.json'), 'utf8').replaceAll('"Libreville"', '"Another name"'));
      await studio.drop('far/story.json', 'null-island.json');
      await studio.page.settled(0, (one) => one.story === story.id && one.labels.some(({ text }) => text === 'Another name'), 'the new map is on the screen');
    });
  },

  async 'what is no story is named, and what is too large'(context) {
    await with_studio(context, async (studio) => {
      studio.write('notes.txt', 'notes');
      assert.equal((await studio.drop('notes.txt')).status, 'None of this is a story: notes.txt. A story is a JSON file, a folder of sheets such as events.csv and claims.csv, or a workbook with such sheets.');
      mkdirSync(studio.path('papers'));
      studio.write('papers/a.json', '{}');
      assert.equal((await studio.drop('papers')).status, "'papers' holds no story: neither a story.json nor sheets such as events.csv and claims.csv");
      mkdirSync(studio.path('nothing'));
      assert.equal((await studio.drop('nothing')).status, in_english(words.studio_nothing));
      const good = readFileSync(join(context.root, 'tests/fixtures/good/minimal.json'));
      for (const name of ['one.json', 'two.json', 'papers/one.json', 'papers/two.json']) studio.write(name, good);
      assert.equal((await studio.drop('one.json', 'two.json')).status, 'These are several stories: one.json, two.json. Drop one at a time.');
      assert.equal((await studio.drop('papers')).status, "'papers' holds several stories (one.json, two.json); name the one that is meant, or call it story.json");
      assert.equal((await studio.drop('papers', 'nothing')).status, "'papers' holds several stories (one.json, two.json); name the one that is meant, or call it story.json");
      studio.write('large.json', Buffer.alloc(kLimit + 1, ' '));
      const native = studio.native('check', 'large.json');
      assert.deepEqual((await studio.drop('large.json')).lines, problems_in(native.out));
      // None of it has taken the place of the page that it began with.
      assert.equal(studio.page.frames().length, 0);
    });
  },

  async 'all of it can be done with the keyboard'(context) {
    await with_studio(context, async (studio) => {
      const { page } = studio.page;
      const focused = () => page.evaluate(() => document.activeElement.id);
      const tab_to = async (/** @type {string} */ id) => {
        for (let presses = 0; presses < 12 && await focused() !== id; ++presses) await page.keyboard.press('Tab');
        assert.equal(await focused(), id);
      };
      const opened = async () => {
        const chooser = page.waitForFileChooser();
        await focused();  // by then the browser has been told that it is awaited
        await page.keyboard.press('Enter');
        return chooser;
      };
      studio.write('story.json', readFileSync(join(context.root, 'tests/fixtures/good/only-warnings.json')));
      await tab_to('choose-files');
      await (await opened()).accept([studio.path('story.json')]);
      const told = await studio.told();
      assert.ok(told.lines.length > 0);
      assert.equal(await focused(), 'choose-files');
      await tab_to('download-story');
      await tab_to('problems');
      cpSync(join(context.root, 'tests/fixtures/sheets/google'), studio.path('google'), { recursive: true });
      await page.focus('#choose-folder');
      await (await opened()).accept([studio.path('google')]);
      assert.equal((await studio.told()).verdict, 'google: no errors');
      // What is told is told to those who hear the page, too.
      assert.deepEqual(await page.$eval('#status', (status) => [status.getAttribute('role'), status.textContent]), ['status', 'google: no errors']);
    });
  },

  async 'a drop over the map is one on the page, and the map has no address to share'(context) {
    await with_studio(context, async (studio) => {
      await studio.page.page.click('#example');
      await studio.told();
      await studio.map('belgorod-2023');
      cpSync(join(context.root, 'tests/fixtures/sheets/google'), studio.path('google'), { recursive: true });
      const told = await studio.drop_at(800, 300, [studio.path('google')]);
      assert.equal(told.verdict, 'google: no errors');
      assert.equal(await studio.page.page.$eval('#veil', (veil) => /** @type {HTMLElement} */ (veil).hidden), true);
      const { hits } = await studio.map(JSON.parse((await studio.download('download-story')).text).id);
      const button = hits.find(({ name }) => name === 'share');
      const frame = await (await studio.page.page.$('iframe')).boundingBox();
      await studio.page.page.mouse.click(frame.x + button.x + button.width / 2, frame.y + button.y + button.height / 2);
      await studio.page.until('it is said', (text) => document.getElementById('status').textContent === text, in_english(words.studio_no_share));
    });
  },

  async 'in German all but the problems is German, on the page, in its worker and on its map'(context) {
    await with_studio(context, async (studio) => {
      const speaks = speaker_of('de'), { page } = studio.page;
      const only_german = async () => assert.deepEqual((await studio.said()).filter((text) => !speaks(text)), []);
      assert.ok(!speaks('Choose files…') && !speaks('story.json: no errors'), 'English passes for German');
      assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.title, document.querySelector('h1').textContent, document.getElementById('files').getAttribute('aria-label')]),
        ['de', 'Sourceline: Ihre Geschichte auf der Karte', 'Ihre Geschichte auf der Karte', 'Dateien einer Geschichte']);
      await only_german();
      for (const name of ['one.json', 'two.json']) studio.write(name, story_with(context.root, {}));
      const status_of = async (/** @type {string[]} */ ...names) => [(await studio.drop(...names)).status, await page.$eval('#status', (status) => status.getAttribute('lang'))];
      assert.deepEqual(await status_of('one.json', 'two.json'), ['Das sind mehrere Geschichten: one.json, two.json. Legen Sie immer nur eine ab.', 'de']);
      mkdirSync(studio.path('papers'));
      studio.write('papers/a.json', '{}');
      assert.deepEqual(await status_of('papers'), ["'papers' holds no story: neither a story.json nor sheets such as events.csv and claims.csv", 'en']);
      studio.write('notes.txt', 'notes');
      assert.deepEqual(await status_of('notes.txt'), ['Das ist keine Geschichte: notes.txt. Eine Geschichte ist eine JSON-Datei, ein Ordner mit Tabellen wie events.csv und claims.csv oder eine Arbeitsmappe mit solchen Tabellen.', 'de']);

      studio.write('story.json', story_with(context.root, { claims: 3 }));
      const good = await studio.drop('story.json');
      assert.deepEqual([good.verdict, good.counts], ['story.json: keine Fehler', '1 Ereignis, 3 Aussagen, 1 Quelle']);
      await studio.map('harbour-fire');
      const frame = await studio.page.frame();
      assert.deepEqual([new URL(frame.url()).searchParams.get('lang'), await frame.evaluate(() => document.documentElement.lang)], ['de', 'de']);

      studio.write('story.json', story_with(context.root, { errors: 1, warnings: 2 }));
      const bad = await studio.drop('story.json'), native = studio.native('check', 'story.json');
      assert.deepEqual([bad.verdict, bad.note], ['story.json: 1 Fehler zu beheben, 2 Punkte zu prüfen', 'Die Karte zeigt noch die letzte Fassung ohne Fehler.']);
      assert.deepEqual(bad.lines, problems_in(native.out));
      assert.deepEqual(await page.$$eval('#problems li', (items) => [...new Set(items.map((item) => item.lang))]), ['en']);
      await only_german();
      await page.screenshot({ path: context.shot('studio-de') });
    }, { query: '?lang=de' });
  },

  async 'in Ukrainian what is counted has the form of its number'(context) {
    await with_studio(context, async (studio) => {
      const speaks = speaker_of('uk');
      assert.deepEqual((await studio.said()).filter((text) => !speaks(text)), []);
      /** @param {{ errors?: number, warnings?: number, claims?: number }} numbers */
      const told = async (numbers) => {
        studio.write('story.json', story_with(context.root, numbers));
        return studio.drop('story.json');
      };
      for (const [errors, warnings, verdict] of /** @type {const} */ ([
        [1, 0, 'story.json: треба виправити 1 помилку'], [3, 0, 'story.json: треба виправити 3 помилки'], [5, 0, 'story.json: треба виправити 5 помилок'],
        [21, 1, 'story.json: треба виправити 21 помилку, варто переглянути 1 зауваження'], [11, 5, 'story.json: треба виправити 11 помилок, варто переглянути 5 зауважень'],
      ])) assert.equal((await told({ errors, warnings })).verdict, verdict);
      for (const [claims, counts] of /** @type {const} */ ([[1, '1 подія, 1 твердження, 1 джерело'], [3, '1 подія, 3 твердження, 1 джерело'], [5, '1 подія, 5 тверджень, 1 джерело']])) {
        const good = await told({ claims, warnings: 3 });
        assert.deepEqual([good.verdict, good.counts, good.lines.length], ['story.json: помилок немає, варто переглянути 3 зауваження', counts, 3]);
      }
      assert.deepEqual((await studio.said()).filter((text) => !speaks(text)), []);
    }, { query: '?lang=uk' });
  },

  async 'the address chooses the language, else the browser does'(context) {
    await with_studio(context, async (studio) => {
      for (const [query, languages, tag] of /** @type {[string, string[], string][]} */ ([
        ['?lang=pl', ['de', 'en'], 'pl'], ['?lang=tlh', ['tlh', 'fr-CA', 'de'], 'fr'], ['', ['it', 'es-MX', 'uk'], 'es'], ['', ['it', 'tlh'], 'en'], ['?lang=en', ['ru'], 'en'],
      ])) {
        await studio.open(query, languages);
        const { lang, title } = await studio.page.evaluate(() => ({ lang: document.documentElement.lang, title: document.title }));
        assert.deepEqual([lang, title], [tag, words.studio_title[words.tags.indexOf(tag)]], `${query} ${languages}`);
        const speaks = speaker_of(tag);
        assert.deepEqual((await studio.said()).filter((text) => !speaks(text)), [], `${query} ${languages}`);
      }
      // What the browser chooses it chooses for the map, too: only the address's choice is handed on.
      await studio.open('', ['ru', 'en']);
      await studio.page.page.click('#example');
      await studio.told();
      await studio.map('belgorod-2023');
      const frame = await studio.page.frame();
      assert.equal(new URL(frame.url()).searchParams.get('lang'), null);
    });
  },

  async 'on a phone the problems stand beneath the map, and nothing is wider than the page'(context) {
    await with_studio(context, async (studio) => {
      studio.write('story.json', readFileSync(join(context.root, 'tests/fixtures/good/only-warnings.json')));
      const told = await studio.drop('story.json');
      assert.ok(told.lines.length > 0);
      await studio.page.settled();
      const { map, problems, wide, own } = await studio.page.evaluate(() => ({
        map: document.querySelector('iframe').getBoundingClientRect().toJSON(), problems: document.getElementById('problems').getBoundingClientRect().toJSON(),
        wide: document.documentElement.scrollWidth, own: innerWidth,
      }));
      assert.ok(problems.top >= map.bottom, `problems at ${problems.top}, the map down to ${map.bottom}`);
      assert.ok(wide <= own, `${wide} px in a page of ${own}`);
      await studio.page.screenshot(context.shot('studio-phone'));
    }, { width: 360, height: 780, touch: true });
  },

  async 'a count takes the form that its language has for it, or the last that there is'() {
    /** @param {string} tag @param {number[]} numbers */
    const claims = (tag, ...numbers) => {
      speak(tag);
      return numbers.map((number) => counted(words.studio_claims, number));
    };
    try {
      assert.deepEqual(claims('uk', 0, 1, 2, 5, 11, 21, 22), ['0 тверджень', '1 твердження', '2 твердження', '5 тверджень', '11 тверджень', '21 твердження', '22 твердження']);
      assert.deepEqual(claims('pl', 1, 2, 5, 21, 22), ['1 twierdzenie', '2 twierdzenia', '5 twierdzeń', '21 twierdzeń', '22 twierdzenia']);
      assert.deepEqual(claims('fr', 0, 1, 2, 1000000), ['0 affirmation', '1 affirmation', '2 affirmations', '1000000 affirmations']);
      assert.deepEqual(claims('de', 0, 1, 2), ['0 Aussagen', '1 Aussage', '2 Aussagen']);
      speak('pl');
      assert.equal(listed(['a', 'b', 'c', 'd', 'e', 'f']), 'a, b, c, d i jeszcze 2');
    } finally {
      speak('en');
    }
  },

  async 'files in memory are as the core meets them on a disk'() {
    const bytes = new TextEncoder().encode('abc');
    const content = new Map(/** @type {[string, Uint8Array | { lazy: string }][]} */ ([['a/é.csv', bytes], ['a/z.csv', { lazy: 'later' }], ['a/deep/x.json', bytes], ['b.json', bytes]]));
    const files = new Memory(content, (/** @type {any} */ { lazy }, most) => new TextEncoder().encode(lazy).subarray(0, most));
    const host = with_folder(files.host(), '/maps', ['world.json', 'belgorod.json'], (name) => new TextEncoder().encode(name));
    assert.deepEqual(host.names('a'), ['deep', 'z.csv', 'é.csv']);
    assert.deepEqual(host.names('/maps'), ['belgorod.json', 'world.json']);
    assert.deepEqual(['a', 'a/deep', 'a/z.csv', 'nowhere', '/maps'].map((path) => host.is_directory(path)), [true, true, false, false, true]);
    assert.deepEqual(['a', 'a/z.csv', 'nowhere', '/maps/world.json', '/maps/x.json'].map((path) => host.is_there(path)), [true, true, false, true, false]);
    assert.equal(new TextDecoder().decode(host.read('a/z.csv', 2)), 'la');
    assert.equal(new TextDecoder().decode(host.read('/maps/world.json', 99)), 'world.json');
    assert.throws(() => host.read('nowhere', 9), /^Error: No such file or directory$/);
    assert.throws(() => host.read('a', 9), /^Error: Is a directory$/);
    assert.throws(() => host.names('b.json'), /^Error: Not a directory$/);
    assert.throws(() => host.names('nowhere'), /^Error: No such file or directory$/);
    host.make_directory('c');
    host.write('c/ids.csv', bytes);
    assert.deepEqual([host.names('c'), host.is_directory('c'), [...files.written.keys()]], [['ids.csv'], true, ['c/ids.csv']]);
    host.write('b.json', new Uint8Array());
    assert.equal(host.read('b.json', 9).length, 0);
  },

  async 'of what is dropped the story is found, with what belongs to it'() {
    const kind = (/** @type {string} */ path) => /story/.test(basename(path)) ? 'story' : /map/.test(path) ? 'basemap' : 'other';
    /** @param {string[]} paths */
    const found = (...paths) => arrange(paths, kind);
    assert.deepEqual(found('x.json'), { path: 'x.json', sheets: false, places: new Map([['x.json', 'x.json']]) });
    assert.deepEqual(found('story.json', 'map.json', 'other.json').places.get('map.json'), 'basemaps/map.json');
    assert.equal(found('mine/story.json', 'mine/basemaps/map.json').path, 'mine/story.json');
    assert.deepEqual([found('mine/events.csv').path, found('mine/events.csv').sheets], ['mine', true]);
    assert.equal(found('mine/pozhezha-events.csv').path, 'mine');
    assert.deepEqual([found('mine/book.xlsx', 'mine/~$book.xlsx').path, found('mine/book.xlsx').sheets], ['mine/book.xlsx', true]);
    assert.deepEqual([...found('events.csv', 'map.json', 'basemaps/x.json').places.values()], ['sheets/events.csv', 'basemaps/map.json', 'basemaps/x.json']);
    assert.throws(() => found('a/story.json', 'b/story.json'), /^Error: These are several folders: a, b\. Drop one story at a time\.$/);
    assert.throws(() => found('story.json', 'book.xlsx'), /several stories: story\.json, book\.xlsx/);
    assert.throws(() => found('map.json'), /^Error: None of this is a story: map\.json\./);
    assert.equal(name_of(found('mine/story.json')), 'mine');
    assert.equal(name_of(found('story.json')), 'story');
    assert.equal(name_of(found('my book!.xlsx')), 'my-book');
    assert.deepEqual(places_of_basemap(found('mine/events.csv'), 'x'), ['mine/basemaps/x.json', 'basemaps/x.json']);
    assert.deepEqual(places_of_basemap(found('mine/story.json'), 'x'), ['mine/basemaps/x.json']);
    assert.deepEqual(places_of_basemap(found('book.xlsx'), 'x'), ['basemaps/x.json']);
  },
};
