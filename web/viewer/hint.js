// A word to readers who try to move the map by what moves the article. Fades by itself, in CSS.
import * as words from '../../build/page_words.js';
import { element } from './page.js';
import { map_box } from './parts.js';
import { control_key, say } from './texts.js';

/** @type {HTMLElement | null} */
let hint = null;

function make_hint() {
  const made = document.createElement('div');
  made.id = 'hint';
  made.setAttribute('aria-hidden', 'true');  // who does not point does not need it
  made.hidden = true;
  made.append(document.createElement('p'));
  made.addEventListener('animationend', () => { made.hidden = true; });
  element('viewer').append(made);
  return made;
}

// kind: 'wheel' or 'fingers'. One that is still to be seen is left to fade.
/** @param {'wheel' | 'fingers'} kind */
export function show_hint(kind) {
  hint = hint || make_hint();
  const box = map_box();
  if (!hint.hidden || !box) return;
  const [before, after] = say(kind === 'wheel' ? words.wheel : words.fingers).split('{key}');
  /** @type {(string | Node)[]} */
  const parts = [before];
  if (after !== undefined) {
    const key = document.createElement('kbd');
    key.textContent = control_key;
    parts.push(key, after);
  }
  hint.children[0].replaceChildren(...parts);
  Object.assign(hint.style, { left: box.x + 'px', top: box.y + 'px', width: box.width + 'px', height: box.height + 'px' });
  hint.hidden = false;
}

export function hide_hint() { if (hint) hint.hidden = true; }
