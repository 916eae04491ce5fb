// What the pages of the other libraries share: the base map, the events, and what each tells the measuring.

export const kColours = ['#d55e00', '#0072b2', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];  // by kind
export const kStart = { lon: 36.5, lat: 50.5, zoom: 7.5 };
export const kMiddle = 262_800;  // of the year, in minutes

/** @param {string} name @returns {string} of the page's address */
export const option = (name) => new URLSearchParams(location.search).get(name) ?? '';

export const address_of = {
  basemap: new URL('../data/basemap.geojson', location.href).href,
  geojson: new URL(`../data/events-${option('events')}.geojson`, location.href).href,
  numbers: new URL(`../data/events-${option('events')}.bin`, location.href).href,
  titles: new URL(`../data/events-${option('events')}.txt`, location.href).href,
};

export const fetch_basemap = () => fetch(address_of.basemap).then((answer) => answer.json());

// As stories.mjs has written them.
export async function fetch_events() {
  const [block, text] = await Promise.all([
    fetch(address_of.numbers).then((answer) => answer.arrayBuffer()),
    fetch(address_of.titles).then((answer) => answer.text()),
  ]);
  const count = Number(option('events'));
  /** @param {number} column */
  const floats = (column) => new Float32Array(block, 4 * column * count, count);
  return {
    count, lon: floats(0), lat: floats(1), start: floats(2), end: floats(3),
    kind: new Uint8Array(block, 16 * count, count), party: new Uint8Array(block, 17 * count, count),
    titles: text.split('\n').map((title) => title.toLowerCase()),
  };
}

/** @param {any} basemap @param {...string} kinds */
export const part_of = (basemap, ...kinds) => ({
  type: 'FeatureCollection', features: basemap.features.filter((/** @type {any} */ feature) => kinds.includes(feature.properties.k)),
});

// After the frame that is to come. A message is handled after what the frame itself has left to do.
export function after_frame() {
  return new Promise((resolve) => {
    window.__watch.ask(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(undefined);
      port2.postMessage(0);
    });
  });
}

// Returns when the graphics process has drawn all that it was given: what is read back cannot come sooner.
/** @param {WebGLRenderingContext | WebGL2RenderingContext} gl */
export function finish(gl) { gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); }
