# Toolchain file: hands over to the one that comes with the emcc that is first on PATH.
find_program(SOURCELINE_EMCC emcc)
if(NOT SOURCELINE_EMCC)
  message(FATAL_ERROR "emcc is not on PATH: ./build.sh build installs what is missing (package emscripten)")
endif()
get_filename_component(_emcc_bin "${SOURCELINE_EMCC}" DIRECTORY)
if(NOT SOURCELINE_EMSCRIPTEN_ROOT)
  execute_process(COMMAND "${_emcc_bin}/em-config" EMSCRIPTEN_ROOT
    OUTPUT_VARIABLE _root OUTPUT_STRIP_TRAILING_WHITESPACE)
  set(SOURCELINE_EMSCRIPTEN_ROOT "${_root}" CACHE PATH "Where Emscripten lies")
endif()
include("${SOURCELINE_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")

# Debian's emcc finds its JavaScript parts only with Debian's own node; any other must be told.
if(IS_DIRECTORY /usr/share/nodejs)
  foreach(_language C CXX)
    set(CMAKE_${_language}_LINKER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs:$ENV{NODE_PATH}")
  endforeach()
endif()
