// The events that every page is given: the same ones in each run, as our story file and as arrays for the others.
// Each has a place of its own. About a tenth of them is there at any moment of the year.

export const kYearMinutes = 365 * 24 * 60;
export const kMiddle = kYearMinutes / 2;
export const kKinds = ['shelling', 'ground-attack', 'air-strike', 'drone', 'casualties', 'evacuation'];
export const kPartyColours = ['#0b6aa8', '#b3541e', '#4d7c0f', '#6b5b95'];
export const kMostEvents = 100_000;  // a story of more is refused

const kNewYear = Date.UTC(2023, 0, 1);
const kWest = 34.05, kEast = 38.95, kSouth = 49.45, kNorth = 51.55;  // where the base map has its details
const kSeed = 4;  // with it three of thirty are there in the middle of the year

/**
 * @typedef {{ lon: number, lat: number, start: number, end: number, kind: number, party: number, title: string }} BenchEvent
 * start and end in minutes of the year, kind and party as indices.
 */

// Mulberry32: a small generator that is the same everywhere.
/** @param {number} seed @returns {() => number} from 0 to 1 */
function random_from(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// As the story file writes them, so that no page has other places than another.
/** @param {number} degrees */
const in_file = (degrees) => Number(degrees.toFixed(5));

// Back into the map from beyond its edge: on the edge itself many would share a place.
/** @param {number} lat */
const folded = (lat) => lat > kNorth ? 2 * kNorth - lat : lat < kSouth ? 2 * kSouth - lat : lat;

/** @param {string} kind */
const word_of = (kind) => kind[0].toUpperCase() + kind.slice(1).replace('-', ' ');

/** @param {number} count @returns {BenchEvent[]} */
export function events_of(count) {
  const random = random_from(kSeed);
  return Array.from({ length: count }, (_, index) => {
    const lon = kWest + random() * (kEast - kWest);
    // Along a line from north-west to south-east, as along a front.
    const aside = random() + random() + random() - 1.5;
    const lat = folded(51.3 - (lon - kWest) * 0.35 + aside);
    const length = Math.floor(kYearMinutes * (0.05 + 0.1 * random()));
    // As many begin before the year as end after it, so that its first weeks are no emptier than its middle.
    const begun = Math.floor(random() * (kYearMinutes + length)) - length;
    const start = Math.max(0, begun), end = Math.min(kYearMinutes - 1, Math.max(start + 1, begun + length));
    const kind = Math.floor(random() * kKinds.length), party = Math.floor(random() * kPartyColours.length);
    return { lon: in_file(lon), lat: in_file(lat), start: Math.min(start, end - 1), end, kind, party, title: `${word_of(kKinds[kind])} at Place ${index}` };
  });
}

/** @param {BenchEvent} event @param {number} minute */
export const is_there = (event, minute) => event.start <= minute && event.end >= minute;

/** @param {number} minute @returns {string} as the story file has times */
export const time_of = (minute) => new Date(kNewYear + minute * 60_000).toISOString().slice(0, 16);

// docs/STORY_FORMAT.md. One claim for each event, known from the moment of the event on.
/** @param {BenchEvent[]} events @returns {{ events: { id: string, when: object, place: string }[], [key: string]: unknown }} */
export function story_of(events) {
  const parties = kPartyColours.map((color, index) => ({ id: `g${index}`, name: `Party ${index}`, color }));
  return {
    format: 'sourceline-story', version: 1, id: `bench-${events.length}`, title: `${events.length} events`,
    summary: 'Made up for measuring.', language: 'en', utc_offset: '+00:00', time_label: 'UTC',
    time: { start: time_of(0), end: time_of(kYearMinutes), initial: time_of(kMiddle) },
    view: { bbox: [34.2, 49.6, 38.8, 51.4] }, basemap: 'belgorod',
    parties,
    actors: parties.map((party, index) => ({ id: `a${index}`, name: `Speaker ${index}`, role: 'spokesperson', party: party.id })),
    sources: [{ id: 's', title: 'Report', published: time_of(kYearMinutes).slice(0, 10), language: 'en' }],
    places: events.map((event, index) => ({
      id: `p${index}`, name: `Place ${index}`, kind: 'village', lon: event.lon, lat: event.lat, precision: 'exact', coordinates_from: 'made up',
    })),
    events: events.map((event, index) => ({
      id: `e${index}`, title: event.title, summary: 'Made up.', kind: kKinds[event.kind],
      when: { start: time_of(event.start), end: time_of(event.end), precision: 'exact' }, place: `p${index}`,
    })),
    claims: events.map((event, index) => ({
      id: `c${index}`, event: `e${index}`, actor: `a${event.party}`, said: { start: time_of(event.start), precision: 'exact' },
      text: 'The speaker says so.', quote: 'it was so', voice: 'direct', source: 's',
    })),
    questions: [], checks: [], changes: [],
  };
}

// For pages that take arrays: numbers in one block, titles beside it.
// lon, lat, start, end as 32-bit floats (a minute of a year is one exactly), then kind and party as bytes.
/** @param {BenchEvent[]} events @returns {{ numbers: Uint8Array, titles: string }} */
export function arrays_of(events) {
  const count = events.length, floats = new Float32Array(4 * count), bytes = new Uint8Array(2 * count);
  events.forEach((event, index) => {
    [event.lon, event.lat, event.start, event.end].forEach((value, column) => { floats[column * count + index] = value; });
    bytes[index] = event.kind;
    bytes[count + index] = event.party;
  });
  const numbers = new Uint8Array(floats.byteLength + bytes.byteLength);
  numbers.set(new Uint8Array(floats.buffer));
  numbers.set(bytes, floats.byteLength);
  return { numbers, titles: events.map((event) => event.title).join('\n') };
}

// For pages that take GeoJSON; short names, as their guides advise. t is in small letters: it is searched as it is typed.
/** @param {BenchEvent[]} events */
export const geojson_of = (events) => ({
  type: 'FeatureCollection',
  features: events.map(({ lon, lat, start, end, kind, party, title }, id) => ({
    type: 'Feature', id, properties: { a: start, b: end, k: kind, p: party, t: title.toLowerCase() }, geometry: { type: 'Point', coordinates: [lon, lat] },
  })),
});

// What a session does, the same on every page: `steps` values for each kind of step.
/** @typedef {'time' | 'camera' | 'select' | 'clock' | 'party' | 'search'} Step */
/** @param {BenchEvent[]} events @param {number} steps @returns {Record<Step, any[]>} */
export function steps_of(events, steps) {
  const each = Array.from({ length: steps }, (_, index) => index);
  const all = events.map((_, index) => index), now = all.filter((index) => is_there(events[index], kMiddle));
  const there = now.length ? now : all;
  const typed = 'drone at place 12', written = Array.from(typed, (_, index) => typed.slice(0, index + 1));
  // A circle at one zoom, then in and out again on one place: each step from the one before.
  /** @param {number} share from 0 to 1 @returns {[number, number, number]} */
  const camera_at = (share) => {
    if (share < 0.5) {
      const angle = share * 4 * Math.PI;
      return [36.5 + 0.8 * Math.sin(angle), 50.5 + 0.35 * (1 - Math.cos(angle)), 9];
    }
    const way = 2 * share - 1;
    return [36.5, 50.5, 7.5 + 3 * (way < 0.5 ? 2 * way : 2 - 2 * way)];
  };
  return {
    time: each.map((index) => Math.round(kYearMinutes * (0.1 + 0.8 * (index + 1) / (steps + 1)))),
    camera: each.map((index) => camera_at((index + 0.3) / steps)),
    select: each.map((index) => there[index % there.length]),
    clock: each.map((index) => index % 2 ? 'happened' : 'known'),
    party: each.map((index) => [0, 1, 2, 3, null][index % 5]),
    search: each.map((index) => [...written, ''][index % (written.length + 1)]),
  };
}
