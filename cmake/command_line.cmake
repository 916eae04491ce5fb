# sourceline, the command line: a program, or core.cjs and core.wasm for Node and for a worker of the browser (web/studio).
file(GLOB cli_sources CONFIGURE_DEPENDS src/cli/*.cpp)
if(EMSCRIPTEN)
  list(FILTER cli_sources EXCLUDE REGEX "_native\\.cpp$")
else()
  list(FILTER cli_sources EXCLUDE REGEX "_web\\.cpp$")
endif()
include_root(cli cli_root)
add_executable(sourceline ${cli_sources})
target_include_directories(sourceline PRIVATE "${cli_root}")
# CLI11 throws what is wrong with arguments.
target_link_libraries(sourceline PRIVATE review exchange sheets stb CLI sourceline_warnings)
target_precompile_headers(sourceline PRIVATE <CLI/CLI.hpp>)
foreach(_without_it basemaps files files_native files_web)
  set_source_files_properties(src/cli/${_without_it}.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endforeach()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(sourceline PRIVATE -fpch-preprocess)  # ccache asks for it
endif()
if(EMSCRIPTEN)
  include(cmake/licences.cmake)
  set(_library "${PROJECT_SOURCE_DIR}/src/cli/host_library.js")
  set_target_properties(sourceline PROPERTIES OUTPUT_NAME core SUFFIX .cjs LINK_DEPENDS "${_library}")
  target_compile_options(sourceline PRIVATE -fexceptions)
  target_compile_definitions(sourceline PRIVATE SOURCELINE_BASEMAPS="")  # the package says where they lie
  target_link_options(sourceline PRIVATE
    -O2 -fexceptions
    "SHELL:--js-library ${_library}"
    -sENVIRONMENT=node,worker -sMODULARIZE=1 -sEXPORT_NAME=sourceline_core
    # Node's own fetch() would be tried on a file name.
    -sWASM_ASYNC_COMPILATION=0
    -sFILESYSTEM=0 -sEXPORTED_FUNCTIONS=_main,_malloc -sEXPORTED_RUNTIME_METHODS=callMain -sINVOKE_RUN=0
    -sEXIT_RUNTIME=1 -sNODEJS_CATCH_EXIT=0 -sNODEJS_CATCH_REJECTION=0
    -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=2147483648)
else()
  # Where a story's base map is looked for when the command line does not say.
  target_compile_definitions(sourceline PRIVATE SOURCELINE_BASEMAPS="${PROJECT_SOURCE_DIR}/assets/basemaps")
endif()
