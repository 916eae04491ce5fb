// What the dialog says of the story, taken from the story file and from nowhere else.
import { told_in } from '../viewer/asset.js';

/**
 * @typedef {import('../types.d.ts').Language} Lang
 * @typedef {import('./types.d.ts').Facts} Facts
 * @typedef {import('./types.d.ts').LocalText} LocalText
 * @typedef {import('./types.d.ts').Story} Story
 * @typedef {{ story: string, title: LocalText, language: string }} Listed
 */

// Text that a reader sees: one string, or one a language.
/** @param {LocalText} text @param {string} lang @param {string} fallback @returns {string} */
export function text_in(text, lang, fallback) {
  if (typeof text === 'string') return text;
  if (!text || typeof text !== 'object') return '';
  const found = text[lang] ?? text[fallback] ?? Object.values(text)[0];
  return typeof found === 'string' ? found : '';
}

/** @template Item @param {unknown} value @returns {Item[]} */
const list = (value) => Array.isArray(value) ? value.filter((item) => item && typeof item === 'object') : [];

// The sources of an event's claims, in the order and with the numbers that the map gives them.
/** @param {Story} story @param {string} event @param {Lang} lang */
function sources_of(story, event, lang) {
  const named = new Set(list(story.claims).filter((claim) => claim.event === event).map((claim) => claim.source));
  return list(story.sources).map((source, index) => ({
    number: index + 1, id: source.id,
    title: text_in(source.title, lang, story.language), publisher: text_in(source.publisher, lang, story.language),
    credit: text_in(source.credit, lang, story.language), published: typeof source.published === 'string' ? source.published : '',
    url: [source.url, source.archived_url].find((url) => typeof url === 'string' && /^https?:\/\//i.test(url)) || '',
  })).filter(({ id }) => named.has(id));
}

// view: the page's snapshot. What the file does not state is ''.
/** @param {Story} story @param {{ event: string, place: string, party: string }} view @param {Lang} lang @returns {Facts} */
export function facts_of(story, view, lang) {
  const event = list(story.events).find(({ id }) => id && id === view.event);
  const place = list(story.places).find(({ id }) => id && id === view.place);
  const party = list(story.parties).find(({ id }) => id && id === view.party);
  return {
    id: story.id, title: text_in(story.title, lang, story.language),
    zone: text_in(story.time_label, lang, story.language),
    event: event ? text_in(event.title, lang, story.language) : '',
    place: place ? text_in(place.name, lang, story.language) : '',
    party: party ? text_in(party.name, lang, story.language) : '',
    sources: event ? sources_of(story, view.event, lang) : [],
    title_in: (other) => text_in(story.title, other, story.language),
  };
}

// Where the story file may be: as the address asks, as the page has loaded it, as the page was served.
// What lies beside the page is named from there, so that a link still holds when the site moves.
/** @param {string} base @param {(string | null | undefined)[]} names */
export function story_names(base, ...names) {
  const folder = new URL('.', base).href;
  return [...new Set(names.map((name) => name?.startsWith(folder) ? name.slice(folder.length) : name || '').filter(Boolean))];
}

// In a frame without an origin a page may fetch nothing, but load scripts: a story has a script twin there
// (tools/twin.py). The page's own twins are left to the page.
/** @param {string} address @returns {Promise<Story | null>} */
function read_twin(address) {
  return new Promise((resolve) => {
    const script = document.createElement('script'), others = window.sourceline_twin;
    /** @type {string | null} */
    let given = null;
    window.sourceline_twin = (text, ...more) => {
      if (document.currentScript === script) given = text;
      else if (others) others(text, ...more);
    };
    script.src = address + '.js';
    script.onload = script.onerror = () => {
      window.sourceline_twin = others;
      script.remove();
      resolve(given && JSON.parse(given));
    };
    document.head.append(script);
  });
}

/** @param {string} address @param {RequestCache} cache @returns {Promise<any>} what lies there, not yet looked at */
async function read_json(address, cache) {
  try {
    const twin = self.origin === 'null' && await read_twin(address);
    if (twin) return twin;
    const response = await fetch(address, { cache });
    return response.ok ? await response.json() : null;
  } catch {
    return null;  // offline, or not for this frame to read: the dialog does without
  }
}

// Where it is by itself in the language that it is shown in, which is what the page has loaded, and where the whole of it is.
/** @param {string} name */
function addresses_of(name) {
  try {
    const told = told_in(new URL(name, document.baseURI), [document.querySelector('canvas')?.lang]);
    return told ? [told.url.href, name] : [name];
  } catch {
    return [name];
  }
}

// The story on screen and its name; the story is null when the page may not read it.
/** @param {string[]} names @param {string} id @returns {Promise<{ name: string, story: Story | null }>} */
export async function find_story(names, id) {
  for (const name of names) {
    for (const address of addresses_of(name)) {
      const story = await read_json(address, 'force-cache');  // the bytes that are on screen, not newer ones
      if (story && story.id === id) return { name, story };
    }
  }
  return { name: names[0] || '', story: null };
}

// The stories that are served, by stories/index.json: [{"story": "stories/a.json", "title": …, "language": "en"}].
/** @returns {Promise<import('./types.d.ts').Served[]>} */
export async function served_stories() {
  return /** @type {Listed[]} */ (list(await read_json('stories/index.json', 'default'))).filter(({ story }) => story && typeof story === 'string')
    .map(({ story, title, language }) => ({ name: story, title_in: (lang) => text_in(title, lang, language) || story }));
}
