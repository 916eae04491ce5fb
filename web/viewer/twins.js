// In a frame that is sandboxed without allow-same-origin, and opened from a disk, a page has no origin and
// may fetch nothing; scripts it may load. There each file of the site comes as its script twin, which hands
// over its contents (tools/twin.py). It is asked for at once: a fetch that fails is told to the console.
const kShift = 0x23;  // as in tools/twin.py

export const without_origin = self.origin === 'null';

/** @param {URL} url */
export function twin_of(url) {
  const twin = new URL(url);
  twin.pathname += '.js';
  twin.hash = '';
  return twin;
}

/** @param {string} text @param {boolean} [is_shifted] */
function bytes_of(text, is_shifted) {
  if (!is_shifted) return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = text.charCodeAt(i) - kShift;
  return bytes;
}

/** @type {Map<HTMLOrSVGScriptElement | null, Uint8Array>} */
const given = new Map();  // script → its bytes

if (without_origin) {
  window.sourceline_twin = (text, is_shifted) => { given.set(document.currentScript, bytes_of(text, is_shifted)); };
  // What may not be fetched may not be read from a preload either: those are taken up, lest the browser
  // complains that nobody did, and stopped.
  const stop = new AbortController();
  for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel="preload"][as="fetch"]'))) {
    if (location.protocol !== 'file:') fetch(link.href, { mode: 'no-cors', credentials: 'include', signal: stop.signal }).catch(() => {});
    link.remove();
  }
  stop.abort();
}

// Resolves to the file's bytes, or to null where it has no twin.
/** @param {URL} url @returns {Promise<Uint8Array | null>} */
export function load_twin(url) {
  if (!/\.(json|wasm|ttf)$/.test(url.pathname)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const script = document.createElement('script');
    const finish = () => {
      resolve(given.get(script) || null);
      given.delete(script);
      script.remove();
    };
    script.src = twin_of(url).href;
    script.onload = script.onerror = finish;
    document.head.append(script);
  });
}
