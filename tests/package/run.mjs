// Installs the package's tarball into an empty folder outside the repository, as an editor would who has Node alone, and
// runs its commands there: new, check, build, dev and what each says of bad input.
//   node tests/package/run.mjs TARBALL
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { bomb, photos, rows_of, workbook_of } from './workbooks.mjs';

const tarball = resolve(process.argv[2] || '');
const folder = mkdtempSync(join(tmpdir(), 'sourceline-package-'));
let passed = 0, failed = 0;

/** @param {string} name @param {unknown} expected @param {unknown} actual */
function is(name, expected, actual) {
  if (JSON.stringify(expected) === JSON.stringify(actual)) { ++passed; return; }
  ++failed;
  console.log(`FAILED ${name}\n  expected: ${JSON.stringify(expected)}\n    actual: ${JSON.stringify(actual)}`);
}

/** As in a shell of a machine without this repository: nothing of ours on the way. @param {...string} args */
function sourceline(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'node_modules/sourceline/bin/sourceline.mjs'), ...args],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder } });
  return { status, out: stdout, err: stderr };
}

/** @param {string} name */
const read = (name) => readFileSync(join(folder, name), 'utf8');
/** @param {string} name @param {string} text */
const write = (name, text) => writeFileSync(join(folder, name), text);
/** @param {string} name @returns {string[]} */
const files_of = (name) => readdirSync(join(folder, name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, name).length + 1)).sort();

function install() {
  write('package.json', '{ "private": true }\n');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball], { cwd: folder, stdio: 'inherit' });
  is('it brings no other package', ['sourceline'], readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')));
  is('its program is where npx looks', true, existsSync(join(folder, 'node_modules/.bin/sourceline')));
  const npx = spawnSync('npx', ['--no-install', 'sourceline', '--version'], { cwd: folder, encoding: 'utf8' });
  is('npx runs it', true, /^sourceline \d+\.\d+\.\d+, story format version 1\n$/.test(npx.stdout));
}

function helps() {
  const all = sourceline('--help');
  is('help: status', 0, all.status);
  const verbs = [...all.out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, verb]) => verb);
  for (const verb of ['new', 'dev', 'build', 'check', 'import', 'export']) is(`help names ${verb}`, true, verbs.includes(verb));
  for (const verb of verbs) {
    const { status, out } = sourceline(verb, '--help');
    is(`${verb} --help`, [0, true], [status, new RegExp(`^Example: sourceline ${verb}\\b`, 'm').test(out)]);
  }
  is('a command that there is not', [2, "sourceline: there is no command 'bulid'"], [sourceline('bulid').status, sourceline('bulid').err.split('\n')[0]]);
}

function makes_new() {
  const made = sourceline('new', 'my-story');
  is('new: status', [0, ''], [made.status, made.err]);
  is('new: says what comes next', 'my-story: a story to begin with; all in it is invented. Next:\n  npx sourceline dev my-story\n', made.out);
  is('new: the story is good', [0, 'my-story/story.json: good: 2 events, 3 claims, 2 sources; 0 warnings\n'],
    [sourceline('check', 'my-story/story.json').status, sourceline('check', 'my-story/story.json').out]);
  is('new: it says that it is invented', true, JSON.parse(read('my-story/story.json')).summary.includes('invented'));
  is('new: its README names the folder', true, read('my-story/README.md').includes('npx sourceline dev my-story'));
  const again = sourceline('new', 'my-story');
  is('new: a folder that is not empty', [2, "sourceline: 'my-story' is not empty (it holds README.md); nothing in it was touched. Name a new folder"],
    [again.status, again.err.split('\n')[0]]);
  is('new: without a name', [2, 'sourceline: new needs the name of a new folder'], [sourceline('new').status, sourceline('new').err.split('\n')[0]]);
  is('new: no parent', [2, "sourceline: cannot make 'no/where': No such file or directory"], [sourceline('new', 'no/where').status, sourceline('new', 'no/where').err.split('\n')[0]]);
  is('new: nothing half done is left', ['my-story', 'node_modules', 'package-lock.json', 'package.json'], readdirSync(folder).sort());
}

function builds() {
  const built = sourceline('build', 'my-story', '-o', 'site', '--url', 'https://example.org/map');
  is('build: status', [0, ''], [built.status, built.err]);
  const files = files_of('site'), plain = files.filter((name) => !/\.(br|gz)$/.test(name));
  const page = read('site/index.html');
  is('build: no mark is left', [], plain.filter((name) => /\.(html|js)$/.test(name) && /@(story|told|basemap|basemap-address)@/.test(read(`site/${name}`))));
  is('build: every file that the page names is there', [], [...page.matchAll(/(?:href|src|data-story)="([^":]+)"/g)].map(([, name]) => name).filter((name) => !existsSync(join(folder, 'site', name))));
  is('build: it opens the story', true, page.includes('data-story="stories/my-story.json" data-basemap="world"'));
  is('build: of the base maps only its own', ['basemaps/world.json'], plain.filter((name) => /^basemaps\//.test(name)));
  is('build: the story is whole', read('my-story/story.json'), read('site/stories/my-story.json'));
  is('build: addresses for others are absolute', [true, 'https://example.org/map/'],
    [page.includes('<meta property="og:url" content="https://example.org/map/index.html">'), JSON.parse(read('site/oembed/my-story.json')).provider_url]);
  for (const name of plain.filter((one) => !/\.png$/.test(one) && one !== '.sourceline-site.json')) {
    const bytes = readFileSync(join(folder, 'site', name));
    if (!brotliDecompressSync(readFileSync(join(folder, 'site', `${name}.br`))).equals(bytes)) is(`build: ${name}.br`, 'the same bytes', 'others');
    if (!gunzipSync(readFileSync(join(folder, 'site', `${name}.gz`))).equals(bytes)) is(`build: ${name}.gz`, 'the same bytes', 'others');
  }
  is('build: a second time in the same place', 0, sourceline('build', 'my-story', '-o', 'site').status);
  is('build: without an address', true, sourceline('build', 'my-story', '-o', 'site').out.endsWith(
    'notice: without --url ADDRESS the pages say nothing to link previews that need absolute addresses (Open Graph pictures, oEmbed)\n'));
  is('build: what an earlier one made is gone', false, existsSync(join(folder, 'site/oembed')));

  mkdirSync(join(folder, 'others'));
  write('others/thesis.txt', 'mine');
  const refused = sourceline('build', 'my-story', '-o', 'others');
  is('build: into a folder of others', [2, "sourceline: 'others' holds files that no build has made (thesis.txt); nothing in it was touched. Name a new folder", ['thesis.txt']],
    [refused.status, refused.err.split('\n')[0], files_of('others')]);
  is('build: no address of a site', [2, "sourceline: --url must be the http(s) address of the site's folder, not 'ftp:x'"],
    [sourceline('build', 'my-story', '-o', 'site', '--url', 'ftp:x').status, sourceline('build', 'my-story', '-o', 'site', '--url', 'ftp:x').err.split('\n')[0]]);
  is('build: without -o', [2, 'sourceline: build needs -o SITE: the folder that is written'], [sourceline('build', 'my-story').status, sourceline('build', 'my-story').err.split('\n')[0]]);
  is('build: no such story', [2, "sourceline: cannot read 'nowhere': No such file or directory"], [sourceline('build', 'nowhere', '-o', 'x').status, sourceline('build', 'nowhere', '-o', 'x').err.split('\n')[0]]);
  is('build: a folder without a story', [2, "sourceline: 'others' holds no story: neither a story.json nor sheets such as events.csv and claims.csv"],
    [sourceline('build', 'others', '-o', 'x').status, sourceline('build', 'others', '-o', 'x').err.split('\n')[0]]);
}

// Of sheets a map may lie in their folder or beside it, for check, build and dev alike.
function finds_own_basemaps() {
  const map = read('node_modules/sourceline/viewer/basemaps/world.json').replace('"id":"world"', '"id":"mine"');
  cpSync(join(folder, 'my-story'), join(folder, 'own'), { recursive: true });
  write('own/sheets/story.csv', read('own/sheets/story.csv').replace(/^(basemap,)world/m, '$1mine'));
  is('own base map: without it', [1, 'own/sheets: not good: 1 error; nothing was built'], [sourceline('build', 'own/sheets', '-o', 'x').status, sourceline('build', 'own/sheets', '-o', 'x').out.trim().split('\n').at(-1)]);
  for (const place of ['own/basemaps', 'own/sheets/basemaps']) {
    mkdirSync(join(folder, place));
    write(`${place}/mine.json`, map);
    is(`own base map: in ${place}`, [0, 0], [sourceline('check', 'own/sheets').status, sourceline('build', 'own/sheets', '-o', 'own-site').status]);
    is(`own base map: of the site, in ${place}`, map, read('own-site/basemaps/mine.json'));
    rmSync(join(folder, place), { recursive: true });
  }
  rmSync(join(folder, 'own-site'), { recursive: true });
  rmSync(join(folder, 'own'), { recursive: true });
}

// What the build of this project's own site does in Python, the package does again, for who has no Python.
async function makes_what_the_site_has() {
  const { twin_of } = await import('../../package/lib/twin.mjs');
  const { files_in_languages } = await import('../../package/lib/story_languages.mjs');
  const viewer = 'node_modules/sourceline/viewer';
  const twins = files_of(viewer).filter((name) => /\.(wasm|ttf|json)\.js$/.test(name));
  is('twins: of the WebAssembly, the fonts and the base maps', true, twins.length >= 8);
  for (const name of twins)
    if (twin_of(readFileSync(join(folder, viewer, name.replace(/\.js$/, '')))) !== read(join(viewer, name))) is(`twins: ${name}`, 'the same bytes', 'others');
  const site = new URL('../../dist/stories/', import.meta.url), whole = JSON.parse(readFileSync(new URL('belgorod-2023.json', site), 'utf8'));
  const told = files_in_languages(whole);
  is('a story in one language: all of them', ['en', 'uk', 'ru'], [...told.keys()]);
  for (const [language, bytes] of told) {
    const theirs = JSON.parse(readFileSync(new URL(`belgorod-2023.${language}.json`, site), 'utf8'));
    is(`a story in one language: ${language}`, JSON.stringify(theirs), JSON.stringify(JSON.parse(Buffer.from(bytes).toString('utf8'))));
  }
}

function tells_problems() {
  cpSync(join(folder, 'my-story'), join(folder, 'bad'), { recursive: true });
  write('bad/story.json', read('my-story/story.json').replace('"place": "reef"', '"place": "reeef"'));
  const built = sourceline('build', 'bad', '-o', 'bad-site');
  is('a story with an error is not built', [1, false], [built.status, existsSync(join(folder, 'bad-site'))]);
  is('its problem is told as check tells it', sourceline('check', 'bad/story.json').out.split('\n')[0], built.out.split('\n')[0]);
  rmSync(join(folder, 'bad'), { recursive: true });
}

/** @param {string} address @returns {Promise<{ status: number, text: string }>} */
const fetched = (address) => new Promise((resolve_, reject) => {
  get(address, (response) => {
    /** @type {Buffer[]} */
    const blocks = [];
    response.on('data', (block) => blocks.push(block)).on('end', () => resolve_({ status: response.statusCode || 0, text: Buffer.concat(blocks).toString() }));
  }).on('error', reject);
});

async function serves() {
  const server = spawn(process.execPath, [join(folder, 'node_modules/sourceline/bin/sourceline.mjs'), 'dev', 'my-story', '--port', '0'], { cwd: folder });
  try {
    const address = await new Promise((resolve_, reject) => {
      let said = '';
      server.stdout.on('data', (block) => {
        said += block;
        const found = /http:\/\/\S+/.exec(said);
        if (found) resolve_(found[0]);
      });
      server.once('exit', () => reject(new Error(`dev ended: ${said}`)));
    });
    const page = await fetched(address);
    is('dev: the page', [200, true], [page.status, page.text.includes('<script src="/dev_page.js" defer></script>')]);
    is('dev: the story', read('my-story/story.json'), (await fetched(`${address}stories/my-story.json`)).text);
    is('dev: no service worker, which would keep old files', 404, (await fetched(`${address}sw.js`)).status);
    is('dev: nothing beyond the site', 404, (await fetched(`${address}../package.json`)).status);

    /** @type {{ lines: { severity: string, text: string }[], good: boolean, count: number }[]} */
    const news = [];
    /** @type {((value: unknown) => void) | null} */
    let next = null;
    get(`${address}dev/news`, (response) => response.setEncoding('utf8').on('data', (text) => {
      for (const [, one] of String(text).matchAll(/^data: (.*)$/gm)) news.push(JSON.parse(one));
      next?.(null);
    }).on('error', () => {}));
    /** @param {(one: typeof news[0]) => boolean} wanted */
    const told = async (wanted) => {
      for (;;) {
        const found = news.find(wanted);
        if (found) return found;
        await new Promise((resolve_) => { next = resolve_; });
      }
    };
    is('dev: at first all is good', true, (await told(({ count }) => count === 1)).good);
    const good = read('my-story/story.json');
    write('my-story/story.json', good.replace('"place": "reef"', '"place": "reeef"'));
    const bad = await told(({ good: is_good }) => !is_good);
    is('dev: what is wrong, and where', true, /^my-story\/story\.json:\d+:\d+: error: \/events\/1\/place: /.test(bad.lines[0].text));
    is('dev: the last good story stays', good, (await fetched(`${address}stories/my-story.json`)).text);
    write('my-story/story.json', good.replace('A boat touches', 'A ship touches'));
    await told(({ good: is_good, count }) => is_good && count > bad.count);
    is('dev: the new one is served', true, (await fetched(`${address}stories/my-story.json`)).text.includes('A ship touches'));
    write('my-story/story.json', good);
  } finally {
    server.kill('SIGTERM');
  }
  is('dev: ends when it is told to', 0, await new Promise((resolve_) => { server.once('exit', resolve_); }));
}

function reads_workbooks() {
  const sheets = Object.fromEntries(files_of('my-story/sheets').filter((name) => name !== 'ids.csv').map((name) => [name.replace(/\.csv$/, ''), rows_of(read(`my-story/sheets/${name}`))]));
  writeFileSync(join(folder, 'book.xlsx'), workbook_of(sheets));
  is('a workbook is checked as sheets are', [0, ''], [sourceline('check', 'book.xlsx').status, sourceline('check', 'book.xlsx').err]);
  is('a workbook becomes a story', 0, sourceline('import', 'book.xlsx', '-o', 'of-book.json').status);
  is('a workbook becomes the same story as its sheets', 0, sourceline('import', 'my-story/sheets', '-o', 'of-sheets.json').status);
  is('a workbook and its sheets tell the same', read('of-sheets.json'), read('of-book.json'));
  is('a workbook is built', 0, sourceline('build', 'book.xlsx', '-o', 'book-site').status);
  mkdirSync(join(folder, 'booked'));
  cpSync(join(folder, 'book.xlsx'), join(folder, 'booked/book.xlsx'));
  is('a folder with a workbook is built', 0, sourceline('build', 'booked', '-o', 'booked-site').status);
  const claims = sheets.claims.map((row) => row.map((cell) => cell === 'ada' ? 'adda' : cell));
  writeFileSync(join(folder, 'bad.xlsx'), workbook_of({ ...sheets, claims }));
  const bad = sourceline('check', 'bad.xlsx');
  is('a mistake in a workbook has its sheet, row and column', [1, true], [bad.status, /claims, row 2, actor: there is no actor 'adda'/.test(bad.out)]);
  write('text.xlsx', 'no workbook');
  is('what is no zip', [2, "sourceline: 'text.xlsx' is no workbook: it cannot be opened as one\n"], [sourceline('check', 'text.xlsx').status, sourceline('check', 'text.xlsx').err]);
  writeFileSync(join(folder, 'photos.xlsx'), photos());
  is('a zip that is no workbook', [2, true], [sourceline('check', 'photos.xlsx').status, sourceline('check', 'photos.xlsx').err.startsWith("sourceline: 'photos.xlsx' is no workbook that can be read: ")]);
  writeFileSync(join(folder, 'bomb.xlsx'), bomb());
  is('a zip bomb', [2, "sourceline: 'bomb.xlsx' would unpack to 300 MiB, and the limit is 256; a workbook of a story is far smaller\n"], [sourceline('check', 'bomb.xlsx').status, sourceline('check', 'bomb.xlsx').err]);
  for (const name of ['book.xlsx', 'bad.xlsx', 'text.xlsx', 'photos.xlsx', 'bomb.xlsx', 'of-book.json', 'of-sheets.json']) rmSync(join(folder, name));
}

// docs/FIRST_STORY.md, by running the commands that stand in it, in their order, in a folder of their own. One that
// serves is stopped once it does; one that bakes needs Debian's data, and tests/basemap bakes.
async function walks_first_story() {
  const text = readFileSync(new URL('../../docs/FIRST_STORY.md', import.meta.url), 'utf8');
  const commands = [...text.matchAll(/^ {4}npx sourceline (.*)$/gm)].map(([, rest]) => rest.split(/\s+/));
  is('first story: it has commands of every kind', ['basemap', 'build', 'check', 'dev', 'export', 'import', 'new'], [...new Set(commands.map(([verb]) => verb))].sort());
  rmSync(join(folder, 'my-story'), { recursive: true, force: true });
  rmSync(join(folder, 'site'), { recursive: true, force: true });
  for (const [verb, ...rest] of commands) {
    if (verb === 'basemap' || verb === 'dev') {
      is(`first story: ${verb} is told of`, 0, sourceline(verb, '--help').status);
      continue;
    }
    const { status, err } = sourceline(verb, ...rest);
    is(`first story: ${[verb, ...rest].join(' ')}`, [0, ''], [status, status === 0 ? '' : err]);
  }
  is('first story: a site is there', true, existsSync(join(folder, 'site/index.html')));
  is('first story: the story by way of sheets is the same', true, sourceline('check', 'from-sheets.json').out.includes(': good: 2 events, 3 claims, 2 sources; 0 warnings'));
  is('first story: the version in it', true, text.includes(`sourceline-${JSON.parse(read('node_modules/sourceline/package.json')).version}.tgz`));
}

if (!existsSync(tarball) || !process.argv[2]) {
  console.log(`there is no package at ${tarball}; build it first: ./build.sh package`);
  console.log('package: 0 passed, 1 failed');
  process.exit(1);
}
try {
  install();
  helps();
  makes_new();
  builds();
  finds_own_basemaps();
  await makes_what_the_site_has();
  tells_problems();
  await serves();
  reads_workbooks();
  await walks_first_story();
} catch (error) {
  ++failed;
  console.log('FAILED', error);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`package: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
