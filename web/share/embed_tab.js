// "Embed": the code for an article, rewritten as its options are chosen.
import { to_minute } from './dates.js';
import { code_field, make, segments, select_box } from './dom.js';
import { element_snippet, iframe_snippet, kDefaultHeight, kMaxHeight, kMinHeight, valid_height } from './snippet.js';
import { filled, kLanguages } from './words.js';

/**
 * @typedef {import('./types.d.ts').Context} Context
 * @typedef {[label: string, choices: [string, string][], chosen: string]} Choice
 */

const kOwn = '';  // the value of a choice that is left to the reader or the story

// What is left to others, and beside it what this view has, if it has it.
/** @param {string} without @param {string} value @param {string} text @returns {[string, string][]} */
const choices = (without, value, text) => value ? [[kOwn, without], [value, text]] : [[kOwn, without]];

/** @param {Context} context @returns {Record<string, Choice | null>} */
function choices_of({ words, view, facts }) {
  /** @type {[string, string]} */
  const own = [kOwn, words.readers_own];
  return {
    lang: [words.options.language, [own, ...Object.entries(kLanguages)], kOwn],
    theme: [words.options.theme, [own, ...Object.entries(words.themes)], kOwn],
    panel: [words.options.panel, Object.entries(words.panels), view.panel in words.panels ? view.panel : 'story'],
    height: null,
    time: [words.options.time, choices(words.storys_own, view.time && 'now', words.this_moment), view.time ? 'now' : kOwn],
    party: !view.party ? null : [words.options.party, choices(words.everyone, 'this', facts.party || view.party), 'this'],
    event: [words.options.event, choices(words.no_event, (view.event || view.place) && 'this', facts.event || facts.place || view.event || view.place), view.event || view.place ? 'this' : kOwn],
  };
}

// What the choices say, as options of the snippets. Another story knows nothing of this view.
/** @param {Context} context @param {(name: string) => string} value */
function options_of(context, value) {
  const { view } = context;
  const story = context.stories.find(({ name }) => name === value('story'));
  const here = !story || story.name === context.story_name;
  const lang = value('lang'), panel = value('panel');
  return {
    story: story ? story.name : context.story_name, title: (here ? context.facts : story).title_in(lang || view.lang),
    lang, own_lang: view.lang, theme: value('theme'), panel: here || panel !== 'event' ? panel : 'story',
    time: here && value('time') ? to_minute(view.time) : '', clock: here && value('time') ? view.clock : '',
    step: here && value('time') && panel === 'story' && view.panel === 'story' ? view.step : '',
    event: here && value('event') ? view.event : '', place: here && value('event') ? view.place : '', party: here && value('party') ? view.party : '',
    height: valid_height(value('height')), here,
  };
}

/** @param {Context} context @param {string} kind */
function notes_of({ words, href }, kind) {
  const { host, protocol, hostname } = new URL(href);
  const local = /^(localhost|127\.|\[::1\])/.test(hostname);
  return [kind === 'frame' ? filled(words.note_frame, { host }) : filled(words.note_element, { host }), protocol === 'http:' && !local ? words.note_http : ''].filter(Boolean);
}

/** @param {Context} context @param {() => void} changed @returns {import('./types.d.ts').Tab} */
export function embed_tab(context, changed) {
  const { words, href } = context;
  /** @type {Record<string, HTMLSelectElement>} */
  const selects = {};
  /** @type {HTMLElement[]} */
  const rows = [];
  const field = code_field('code', words.code_label, 8);
  const note = make('div', { class: 'share-note' });
  const rewrite = () => { write(); changed(); };
  const kind = segments('kind', words.code_kind, Object.entries(words.code_kinds), 'frame', rewrite);
  /** @param {string} name @param {Choice} choice */
  const add = (name, [label, choices, chosen]) => {
    const { select, row } = select_box(name, label, choices, chosen, rewrite);
    selects[name] = select;
    row.dataset.name = name;
    rows.push(row);
  };
  if (context.stories.length > 1) {
    add('story', [words.options.story, context.stories.map(({ name, title_in }) => [name, title_in(context.view.lang)]), context.story_name]);
  }
  const height = make('input', {
    type: 'number', name: 'height', min: kMinHeight, max: kMaxHeight, step: 20, inputmode: 'numeric', value: kDefaultHeight, oninput: rewrite,
    onchange: () => { height.value = String(valid_height(height.value)); },
  });
  for (const [name, choice] of Object.entries(choices_of(context))) {
    if (choice) add(name, choice);
    else if (name === 'height') rows.push(make('label', { class: 'share-field' }, make('span', { class: 'share-label' }, words.options.height), height));
  }

  function write() {
    const options = options_of(context, (name) => name === 'height' ? height.value : selects[name]?.value ?? '');
    for (const name of ['time', 'event', 'party']) if (selects[name]) selects[name].disabled = !options.here;
    // With its script a map of no stated language speaks that of the article around it.
    selects.lang.options[0].text = kind.value() === 'frame' ? words.readers_own : words.articles_own;
    field.value = (kind.value() === 'frame' ? iframe_snippet : element_snippet)(href, options);
    note.replaceChildren(...notes_of(context, kind.value()).map((text) => make('p', {}, text)));
  }
  write();
  return { body: make('div', {}, kind.row, make('div', { class: 'share-options', 'data-lens': Boolean(selects.party) }, ...rows), field, note), field };
}
