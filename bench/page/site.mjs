// What is served: our built page as it is, beside it the other pages and the data of all, made in build/bench-page.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { feature } from 'topojson-client';
import { arrays_of, events_of, geojson_of, story_of } from './stories.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
const kRoot = join(kHere, '../..');
export const kWork = join(kRoot, 'build/bench-page');
const kServed = join(kWork, 'bench');
const kMaplibre = join(kHere, 'node_modules/maplibre-gl/dist');

const kHashed = /^\/a\/[0-9a-f]{8}\//;
const kBestQuality = 11, kQuickQuality = 5;
const kBestBytes = 1 << 20;  // above, the best compression takes minutes

/** @type {Record<string, string>} */
const kTypes = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8', '.geojson': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm', '.ttf': 'font/ttf', '.svg': 'image/svg+xml', '.png': 'image/png', '.txt': 'text/plain; charset=utf-8',
};

// Our base map as the others take it: k is what a line or an area is.
/** @param {any} topology */
export function geojson_of_basemap(topology) {
  /** @type {Record<string, string>} */
  const kinds = { land: 'land', water: 'water', coast: 'coast', borders: 'border', 'region-borders': 'region-border', rivers: 'river', places: 'town' };
  const features = Object.entries(kinds).flatMap(([object, k]) =>
    feature(topology, topology.objects[object]).features.map((/** @type {any} */ each) => ({
      type: 'Feature', properties: k === 'town' ? { k, name: each.properties.name.en } : { k }, geometry: rounded(each.geometry),
    })));
  return { type: 'FeatureCollection', features };
}

// Six decimals, as guides to GeoJSON advise: what topojson-client answers has up to fifteen.
/** @param {any} geometry */
const rounded = (geometry) => JSON.parse(JSON.stringify(geometry, (_, value) => typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value));

/** @param {string} name @param {string | Uint8Array} content */
function put(name, content) {
  const path = join(kServed, name), bytes = Buffer.from(content);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const quality = bytes.length > kBestBytes && name.startsWith('data/') ? kQuickQuality : kBestQuality;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(path + '.br', brotliCompressSync(bytes, { params }));
}

/** @param {string} name */
async function make_page(name) {
  const made = await build({
    entryPoints: [join(kHere, 'pages', `${name}.js`)], outfile: join(kServed, name, 'page.js'), write: false,
    bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'error',
    loader: { '.png': 'dataurl', '.svg': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  for (const file of made.outputFiles) put(join(name, file.path.split('/').pop() ?? ''), file.contents);
  put(join(name, 'index.html'), readFileSync(join(kHere, 'pages/page.html')));
  if (name === 'maplibre') put(join(name, 'maplibre-gl-worker.mjs'), readFileSync(join(kMaplibre, 'maplibre-gl-worker.mjs')));
  if (!existsSync(join(kServed, name, 'page.css'))) put(join(name, 'page.css'), '');
}

/** @param {{ sizes: number[], pages: string[] }} options */
export async function make_site({ sizes, pages }) {
  rmSync(kServed, { recursive: true, force: true });
  for (const page of pages) if (page !== 'ours') await make_page(page);
  put('data/basemap.geojson', JSON.stringify(geojson_of_basemap(JSON.parse(readFileSync(join(kRoot, 'assets/basemaps/belgorod.json'), 'utf8')))));
  for (const size of sizes) {
    const events = events_of(size);
    if (pages.includes('ours')) put(`data/story-${size}.json`, JSON.stringify(story_of(events)));
    if (pages.includes('maplibre')) put(`data/events-${size}.geojson`, JSON.stringify(geojson_of(events)));
    if (pages.includes('leaflet') || pages.includes('deck')) {
      const { numbers, titles } = arrays_of(events);
      put(`data/events-${size}.bin`, numbers);
      put(`data/events-${size}.txt`, titles);
    }
  }
}

/** @typedef {{ path: string, bytes: number }} Sent without what a service worker keeps for when there is no network */

// dist/ at the root, build/bench-page/bench below /bench/. Everything in brotli where there is a copy in it, as hosts do.
/** @param {string} dist @returns {Promise<{ address: string, sent: Sent[], stop(): void }>} */
export async function serve_site(dist) {
  /** @type {Sent[]} */
  const sent = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const named = path.endsWith('/') ? path + 'index.html' : path;
    const file = named.startsWith('/bench/') ? join(kWork, named) : join(dist, named);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const is_kept = 'service-worker' in request.headers || String(request.headers.referer).endsWith('/sw.js');
    const compressed = existsSync(file + '.br') && /\bbr\b/.test(String(request.headers['accept-encoding']));
    const body = readFileSync(compressed ? file + '.br' : file);
    if (!is_kept) sent.push({ path: named, bytes: body.length });
    response.writeHead(200, {
      'content-type': kTypes[extname(file)] ?? 'application/octet-stream', 'content-length': body.length,
      'cache-control': kHashed.test(named) ? 'public, max-age=31536000, immutable' : 'no-cache',  // as tools/serve.py does
      ...(compressed ? { 'content-encoding': 'br' } : {}),
    }).end(body);
  });
  await /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  }));
  const at = server.address();
  if (!at || typeof at === 'string') throw new Error('the server does not listen');
  return { address: `http://127.0.0.1:${at.port}/`, sent, stop: () => { server.close(); server.closeAllConnections(); } };
}

// Ours opens where the others do (pages/common.js).
/** @param {string} page @param {number} size @returns {string} below the server's address */
export const path_of = (page, size) => page === 'ours' ? `?story=bench/data/story-${size}.json#map=7.50/50.50000/36.50000` : `bench/${page}/?events=${size}`;
