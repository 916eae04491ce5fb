// Reading the story: its path, its two times, who tells it, what is looked for, and what is crowded or long.
import assert from 'node:assert/strict';
import { sleep } from '../browser.mjs';
import { tags } from '../../../build/words.js';
import { read_png } from '../png.mjs';

const kCyrillic = /[\u0400-\u04ff]/;
const kTall = { width: 1280, height: 2600 };  // a panel in which the whole board is in view

/** @param {Web.Snapshot} snapshot */
const drawn_ids = (snapshot) => snapshot.events.filter((event) => event.drawn).map((event) => event.id).sort();
/** @param {Web.Snapshot} snapshot @param {string} prefix */
const named = (snapshot, prefix) => snapshot.hits.filter((hit) => hit.name.startsWith(prefix)).map((hit) => hit.name.slice(prefix.length));
/** @param {Web.Viewer} viewer */
const spoken = (viewer) => viewer.page.evaluate(() => document.getElementById('spoken').textContent);
/** @param {Web.Viewer} viewer */
const focused = (viewer) => viewer.page.evaluate(() => document.activeElement?.id);
/** @param {Web.Viewer} viewer */
const typed = (viewer) => viewer.page.evaluate(() => document.getElementById('search').value);
/** @param {Web.Viewer} viewer */
const search_box = (viewer) => viewer.page.evaluate(() => document.getElementById('search').getBoundingClientRect().toJSON());
/** @param {string} text */
const time_of = (text) => Date.parse(/^\d{4}-\d\d$/.test(text) ? text + '-01' : text.replace(/[~?]$/, ''));

// What the sentence at the playhead counts: with the statements that had perhaps been made.
/** @param {Web.Viewer} viewer */
async function counts(viewer) {
  const [, events, statements, perhaps = '0'] = /(\d+) events?(?: \(\d+ possibly\))?, (?:perhaps )?(\d+) statements? made by now(?:, perhaps (\d+) more)?/.exec(await spoken(viewer)) || assert.fail(await spoken(viewer));
  return { events: Number(events), statements: Number(statements) + Number(perhaps) };
}

/** @param {Web.Viewer} viewer */
async function hash_of(viewer) {
  await viewer.settled();
  return new URLSearchParams((await viewer.page.evaluate(() => location.hash)).slice(1).replaceAll('+', '%2B'));
}

/** @param {Web.Story} story @param {string} claim */
const party_of = (story, claim) => story.actors.find(({ id }) => id === story.claims.find((one) => one.id === claim).actor).party;

// The middle of an event's row in the list of a badge, which is opened and scrolled there.
/** @param {Web.Viewer} viewer @param {Web.Point} badge @param {string} id @param {boolean} touch */
async function listed(viewer, badge, id, touch) {
  let now = touch ? await viewer.tap(badge) : await viewer.click(badge);
  for (let turn = 0; turn < 30; ++turn) {
    const rows = now.hits.filter(({ name }) => name.startsWith('badge-event:'));
    assert.ok(rows.length > 0, 'the badge lists nothing');
    const row = rows.find(({ name }) => name === 'badge-event:' + id);
    const { map } = now.parts;
    const middle = row && { x: row.x + row.width / 2, y: row.y + row.height / 2 };
    if (middle && middle.y > map.y + 24 && middle.y < map.y + map.height - 24) return middle;
    const at = { x: rows[0].x + rows[0].width / 2, y: map.y + map.height / 2 };
    if (touch) {
      await viewer.touch('touchStart', [at]);
      for (let d = 10; d <= 80; d += 10) await viewer.touch('touchMove', [{ x: at.x, y: at.y - d }]);
      await viewer.touch('touchEnd', []);
    } else {
      await viewer.page.mouse.move(at.x, at.y);
      await viewer.page.mouse.wheel({ deltaY: 100 });
    }
    now = await viewer.settled();
  }
  assert.fail(`${id} is not in the badge's list`);
}

/** @param {Web.Story['events'][0]} event */
const is_setting = ({ kind }) => kind === 'setting';

// Whoever begins later than an event is not led back to its time.
/** @param {Web.Story} story */
const from_the_start = ({ time, utc_offset }) => `?panel=event#t=${time.start}${utc_offset.replace('+', '%2B')}`;

// Walks from nothing selected to the end of the path; step() takes one step and gives the snapshot after it.
/** @param {Web.Viewer} viewer @param {Web.Story} story @param {() => Promise<Web.Snapshot>} step */
async function walk(viewer, story, step) {
  const seen = /** @type {string[]} */ ([]), times = new Set();
  let before = await viewer.snapshot();
  assert.equal(before.event, '');
  for (let i = 0; i < story.events.length; ++i) {
    const now = await step();
    const event = story.events.find(({ id }) => id === now.event);
    assert.ok(event, `step ${i + 1} selects nothing`);
    assert.ok(!seen.includes(event.id), `step ${i + 1} selects ${event.id} again`);
    if (seen.length) {
      const last = story.events.find(({ id }) => id === seen.at(-1)), is_later = time_of(event.when.start) >= time_of(last.when.start);
      // What went before the story's days is read after them.
      assert.ok(is_setting(event) === is_setting(last) ? is_later : is_setting(event), `${event.id} comes after ${last.id}`);
    }
    const was = before.events.find(({ id }) => id === event.id), is = now.events.find(({ id }) => id === event.id);
    const moved = /** @type {const} */ (['lon', 'lat', 'zoom']).some((key) => Math.abs(now.camera[key] - before.camera[key]) > 1e-9);
    if (!event.place) assert.equal(moved, false, `the map moves for ${event.id}, which has no place`);
    else {
      assert.ok(is?.drawn, `${event.id} is selected and not on the map`);
      const states_distance = story.checks.some(({ claim, to }) => to !== 'border' && story.claims.find(({ id }) => id === claim).event === event.id);
      assert.ok(!moved || states_distance || !was || !comfortable(was, before), `the map moves for ${event.id}, which was in view`);
    }
    seen.push(event.id);
    times.add(now.time);
    before = now;
  }
  assert.ok(times.size >= 5, `the playhead stands at ${times.size} times in the whole story`);
  assert.ok(Date.parse(before.time) >= Math.max(...story.events.map(({ when }) => time_of(when.start))) - 864e5, `the path ends at ${before.time}`);
  const end = await step();
  assert.deepEqual([end.event, end.time, end.camera], [before.event, before.time, before.camera], 'a step at the end goes somewhere');
  return seen;
}

// Well inside the map, and not under its buttons.
/** @param {Web.Point} at @param {Web.Snapshot} snapshot */
function comfortable(at, { parts: { map }, hits }) {
  const bottom = hits.find(({ name }) => name === 'fit');
  return at.x > map.x + 110 && at.x < map.x + map.width - 110 && at.y > map.y + 106 && at.y < bottom.y + bottom.height - 70;
}

// A village with as many events as asked for, each with one claim.
/** @param {Web.Story} story @param {number} count */
function village(story, count) {
  const events = [], claims = [];
  const base = story.claims.find(({ id }) => id === 'kozinka-mortars');
  for (let i = 0; i < count; ++i) {
    const id = `village-${i + 1}`, start = `2023-05-22T${String(5 + i).padStart(2, '0')}:00`;
    const kind = ['shelling', 'drone', 'casualties', 'ground-attack'][i % 4];
    events.push({ id, title: `Event ${i + 1} at the village`, summary: `The event of number ${i + 1}.`, kind, when: { start, precision: 'about' }, place: 'kozinka' });
    claims.push({ ...base, id: `village-claim-${i + 1}`, event: id, actor: story.actors[i % story.actors.length].id });
  }
  const tour = /** @type {any} */ (undefined);  // it cites what is not here
  return { ...story, id: 'village', tour, events, claims, checks: /** @type {Web.Story['checks']} */ ([]), questions: /** @type {Web.Story['questions']} */ ([]) };
}

/** @param {Web.Story} story @param {string} [name] @returns {Web.Settings} */
const serve = (story, name = 'made.json') => ({ path: `?story=stories/${name}`, prepare: (viewer) => viewer.answer({ [name]: { body: JSON.stringify(story) } }) });

// Every clickable part of the open view at its largest, from the top of the panel to its end.
/** @param {Web.Viewer} viewer */
async function parts_of_panel(viewer) {
  const largest = new Map(), note = (/** @type {Web.Snapshot} */ { hits }) => {
    for (const { name, width, height } of hits) {
      const known = largest.get(name) || { width: 0, height: 0 };
      largest.set(name, { width: Math.max(known.width, width), height: Math.max(known.height, height) });
    }
    return JSON.stringify(hits);
  };
  const { viewport } = await viewer.snapshot();
  await viewer.page.mouse.move(6, viewport.height - 120);  // beside what could be pressed, and beside the search field
  let last = note(await viewer.settled(120));
  for (let still = 0; still < 5;) {
    await viewer.page.mouse.wheel({ deltaY: 120 });
    await sleep(60);
    const now = note(await viewer.settled(80));
    still = now === last ? still + 1 : 0;
    last = now;
  }
  return largest;
}

// Presses a choice of the filters, which may be folded away.
/** @param {Web.Viewer} viewer @param {string} name */
async function choose(viewer, name) {
  if (!(await viewer.snapshot()).hits.some((hit) => hit.name === name)) await viewer.click_hit('filters');
  return viewer.click_hit(name);
}

// The box around the pixels of the map in which two pictures differ.
/** @param {import('../png.mjs').Picture} a @param {import('../png.mjs').Picture} b @param {number} right @param {number} top @param {number} bottom */
function changed_box(a, b, right, top, bottom) {
  let box = null;
  for (let y = top; y < bottom; ++y) {
    for (let x = 0; x < right; ++x) {
      const at = (y * a.width + x) * a.channels;
      if (Math.abs(a.pixels[at] - b.pixels[at]) + Math.abs(a.pixels[at + 1] - b.pixels[at + 1]) < 24) continue;
      box = box ? { left: Math.min(box.left, x), right: Math.max(box.right, x), top: Math.min(box.top, y), bottom: Math.max(box.bottom, y) } : { left: x, right: x, top: y, bottom: y };
    }
  }
  return box;
}

// The panel's right margin, beside its scroll bar, is paper: text that ran over it would be cut off at the edge.
/** @param {Web.Viewer} viewer @param {string} shot @param {string} name */
async function assert_margin(viewer, shot, name) {
  const { hits, parts, viewport } = await viewer.settled();
  for (const hit of hits) {
    const inside = hit.x >= -0.5 && hit.y >= -0.5 && hit.x + hit.width <= viewport.width + 0.5 && hit.y + hit.height <= viewport.height + 0.5;
    assert.ok(inside, `${name}: ${JSON.stringify(hit)}`);
  }
  const { pixels, channels, width } = read_png(await viewer.screenshot(shot));
  const top = Math.ceil(parts.panel.y) + 60, bottom = Math.floor(parts.panel.y + parts.panel.height) - 54;
  const colours = new Set();
  for (let y = top; y < bottom; ++y) colours.add(pixels.readUIntBE((y * width + width - 13) * channels, 3).toString(16));
  assert.equal(colours.size, 1, `${name}: the margin has the colours ${[...colours].slice(0, 6)}`);
}

// Words longer than a line wherever the story's author may write them.
/** @param {number} width @param {number} height */
function long_words(width, height) {
  return async (/** @type {Web.Context} */ { open, story, shot }) => {
    const made = structuredClone(story);
    made.questions[0].text = 'Who' + 'o'.repeat(200) + '?';
    const answers = made.claims.filter(({ question }) => question);
    answers[0].answer = 'A long answer that goes on. '.repeat(11).slice(0, 300);
    answers[1].answer = 'м'.repeat(200);
    answers[2].quote = 'W'.repeat(200);
    made.actors.find(({ id }) => id === answers[2].actor).name = 'N'.repeat(200);
    for (const event of made.events) if (answers.slice(0, 3).some((/** @type {any} */ claim) => claim.event === event.id)) event.title = 'T'.repeat(200);
    const served = serve(made);
    const viewer = await open({ ...served, path: served.path + '&panel=claims#t=2023-05-24T23:00%2B03:00', width, height, reduced_motion: true });
    const look = (/** @type {string} */ name) => assert_margin(viewer, shot(`long-${name}-${width}`), name);
    await look('board');
    for (let i = 0; i < 4; ++i) {
      await viewer.page.mouse.move(width - 100, height < 600 ? 300 : height - 230);
      await viewer.page.mouse.wheel({ deltaY: 400 });
      await viewer.settled();
      await viewer.page.mouse.move(6, 6);  // or the ground of the row that is pointed at reaches into the margin
      await look(`board-${i + 1}`);
    }
    await viewer.must({ name: 'select', event: answers[2].event });
    await look('event');
    await viewer.page.evaluate(() => { location.hash = '#q=' + 'T'.repeat(20); });
    await viewer.must({ name: 'panel', panel: 'claims' });
    await look('matches');
  };
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'the whole story is read with the right arrow alone'({ open, story }) {
    const viewer = await open({ path: from_the_start(story), reduced_motion: true });
    await viewer.page.focus('#canvas');
    const seen = await walk(viewer, story, async () => {
      await viewer.page.keyboard.press('ArrowRight');
      return viewer.settled(120);
    });
    for (const id of seen.slice(-4, -1).reverse()) {
      await viewer.page.keyboard.press('ArrowLeft');
      assert.equal((await viewer.settled(120)).event, id, 'the left arrow does not go back');
    }
  },

  async 'the whole story is read with one thumb on a phone'({ open, story }) {
    const viewer = await open({ path: from_the_start(story), reduced_motion: true, touch: true, width: 390, height: 844 });
    await walk(viewer, story, async () => {
      const { middle, width, height } = await viewer.hit('next');
      assert.ok(Math.min(width, height) >= 43, `"next" is ${width} by ${height} px`);
      return viewer.tap(middle);
    });
  },

  async 'at a time, the clock of what was known shows what had been said by then'({ open }) {
    const later = ['kozinka-civilian-killed', 'one-civilian-killed', 'villager-killed'];
    const viewer = await open({ ...kTall, path: '?panel=claims#t=2023-05-22T23:00%2B03:00&clock=known' });
    const early = await viewer.snapshot();
    assert.equal(early.clock, 'known');
    assert.ok(named(early, 'answer:').includes('nobody-killed'), '“nobody was killed” had been said');
    assert.ok(!named(early, 'answer:').includes('kozinka-civilian-killed'), 'a death is shown before it was said');
    const few = await counts(viewer);
    await viewer.must({ name: 'select', event: 'civilian-deaths' });
    const card = await viewer.snapshot();
    assert.equal(Date.parse(card.time), Date.parse('2023-05-22T23:00+03:00'), 'selecting moved the playhead');
    assert.deepEqual(named(card, 'citation:').filter((id) => later.includes(id)), [], 'the card tells of a death');
    assert.ok(named(card, 'citation:').includes('nobody-killed'));

    await viewer.must({ name: 'panel', panel: 'claims' });
    const late = await viewer.must({ name: 'seek', time: '2023-05-24T23:00+03:00' });
    const answers = named(late, 'answer:');
    assert.ok(answers.indexOf('nobody-killed') >= 0 && answers.indexOf('kozinka-civilian-killed') > answers.indexOf('nobody-killed'), `not both, in order: ${answers}`);
    assert.ok((await counts(viewer)).statements > few.statements);
  },

  async 'K and the two words on the timeline switch the clock'({ open }) {
    const viewer = await open({ path: '#t=2023-05-22T23:00%2B03:00' });
    const happened = await viewer.snapshot();
    await viewer.page.focus('#canvas');
    await viewer.page.keyboard.press('k');
    const known = await viewer.settled();
    assert.equal(known.clock, 'known');
    assert.ok(drawn_ids(known).length < drawn_ids(happened).length, 'all that had happened had also been said');
    assert.equal((await hash_of(viewer)).get('clock'), 'known');
    assert.deepEqual(drawn_ids(await viewer.click_hit('clock:happened')), drawn_ids(happened));
    assert.equal((await hash_of(viewer)).get('clock'), null);
    assert.equal((await viewer.click_hit('clock:known')).clock, 'known');
  },

  async 'each party tells its part, and together they tell it all'({ open, story }) {
    const viewer = await open({ ...kTall, path: '?panel=claims' });
    const all = await viewer.snapshot(), total = await counts(viewer);
    let statements = 0;
    for (const { id } of story.parties) {
      const now = await viewer.click_hit('party:' + id);
      assert.equal(now.party, id);
      assert.ok(drawn_ids(now).every((event) => drawn_ids(all).includes(event)), 'a lens brings events that were not there');
      const answers = named(now, 'answer:');
      assert.deepEqual(answers.filter((claim) => party_of(story, claim) !== id), [], `answers of others under ${id}`);
      assert.ok(answers.length > 0 && answers.length < named(all, 'answer:').length, `${id} answers ${answers.length}`);
      assert.equal((await hash_of(viewer)).get('party'), id);
      const told = await counts(viewer);
      assert.ok(told.events < total.events && told.statements < total.statements, JSON.stringify({ id, told, total }));
      statements += told.statements;
      const back = await viewer.click_hit('lens-off');
      assert.equal(back.party, '');
      assert.deepEqual(drawn_ids(back), drawn_ids(all));
      assert.deepEqual(await counts(viewer), total);
      assert.equal((await hash_of(viewer)).get('party'), null);
    }
    assert.equal(statements, total.statements, 'the parties\' statements do not add up');
    await viewer.click_hit('party:' + story.parties[0].id);
    assert.equal((await viewer.click_hit('party:' + story.parties[0].id)).party, '', 'a second press on a party does not let it go');
    await viewer.click_hit('party:' + story.parties[1].id);
    const { hits } = await viewer.snapshot();
    const everybody = hits.find(({ name }) => name === 'party:');
    assert.ok(everybody, 'there is no "all"');
    assert.equal((await viewer.click({ x: everybody.x + everybody.width / 2, y: everybody.y + everybody.height / 2 })).party, '');
  },

  async 'filters by kind and by speaker keep what fits and can be cleared'({ open, story }) {
    const viewer = await open({ ...kTall, path: '?panel=claims' });
    const all = await viewer.snapshot();
    const shelling = new Set(story.events.filter(({ kind }) => kind === 'shelling').map(({ id }) => id));
    const by_kind = await choose(viewer, 'kind:0');
    assert.deepEqual(drawn_ids(by_kind), drawn_ids(all).filter((id) => shelling.has(id)));
    assert.deepEqual(named(by_kind, 'match:').sort(), [...shelling].sort());
    assert.equal((await hash_of(viewer)).get('kind'), 'shelling');
    assert.equal((await counts(viewer)).events, shelling.size);
    const told = new Set(story.claims.filter(({ actor }) => actor === 'rbk-sources').map(({ event }) => event));
    const both = await choose(viewer, 'actor:rbk-sources');
    assert.deepEqual(named(both, 'match:').sort(), [...shelling].filter((id) => told.has(id)).sort());
    const hash = await hash_of(viewer);
    assert.deepEqual([hash.get('kind'), hash.get('actor')], ['shelling', 'rbk-sources']);
    const by_actor = await choose(viewer, 'kind:0');
    assert.deepEqual(drawn_ids(by_actor), drawn_ids(all).filter((id) => told.has(id)));
    const clear = await viewer.click_hit('clear-filters');
    assert.deepEqual(drawn_ids(clear), drawn_ids(all));
    assert.deepEqual([(await hash_of(viewer)).get('kind'), (await hash_of(viewer)).get('actor')], [null, null]);
    await choose(viewer, 'kind:0');
    assert.deepEqual(drawn_ids(await viewer.click_hit('lens-off')), drawn_ids(all), 'the note in the header does not let the filters go');
  },

  async 'what is typed is searched, in either script, and the field keeps the focus'({ open, story }) {
    const viewer = await open({ width: 1280, height: 1000, path: '?panel=claims' });
    const all = await viewer.snapshot();
    for (const text of ['Kozinka', 'Козинка', 'козинка']) {
      const box = await search_box(viewer);
      await viewer.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      for (const letter of text) {
        await viewer.page.keyboard.type(letter);
        await sleep(40);
        assert.equal(await focused(viewer), 'search', `after "${letter}"`);
      }
      await viewer.settled();
      const now = await viewer.snapshot();
      assert.equal(await typed(viewer), text);
      assert.equal((await hash_of(viewer)).get('q'), text);
      const at_kozinka = story.events.filter(({ place }) => place === 'kozinka').map(({ id }) => id);
      const found = named(now, 'match:');
      assert.ok(at_kozinka.some((id) => found.includes(id)), `"${text}" finds ${found}`);
      assert.ok(drawn_ids(now).length < drawn_ids(all).length && at_kozinka.every((id) => drawn_ids(now).includes(id)), `the map shows ${drawn_ids(now)}`);
      const frames = (await viewer.snapshot()).frames;
      await sleep(2000);
      assert.equal((await viewer.snapshot()).frames, frames, 'frames are drawn while nobody types');
      assert.equal(await focused(viewer), 'search');
      await viewer.click_hit('clear-filters');
      assert.equal(await typed(viewer), '');
      assert.equal((await hash_of(viewer)).get('q'), null);
      assert.deepEqual(drawn_ids(await viewer.snapshot()), drawn_ids(all));
    }
  },

  async 'keys typed into the search are letters and no commands'({ open }) {
    const viewer = await open({ path: '?panel=claims' });
    const before = await viewer.snapshot();
    await viewer.page.focus('#search');
    await viewer.page.keyboard.type('3 k 0+-');
    for (const key of /** @type {const} */ (['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Backspace'])) await viewer.page.keyboard.press(key);
    const now = await viewer.settled();
    assert.equal(await typed(viewer), '3 k 0+');
    for (const key of /** @type {const} */ (['panel', 'clock', 'time', 'event', 'camera'])) assert.deepEqual(now[key], before[key], key);
    assert.equal((await hash_of(viewer)).get('q'), '3 k 0+');
    await viewer.page.focus('#canvas');
    await viewer.page.keyboard.press('k');
    assert.equal((await viewer.settled()).clock, 'known', 'the canvas no longer hears keys');
  },

  async 'over the search field the wheel scrolls the panel'({ open }) {
    const viewer = await open({ path: '?panel=claims' });
    const before = await search_box(viewer);
    await viewer.page.mouse.move(before.x + 30, before.y + 10);
    await viewer.page.mouse.wheel({ deltaY: 60 });
    await viewer.settled();
    assert.ok((await search_box(viewer)).y < before.y || !await viewer.visible('#search'), 'the field stays where it was');
  },

  async 'keys draw a frame of focus around the page, a pointer does not'({ open }) {
    const viewer = await open();
    const frame = () => viewer.page.evaluate(() => getComputedStyle(document.getElementById('canvas')).outlineStyle);
    await viewer.click(await viewer.empty_spot());
    assert.deepEqual([await focused(viewer), await frame()], ['canvas', 'none']);
    await viewer.page.keyboard.press('ArrowRight');
    assert.equal(await frame(), 'solid');
  },

  async 'a match leads to its event'({ open }) {
    const viewer = await open({ path: '?panel=claims#q=borisovka' });
    assert.equal(await typed(viewer), 'borisovka', 'the field does not hold the address\'s search');
    const now = await viewer.click_hit('match:borisovka-fire');
    assert.deepEqual([now.event, now.panel], ['borisovka-fire', 'event']);
    assert.equal(await viewer.visible('#search'), false, 'the field stays over another view');
  },

  async 'a menu names the languages in themselves; each is taken by a press, the menu left by a press elsewhere'({ open, story }) {
    const viewer = await open({ path: '?panel=claims' });
    const texts = [];
    const look = async () => ({
      sentence: await spoken(viewer), field: await viewer.page.evaluate(() => document.getElementById('search').placeholder),
      labels: (await viewer.settled()).labels.map(({ text }) => text).join(' '),
    });
    // The interface's words change once their file has come, the story's once its own has.
    const told_in = (/** @type {string} */ language) => viewer.page.waitForFunction((label) => document.getElementById('spoken').textContent.includes(label), { polling: 50 }, story.time_label[language]);
    texts.push(await look());
    for (const language of ['uk', 'ru', 'en']) {
      await viewer.click_hit('language');
      assert.deepEqual((await viewer.settled()).hits.map(({ name }) => name).filter((name) => name.startsWith('language:')), tags.map((tag) => `language:${tag}`));
      await viewer.click_hit('language:' + language);
      await told_in(language);
      texts.push(await look());
    }
    await viewer.click_hit('language');
    const { x, y } = await viewer.hit('share');
    await viewer.page.mouse.click(x - 120, y + 10);
    assert.ok(!(await viewer.settled()).hits.some(({ name }) => name.startsWith('language:')), 'the menu stays open');
    const [english, ukrainian, russian, again] = texts;
    for (const part of Object.values(english)) assert.ok(!kCyrillic.test(part), part);
    for (const language of [ukrainian, russian]) for (const part of Object.values(language)) assert.ok(kCyrillic.test(part), part);
    assert.match(ukrainian.labels, /Бєлгород/);
    assert.match(russian.labels, /Белгород/);
    assert.match(ukrainian.sentence, /травня/);
    assert.match(russian.sentence, /мая/);
    assert.notEqual(ukrainian.field, russian.field);
    assert.deepEqual(again, english);
  },

  async 'the language of the address is the interface\'s'({ open }) {
    for (const [language, word] of [['uk', /травня/], ['ru', /мая/], ['en', /May/]]) {
      const viewer = await open({ path: '?lang=' + language });
      assert.match(await spoken(viewer), new RegExp(word));
      await viewer.close();
    }
  },

  async 'a stated distance is drawn between the places that it names'({ open, story }) {
    const places = new Map(story.places.map((place) => [place.id, place]));
    for (const check of story.checks.filter(({ to }) => to !== 'border')) {
      const from = places.get(check.from), to = places.get(check.to);
      const event = story.claims.find(({ id }) => id === check.claim).event;
      const map = `${check.id === 'belgorod-kharkiv' ? '8.40' : '9.60'}/${((from.lat + to.lat) / 2).toFixed(4)}/${((from.lon + to.lon) / 2).toFixed(4)}`;
      const hash = `#event=${event}&map=${map}&t=2023-05-24T12:00%2B03:00`;
      const pictures = [];
      for (const checks of [story.checks, []]) {
        const made = serve({ ...story, checks });
        const viewer = await open({ ...made, path: made.path + hash });
        pictures.push({ image: read_png(await viewer.screenshot()), now: await viewer.snapshot() });
        await viewer.close();
      }
      const { now } = pictures[0];
      const part = now.parts.map;
      const box = changed_box(pictures[0].image, pictures[1].image, Math.floor(part.x + part.width) - 18, Math.ceil(part.y) + 6, Math.floor(part.y + part.height) - 4);
      assert.ok(box, `${check.id}: nothing is drawn`);
      const scale = 512 * 2 ** now.camera.zoom / 360, width = Math.abs(from.lon - to.lon) * scale;
      assert.ok(box.right - box.left >= width - 8, `${check.id}: the line is ${box.right - box.left} px wide, the places are ${width.toFixed(0)} px apart`);
    }
  },

  async 'an address carries clock, party, search, kind, speaker and event, there and back'({ open }) {
    const path = '?panel=claims#t=2023-05-24T20:00%2B03:00&clock=known&event=raid-end&party=armed-groups&map=9.00/50.50000/36.00000&q=raid&kind=statement&actor=legion';
    const wanted = { clock: 'known', event: 'raid-end', party: 'armed-groups', q: 'raid', kind: 'statement', actor: 'legion' };
    const viewer = await open({ ...kTall, path });
    const first = await viewer.snapshot();
    assert.deepEqual([first.clock, first.event, first.party], ['known', 'raid-end', 'armed-groups']);
    assert.equal(Date.parse(first.time), Date.parse('2023-05-24T20:00+03:00'));
    assert.deepEqual(named(first, 'match:'), ['raid-end']);
    await viewer.must({ name: 'fly', lon: 36.1, lat: 50.5, zoom: 9.25 });
    const hash = await hash_of(viewer);
    for (const [key, value] of Object.entries(wanted)) assert.equal(hash.get(key), value, key);
    assert.equal(hash.get('map'), '9.25/50.50000/36.10000');
    const second = await open({ ...kTall, path: '?panel=claims' + await viewer.page.evaluate(() => location.hash) });
    const now = await second.snapshot();
    for (const key of /** @type {const} */ (['clock', 'event', 'party', 'time', 'panel'])) assert.deepEqual(now[key], first[key], key);
    assert.deepEqual(named(now, 'match:'), named(first, 'match:'));
    assert.deepEqual(drawn_ids(now), drawn_ids(await viewer.snapshot()));
    assert.equal(await typed(second), 'raid');
    await second.click_hit('clear-filters');
    const cleared = await hash_of(second);
    assert.deepEqual(['q', 'kind', 'actor', 'party'].map((key) => cleared.get(key)), [null, null, null, 'armed-groups']);
  },

  async 'on a phone what can be touched is as large as a thumb'({ open }) {
    const small = [];
    for (const panel of ['story', 'event', 'claims', 'sources']) {
      const viewer = await open({ touch: true, reduced_motion: true, width: 390, height: 844, path: `?panel=${panel}` });
      if (panel === 'event') await viewer.must({ name: 'select', event: 'civilian-deaths' });
      if (panel === 'claims') {
        await viewer.page.evaluate(() => { location.hash = '#kind=casualties&party=russian-authorities'; });
        await viewer.settled();
      }
      for (const [name, { width, height }] of await parts_of_panel(viewer)) {
        // A tap near bars, a symbol, a name or a dot takes the nearest, and the whole strip under the playhead scrubs as
        // it does. At an edge of the canvas or of an area a pixel is lost.
        if (/^(bar:|block:|tick:|event:|badge:|place:|dot:|playhead$)/.test(name) || Math.min(width, height) >= 43) continue;
        small.push(`${panel}: ${name} ${width.toFixed(0)}x${height.toFixed(0)}`);
      }
      if (panel === 'claims') {
        const { height } = await search_box(viewer);
        assert.ok(height === 0 || height >= 44, `the search field is ${height} px high`);
      }
      await viewer.close();
    }
    assert.deepEqual(small, []);
  },

  async 'a thumb beside a lone symbol still meets it'({ open }) {
    const viewer = await open({ touch: true, reduced_motion: true, width: 390, height: 844, path: '#map=9.50/50.60/36.02' });
    const { events, hits } = await viewer.settled(), lone = events.find(({ id }) => id === 'borisovka-fire');
    // On what else stands there the thumb means that: its place's name.
    const others = hits.filter(({ name, width, height }) => name !== 'event:' + lone.id && width * height < 9000);
    const is_free = (/** @type {Web.Point} */ { x, y }) => !others.some((hit) => x > hit.x - 2 && x < hit.x + hit.width + 2 && y > hit.y - 2 && y < hit.y + hit.height + 2);
    const beside = [[18, 4], [-18, -4], [4, 18], [-4, -18]].map(([dx, dy]) => ({ x: lone.x + dx, y: lone.y + dy })).filter(is_free);
    assert.ok(beside.length >= 2, 'there is no room for a thumb beside it');
    for (const point of beside) {
      await viewer.must({ name: 'select', event: null });
      assert.equal((await viewer.tap(point)).event, lone.id, JSON.stringify(point));
    }
  },

  async 'fourteen events at one village are each reached by pointer, touch and keys'({ open, story, shot }) {
    const made = village(story, 14);
    for (const { touch, width, height } of [{ touch: false, width: 1280, height: 800 }, { touch: true, width: 390, height: 844 }]) {
      const viewer = await open({ ...serve(made), touch, width, height, reduced_motion: true });
      await viewer.must({ name: 'seek', time: '2023-05-24T12:00+03:00' });
      const start = await viewer.snapshot();
      await viewer.screenshot(shot(`village-${width}`));
      assert.equal(drawn_ids(start).length, 14, 'not all are drawn');
      assert.deepEqual(start.symbols.map(({ events, place }) => `${events.length} at ${place}`), ['14 at kozinka']);
      for (const { id } of made.events.filter((_, i) => i % 8 === 5)) {  // the list is opened anew for each
        const row = await listed(viewer, start.symbols[0], id, touch);
        const now = touch ? await viewer.tap(row) : await viewer.click(row);
        assert.equal(now.event, id, `at ${width} by ${height}`);
      }
      await viewer.page.focus('#canvas');
      await viewer.page.keyboard.press('Escape');
      await viewer.must({ name: 'seek', time: story.time.start + '+03:00' });
      for (const { id } of made.events) {
        await viewer.page.keyboard.press('ArrowRight');
        assert.equal((await viewer.settled(120)).event, id);
      }
      await viewer.close();
    }
  },

  async 'an event out of sight has one pill at the edge of the map, which leads there'({ open, story }) {
    const viewer = await open();
    const home = await viewer.must({ name: 'fit' });
    assert.deepEqual(named(home, 'far:'), []);  // nothing is being read
    for (const place of ['kyiv', 'crimea-bridge']) {
      const event = story.events.find((one) => one.place === place);
      await viewer.must({ name: 'select', event: event.id });
      const away = await viewer.must({ name: 'fit' });
      assert.deepEqual(named(away, 'far:'), [place]);
      const now = await viewer.click_hit('far:' + place);
      assert.equal(now.event, event.id);
      assert.ok(now.events.find(({ id }) => id === event.id)?.drawn, `${place} is not in view`);
      assert.deepEqual(named(now, 'far:'), []);
      const { camera } = await viewer.click_hit('fit');
      assert.ok(Math.abs(camera.lon - home.camera.lon) < 1e-3 && Math.abs(camera.lat - home.camera.lat) < 1e-3 && Math.abs(camera.zoom - home.camera.zoom) < 1e-2, JSON.stringify(camera));
    }
  },

  'long words stay in the panel at 1280 by 800': long_words(1280, 800),
  'long words stay in the panel at 800 by 560': long_words(800, 560),
  'long words stay in the panel on a phone': long_words(390, 844),

  async 'a party that nobody gave a short name stays in the panel'({ open, story, shot }) {
    const made = structuredClone(story);
    made.parties[0].name = 'The authorities of the federation and of its regions, their ministries and spokespeople';
    for (const [width, height] of [[1280, 800], [390, 844]]) {
      const served = serve(made);
      const viewer = await open({ ...served, path: served.path + '&panel=claims', width, height });
      await assert_margin(viewer, shot(`long-party-${width}`), `at ${width} by ${height}`);
      await viewer.close();
    }
  },

  async 'what a filter finds is in view without scrolling'({ open }) {
    for (const [width, height] of [[1280, 800], [390, 844]]) {
      const viewer = await open({ width, height, path: '?panel=claims#kind=shelling' });
      const now = await viewer.settled();
      assert.ok(named(now, 'match:').length, `at ${width} by ${height} the panel shows no match`);
      await viewer.close();
    }
  },

  async 'a story whose claims replace themselves or whose figure has no place is refused with its reasons'({ open, story }) {
    const made = structuredClone(story), [first, second] = made.claims.filter(({ actor }) => actor === 'gladkov');
    Object.assign(first, { supersedes: second.id });
    Object.assign(second, { supersedes: first.id });
    made.claims.at(-1).supersedes = made.claims.at(-1).id;
    made.checks[0].from = 'nowhere';
    const viewer = await open({ ...serve(made), wait: false, expects_errors: true });
    await viewer.until('the story is refused', ({ state }) => state === 'failed', 30000);
    const reasons = await viewer.text('#failed-details');
    for (const part of ['/checks/0', 'nowhere', `/claims/${made.claims.length - 1}`, 'supersedes']) assert.ok(reasons.includes(part), `${part} is not in: ${reasons}`);
  },
};
