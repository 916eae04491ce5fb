// What SDL's video driver names of the page although this program never asks for it: full screen, a locked
// pointer, a farewell, a wait in the middle of a call. Emscripten's own answers bring along its ways of full
// screen, its main loop and its decoders of pictures and sounds: 5 KB more to send. These say "not supported".
const library = {
  emscripten_set_window_title: function() {},  // the page sets its own
  emscripten_get_screen_size: function(width, height) {
    HEAP32[width >> 2] = screen.width;
    HEAP32[height >> 2] = screen.height;
  },
  emscripten_request_fullscreen_strategy: function() { return -1; },
  emscripten_exit_fullscreen: function() { return -1; },
  emscripten_set_fullscreenchange_callback_on_thread: function() { return -1; },
  emscripten_request_pointerlock: function() { return -1; },
  emscripten_exit_pointerlock: function() { return -1; },
  emscripten_set_pointerlockchange_callback_on_thread: function() { return -1; },
  emscripten_set_beforeunload_callback_on_thread: function() { return -1; },
  emscripten_sleep: function() {},
};
// What the answers that these replace would bring along is not wanted either.
for (const name of Object.keys(library)) library[`${name}__deps`] = [];
mergeInto(LibraryManager.library, library);
