# licences.txt: the licences of what is compiled in, with its versions, which travel with the page
# (tools/licences.py makes the site's page of them) or with the command line for Node.
set(_licences "")

# licence(NAME TEXT_FILE VERSION_FILE PATTERN): the version is what the pattern's groups find, joined by dots.
function(licence name text_file version_file pattern)
  file(READ "${version_file}" _found)
  if(NOT _found MATCHES "${pattern}")
    message(FATAL_ERROR "${version_file} does not say the version of ${name}")
  endif()
  set(_version "${CMAKE_MATCH_1}")
  foreach(_part IN ITEMS "${CMAKE_MATCH_2}" "${CMAKE_MATCH_3}")
    if(NOT _part STREQUAL "")
      string(APPEND _version ".${_part}")
    endif()
  endforeach()
  if(EXISTS "${text_file}")
    file(READ "${text_file}" _text)
  else()  # a tree of the builder's own, by IMGUI_DIR, SDL2_DIR or another emcc
    message(WARNING "${text_file} is not there: the page of licences goes without the licence of ${name}")
    set(_text "Its licence did not lie where it was built from.")
  endif()
  set(_licences "${_licences}======== ${name} ${_version} ========\n\n${_text}\n\n" PARENT_SCOPE)
endfunction()

if(SOURCELINE_COMMAND_LINE)
  licence("CLI11" /usr/share/doc/libcli11-dev/copyright "${HEADERS_INCLUDE_DIR}/CLI/Version.hpp" "CLI11_VERSION \"([^\"]+)\"")
  # LGPL: whoever has the sources (this repository and the package that they name) can link another libcsv.
  licence("libcsv" "${LIBCSV_DIR}/COPYING.LESSER" "${LIBCSV_DIR}/csv.h"
    "CSV_MAJOR +([0-9]+).*CSV_MINOR +([0-9]+).*CSV_RELEASE +([0-9]+)")
  licence("pugixml" "${PUGIXML_DIR}/LICENSE.md" "${PUGIXML_DIR}/src/pugixml.hpp" "pugixml parser - version ([0-9.]+)")
else()
  licence("Dear ImGui" "${IMGUI_DIR}/LICENSE.txt" "${IMGUI_DIR}/imgui.h" "#define IMGUI_VERSION +\"([^\"]+)\"")
  licence("SDL" "${SDL2_DIR}/LICENSE.txt" "${SDL2_DIR}/include/SDL_version.h"
    "SDL_MAJOR_VERSION +([0-9]+).*SDL_MINOR_VERSION +([0-9]+).*SDL_PATCHLEVEL +([0-9]+)")
  # Dear ImGui brings its own copies.
  licence("stb_truetype" /usr/share/doc/libstb-dev/copyright "${IMGUI_DIR}/imstb_truetype.h" "stb_truetype.h - v([0-9.]+)")
endif()
# The header has no version of its own: that of the package which brings it.
licence("earcut.hpp, of python-mapbox-earcut" "${EARCUT_INCLUDE_DIR}/mapbox/LICENSE" "${EARCUT_INCLUDE_DIR}/../.version" "^([^\n]+)")
licence("RapidJSON" /usr/share/doc/rapidjson-dev/copyright "${HEADERS_INCLUDE_DIR}/rapidjson/rapidjson.h"
  "RAPIDJSON_MAJOR_VERSION +([0-9]+).*RAPIDJSON_MINOR_VERSION +([0-9]+).*RAPIDJSON_PATCH_VERSION +([0-9]+)")
file(WRITE "${PROJECT_BINARY_DIR}/emscripten-version.txt" "${EMSCRIPTEN_VERSION}\n")
licence("Emscripten, with musl and libc++" /usr/share/doc/emscripten/copyright "${PROJECT_BINARY_DIR}/emscripten-version.txt" "^([0-9.]+)")

file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/licences.txt" CONTENT "@_licences@" @ONLY)
