// The command line's core: the same C++ as the native program, compiled to WebAssembly. It touches files by the host
// below alone.
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { words_of } from './complaint.mjs';
import { ask, run } from './run.mjs';

const kFolder = new URL('../core/', import.meta.url);
const kNoSpace = 51, kBrokenPipe = 64, kBadWrite = 29;  // as WASI numbers them

/** A pipe that is not read as fast as it is filled, or not filled as fast as it is read. @template T @param {() => T} work @returns {T} */
function patiently(work) {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** @template T @param {() => T} work @returns {T} */
function in_words(work) {
  try {
    return work();
  } catch (error) {
    throw new Error(words_of(error));
  }
}

/** @param {number} file @param {number} most @returns {Uint8Array} */
function read_up_to(file, most) {
  const blocks = [];
  let size = 0;
  while (size < most) {
    const block = Buffer.allocUnsafe(Math.min(1 << 20, most - size));
    let read = 0;
    try {
      read = patiently(() => readSync(file, block, 0, block.length, null));
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EOF') throw error;  // the end of a pipe on Windows
    }
    if (read === 0) break;
    blocks.push(block.subarray(0, read));
    size += read;
  }
  return Buffer.concat(blocks, size);
}

/** @param {string} path @returns {import('node:fs').Stats | null} */
function stat(path) {
  try { return statSync(path); } catch { return null; }
}

/** @param {number} stream @param {Uint8Array} bytes */
function write_all(stream, bytes) {
  for (let at = 0; at < bytes.length;) at += patiently(() => writeSync(stream, bytes, at));
}

/** @typedef {import('./run.mjs').Host} Host */

/** This machine's files. @type {Host} */
export const machine = {
  read: (path, most) => in_words(() => {
    const file = openSync(path, 'r');
    try { return read_up_to(file, most); } finally { closeSync(file); }
  }),
  names: (folder) => in_words(() => readdirSync(folder)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  // Into a file beside it first: whoever reads meanwhile, or a disk that is full, never meets half of one.
  write: (path, bytes) => in_words(() => {
    const part = `${path}.part`;
    try {
      writeFileSync(part, bytes);
      renameSync(part, path);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  }),
  make_directory: (path) => { if (!stat(path)?.isDirectory()) in_words(() => mkdirSync(path)); },
  is_there: (path) => stat(path) !== null,
  is_regular_file: (path) => stat(path)?.isFile() === true,
  is_directory(path) {
    try { return Array.isArray(readdirSync(path)); } catch { return false; }
  },
  out(stream, bytes) {
    try {
      write_all(stream, bytes);
      return 0;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      return code === 'ENOSPC' ? kNoSpace : code === 'EPIPE' ? kBrokenPipe : kBadWrite;
    }
  },
};

/** @type {import('./run.mjs').Compiled | null} */
let compiled = null;
function compile() {
  compiled = compiled || {
    make: createRequire(import.meta.url)(fileURLToPath(new URL('core.cjs', kFolder))),
    module: new WebAssembly.Module(readFileSync(new URL('core.wasm', kFolder))),
  };
  return compiled;
}

/** Runs the core once. @param {string[]} args @param {Partial<Host>} [host] what is not this machine's @returns {number} its exit status */
export const run_core = (args, host = {}) => run(compile(), args, { ...machine, ...host });

/** The same, with what it prints as texts. @param {string[]} args @param {Partial<Host>} [host] */
export const ask_core = (args, host = {}) => ask(compile(), args, { ...machine, ...host });
