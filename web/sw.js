// The service worker: after the first visit the page opens without a network.
// What has its hash in its address comes from the cache; the page itself and its stories come from the
// server, anew each time, and from the cache when there is no server. Nothing of another site is kept.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const kHashed = new Set(Object.values(SOURCELINE_ASSETS));
const kCache = 'sourceline ' + worker.registration.scope;  // caches belong to a whole origin: others may keep theirs in it
const scope = new URL(worker.registration.scope);

// The path below the site's folder under which an address is kept, or null when it is not.
// index.html is one page whatever its query asks of it.
/** @param {string} address */
function key_of(address) {
  const url = new URL(address);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return null;
  const path = url.pathname.slice(scope.pathname.length);
  if (path === '' || path === 'index.html') return 'index.html';
  if (/^(a\/[0-9a-f]{8}\/.*|posters\/.*|demo\.\w+|embed\.js|favicon\.svg)$/.test(path)) return path;
  return path.endsWith('.json') ? path + url.search : null;
}

// A story in a language that was not read before is in the whole of it, which the page has kept.
/** @param {string} key */
const whole_of = (key) => SOURCELINE_TOLD.map((told) => told.split(' ')[0]).find((whole) => key.startsWith(whole.slice(0, -4)) && key.endsWith('.json'));

/** @param {string} key */
const is_hashed = (key) => key.startsWith('a/');

// A host that answers what it does not have with a page must not put that page in a file's place for ever.
/** @param {string} key @param {Response} response */
function may_keep(key, response) {
  const is_page = (response.headers.get('Content-Type') || '').startsWith('text/html');
  return response.status === 200 && response.type === 'basic' && !(is_hashed(key) && is_page);
}

/** @param {string} key @param {Response} response */
async function keep(key, response) {
  const cache = await caches.open(kCache);
  // A page that a redirect led to may not answer a navigation; its copy may.
  const { status, statusText, headers } = response;
  await cache.put(new URL(key, scope).href, response.redirected ? new Response(await response.blob(), { status, statusText, headers }) : response);
}

/** @param {string} key */
async function kept(key) { return (await caches.open(kCache)).match(new URL(key, scope).href, { ignoreVary: true }); }

/** @param {Request} request @param {string} key @param {FetchEvent} event @param {RequestInit} [init] */
async function fetch_and_keep(request, key, event, init) {
  const response = await fetch(request, init);
  if (may_keep(key, response)) event.waitUntil(keep(key, response.clone()).catch((error) => console.debug('sourceline:', key, 'is not kept:', error)));
  return response;
}

/** @param {Request} request @param {string} key @param {FetchEvent} event */
async function from_cache_first(request, key, event) { return (await kept(key)) || fetch_and_keep(request, key, event); }

/** @param {Request} request @param {string} key @param {FetchEvent} event */
async function from_server_first(request, key, event) {
  try {
    return await fetch_and_keep(request, key, event, { cache: 'no-cache' });
  } catch (error) {
    const whole = whole_of(key), response = await kept(key) || (whole && await kept(whole));
    if (response) return response;
    throw error;
  }
}

/** @param {string[]} keys */
async function keep_all(keys) {
  await Promise.all(keys.map(async (key) => {
    if (is_hashed(key) && await kept(key)) return;
    const response = await fetch(new URL(key, scope).href, is_hashed(key) ? {} : { cache: 'no-cache' });
    if (!may_keep(key, response)) throw new Error(`${key} cannot be kept`);
    await keep(key, response);
  }));
}

worker.addEventListener('install', (event) => {
  const code = [...kHashed].filter((address) => !/\/basemaps\/|\/inter-more/.test(address));  // only when a story wants them
  event.waitUntil(keep_all([...code, 'favicon.svg']).then(() => keep_all(['index.html'])));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(kCache);
    for (const request of await cache.keys()) {
      const key = key_of(request.url);
      if (!key || (is_hashed(key) && !kHashed.has(key))) await cache.delete(request);
    }
    await worker.clients.claim();
  })());
});

// A page tells what it had loaded before this worker was there.
worker.addEventListener('message', (event) => {
  const addresses = Array.isArray(event.data) ? event.data.filter((address) => typeof address === 'string') : [];
  const keys = new Set(addresses.map(key_of).filter((key) => key !== null));
  event.waitUntil(Promise.allSettled([...keys].map((key) => keep_all([key]))));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const key = request.method === 'GET' && !request.headers.has('Range') && key_of(request.url);
  if (key) event.respondWith(is_hashed(key) ? from_cache_first(request, key, event) : from_server_first(request, key, event));
});
