// The page's theme and accent. The canvas has its own, from the same options and commands.
import { read_colour, readable } from './colour.js';
import { query } from './page.js';

const kPapers = { light: '#fffdf8', dark: '#1b1a17' };  // as in viewer.css

const root = document.documentElement;

/** @param {unknown} theme */
export function set_theme(theme) {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else delete root.dataset.theme;  // the reader's own
}

// Both shades are set at once, so that the reader's change of theme needs no script.
/** @param {unknown} colour */
export function set_accent(colour) {
  for (const [theme, paper] of Object.entries(kPapers)) {
    if (typeof colour === 'string' && colour) root.style.setProperty('--accent-' + theme, readable(colour, paper));
    else root.style.removeProperty('--accent-' + theme);
  }
}

// The accent that the address asks for: "#rrggbb", or "" for our own. The app gives notice of a wrong one.
export const asked_accent = read_colour(query.get('accent') || '');

export function dress_page() {
  set_theme(query.get('theme'));
  set_accent(asked_accent);
}
