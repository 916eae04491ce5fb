// Makes the posters of the stories, assets/posters/<id>.png, from the built site in a headless Chromium:
//   node tools/poster.mjs [DIST] [STORY...]
// They are committed; make one anew when its story or the look of the map has changed.
// Needs what the browser tests need: npm ci --prefix tests/web.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { launch, Viewer } from '../tests/web/browser.mjs';
import { read_png } from '../tests/web/png.mjs';
import { start_server } from '../tests/web/server.mjs';

const kWidth = 1200, kHeight = 630;  // what the readers of Open Graph show in full
const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const dist = resolve(process.argv[2] || join(root, 'dist'));
const asked = process.argv.slice(3);
const names = JSON.parse(readFileSync(join(dist, 'stories/index.json'), 'utf8')).map(({ story }) => basename(story, '.json'));

const kCrcs = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; ++k) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });

function chunk(type, data) {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  bytes.writeUInt32BE(data.length, 0);
  let crc = 0xffffffff;  // as in the PNG specification, annex D
  for (const byte of bytes.subarray(4, -4)) crc = kCrcs[(crc ^ byte) & 255] ^ (crc >>> 8);
  bytes.writeUInt32BE(~crc >>> 0, bytes.length - 4);
  return bytes;
}

// At most 256 colours, such that each colour of the picture is near one: the most frequent come first, all
// that fill areas, then those that are not near one chosen before. Returns the colours and each pixel's.
function reduce_colours({ width, height, channels, pixels }) {
  const counts = new Map();
  for (let i = 0; i < width * height; ++i) {
    const colour = pixels.readUIntBE(i * channels, 3);
    counts.set(colour, (counts.get(colour) || 0) + 1);
  }
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const distance = (a, b) => Math.max(Math.abs((a >> 16) - (b >> 16)), Math.abs((a >> 8 & 255) - (b >> 8 & 255)), Math.abs((a & 255) - (b & 255)));
  let chosen;
  for (let near = 2; !chosen || chosen.length > 256; ++near) {
    chosen = frequent.slice(0, 64);
    for (const colour of frequent.slice(64)) if (chosen.every((other) => distance(colour, other) > near)) chosen.push(colour);
  }
  const places = new Map(frequent.map((colour) => [colour, chosen.reduce((best, other, at) => distance(colour, other) < distance(colour, chosen[best]) ? at : best, 0)]));
  return { chosen, indices: Uint8Array.from({ length: width * height }, (_, i) => places.get(pixels.readUIntBE(i * channels, 3))) };
}

// A third of what the browser writes: a palette, and rows without filters, which suit palettes best.
function write_png(image) {
  const { width, height } = image;
  const { chosen, indices } = reduce_colours(image);
  const rows = Buffer.alloc((width + 1) * height), palette = Buffer.alloc(chosen.length * 3), header = Buffer.alloc(13);
  for (let y = 0; y < height; ++y) rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  chosen.forEach((colour, at) => palette.writeUIntBE(colour, at * 3, 3));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const server = await start_server(dist);
const host = await launch();
try {
  mkdirSync(join(root, 'assets/posters'), { recursive: true });
  for (const name of asked.length ? asked : names) {
    const viewer = await Viewer.open(host, server.address, {
      path: `?story=stories/${encodeURIComponent(name)}.json&embed=1&panel=none&theme=light`, width: kWidth, height: kHeight,
    });
    const path = join(root, `assets/posters/${name}.png`);
    writeFileSync(path, write_png(read_png(await viewer.screenshot())));
    await viewer.close();
    console.log(`${path}: ${statSync(path).size.toLocaleString('en')} bytes`);
  }
} finally {
  await host.close();
  server.stop();
}
