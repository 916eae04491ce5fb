// Running the command line's core, wherever there is WebAssembly: in Node (core.mjs) and in the browser (web/studio). It
// touches files by its host alone.

/** @typedef {{ read(path: string, most: number): Uint8Array, names(folder: string): string[], write(path: string, bytes: Uint8Array): void, make_directory(path: string): void, is_there(path: string): boolean, is_regular_file(path: string): boolean, is_directory(path: string): boolean, out(stream: number, bytes: Uint8Array): number }} Host each throws an Error with the words that the program shall say; `read` gives no more than `most` bytes */
/** @typedef {{ module: WebAssembly.Module, make: (options: object) => { callMain(args: string[]): number } }} Compiled */
/** @typedef {{ status: number, out: string, err: string }} Answer */

const kStderr = 2;

/** @param {Compiled} compiled @param {string[]} args @param {Host} host @returns {number} its exit status */
export function run({ make, module }, args, host) {
  const core = make({
    host,
    thisProgram: 'sourceline',
    noInitialRun: true,
    // Its end is not that of whoever runs it.
    /** @param {number} _ @param {unknown} ended */
    quit(_, ended) { throw ended; },
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} receive */
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance, module);
      return instance.exports;
    },
  });
  return core.callMain(args);
}

/** @param {Uint8Array[]} blocks */
function text_of(blocks) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return blocks.map((block) => decoder.decode(block, { stream: true })).join('') + decoder.decode();
}

/** The same, with what it prints as texts. @param {Compiled} compiled @param {string[]} args @param {Host} host @returns {Answer} */
export function ask(compiled, args, host) {
  const out = /** @type {Uint8Array[]} */ ([]), err = /** @type {Uint8Array[]} */ ([]);
  const status = run(compiled, args, {
    ...host,
    out(stream, bytes) {
      (stream === kStderr ? err : out).push(bytes);
      return 0;
    },
  });
  return { status, out: text_of(out), err: text_of(err) };
}
