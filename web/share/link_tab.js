// "Link": the address of this view, with what of it is kept.
import { has_filters, permalink } from './address.js';
import { check_box, code_field, make } from './dom.js';
import { kLanguages } from './words.js';

// What a link keeps before anyone has ticked anything, and what a citation keeps always.
export function kept_by_default({ href, view }) {
  return {
    moment: true, event: true, map: true, party: true, filters: true, panel: true,
    lang: kLanguages[new URL(href).searchParams.get('lang')] ? view.lang : '',
  };
}

export function link_tab(context, changed) {
  const { words, view, facts, href } = context;
  const keep = kept_by_default(context), boxes = [];
  const field = code_field('link', words.link_label, 3);
  const write = () => {
    for (const { name, box } of boxes) keep[name] = name === 'lang' ? (box.checked ? view.lang : '') : box.checked;
    field.value = permalink(href, view, context.story_name, keep);
  };
  const offer = (name, label, is_there) => {
    if (!is_there) return;
    const { box, row } = check_box(name, label, Boolean(keep[name]), () => { write(); changed(); });
    boxes.push({ name, box, row });
  };
  offer('moment', words.keep.moment, view.time);
  offer('event', words.keep.event, view.event);
  offer('party', `${words.keep.party}: ${facts.party || view.party}`, view.party);
  offer('map', words.keep.map, view.time);
  offer('panel', `${words.keep.panel}: ${words.panels[view.panel]}`, view.panel && view.panel !== 'event' && words.panels[view.panel]);
  offer('filters', words.keep.filters, has_filters(href));
  offer('lang', `${words.keep.lang}: ${kLanguages[view.lang]}`, true);
  write();
  const body = make('div', {}, field, make('fieldset', { class: 'share-checks' }, make('legend', { class: 'share-label' }, words.link_keeps), ...boxes.map(({ row }) => row)));
  return { body, field };
}
