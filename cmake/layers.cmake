# include_root(NAME OUT): a folder in which NAME alone can be seen, as a link to src/NAME.
function(include_root name out)
  set(root "${PROJECT_BINARY_DIR}/include/${name}")
  file(MAKE_DIRECTORY "${root}")
  file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src/${name}" "${root}/${name}" SYMBOLIC)
  set(${out} "${root}" PARENT_SCOPE)
endfunction()

# Files of one target are compiled so many at a time where that is asked for. All of a layer, and all tests, must then
# have names of their own in their anonymous namespaces; what a file forgets to include the other builds tell.
set(SOURCELINE_UNITY_BATCH 13)
if(SOURCELINE_LINT)
  set(SOURCELINE_UNITY_BATCH 26)  # clang-tidy's time is in the headers
endif()
function(compile_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${SOURCELINE_UNITY} UNITY_BUILD_BATCH_SIZE ${SOURCELINE_UNITY_BATCH})
endfunction()

# What nearly every file reads of the standard library, read once for all layers: it is half of a file's time.
function(read_once target)
  if(target STREQUAL base)
    target_precompile_headers(base PRIVATE
      <algorithm> <array> <cmath> <cstdint> <cstring> <functional> <initializer_list> <map> <memory> <optional> <span>
      <string> <string_view> <unordered_map> <utility> <variant> <vector>)
  else()
    target_precompile_headers(${target} REUSE_FROM base)
  endif()
endfunction()

# What walks through thousands at each step of the playhead or the lens.
if(EMSCRIPTEN AND NOT SOURCELINE_QUICK AND NOT SOURCELINE_COMMAND_LINE)
  set_source_files_properties(
    "${PROJECT_SOURCE_DIR}/src/telling/memo.cpp"
    "${PROJECT_SOURCE_DIR}/src/telling/tally.cpp" "${PROJECT_SOURCE_DIR}/src/panels/time_density.cpp"
    PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)
endif()

# sourceline_layer(NAME [LINKS targets...] [USES targets...])
# A layer is a library of src/NAME. It includes as "NAME/file.h", through an include root of its
# own, and sees only the layers that it LINKS (and what those link): an include to the right does
# not compile. USES is third-party code for its own sources only. Files ending in _web.cpp are built
# for Emscripten only, those in _native.cpp natively only.
function(sourceline_layer name)
  cmake_parse_arguments(layer "" "" "LINKS;USES" ${ARGN})
  include_root(${name} root)

  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  if(EMSCRIPTEN)
    list(FILTER sources EXCLUDE REGEX "_native\\.cpp$")
  else()
    list(FILTER sources EXCLUDE REGEX "_web\\.cpp$")
  endif()

  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${root}")
    target_link_libraries(${name} PUBLIC ${layer_LINKS} PRIVATE ${layer_USES} sourceline_options)
    compile_together(${name})
    if(EMSCRIPTEN AND NOT SOURCELINE_UNITY)
      read_once(${name})
    endif()
    set(SOURCELINE_LAYERS ${SOURCELINE_LAYERS} ${name} PARENT_SCOPE)
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE "${root}")
    target_link_libraries(${name} INTERFACE ${layer_LINKS})
  endif()
endfunction()
