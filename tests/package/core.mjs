// The command line as WebAssembly gives what the native one gives: the same command lines in both, and the same bytes on
// both outputs, the same status, the same files.
//   node tests/package/core.mjs PACKAGE PROGRAM     the package as a folder, and the native program
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [package_folder, program] = process.argv.slice(2).map((one) => resolve(one));
const { ask_core } = /** @type {typeof import('../../package/lib/core.mjs')} */ (await import(pathToFileURL(join(package_folder, 'lib/core.mjs')).href));
const { with_basemaps } = /** @type {typeof import('../../package/lib/main.mjs')} */ (await import(pathToFileURL(join(package_folder, 'lib/main.mjs')).href));
const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const work = mkdtempSync(join(tmpdir(), 'sourceline-core-'));
let passed = 0, failed = 0;

/** @param {string} folder @returns {string} all files with their bytes */
function files_of(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()
    .map((file) => `${file.slice(folder.length)}\n${readFileSync(file, 'latin1')}\n`).join('');
}

/** Runs both in a copy of a folder of fixtures of their own. @param {string} folder @param {string[]} args */
function same(folder, args) {
  const sides = ['native', 'core'].map((side) => {
    const at = join(work, 'fixtures');
    rmSync(at, { recursive: true, force: true });
    cpSync(join(root, folder), at, { recursive: true });
    process.chdir(at);
    if (side === 'core') return { ...ask_core(with_basemaps(args)), files: files_of(at) };
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    return { status, out: stdout, err: stderr, files: files_of(at) };
  });
  for (const what of /** @type {const} */ (['status', 'out', 'err', 'files'])) {
    if (sides[0][what] === sides[1][what]) continue;
    ++failed;
    console.log(`FAILED ${folder}: ${args.join(' ')}: another ${what}\n  native: ${String(sides[0][what]).slice(0, 400)}\n  core: ${String(sides[1][what]).slice(0, 400)}`);
    return;
  }
  ++passed;
}

/** @param {string} folder @param {RegExp} ending @returns {string[]} */
const names = (folder, ending) => readdirSync(join(root, folder)).filter((name) => ending.test(name)).sort();

try {
  for (const kind of ['good', 'bad', 'review']) {
    const folder = `tests/fixtures/${kind}`;
    const stories = names(folder, /\.json$/);
    same(folder, ['check', ...stories]);
    same(folder, ['check', '--json', '--basemaps', '.', '--', ...stories]);
  }
  same('tests/fixtures', ['check', 'good/quotes.json', 'bad-quotes/quotes.json', '--sources', 'documents']);
  same('assets/stories', ['check', 'belgorod-2023.json', '--json']);
  for (const args of [[], ['chekc'], ['check'], ['check', '--fast', 'x'], ['check', 'x', '--sources'], ['check', 'nowhere.json'], ['check', '.'], ['--version'], ['--help'],
    ['vocabularies'], ['vocabularies', 'x'], ['check', '--help'], ['import', '--help'], ['export', '--help'], ['export', 'x'], ['import', 'x', '--from', 'y']]) same('tests/fixtures/good', args);

  for (const sheets of readdirSync(join(root, 'tests/fixtures/sheets'), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    same('tests/fixtures/sheets', ['check', sheets.name, '--encoding', 'windows-1251']);
    same('tests/fixtures/sheets', ['import', sheets.name, '-o', 'made.json', '--encoding', 'windows-1251']);
  }
  const forms = ['geojson', 'csv', 'timemap', 'kml', 'lpf', 'json-ld', 'sheets'];
  for (const form of forms) {
    same('tests/fixtures/exchange', ['export', 'harbour.json', '--to', form, '-o', 'made']);
    same('assets/stories', ['export', 'belgorod-2023.json', '--to', form, '-o', 'made', '--language', 'uk']);
  }
  for (const file of names('tests/fixtures/imports', /^harbour\./)) {
    const form = file.split('.')[1].replace('-old', '');
    same('tests/fixtures/imports', ['import', file, '--from', form, '-o', 'made.json']);
    same('tests/fixtures/imports', ['import', file, '--from', forms.includes(form) ? 'kml' : 'geojson', '-o', 'made.json']);
  }
} catch (error) {
  ++failed;
  console.log('FAILED', error);
} finally {
  process.chdir(root);
  rmSync(work, { recursive: true, force: true });
}
console.log(`cli-node: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
