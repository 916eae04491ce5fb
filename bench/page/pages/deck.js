// deck.gl as its performance guide advises: binary attributes, no accessor that is run for each event, all filters on
// the GPU by DataFilterExtension; a step is one uniform, a search one attribute.
import { Deck, MapView } from '@deck.gl/core';
import { DataFilterExtension } from '@deck.gl/extensions';
import { GeoJsonLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { fetch_basemap, fetch_events, finish, kColours, kMiddle, kStart, part_of } from './common.js';

const kEver = 1e9;
const kFilters = 4;  // start, end, party, and whether the title has what is searched

/** @param {string} colour @param {number} [alpha] */
const rgb = (colour, alpha = 255) => [...[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)), alpha];

const shown = { time: kMiddle, party: /** @type {number | null} */ (null), chosen: -1 };
/** @type {Awaited<ReturnType<typeof fetch_events>>} */
let events;
/** @type {any} */
let deck;
/** @type {any[]} */
let base = [];
/** @type {any} */
let towns;
/** @type {any} */
let data;
/** @type {(() => void)[]} */
let waiting = [];

/** @param {any} basemap */
function make_basemap(basemap) {
  /** @param {string} id @param {string[]} kinds @param {object} look */
  const layer = (id, kinds, look) => new GeoJsonLayer({ id, data: part_of(basemap, ...kinds), lineWidthUnits: 'pixels', ...look });
  base = [
    layer('land', ['land'], { stroked: false, getFillColor: rgb('#f2efe9') }),
    layer('water', ['water'], { stroked: false, getFillColor: rgb('#aad3df') }),
    layer('borders', ['coast', 'border'], { getLineColor: rgb('#786e64'), getLineWidth: 1.5 }),
    layer('rivers', ['river'], { getLineColor: rgb('#78aac8'), getLineWidth: 1 }),
    layer('regions', ['region-border'], { getLineColor: rgb('#a096aa'), getLineWidth: 1 }),
  ];
  towns = new TextLayer({
    id: 'towns', data: part_of(basemap, 'town').features, characterSet: 'auto', getSize: 11, getColor: rgb('#323232'),
    getPosition: (/** @type {any} */ town) => town.geometry.coordinates, getText: (/** @type {any} */ town) => town.properties.name,
  });
}

function make_data() {
  const { count, lon, lat, start, end, kind, party } = events;
  const position = new Float32Array(2 * count), colour = new Uint8Array(4 * count), filter = new Float32Array(kFilters * count);
  const colours = kColours.map((each) => rgb(each, 210));
  for (let i = 0; i < count; ++i) {
    position.set([lon[i], lat[i]], 2 * i);
    colour.set(colours[kind[i]], 4 * i);
    filter.set([start[i], end[i], party[i], 1], kFilters * i);
  }
  data = { length: count, attributes: { getPosition: { value: position, size: 2 }, getFillColor: { value: colour, size: 4 }, getFilterValue: { value: filter, size: kFilters } } };
}

/** @param {string} text */
function search(text) {
  const filter = data.attributes.getFilterValue.value.slice();
  for (let i = 0; i < events.count; ++i) filter[kFilters * i + 3] = Number(events.titles[i].includes(text));
  data = { ...data, attributes: { ...data.attributes, getFilterValue: { value: filter, size: kFilters } } };
}

const extensions = [new DataFilterExtension({ filterSize: kFilters })];
function layers() {
  const { time, party, chosen } = shown;
  return [...base, new ScatterplotLayer({
    id: 'events', data, extensions, radiusUnits: 'pixels', getRadius: 4, highlightedObjectIndex: chosen, highlightColor: [0, 0, 0, 255],
    filterRange: [[-kEver, time], [time, kEver], party === null ? [-kEver, kEver] : [party, party], [1, 1]],
  }), towns];
}

// Its layers come over several frames.
/** @param {{ gl: WebGL2RenderingContext }} context */
function on_after_render({ gl }) {
  const drawn = deck?.layerManager?.getLayers() ?? [];
  if (!waiting.length || drawn.length <= base.length || !drawn.every((/** @type {any} */ layer) => layer.isLoaded)) return;
  finish(gl);
  const told = waiting;
  waiting = [];
  for (const tell of told) tell();
}

/** @returns {Promise<void>} */
const next_render = () => new Promise((resolve) => { waiting.push(resolve); });

async function open_page() {
  const [basemap, fetched] = await Promise.all([fetch_basemap(), fetch_events()]);
  events = fetched;
  make_basemap(basemap);
  make_data();
  const rendered = next_render();
  deck = new Deck({
    parent: document.getElementById('map'), views: new MapView(), controller: true, layers: layers(), onAfterRender: on_after_render,
    deviceProps: { type: 'webgl', webgl: { antialias: false } },  // as the others: each of four samples would be drawn by the processor
    viewState: { longitude: kStart.lon, latitude: kStart.lat, zoom: kStart.zoom, pitch: 0, bearing: 0 },
  });
  await rendered;
}

const show = () => deck.setProps({ layers: layers() });
/** @type {Record<string, (value: any) => void>} */
const kActs = {
  time(minute) { shown.time = minute; show(); },
  party(index) { shown.party = index; show(); },
  search(text) { search(text); show(); },
  select(index) { shown.chosen = index; show(); },
  camera([longitude, latitude, zoom]) { deck.setProps({ viewState: { longitude, latitude, zoom, pitch: 0, bearing: 0 } }); },
};

window.__bench = {
  ready: open_page(),
  does: Object.keys(kActs),
  async act(step, value) {
    const rendered = next_render();
    kActs[step](value);
    deck.layerManager.setNeedsRedraw('step');  // where nothing has changed, a frame comes all the same
    await rendered;
  },
};
