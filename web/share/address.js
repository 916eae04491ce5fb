// Addresses of a view. Each is made from the page's own, so that what others have put into it stays;
// the parts are handled raw, so that nothing is encoded a second time.
import { to_minute } from './dates.js';

/**
 * @typedef {import('./types.d.ts').View} View
 * @typedef {import('./types.d.ts').Kept} Kept
 * @typedef {[name: string, value: string | false | undefined]} Entry What has no value is left out.
 */

const kMoving = ['t', 'step', 'clock', 'event', 'place', 'party', 'map'];  // what the snapshot knows better than the address
const kFilters = ['q', 'kind', 'actor'];

// What a query and a fragment may hold as it is stays readable; all else is percent-encoded. A plus stays
// only in the fragment, as the viewer writes it: in a query it would be read as a space.
/** @param {string} text @param {RegExp} readable */
function encode(text, readable) {
  const well_formed = new TextDecoder().decode(new TextEncoder().encode(text));  // half a surrogate pair would throw
  return encodeURIComponent(well_formed).replace(readable, decodeURIComponent).replace(/'/g, '%27');
}
const kReadableInQuery = /%(2F|3A|2C)/g, kReadableInHash = /%(2F|3A|2C|2B)/g;

/** @param {string} text */
const split = (text) => text.replace(/^[?#]/, '').split('&').filter(Boolean).map((raw) => {
  const name = raw.split('=', 1)[0];
  try { return { raw, name: decodeURIComponent(name) }; } catch { return { raw, name }; }
});

/** @param {string} text @param {string[]} taken_out @param {Entry[]} added @param {RegExp} readable */
function rewritten(text, taken_out, added, readable) {
  const kept = split(text).filter(({ name }) => !taken_out.includes(name)).map(({ raw }) => raw);
  return [...added.map(([name, value]) => value ? `${name}=${encode(value, readable)}` : '').filter(Boolean), ...kept].join('&');
}

/** @param {string} href @param {string} query @param {string} hash */
const address = (href, query, hash) => without_query(href) + (query && '?' + query) + (hash && '#' + hash);

/** @param {string} href */
export function without_query(href) { return href.replace(/[?#][^]*$/, ''); }

/** @param {string} href */
export function has_filters(href) {
  return split(new URL(href).hash).some(({ name, raw }) => kFilters.includes(name) && /=./.test(raw));
}

/** @param {import('../types.d.ts').Snapshot['camera']} camera */
export const map_text = ({ zoom, lat, lon }) => `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`;

// The view that an address opens by itself: Story with a step, an event in Event, a place in Place.
/** @param {{ step?: string | false, event?: string | false, place?: string | false }} hash */
export const opened_panel = ({ step, event, place }) => step ? 'story' : event ? 'event' : place ? 'place' : 'story';

/** @param {View} view @param {Kept} keep @returns {{ step: string | false, event: string | false, place: string | false }} */
const opening = (view, keep) => ({ step: keep.moment && view.panel === 'story' && view.step, event: keep.event && view.event, place: keep.event && view.place });

/** @param {View} view @param {Kept} keep @returns {Entry[]} */
function hash_entries(view, keep) {
  return [
    ['t', keep.moment && to_minute(view.time)],
    ['step', opening(view, keep).step],
    ['clock', keep.moment && view.clock === 'known' && 'known'],
    ['event', keep.event && view.event],
    ['place', keep.event && view.place],
    ['party', keep.party && view.party],
    ['map', keep.map && map_text(view.camera)],
  ];
}

// The address of this view as a page of its own.
//   href   the page's address
//   view   what the page's snapshot says: time, clock, event, place, party, panel, camera
//   story  the story's name, always written: what is served first may be another story one day
//   keep   {moment, event (or the open place), party, map, filters, panel}: booleans; lang: a language or ''
/** @param {string} href @param {View} view @param {string} story @param {Kept} keep */
export function permalink(href, view, story, keep) {
  const url = new URL(href);
  /** @type {Entry[]} */
  const options = [['story', story], ['lang', keep.lang], ['panel', keep.panel && view.panel !== opened_panel(opening(view, keep)) && view.panel]];
  const query = rewritten(url.search, ['embed', 'story', 'lang', 'panel'], options, kReadableInQuery);
  const moving = view.time ? kMoving : [];  // without a view the address is the only one to know
  const hash = rewritten(url.hash, [...moving, ...(keep.filters ? [] : kFilters)], view.time ? hash_entries(view, keep) : [], kReadableInHash);
  return address(href, query, hash);
}

// The address of a story for a frame (embed) or as a page: only what was chosen for it, nothing of the reader's own.
//   options: story, lang, theme, panel; time, clock, event, place, party
/** @param {string} href @param {import('./types.d.ts').StoryOptions} options @param {{ embed: boolean }} as */
export function story_address(href, options, { embed }) {
  /** @type {Entry[]} */
  const query = [
    ['story', options.story], ['embed', embed && '1'], ['lang', options.lang], ['theme', options.theme],
    ['panel', options.panel !== opened_panel(options) && options.panel],
  ];
  /** @type {Entry[]} */
  const hash = [['t', options.time], ['step', options.step], ['clock', options.clock === 'known' && 'known'], ['event', options.event], ['place', options.place], ['party', options.party]];
  return address(href, rewritten('', [], query, kReadableInQuery), rewritten('', [], hash, kReadableInHash));
}
