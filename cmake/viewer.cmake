# The app: sourceline.js and sourceline.wasm for the page, or the same as a native window.
add_executable(viewer src/main.cpp)
target_link_libraries(viewer PRIVATE app sourceline_options)
if(EMSCRIPTEN)
  set_target_properties(viewer PROPERTIES OUTPUT_NAME sourceline)
  target_link_options(viewer PRIVATE
    -fno-exceptions
    -sENVIRONMENT=web
    -sMODULARIZE=1
    -sEXPORT_NAME=createSourceline
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=UTF8ToString
    -sMIN_WEBGL_VERSION=2
    -sMAX_WEBGL_VERSION=2
    -sALLOW_MEMORY_GROWTH=1
    # What is not there need not be sent: no file system, no eval, no checks of every GL call.
    -sFILESYSTEM=0
    -sMALLOC=emmalloc
    -sTEXTDECODER=2
    -sDYNAMIC_EXECUTION=0
    -sGL_TRACK_ERRORS=0
    -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
    -sHTML5_SUPPORT_DEFERRING_USER_SENSITIVE_REQUESTS=0
    -sSUPPORT_ERRNO=0
    # What its first run leaves, wasm-opt finds in a second: 1.7 KB less to send. Without the limit all panels end up in
    # the one function that draws a frame, and none can come later (tools/split_wasm.py).
    -sBINARYEN_EXTRA_PASSES=-Oz,--one-caller-inline-max-function-size=300
    -sINCOMING_MODULE_JS_API=canvas,print,printErr,onAbort,instantiateWasm
    # The first that know what tools/site.py builds the scripts for (es2020), and WebGL 2.
    -sMIN_CHROME_VERSION=80 -sMIN_EDGE_VERSION=80 -sMIN_FIREFOX_VERSION=74 -sMIN_SAFARI_VERSION=150000
    -sMIN_IE_VERSION=0x7FFFFFFF
    "SHELL:--js-library \"${PROJECT_SOURCE_DIR}/src/platform/page_library.js\"")
  set_target_properties(viewer PROPERTIES LINK_DEPENDS "${PROJECT_SOURCE_DIR}/src/platform/page_library.js")
endif()

if(EMSCRIPTEN AND NOT SOURCELINE_QUICK)
  target_link_options(viewer PRIVATE --profiling-funcs)  # the names of functions, by which it is split
endif()

if(EMSCRIPTEN)
  include(cmake/licences.cmake)
endif()
