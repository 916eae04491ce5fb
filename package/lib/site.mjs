// A site of one story: the viewer's files with the marks filled, in memory. What is written or served of it is for others.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Complaint, or_complain } from './complaint.mjs';
import { oembed, page_lines, png_size } from './discovery.mjs';
import { find_basemap } from './folder.mjs';
import { names_in_viewer, read_from_viewer, read_kit } from './kit.mjs';
import { files_in_languages } from './story_languages.mjs';
import { twin_of } from './twin.mjs';

const kHashed = /^a\/[0-9a-f]{8}\//;
const kTexts = /\.(js|html|css)$/;

/** @param {Uint8Array} bytes */
const hash_of = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 8);

/** The public address of a site's folder, ending in a slash. @param {string} url */
export function base_of(url) {
  const parts = URL.canParse(url) ? new URL(url) : null;
  if (!parts || !/^https?:$/.test(parts.protocol) || parts.search || parts.hash)
    throw new Complaint(`--url must be the http(s) address of the site's folder, not '${url}'`);
  return parts.href.endsWith('/') ? parts.href : `${parts.href}/`;
}

export class Site {
  constructor() {
    this.kit = read_kit();
    /** @type {Map<string, Uint8Array>} */
    this.files = new Map();
    /** Those that are as in the package, where each has its compressed neighbours. @type {Set<string>} */
    this.untouched = new Set();
  }

  /** @param {string} name @param {Uint8Array | string} data */
  write(name, data) {
    this.files.set(name, typeof data === 'string' ? Buffer.from(data) : data);
    this.untouched.delete(name);
  }

  /** @param {string} name */
  write_twin(name) {
    this.write(`${name}.js`, twin_of(/** @type {Uint8Array} */ (this.files.get(name))));
  }

  /** @param {string} name */
  take(name) {
    this.files.set(name, read_from_viewer(name));
    this.untouched.add(name);
  }

  /** Puts texts in the place of others, wherever they stand in scripts and pages. @param {Record<string, string>} texts */
  fill(texts) {
    for (const [name, bytes] of this.files) {
      // Twins and libraries hold no marks; reading them as text would change nothing and take long.
      if (!kTexts.test(name) || /\.(wasm|json|ttf)\.js$/.test(name)) continue;
      const before = Buffer.from(bytes).toString('utf8');
      const after = Object.entries(texts).reduce((text, [mark, put]) => text.replaceAll(mark, put), before);
      if (after !== before) this.write(name, after);
    }
  }

  /** What has been filled gets the address of its new contents, in whatever names it: the ones loaded late before the one that loads them. */
  address_anew() {
    for (const name of ['letters.js', 'share.js', 'viewer.js']) {
      const old = this.kit.addresses[name], bytes = this.files.get(old);
      if (!bytes || this.untouched.has(old)) continue;
      const address = `a/${hash_of(bytes)}/${name}`;
      this.files.delete(old);
      this.write(address, bytes);
      this.fill({ [old]: address });
    }
  }
}

/** @param {Site} site @param {string[]} folders @param {string} name @returns {string} its address */
function add_basemap(site, folders, name) {
  const found = find_basemap(folders, name);
  if (!found) throw new Complaint(`there is no base map '${name}' in the package, nor ${name}.json in ${folders.slice(0, -1).join(' or ')}; nothing was written`);
  const file = `basemaps/${name}.json`;
  if (found.own) {
    const address = site.kit.addresses[file];
    for (const one of [file, address, `${address}.js`]) site.take(one);
    return address;
  }
  const bytes = or_complain('read', found.path, () => readFileSync(found.path));
  const address = `a/${hash_of(bytes)}/${file}`;
  site.write(address, bytes);
  site.write_twin(address);
  site.write(file, bytes);
  return address;
}

/** For the brackets of a regular expression, from what CSS has in unicode-range. @param {string} unicode_range */
const inside = (unicode_range) => unicode_range.split(',').map((ends) => ends.replace(/U\+/g, '').split('-').map((code) => `\\u{${code}}`).join('-')).join('');

/** Whether a story or its base map has letters that the second pair of fonts is there for: as web/viewer/letters.js asks. @param {import('./kit.mjs').Kit} kit @param {string[]} texts */
const want_more_letters = (kit, texts) => texts.some((text) => new RegExp(`[${inside(kit.more_letters)}]|\\p{M}`, 'u').test(text));

/** @param {Site} site @param {import('./folder.mjs').Told} told @returns {import('./discovery.mjs').Poster | null} */
function add_poster(site, told) {
  const path = join(told.folder, 'poster.png');
  if (!existsSync(path)) return null;
  const bytes = or_complain('read', path, () => readFileSync(path)), size = png_size(bytes);
  if (!size) throw new Complaint(`'${path}' is no PNG picture`);
  const name = `posters/${told.name}.png`;
  site.write(name, bytes);
  return { name, ...size };
}

/** A story that has been found good. @param {import('./folder.mjs').Told} told @param {{ url?: string }} [options] @returns {Site} */
export function site_of(told, { url } = {}) {
  const site = new Site(), { kit } = site;
  const story = JSON.parse(Buffer.from(told.bytes).toString('utf8'));
  const basemap = story.basemap, address = `stories/${told.name}.json`;
  const map = find_basemap(told.basemaps, basemap);
  const texts = [JSON.stringify(story), ...map ? [readFileSync(map.path, 'utf8')] : []];
  const others = want_more_letters(kit, texts) ? /(^|\/)basemaps\/|^kit\.json$|\.br$/ : /(^|\/)basemaps\/|^kit\.json$|\.br$|\/inter-more-/;
  for (const name of names_in_viewer()) if (!others.test(name)) site.take(name);
  const basemap_address = add_basemap(site, told.basemaps, basemap);
  site.write(address, told.bytes);
  site.write_twin(address);
  const in_languages = files_in_languages(story);
  for (const [language, bytes] of in_languages) {
    const name = `stories/${told.name}.${language}.json`;
    site.write(name, bytes);
    site.write_twin(name);
  }
  const language = story.language || 'en';
  const spoken = kit.languages.find(({ tag }) => tag === language.split('-')[0].toLowerCase()) || { ...kit.languages[0], locale: language };
  const named = { name: told.name, language, title: story.title, summary: story.summary };
  const base = url ? base_of(url) : '', poster = add_poster(site, told);
  if (base) site.write(`oembed/${told.name}.json`, `${JSON.stringify(oembed(named, poster, base, spoken.open_map), null, 2)}\n`);
  site.write('stories/index.json', `${JSON.stringify([{ story: address, title: story.title, language }])}\n`);
  site.write_twin('stories/index.json');

  site.fill({ '<!-- discovery -->\n': page_lines(named, poster, base, spoken.locale) });
  const of_told = in_languages.size > 0 ? JSON.stringify([address, ...in_languages.keys()].join(' ')) : '';  // an item of a list, with its quotation marks
  site.fill({
    ...Object.fromEntries(['"', "'", '`'].map((quote) => [quote + kit.marks.told + quote, of_told])),
    [kit.marks.story]: address,
    [`data-basemap="${kit.marks.basemap.replace(/^basemaps\/|\.json$/g, '')}"`]: `data-basemap="${basemap}"`,
    [kit.marks.basemap]: `basemaps/${basemap}.json`,
    [kit.marks.basemap_address]: basemap_address,
  });
  site.address_anew();
  return site;
}

/** What may be kept for a year. @param {string} name */
export const is_hashed = (name) => kHashed.test(name);
