// How others find out what a site shows: an oEmbed file for its story, and what index.html says of it (Open Graph,
// Twitter cards). Both demand absolute addresses (oembed.com 1.0, ogp.me), and a static file cannot know where it is
// served: `base` tells it. As tools/discovery.py does it for the site of this project.

/** @typedef {{ name: string, language: string, title: string | Record<string, string>, summary?: string | Record<string, string> }} Told */
/** @typedef {{ name: string, width: number, height: number }} Poster */

const kWidth = 800, kHeight = 560, kProvider = 'Sourceline';

/** @param {string | Record<string, string>} text @param {string} language */
export const in_own = (text, language) => typeof text === 'string' ? text : text[language] || Object.values(text)[0] || '';

/** @param {string} text */
export const attribute = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** @param {Told} story @param {Poster | null} poster @param {string} base the site's address, ending in a slash @param {string} open_map */
export function oembed(story, poster, base, open_map) {
  const title = in_own(story.title, story.language), address = `stories/${encodeURIComponent(story.name)}.json`;
  const frame = `<iframe title="${attribute(title)}" src="${attribute(`${base}index.html?story=${address}&embed=1`)}" width="100%" `
    + `height="${kHeight}" style="width:100%;height:${kHeight}px;border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>\n`
    + `<p><a href="${attribute(`${base}index.html?story=${address}`)}">${attribute(open_map)}</a></p>`;
  return {
    type: 'rich', version: '1.0', title, provider_name: kProvider, provider_url: base, html: frame, width: kWidth, height: kHeight, cache_age: 86400,
    ...(poster && { thumbnail_url: base + poster.name, thumbnail_width: poster.width, thumbnail_height: poster.height }),
  };
}

/** Lines for the head of index.html; without a base nothing that needs one. @param {Told} story @param {Poster | null} poster @param {string} base @param {string} locale */
export function page_lines(story, poster, base, locale) {
  const title = in_own(story.title, story.language), summary = in_own(story.summary || title, story.language);
  /** @type {string[]} */
  const lines = [];
  /** @param {'property' | 'name'} kind @param {string} name @param {string} content */
  const meta = (kind, name, content) => lines.push(`<meta ${kind}="${name}" content="${attribute(content)}">`);
  if (base) lines.push(`<link rel="alternate" type="application/json+oembed" href="${attribute(`${base}oembed/${encodeURIComponent(story.name)}.json`)}" title="${attribute(title)}">`);
  meta('property', 'og:type', 'website');
  meta('property', 'og:site_name', kProvider);
  meta('property', 'og:title', title);
  meta('property', 'og:description', summary);
  meta('property', 'og:locale', locale);
  if (base) meta('property', 'og:url', `${base}index.html`);
  if (base && poster) {
    meta('property', 'og:image', base + poster.name);
    meta('property', 'og:image:width', String(poster.width));
    meta('property', 'og:image:height', String(poster.height));
    meta('property', 'og:image:alt', title);
    meta('name', 'twitter:image', base + poster.name);
  }
  meta('name', 'twitter:card', base && poster ? 'summary_large_image' : 'summary');
  meta('name', 'twitter:title', title);
  meta('name', 'twitter:description', summary);
  return lines.map((line) => `${line}\n`).join('');
}

/** @param {Uint8Array} bytes @returns {{ width: number, height: number } | null} null for what is no PNG */
export function png_size(bytes) {
  const data = Buffer.from(bytes);
  if (data.length < 24 || data.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return null;
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}
