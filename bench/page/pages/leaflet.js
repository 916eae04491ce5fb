// Leaflet as its reference advises for many shapes: preferCanvas, one canvas for the base map and one for the events.
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { after_frame, fetch_basemap, fetch_events, kColours, kMiddle, kStart, part_of } from './common.js';

const kZoomOffset = 1;  // its world is 256 pixels wide at zoom 0, not 512

const map = L.map('map', {
  preferCanvas: true, zoomSnap: 0, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, attributionControl: false,
  center: [kStart.lat, kStart.lon], zoom: kStart.zoom + kZoomOffset,
});
const shown = { time: kMiddle, party: /** @type {number | null} */ (null), search: '' };
/** @type {Awaited<ReturnType<typeof fetch_events>>} */
let events;
/** @type {any[]} */
let circles = [];
/** @type {Uint8Array} */
let is_on;
let chosen = -1;

/** @param {any} basemap */
function draw_basemap(basemap) {
  const renderer = L.canvas({ pane: 'tilePane' });
  /** @param {string[]} kinds @param {object} style */
  const add = (kinds, style) => L.geoJSON(part_of(basemap, ...kinds), { renderer, interactive: false, style }).addTo(map);
  add(['land'], { stroke: false, fillColor: '#f2efe9', fillOpacity: 1 });
  add(['water'], { stroke: false, fillColor: '#aad3df', fillOpacity: 1 });
  add(['coast', 'border'], { weight: 1.5, color: '#786e64' });
  add(['river'], { weight: 1, color: '#78aac8' });
  add(['region-border'], { weight: 1, color: '#a096aa' });
  for (const { geometry, properties } of part_of(basemap, 'town').features) {
    const icon = L.divIcon({ className: 'town', html: properties.name, iconSize: null });
    L.marker([geometry.coordinates[1], geometry.coordinates[0]], { interactive: false, icon }).addTo(map);
  }
}

// Only those whose state changes are added or taken away.
function show() {
  const { time, party, search } = shown;
  for (let i = 0; i < events.count; ++i) {
    const is_told = events.start[i] <= time && events.end[i] >= time && (party === null || events.party[i] === party) && (!search || events.titles[i].includes(search));
    if (is_told === Boolean(is_on[i])) continue;
    is_on[i] = Number(is_told);
    if (is_told) map.addLayer(circles[i]); else map.removeLayer(circles[i]);
  }
}

/** @param {number} index */
function select(index) {
  if (chosen >= 0) circles[chosen].setStyle({ stroke: false });
  chosen = index;
  circles[index].setStyle({ stroke: true, color: '#000', weight: 2 });
  map.openPopup(events.titles[index], [events.lat[index], events.lon[index]], { autoPan: false });
}

/** @param {[number, number, number]} to */
function move_camera([lon, lat, zoom]) {
  if (map.getZoom() === zoom + kZoomOffset) map.panTo([lat, lon], { animate: false });
  else map.setView([lat, lon], zoom + kZoomOffset, { animate: false });
}

async function open_page() {
  const [basemap, fetched] = await Promise.all([fetch_basemap(), fetch_events()]);
  events = fetched;
  draw_basemap(basemap);
  const renderer = L.canvas();
  is_on = new Uint8Array(events.count);
  circles = Array.from({ length: events.count }, (_, i) => L.circleMarker([events.lat[i], events.lon[i]], {
    renderer, radius: 4, stroke: false, fillOpacity: 0.82, fillColor: kColours[events.kind[i]],
  }));
  show();
  await after_frame();
}

/** @type {Record<string, (value: any) => void>} */
const kActs = {
  time(minute) { shown.time = minute; show(); },
  party(index) { shown.party = index; show(); },
  search(text) { shown.search = text; show(); },
  camera: move_camera,
  select,
};

window.__bench = {
  ready: open_page(),
  does: Object.keys(kActs),
  async act(step, value) {
    const framed = after_frame();
    kActs[step](value);
    await framed;
  },
};
