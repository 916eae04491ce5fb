// tools/serve.py: what any host of the site should do.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { start_server } from '../server.mjs';

/** @typedef {{ status: number | undefined, headers: import('node:http').IncomingHttpHeaders, body: Buffer }} Answer */

// fetch() would tidy up the path and unpack the body.
/** @param {string} address @param {string} path @param {{ method?: string, headers?: Record<string, string> }} [options] @returns {Promise<Answer>} */
function ask(address, path, { method = 'GET', headers = {} } = {}) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers }, (response) => {
      /** @type {Buffer[]} */
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject).end();
  });
}

/** @param {Record<string, string | Buffer>} files @param {string[]} flags @param {(get: (path: string, options?: { method?: string, headers?: Record<string, string> }) => Promise<Answer>, folder: string, server: { address: string, stop(): void }) => Promise<unknown>} run */
async function with_site(files, flags, run) {
  const folder = mkdtempSync(join(tmpdir(), 'sourceline-site-'));
  mkdirSync(join(folder, 'site/sub'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, 'site', name), body);
  const server = await start_server(join(folder, 'site'), flags);
  try {
    await run((path, options) => ask(server.address, path, options), join(folder, 'site'), server);
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'the server sends the right types and lets sandboxed frames read'() {
    const types = { 'index.html': 'text/html', 'a.js': 'text/javascript', 'a.css': 'text/css', 'a.json': 'application/json', 'a.wasm': 'application/wasm', 'a.ttf': 'font/ttf', 'a.svg': 'image/svg+xml' };
    await with_site(Object.fromEntries(Object.keys(types).map((name) => [name, name])), ['--csp'], async (get) => {
      for (const [name, type] of Object.entries(types)) {
        const answer = await get('/' + name);
        assert.equal(answer.status, 200);
        assert.equal(answer.headers['content-type'].split(';')[0], type);
        assert.equal(answer.headers['access-control-allow-origin'], '*');
        assert.equal(answer.headers['vary'], 'Accept-Encoding');
        assert.equal(answer.headers['cache-control'], 'no-cache');
        assert.equal(answer.headers['content-security-policy'], "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
        assert.equal(answer.body.toString(), name);
      }
      assert.equal((await get('/')).body.toString(), 'index.html');
      assert.equal((await get('/?story=x#y')).status, 200);
    });
  },

  async 'the server lets only what has its hash in its address be kept, and sends no header for other origins when told so'() {
    await with_site({ 'a.json': '{}' }, ['--no-cors'], async (get, folder) => {
      mkdirSync(join(folder, 'sub/a/0123abcd'), { recursive: true });
      mkdirSync(join(folder, 'a/not-a-hash'), { recursive: true });
      for (const name of ['sub/a/0123abcd/x.js', 'a/not-a-hash/x.js']) writeFileSync(join(folder, name), 'x');
      const control = async (/** @type {string} */ path) => (await get(path)).headers['cache-control'];
      assert.equal(await control('/sub/a/0123abcd/x.js'), 'public, max-age=31536000, immutable');
      assert.equal(await control('/a.json?x=/a/0123abcd/'), 'no-cache');
      assert.equal(await control('/a/not-a-hash/x.js'), 'no-cache');
      assert.equal(await control('/a/0123abcd/missing.js'), 'no-cache');  // a 404 may be mended
      assert.equal((await get('/a.json')).headers['access-control-allow-origin'], undefined);
    });
  },

  async 'the server sends what was compressed beforehand, unless it is older'() {
    const text = 'a story '.repeat(100);
    const files = { 'a.json': text, 'a.json.br': brotliCompressSync(text), 'a.json.gz': gzipSync(text), 'b.json': text, 'b.json.br': brotliCompressSync('old') };
    await with_site(files, [], async (get, folder) => {
      utimesSync(join(folder, 'b.json.br'), 1e9, 1e9);
      const br = await get('/a.json', { headers: { 'Accept-Encoding': 'gzip, br' } });
      assert.equal(br.headers['content-encoding'], 'br');
      assert.equal(br.headers['content-type'].split(';')[0], 'application/json');
      assert.equal(brotliDecompressSync(br.body).toString(), text);
      assert.equal((await get('/a.json', { headers: { 'Accept-Encoding': 'gzip, br;q=0' } })).headers['content-encoding'], 'gzip');
      assert.equal((await get('/a.json')).headers['content-encoding'], undefined);
      const stale = await get('/b.json', { headers: { 'Accept-Encoding': 'br' } });
      assert.equal(stale.headers['content-encoding'], undefined);
      assert.equal(stale.body.toString(), text);
    });
  },

  async 'the server answers 304, HEAD and 404, and nothing outside its folder'() {
    await with_site({ 'index.html': 'x', 'a.txt': 'hello' }, [], async (get) => {
      const first = await get('/a.txt');
      assert.equal((await get('/a.txt', { headers: { 'If-None-Match': first.headers.etag } })).status, 304);
      assert.equal((await get('/a.txt', { headers: { 'If-Modified-Since': first.headers['last-modified'] } })).status, 304);
      assert.equal((await get('/a.txt', { headers: { 'If-None-Match': '"other"' } })).status, 200);
      const head = await get('/a.txt', { method: 'HEAD' });
      assert.deepEqual([head.status, head.headers['content-length'], head.body.length], [200, '5', 0]);
      for (const path of ['/nothing', '/sub/', '/sub', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/sub/../../secret.txt', '//etc/passwd', '/%00', '/a.txt/']) {
        const answer = await get(path);
        assert.equal(answer.status, 404, path);
        assert.ok(!answer.body.includes('secret'), path);
      }
    });
  },
};
