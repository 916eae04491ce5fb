// "Cite": the citation of this view, as text, HTML or BibTeX.
import { permalink } from './address.js';
import { cite_bibtex, cite_html, cite_plain } from './cite.js';
import { date_at, offset_of } from './dates.js';
import { code_field, make, segments } from './dom.js';
import { kept_by_default } from './link_tab.js';

const kWriters = { plain: cite_plain, html: cite_html, bibtex: cite_bibtex };

/** @param {import('./types.d.ts').Context} context @param {() => void} changed @returns {import('./types.d.ts').Tab} */
export function cite_tab(context, changed) {
  const { words, view, facts, href } = context;
  const field = code_field('citation', words.cite_label, 10);
  const parts = {
    view, facts, lang: view.lang, accessed: date_at(Date.now(), offset_of(view.time)),
    link: permalink(href, view, context.story_name, kept_by_default(context)),
  };
  const format = segments('format', words.format, Object.entries(words.formats), 'plain', () => { write(); changed(); });
  function write() {
    field.value = kWriters[/** @type {keyof typeof kWriters} */ (format.value())](parts);
    field.toggleAttribute('data-code', format.value() !== 'plain');
  }
  write();
  const note = make('div', { class: 'share-note' }, make('p', {}, context.has_story ? words.note_cite : words.note_no_story));
  return { body: make('div', {}, format.row, field, note), field };
}
