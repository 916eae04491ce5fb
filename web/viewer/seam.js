// The seam to WebAssembly: the exports of src/host/host_web.cpp.
import { Failure, page } from './page.js';
import { next_task } from './tasks.js';

const kPiece = 4 << 20;  // bytes
const kNoMemory = 'there is not enough memory';
const encoder = new TextEncoder(), decoder = new TextDecoder();

function running_app() {
  if (!page.app) throw new Failure('the app does not run');
  return page.app;
}

// Strings become NUL-terminated UTF-8, byte arrays a pointer and a length.
/** @template {keyof import('../types.d.ts').AppCalls} Name @param {Name} name @param {Parameters<import('../types.d.ts').AppCalls[Name]>} values @returns {ReturnType<import('../types.d.ts').AppCalls[Name]>} */
export function call(name, ...values) {
  /** @type {number[]} */
  const args = [];
  /** @type {number[]} */
  const held = [];
  const app = running_app();
  try {
    for (const value of values) {
      if (typeof value === 'number' || typeof value === 'boolean') { args.push(Number(value)); continue; }
      const bytes = typeof value === 'string' ? encoder.encode(value + '\0') : value;
      const at = app._malloc(Math.max(1, bytes.length));
      if (!at) throw new Failure(kNoMemory);
      held.push(at);
      app.HEAPU8.set(bytes, at);  // read anew each time: the memory may have moved
      args.push(at);
      if (typeof value !== 'string') args.push(bytes.length);
    }
    return /** @type {ReturnType<import('../types.d.ts').AppCalls[Name]>} */ (app[`_sl_${name}`](...args));
  } finally {
    for (const at of held) page.app?._free(at);
  }
}

let laid_down = 0;  // files so far: there is room for one

// The file of a story, which the app keeps while it reads: laid down once, a piece at a time. Then it is begun to be
// read; answers by what the app knows it, or 0 when another file has been laid down meanwhile.
/** @param {Uint8Array} bytes @param {() => number} begin */
export async function lay_down(bytes, begin) {
  const mine = ++laid_down, at = call('room', bytes.length);
  if (!at) throw new Failure(kNoMemory);
  for (let from = 0; from < bytes.length; from += kPiece) {
    if (from > 0) await next_task();
    if (mine !== laid_down) return 0;
    running_app().HEAPU8.set(bytes.subarray(from, from + kPiece), at + from);
  }
  return begin();
}

/** What the app has answered at an address of its memory. @param {number} at */
export function read_text(at) {
  const heap = running_app().HEAPU8;
  return decoder.decode(heap.subarray(at, heap.indexOf(0, at)));
}

/** @param {number} at */
export const read_json = (at) => JSON.parse(read_text(at));
