// A word to readers who try to move the map by what moves the article. Fades by itself, in CSS.
import { element } from './page.js';
import { map_box } from './parts.js';
import { control_key, words } from './words.js';

let hint = null;

function make_hint() {
  hint = document.createElement('div');
  hint.id = 'hint';
  hint.setAttribute('aria-hidden', 'true');  // who does not point does not need it
  hint.hidden = true;
  hint.append(document.createElement('p'));
  hint.addEventListener('animationend', () => { hint.hidden = true; });
  element('viewer').append(hint);
}

// kind: 'wheel' or 'fingers'. One that is still to be seen is left to fade.
export function show_hint(kind) {
  if (!hint) make_hint();
  if (!hint.hidden) return;
  const [before, after] = words()[kind].split('{key}');
  const parts = [before];
  if (after !== undefined) {
    const key = document.createElement('kbd');
    key.textContent = control_key;
    parts.push(key, after);
  }
  hint.firstChild.replaceChildren(...parts);
  const box = map_box();
  for (const [side, value] of [['left', box.x], ['top', box.y], ['width', box.width], ['height', box.height]]) hint.style[side] = value + 'px';
  hint.hidden = false;
}

export function hide_hint() { if (hint) hint.hidden = true; }
