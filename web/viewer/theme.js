// The page's theme and accent. The canvas has its own, from the same options and commands.
import { dark_media, motion_media, page, query } from './page.js';
import { letter_rest } from './letter_size.js';
import { call } from './seam.js';

const root = document.documentElement;

/** @param {unknown} theme */
export function set_theme(theme) {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else delete root.dataset.theme;  // the reader's own
}

// As the app makes it readable on the paper of each theme; "" for our own. Both are set at once, so that the
// reader's change of theme needs no script.
/** @param {string} light @param {string} dark */
export function set_accent(light, dark) {
  for (const [name, colour] of /** @type {const} */ ([['--accent-light', light], ['--accent-dark', dark]])) {
    if (colour) root.style.setProperty(name, colour);
    else root.style.removeProperty(name);
  }
}

// What the reader's system asks for, or the paper.
export function tell_media(is_dark = dark_media.matches) {
  if (page.app) call('media', is_dark, motion_media.matches, letter_rest());
}

export function dress_page() { set_theme(query.get('theme')); }
