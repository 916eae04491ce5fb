// MapLibre as its guide to large data advises: small properties, no buffer around tiles of points, a highest zoom for
// the tiles, the base map in a source of its own; time by setFilter, as its time slider does; the choice by feature state.
import { Map as MapView, Popup, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import { address_of, finish, kColours, kMiddle, kStart } from './common.js';

setWorkerUrl(new URL('maplibre-gl-worker.mjs', location.href).href);

const kHighestTileZoom = 12;

/** @param {...string} kinds */
const part = (...kinds) => ['in', ['get', 'k'], ['literal', kinds]];
const shown = { time: kMiddle, party: /** @type {number | null} */ (null), search: '' };

function told() {
  const { time, party, search } = shown;
  return ['all', ['<=', ['get', 'a'], time], ['>=', ['get', 'b'], time],
    ...(party === null ? [] : [['==', ['get', 'p'], party]]), ...(search ? [['in', search, ['get', 't']]] : [])];
}

/** @param {string} id @param {string} kind @param {string} color @param {number} width */
const line = (id, kind, color, width) => ({ id, type: 'line', source: 'basemap', filter: part(...kind.split(' ')), paint: { 'line-color': color, 'line-width': width } });

const map = new MapView({
  container: 'map', center: [kStart.lon, kStart.lat], zoom: kStart.zoom, fadeDuration: 0, attributionControl: false,
  style: {
    version: 8,
    sources: {
      basemap: { type: 'geojson', data: address_of.basemap, maxzoom: kHighestTileZoom },
      events: { type: 'geojson', data: address_of.geojson, maxzoom: kHighestTileZoom, buffer: 0 },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#dfe8ee' } },
      { id: 'land', type: 'fill', source: 'basemap', filter: part('land'), paint: { 'fill-color': '#f2efe9' } },
      { id: 'water', type: 'fill', source: 'basemap', filter: part('water'), paint: { 'fill-color': '#aad3df' } },
      line('borders', 'coast border', '#786e64', 1.5), line('rivers', 'river', '#78aac8', 1), line('regions', 'region-border', '#a096aa', 1),
      {
        id: 'events', type: 'circle', source: 'events', filter: told(),
        paint: {
          'circle-radius': 4, 'circle-opacity': 0.82,
          'circle-color': ['match', ['get', 'k'], ...kColours.slice(0, -1).flatMap((colour, kind) => [kind, colour]), kColours[kColours.length - 1]],
          'circle-stroke-color': '#000', 'circle-stroke-width': ['case', ['boolean', ['feature-state', 'chosen'], false], 2, 0],
        },
      },
      // Without a server of glyphs it draws the letters of the device's own font.
      { id: 'towns', type: 'symbol', source: 'basemap', filter: part('town'), layout: { 'text-field': ['get', 'name'], 'text-size': 11, 'text-font': ['sans-serif'] }, paint: { 'text-color': '#323232' } },
    ],
  },
});
map.on('error', (/** @type {any} */ event) => console.error('maplibre', event.error?.message));

/** @param {'idle' | 'render'} event */
const once = (event) => new Promise((resolve) => map.once(event, () => { finish(map.painter.context.gl); resolve(undefined); }));

/** @type {Map<number, [number, number]>} */
const places = new Map();
let chosen = -1;
const popup = new Popup({ closeButton: false, closeOnClick: false });

/** @param {number} index */
function select(index) {
  if (chosen >= 0) map.setFeatureState({ source: 'events', id: chosen }, { chosen: false });
  chosen = index;
  map.setFeatureState({ source: 'events', id: index }, { chosen: true });
  popup.setLngLat(places.get(index) ?? [kStart.lon, kStart.lat]).setText(`Event ${index}`).addTo(map);
}

function filter() { map.setFilter('events', told(), { validate: false }); }

/** @type {Record<string, { event: 'idle' | 'render', act(value: any): void }>} */
const kActs = {
  // A filter is at work in the tiles once they are made anew: "idle". A camera shows what tiles there are: "render".
  time: { event: 'idle', act(minute) { shown.time = minute; filter(); } },
  party: { event: 'idle', act(index) { shown.party = index; filter(); } },
  search: { event: 'idle', act(text) { shown.search = text; filter(); } },
  camera: { event: 'render', act([lon, lat, zoom]) { map.jumpTo({ center: [lon, lat], zoom }); } },
  select: { event: 'render', act: select },
};

async function open_page() {
  await once('idle');
  for (const { id, geometry } of map.querySourceFeatures('events')) places.set(Number(id), geometry.coordinates);
}

window.__bench = {
  ready: open_page(),
  does: Object.keys(kActs),
  async act(step, value) {
    const framed = once(kActs[step].event);
    kActs[step].act(value);
    map.triggerRepaint();  // where nothing has changed, a frame comes all the same
    await framed;
  },
};
