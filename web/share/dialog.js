// The dialog: its frame, its three tabs and the button that copies what the open one shows.
import { copy_field, copy_keys } from './copy.js';
import { cite_tab } from './cite_tab.js';
import { moment_text } from './dates.js';
import { make } from './dom.js';
import { embed_tab } from './embed_tab.js';
import { link_tab } from './link_tab.js';
import { filled } from './words.js';

/** @typedef {keyof typeof kTabs} TabName */
const kTabs = { link: link_tab, embed: embed_tab, cite: cite_tab };
const kTabNames = /** @type {TabName[]} */ (Object.keys(kTabs));

// context: {words, view, facts, href, story_name, stories, has_story}
/** @param {import('./types.d.ts').Context} context */
export function build_dialog(context) {
  const { words, view, facts } = context;
  const said = make('p', { class: 'share-said', role: 'status' });
  /** @param {string} text */
  const say = (text) => { said.textContent = text; };
  const copy = make('button', { type: 'button', class: 'share-copy' });
  const parts = kTabNames.map((name) => {
    const { body, field } = kTabs[name](context, () => say(''));
    const tab = make('button', { type: 'button', role: 'tab', id: `share-tab-${name}`, 'aria-controls': `share-${name}`, onclick: () => show(name) }, words.tabs[name]);
    const panel = make('div', { role: 'tabpanel', id: `share-${name}`, 'aria-labelledby': tab.id, class: 'share-panel' }, body);
    return { name, tab, panel, field };
  });
  const tabs = make('div', { role: 'tablist', class: 'share-tabs', 'aria-label': words.share_title, onkeydown: walk }, ...parts.map(({ tab }) => tab));
  const scroller = make('div', { class: 'share-body' }, ...parts.map(({ panel }) => panel));
  let open = parts[0];

  /** @param {TabName} name */
  function show(name) {
    open = parts[kTabNames.indexOf(name)];
    for (const { tab, panel } of parts) {
      const chosen = tab === open.tab;
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      panel.hidden = !chosen;
    }
    scroller.scrollTop = 0;
    copy.textContent = words.copy_buttons[name];
    say('');
  }

  // The keys of a list of tabs, as the ARIA practices have them.
  /** @param {KeyboardEvent} event */
  function walk(event) {
    const last = parts.length - 1, at = parts.indexOf(open);
    const to = /** @type {Record<string, number>} */ ({ ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last })[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(parts[to].name);
    parts[to].tab.focus();
  }

  copy.addEventListener('click', async () => {
    const { field } = open;
    say('');
    const copied = await copy_field(field);
    if (copied) copy.focus();  // a copy by selection has left it
    say(copied ? words.copied : filled(words.press_copy, { keys: copy_keys() }));
  });
  const subtitle = [facts.title, view.time && moment_text(view.time, view.lang)].filter(Boolean).join(' · ');
  const dialog = make('dialog', { id: 'share', 'aria-labelledby': 'share-title', lang: view.lang },
    make('div', { class: 'share-sheet' },
      make('header', { class: 'share-head' },
        make('div', {}, make('h2', { id: 'share-title' }, words.share_title), make('p', { class: 'share-view' }, subtitle)),
        make('button', { type: 'button', class: 'share-close', 'aria-label': words.close, onclick: () => dialog.close() })),
      tabs, scroller,
      make('footer', { class: 'share-foot' }, copy, said,
        make('a', { class: 'share-licences', href: 'licences.html', target: '_blank', rel: 'noopener' }, words.licences))));
  open.tab.autofocus = true;  // and not the button that closes
  close_by_backdrop(dialog);
  show(open.name);
  return dialog;
}

// A press and a release outside of the sheet; a selection dragged out of a field is none.
/** @param {HTMLDialogElement} dialog */
function close_by_backdrop(dialog) {
  let pressed = false;
  dialog.addEventListener('pointerdown', (event) => { pressed = event.target === dialog; });
  dialog.addEventListener('click', (event) => { if (pressed && event.target === dialog) dialog.close(); });
}
