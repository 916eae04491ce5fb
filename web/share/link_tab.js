// "Link": the address of this view, with what of it is kept.
import { has_filters, opened_panel, permalink } from './address.js';
import { check_box, code_field, make } from './dom.js';
import { kLanguages } from './words.js';

// What a link keeps before anyone has ticked anything, and what a citation keeps always.
/** @param {import('./types.d.ts').Context} context @returns {import('./types.d.ts').Kept} */
export function kept_by_default({ href, view }) {
  return {
    moment: true, event: true, map: true, party: true, filters: true, panel: true,
    lang: Object.keys(kLanguages).includes(new URL(href).searchParams.get('lang') || '') ? view.lang : '',
  };
}

/** @param {import('./types.d.ts').Context} context @param {() => void} changed @returns {import('./types.d.ts').Tab} */
export function link_tab(context, changed) {
  const { words, view, facts, href } = context;
  const keep = kept_by_default(context);
  /** @type {{ name: keyof typeof keep, box: HTMLInputElement, row: HTMLElement }[]} */
  const boxes = [];
  const field = code_field('link', words.link_label, 3);
  const write = () => {
    for (const { name, box } of boxes) {
      if (name === 'lang') keep.lang = box.checked ? view.lang : '';
      else keep[name] = box.checked;
    }
    field.value = permalink(href, view, context.story_name, keep);
  };
  /** @param {keyof import('./types.d.ts').Kept} name @param {string} label @param {unknown} is_there */
  const offer = (name, label, is_there) => {
    if (!is_there) return;
    const { box, row } = check_box(name, label, Boolean(keep[name]), () => { write(); changed(); });
    boxes.push({ name, box, row });
  };
  offer('moment', words.keep.moment, view.time);
  offer('event', view.place ? words.keep.place : words.keep.event, view.event || view.place);
  offer('party', `${words.keep.party}: ${facts.party || view.party}`, view.party);
  offer('map', words.keep.map, view.time);
  const panel = /** @type {Record<string, string>} */ (words.panels)[view.panel];
  offer('panel', `${words.keep.panel}: ${panel}`, panel && view.panel !== opened_panel(view.panel === 'story' ? view : { event: view.event }));
  offer('filters', words.keep.filters, has_filters(href));
  offer('lang', `${words.keep.lang}: ${kLanguages[view.lang]}`, true);
  write();
  const body = make('div', {}, field, make('fieldset', { class: 'share-checks' }, make('legend', { class: 'share-label' }, words.link_keeps), ...boxes.map(({ row }) => row)));
  return { body, field };
}
