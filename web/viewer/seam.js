// The seam to WebAssembly: the exports of src/host/host_web.cpp.
import { Failure, page } from './page.js';

const encoder = new TextEncoder(), decoder = new TextDecoder();

// Strings become NUL-terminated UTF-8, byte arrays a pointer and a length.
export function call(name, ...values) {
  const args = [], held = [];
  try {
    for (const value of values) {
      if (typeof value === 'number' || typeof value === 'boolean') { args.push(Number(value)); continue; }
      const bytes = typeof value === 'string' ? encoder.encode(value + '\0') : value;
      const at = page.app._malloc(Math.max(1, bytes.length));
      if (!at) throw new Failure('there is not enough memory');
      held.push(at);
      page.app.HEAPU8.set(bytes, at);  // read anew each time: the memory may have moved
      args.push(at);
      if (typeof value !== 'string') args.push(bytes.length);
    }
    return page.app['_sl_' + name](...args);
  } finally {
    for (const at of held) page.app?._free(at);
  }
}

export function read_json(at) {
  const heap = page.app.HEAPU8;
  return JSON.parse(decoder.decode(heap.subarray(at, heap.indexOf(0, at))));
}
