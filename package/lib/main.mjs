// sourceline: new, dev and build are here; all else is the core's.
import { parseArgs } from 'node:util';

import { basemap } from './basemap.mjs';
import { build } from './build.mjs';
import { Complaint, kGood, kUsage } from './complaint.mjs';
import { run_core } from './core.mjs';
import { dev } from './dev.mjs';
import { kOwnBasemaps } from './kit.mjs';
import { make_new } from './new.mjs';
import { is_workbook, workbook_host } from './workbook.mjs';

/** @typedef {{ type: 'string' | 'boolean', short?: string, name?: string, what: string }} Option */
/** @typedef {{ synopsis: string, summary: string, needs: string, example: string, options: Record<string, Option>, run(path: string, values: Record<string, string | boolean | undefined>): number | Promise<number> }} Verb */

/** @param {string | boolean | undefined} value */
function port_of(value) {
  const port = Number(value ?? 8000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Complaint(`--port must be a number from 0 to 65535, not '${value}'`);
  return port;
}

/** @type {Record<string, Verb>} */
const kVerbs = {
  new: {
    synopsis: 'new FOLDER', summary: 'Make a folder with a story to begin with, as a file and as sheets', needs: 'the name of a new folder',
    example: 'sourceline new my-story', options: {}, run: (path) => make_new(path),
  },
  dev: {
    synopsis: 'dev [OPTIONS] STORY', summary: 'Serve a story on this machine; it is read anew as files are saved',
    needs: 'a story file, a folder with one, or a folder of sheets', example: 'sourceline dev my-story --port 8080',
    options: { port: { type: 'string', name: 'N', what: 'the port, 8000 if not said; 0 takes a free one' } },
    run: (path, { port }) => dev(path, { port: port_of(port) }),
  },
  build: {
    synopsis: 'build [OPTIONS] STORY -o SITE', summary: 'Write a story as a folder for any static host',
    needs: 'a story file, a folder with one, or a folder of sheets', example: 'sourceline build my-story -o site --url https://example.org/map/',
    options: {
      out: { type: 'string', short: 'o', name: 'SITE', what: 'the folder that is written; one that is there must be an earlier build' },
      url: { type: 'string', name: 'ADDRESS', what: "the public address of the site's folder, for link previews and oEmbed" },
    },
    run(path, { out, url }) {
      if (typeof out !== 'string' || !out) throw new Complaint('build needs -o SITE: the folder that is written');
      return build(path, { out, url: typeof url === 'string' ? url : undefined });
    },
  },
};

/** Whose arguments others read. @type {Record<string, { summary: string, help: string, run(args: string[]): number }>} */
const kPassedOn = {
  basemap: {
    summary: 'Bake a base map of any region of the world (on Debian)',
    help: `Bake a base map of any region of the world, into NAME.json. On Debian; data come from packages.
Usage: sourceline basemap --bbox W,S,E,N --name NAME [OPTIONS]

Options:
  --bbox W,S,E,N              the region, in degrees; W > E crosses 180 degrees
  --name NAME                 of the map, as the story names it in "basemap"
  --around W,S,E,N            where the map ends; otherwise as much again on each side
  --detail coarse|normal|fine how fine coasts and borders are
  --languages en,uk,...       of the names
  --layer KIND=FILE           a GeoJSON file of your own: road, railway, urban or front; may be said again
  --layer-licence TEXT        its licence line, where the file has none
  --main-border AA,BB         the border that is drawn strongest, by the countries' two letters
  --corrections FILE          a table (JSON) of what is to differ
  --overwrite                 over a file that is there
  -o DIR                      the folder that it is written into: basemaps, beside the story
  -h,--help                   print this and exit

Example: sourceline basemap --bbox -70,-56,-63,-51 --name tierra --languages es,en -o my-story/basemaps
`,
    run: basemap,
  },
};

/** @param {string} name */
function help_of(name) {
  const { synopsis, summary, options, example } = kVerbs[name];
  const rows = Object.entries({ ...options, help: /** @type {Option} */ ({ type: 'boolean', short: 'h', what: 'print this and exit' }) })
    .map(([long, option]) => `  ${`${option.short ? `-${option.short},` : ''}--${long}${option.name ? ` ${option.name}` : ''}`.padEnd(28)}${option.what}`);
  return `${summary}\nUsage: sourceline ${synopsis}\n\nOptions:\n${rows.join('\n')}\n\nExample: ${example.startsWith('sourceline') ? '' : 'sourceline '}${example}\n`;
}

/** What node:util says of arguments, in our words. @param {string} verb @param {unknown} error */
function in_our_words(verb, error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  const named = /'([^']*)'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${verb} has no option '${named}'`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `${named.split(' ')[0].replace(/,$/, '')} needs a value`;
  return message;
}

/** @param {string} name @param {string[]} args */
async function run_verb(name, args) {
  const verb = kVerbs[name];
  /** @type {{ values: Record<string, string | boolean | undefined>, positionals: string[] }} */
  let parsed;
  try {
    const options = Object.fromEntries(Object.entries({ ...verb.options, help: /** @type {Option} */ ({ type: 'boolean', short: 'h', what: '' }) })
      .map(([long, { type, short }]) => [long, short ? { type, short } : { type }]));
    parsed = /** @type {typeof parsed} */ (parseArgs({ args, options, allowPositionals: true }));
  } catch (error) {
    throw new Complaint(in_our_words(name, error));
  }
  if (parsed.values.help) {
    process.stdout.write(help_of(name));
    return kGood;
  }
  const [path, more] = parsed.positionals;
  if (!path) throw new Complaint(`${name} needs ${verb.needs}`);
  if (more !== undefined) throw new Complaint(`${name} does not take '${more}'`);
  return verb.run(path, parsed.values);
}

/** The core's help, with the commands that are here. */
function print_help() {
  const rows = Object.entries({ ...kVerbs, ...kPassedOn }).map(([name, { summary }]) => `  ${name.padEnd(28)}${summary}\n`).join('');
  const status = run_core(['--help']);
  process.stdout.write(`\nOf this package alone:\n${rows}`);
  return status;
}

/** Where base maps lie is known here. @param {string[]} args */
export function with_basemaps(args) {
  const says_where = args.some((one) => /^--basemaps(=|$)/.test(one));
  return args[0] === 'check' && !says_where ? ['check', '--basemaps', kOwnBasemaps, ...args.slice(1)] : args;
}

/** @param {string[]} args */
async function run_on_core(args) {
  const book = args.slice(1).find(is_workbook);
  try {
    return run_core(with_basemaps(args), book ? await workbook_host(book) : {});
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    process.stderr.write(`sourceline: ${error.message}\n`);
    return error.status;
  }
}

/** @param {string[]} args what stands after the program's name @returns {Promise<number>} the exit status */
export async function main(args) {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') return print_help();
  const is_ours = name !== undefined && (Object.hasOwn(kVerbs, name) || Object.hasOwn(kPassedOn, name));
  if (!is_ours) return run_on_core(args);
  try {
    if (!Object.hasOwn(kPassedOn, name)) return await run_verb(name, rest);
    if (!rest.includes('--help') && !rest.includes('-h')) return kPassedOn[name].run(rest);
    process.stdout.write(kPassedOn[name].help);
    return kGood;
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    process.stderr.write(`sourceline: ${error.message}\nsourceline ${name} --help tells what there is\n`);
    return error.status ?? kUsage;
  }
}
