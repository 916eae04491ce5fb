// sourceline dev: serves a story while it is written. A file that is saved is read and checked at once; the page shows
// the last good story and, over the map, what is wrong with the new one.
import { watch } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname } from 'node:path';
import { readFileSync } from 'node:fs';

import { Complaint, kGood } from './complaint.mjs';
import { read_told } from './folder.mjs';
import { line_of } from './reading.mjs';
import { site_of } from './site.mjs';

const kGraceMs = 60;  // editors write a file in several steps
const kPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
/** @type {Record<string, string>} */
const kTypes = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.wasm': 'application/wasm', '.ttf': 'font/ttf', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.txt': 'text/plain; charset=utf-8', '.ts': 'text/plain; charset=utf-8',
};
const kOwn = new Map(['dev_page.js', 'dev_page.css'].map((name) => [`/${name}`, new URL(`page/${name}`, import.meta.url)]));

/** @typedef {{ lines: { severity: string, text: string }[], good: boolean, count: number }} News */

class Workshop {
  /** @param {string} path */
  constructor(path) {
    this.path = path;
    /** @type {import('./site.mjs').Site | null} */
    this.site = null;
    /** @type {News} */
    this.news = { lines: [], good: false, count: 0 };
    /** @type {Set<import('node:http').ServerResponse>} */
    this.listeners = new Set();
  }

  async read() {
    /** @type {News['lines']} */
    let lines = [];
    let good = false;
    try {
      const told = await read_told(this.path);
      lines = told.problems.map((problem) => ({ severity: problem.severity, text: line_of(told.file, problem) }));
      if (told.ok) {
        this.site = site_of(told);
        good = true;
      }
    } catch (error) {
      if (!(error instanceof Complaint)) throw error;
      lines = [{ severity: 'error', text: error.message }];
    }
    this.news = { lines, good, count: this.news.count + 1 };
    for (const { text } of lines) console.log(text);
    if (this.news.count > 1) console.log(good ? 'read anew' : 'not good; the page keeps the last good story');
    for (const listener of this.listeners) this.tell(listener);
  }

  /** @param {import('node:http').ServerResponse} listener */
  tell(listener) { listener.write(`data: ${JSON.stringify(this.news)}\n\n`); }
}

/** @param {Buffer} page index.html, or what stands for it as long as there is no good story */
const with_dev = (page) => page.toString('utf8').replace('</head>', '<link rel="stylesheet" href="/dev_page.css">\n<script src="/dev_page.js" defer></script>\n</head>');

const kNothingYet = Buffer.from('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Sourceline: no story yet</title>\n'
  + '<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n<body>\n</body>\n</html>\n');

/** @param {Workshop} workshop @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function answer(workshop, request, response) {
  const path = decodeURIComponent(new URL(request.url || '/', 'http://localhost').pathname);
  /** @type {Record<string, string>} */
  const headers = { 'Cache-Control': 'no-cache', 'Content-Security-Policy': kPolicy, 'X-Content-Type-Options': 'nosniff' };
  if (path === '/dev/news') {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
    workshop.listeners.add(response);
    workshop.tell(response);
    request.on('close', () => workshop.listeners.delete(response));
    return;
  }
  const name = path === '/' ? 'index.html' : path.slice(1), own = kOwn.get(path);
  let bytes = own ? readFileSync(own) : workshop.site?.files.get(name);
  if (name === 'index.html') bytes = Buffer.from(with_dev(Buffer.from(bytes || kNothingYet)));
  // A service worker would keep old files.
  if (!bytes || name === 'sw.js') {
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(`there is no ${path}\n`);
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Type': kTypes[extname(name)] || 'application/octet-stream' });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** @param {string} path @param {{ port?: number }} options @returns {Promise<number>} the exit status, once it is stopped */
export async function dev(path, { port = 8000 }) {
  const workshop = new Workshop(path);
  await workshop.read();
  const server = createServer((request, response) => {
    try {
      answer(workshop, request, response);
    } catch (error) {
      console.error(String(error));
      response.writeHead(500).end();
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const why = error.code === 'EADDRINUSE' ? `port ${port} is in use; say --port N` : error.message;
      reject(new Complaint(`cannot serve: ${why}`));
    });
    server.listen(port, '127.0.0.1', () => resolve(null));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`http://127.0.0.1:${address.port}/\nreads ${path} anew when it is saved; Ctrl-C stops`);

  /** @type {NodeJS.Timeout | undefined} */
  let due;
  let reading = Promise.resolve();  // one at a time
  const watcher = watch(path, { recursive: process.platform !== 'linux' }, (_, name) => {
    if (name && basename(name).startsWith('.')) return;
    clearTimeout(due);
    due = setTimeout(() => { reading = reading.then(() => workshop.read()); }, kGraceMs);
  });
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  clearTimeout(due);
  watcher.close();
  for (const listener of workshop.listeners) listener.end();
  server.close();
  server.closeAllConnections();
  return kGood;
}
