// The citation of a view: what it shows, when the page was read, and where it is found.
import { date_text, moment_text, to_minute } from './dates.js';
import { escape_html, one_line } from './snippet.js';
import { tex_language, words_in } from './words.js';

/**
 * @typedef {import('../types.d.ts').Language} Lang
 * @typedef {import('./types.d.ts').Citation} Citation
 * @typedef {import('./types.d.ts').Facts} Facts
 * @typedef {import('./types.d.ts').View} View
 */

/** @param {string} text */
const ended = (text) => /[.!?…]$/.test(text) ? text : text + '.';

/** @param {View} view @param {Facts} facts @param {Lang} lang */
function view_text(view, facts, lang) {
  const words = words_in(lang), moment = moment_text(view.time, lang);
  if (!moment) return '';
  const zone = facts.zone || 'UTC' + view.time.slice(-6).replace(/.*Z$/, '');
  const told = view.clock === 'known' ? words.cite_known : words.cite_happened;
  return `${words.cite_view} ${moment} (${[zone, told, facts.party && `${words.cite_party} ${facts.party}`].filter(Boolean).join(', ')})`;
}

// "CNN, 24 May 2023. https://…": what the file states of a source and no more.
/** @param {import('./types.d.ts').Source} source @param {Lang} lang */
function source_text(source, lang) {
  const parts = [source.publisher, source.credit && source.credit.replace(/\.$/, ''), date_text(source.published, lang)].filter(Boolean);
  return one_line([ended(source.title), parts.length ? ended(parts.join(', ')) : '', source.url].filter(Boolean).join(' '));
}

// view: the snapshot; facts: of the story; accessed: a date such as "2026-11-22"; link: the permalink
/** @param {Citation} citation */
export function cite_plain({ view, facts, accessed, link, lang }) {
  const words = words_in(lang), seen = view_text(view, facts, lang);
  const facts_of_view = ['Sourceline', seen, `${words.cite_accessed} ${date_text(accessed, lang)}`].filter(Boolean).join(', ');
  const lines = [`${words.open_quote}${one_line(facts.title)}${words.close_quote}. ${facts_of_view}. ${link}`];
  if (facts.event) {
    lines.push('', `${words.event}: ${words.open_quote}${one_line(facts.event)}${words.close_quote}`);
    if (facts.sources.length) lines.push(words.cite_sources, ...facts.sources.map((source) => `[${source.number}] ${source_text(source, lang)}`));
  }
  return lines.join('\n');
}

/** @param {Citation} citation */
export function cite_html({ view, facts, accessed, link, lang }) {
  const words = words_in(lang), seen = escape_html(view_text(view, facts, lang)), moment = moment_text(view.time, lang);
  const dated = moment && seen.replace(escape_html(moment), `<time datetime="${to_minute(view.time)}">$&</time>`);
  const read = `${words.cite_accessed} <time datetime="${accessed}">${date_text(accessed, lang)}</time>`;
  const title = `<a href="${escape_html(link)}">${escape_html(one_line(facts.title))}</a>`;
  const lines = [`<p lang="${lang}">${words.open_quote}${title}${words.close_quote}. ${['Sourceline', dated, read].filter(Boolean).join(', ')}.</p>`];
  if (facts.event) {
    const event = `${words.event}: ${words.open_quote}${escape_html(one_line(facts.event))}${words.close_quote}`;
    lines.push(`<p lang="${lang}">${event}${facts.sources.length ? `<br>${words.cite_sources}` : ''}</p>`);
    if (facts.sources.length) lines.push('<ul>', ...facts.sources.map((source) => `<li>[${source.number}] ${escape_html(source_text(source, lang))}</li>`), '</ul>');
  }
  return lines.join('\n');
}

/** @type {Record<string, string>} */
const kTex = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };
/** @param {string} text */
const escape_tex = (text) => one_line(text).replace(/[\\~^]|[{}$&#%_]/g, (sign) => kTex[sign] || '\\' + sign);
// Verbatim in the file, so braces must not end the field early.
/** @param {string} url */
const tex_url = (url) => url.replace(/[{}\\]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());

/** @param {Citation} citation */
export function cite_bibtex({ view, facts, accessed, link, lang }) {
  const words = words_in(lang);
  const event = facts.event && `${words.event}: ${words.open_quote}${facts.event}${words.close_quote}`;
  const numbers = facts.sources.length ? `${words.cite_sources} ${facts.sources.map((source) => `[${source.number}] ${source_text(source, lang)}`).join(' ')}` : '';
  const note = [view_text(view, facts, lang), event, numbers].filter(Boolean).join('. ');
  const fields = [
    ['title', `{${escape_tex(facts.title)}}`], ['organization', 'Sourceline'], ['url', tex_url(link)], ['urldate', accessed],
    ['note', escape_tex(note)], ['langid', tex_language(lang)],
  ];
  const key = ['sourceline', facts.id, (to_minute(view.time) || accessed).slice(0, 10).replace(/-/g, '')].filter(Boolean).join('-');
  return `@online{${key},\n${fields.filter(([, value]) => value).map(([name, value]) => `  ${name.padEnd(12)} = {${value}},`).join('\n')}\n}`;
}
