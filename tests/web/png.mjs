// Reads the PNG files that the browser writes (8 bits a channel, not interlaced) and compares two of them.
// Filters as in the PNG specification, section 9.
import { inflateSync } from 'node:zlib';

/** @typedef {{ width: number, height: number, channels: number, pixels: Buffer }} Picture */
/** @param {Uint8Array} bytes @returns {Picture} */
export function read_png(bytes) {
  const file = Buffer.from(bytes);
  const width = file.readUInt32BE(16), height = file.readUInt32BE(20);
  const channels = /** @type {Record<number, number>} */ ({ 2: 3, 6: 4 })[file[25]];
  if (file[24] !== 8 || !channels || file[28] !== 0) throw new Error('this kind of PNG is not read here');
  const parts = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels, pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    for (let i = 0; i < stride; ++i) {
      const left = i >= channels ? pixels[y * stride + i - channels] : 0;
      const up = y ? pixels[(y - 1) * stride + i] : 0;
      const corner = y && i >= channels ? pixels[(y - 1) * stride + i - channels] : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = up;
      else if (filter === 3) guess = (left + up) >> 1;
      else if (filter === 4) {
        const p = left + up - corner, a = Math.abs(p - left), b = Math.abs(p - up), c = Math.abs(p - corner);
        guess = a <= b && a <= c ? left : b <= c ? up : corner;
      }
      pixels[y * stride + i] = raw[y * (stride + 1) + 1 + i] + guess;
    }
  }
  return { width, height, channels, pixels };
}

// The share of pixels of which a channel differs by more than the tolerance.
/** @param {Picture} a @param {Picture} b @param {number} [tolerance] */
export function difference(a, b, tolerance = 8) {
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels) return 1;
  let different = 0;
  for (let i = 0; i < a.pixels.length; i += a.channels) {
    for (let c = 0; c < 3; ++c) {
      if (Math.abs(a.pixels[i + c] - b.pixels[i + c]) > tolerance) { ++different; break; }
    }
  }
  return different / (a.width * a.height);
}

// How many colours a picture has, up to a limit: a blank page has one or two.
/** @param {Picture} image @param {number} [limit] */
export function count_colours(image, limit = 64) {
  const seen = new Set();
  for (let i = 0; i < image.pixels.length && seen.size < limit; i += image.channels) seen.add(image.pixels.readUIntBE(i, 3));
  return seen.size;
}
