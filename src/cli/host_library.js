// What src/cli/files_web.cpp asks of Node. Module.host (package/lib/core.mjs) has the functions that touch files; each
// throws an Error with the words that the program shall say. Functions are written out: the linker takes their text.
mergeInto(LibraryManager.library, {
  $sl_bytes__deps: ['malloc'],
  /** @param {Uint8Array} bytes @returns {number} memory of the program's, with a zero after it */
  $sl_bytes: function(bytes) {
    const memory = _malloc(bytes.length + 1);
    HEAPU8.set(bytes, memory);
    HEAPU8[memory + bytes.length] = 0;
    return memory;
  },
  $sl_told__deps: ['$sl_bytes'],
  $sl_told: function(error) { return sl_bytes(new TextEncoder().encode(error.message)); },

  sl_node_read__deps: ['$sl_bytes', '$sl_told'],
  sl_node_read: function(path, most, size) {
    try {
      const bytes = Module['host'].read(UTF8ToString(path), most + 1);
      const memory = sl_bytes(bytes);
      HEAP32[size >> 2] = bytes.length;
      return memory;
    } catch (error) {
      HEAP32[size >> 2] = -1;
      return sl_told(error);
    }
  },
  sl_node_names__deps: ['$sl_bytes', '$sl_told'],
  sl_node_names: function(folder, size) {
    try {
      const bytes = new TextEncoder().encode(Module['host'].names(UTF8ToString(folder)).map((name) => name + '\0').join(''));
      const memory = sl_bytes(bytes);
      HEAP32[size >> 2] = bytes.length;
      return memory;
    } catch (error) {
      HEAP32[size >> 2] = -1;
      return sl_told(error);
    }
  },
  sl_node_write__deps: ['$sl_told'],
  sl_node_write: function(path, bytes, size) {
    try {
      Module['host'].write(UTF8ToString(path), HEAPU8.slice(bytes, bytes + size));
      return 0;
    } catch (error) {
      return sl_told(error);
    }
  },
  sl_node_make_directory__deps: ['$sl_told'],
  sl_node_make_directory: function(path) {
    try {
      Module['host'].make_directory(UTF8ToString(path));
      return 0;
    } catch (error) {
      return sl_told(error);
    }
  },
  // All that the program prints, as the bytes that they are; the answer is WASI's: 0, or which error.
  fd_write: function(stream, blocks, count, written) {
    let size = 0;
    for (let block = blocks >> 2; count > 0; --count, block += 2) {
      const begin = HEAPU32[block], length = HEAPU32[block + 1];
      const error = length > 0 ? Module['host'].out(stream, HEAPU8.slice(begin, begin + length)) : 0;
      if (error !== 0) return error;
      size += length;
    }
    HEAPU32[written >> 2] = size;
    return 0;
  },

  sl_node_is_there: function(path) { return Number(Module['host'].is_there(UTF8ToString(path))); },
  sl_node_is_regular_file: function(path) { return Number(Module['host'].is_regular_file(UTF8ToString(path))); },
  sl_node_is_directory: function(path) { return Number(Module['host'].is_directory(UTF8ToString(path))); },
});
