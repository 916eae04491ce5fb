# Third-party code, each part a target of its own. tools/deps/prepare.sh says where it lies.
if(EMSCRIPTEN)
  set(_kind wasm)
else()
  set(_kind native)
endif()
execute_process(
  COMMAND "${PROJECT_SOURCE_DIR}/tools/deps/prepare.sh" ${_kind}
  OUTPUT_VARIABLE _prepared RESULT_VARIABLE _status OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT _status EQUAL 0)
  message(FATAL_ERROR "tools/deps/prepare.sh ${_kind} failed; it says above what and why")
endif()
string(REPLACE "\n" ";" _prepared "${_prepared}")
foreach(_line IN LISTS _prepared)
  string(REGEX MATCH "^([A-Z0-9_]+)=(.*)$" _ "${_line}")
  set(${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
endforeach()

# One include root for each header-only library, so that a layer sees only what it links.
function(header_library name directory)
  set(root "${PROJECT_BINARY_DIR}/include/third_party/${name}")
  file(MAKE_DIRECTORY "${root}")
  file(CREATE_LINK "${directory}" "${root}/${name}" SYMBOLIC)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE "${root}")
endfunction()

# A library of the machine's packages: the target NAME, whose headers count as the system's.
function(packaged_library name header)
  find_path(${name}_INCLUDE_DIR ${header} REQUIRED)
  find_library(${name}_LIBRARY ${name} REQUIRED)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE "${${name}_INCLUDE_DIR}")
  target_link_libraries(${name} INTERFACE "${${name}_LIBRARY}")
endfunction()

header_library(rapidjson "${HEADERS_INCLUDE_DIR}/rapidjson")
target_compile_definitions(rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=0)
# Its iterators compare in a way that C++20 frowns on, in the lines of whoever uses them.
target_compile_options(rapidjson INTERFACE
  $<$<COMPILE_LANG_AND_ID:CXX,Clang>:-Wno-ambiguous-reversed-operator>)
header_library(stb "${HEADERS_INCLUDE_DIR}/stb")
header_library(CLI "${HEADERS_INCLUDE_DIR}/CLI")
header_library(doctest "${HEADERS_INCLUDE_DIR}/doctest")
header_library(mapbox "${EARCUT_INCLUDE_DIR}/mapbox")

# libcsv (LGPL-2.1-or-later) is one C file. The page does not link it.
if(EMSCRIPTEN)
  add_library(csv STATIC "${LIBCSV_DIR}/libcsv.c")
  target_include_directories(csv SYSTEM PUBLIC "${LIBCSV_DIR}")
  target_compile_options(csv PRIVATE -w)
  set_target_properties(csv PROPERTIES EXCLUDE_FROM_ALL ON)
else()
  packaged_library(csv csv.h)
endif()

if(EMSCRIPTEN)
  add_library(gles INTERFACE)
  add_library(sdl2 INTERFACE)
  target_include_directories(sdl2 SYSTEM INTERFACE "${SDL2_DIR}/include")
  add_library(sdl_stubs STATIC src/platform/sdl_stubs.c)
  target_link_libraries(sdl_stubs PUBLIC sdl2)
  target_link_libraries(sdl2 INTERFACE "${SDL2_DIR}/lib/libSDL2.a" $<LINK_ONLY:sdl_stubs>)
  set(SOURCELINE_HAS_WINDOW ON)
else()
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(GLES IMPORTED_TARGET GLOBAL glesv2 egl)
  if(GLES_FOUND)
    add_library(gles ALIAS PkgConfig::GLES)
  else()
    add_library(gles INTERFACE)
  endif()
  pkg_check_modules(SDL2 IMPORTED_TARGET GLOBAL sdl2)
  # Shapes and draws text with the machine's fonts, as the browser does for the page.
  pkg_check_modules(PANGO IMPORTED_TARGET GLOBAL "pangocairo>=1.50" pangoft2 fontconfig)
  if(SDL2_FOUND AND GLES_FOUND AND PANGO_FOUND)
    add_library(sdl2 ALIAS PkgConfig::SDL2)
    set(SOURCELINE_HAS_WINDOW ON)
  else()
    message(STATUS "No libsdl2-dev, libgles-dev or libpango1.0-dev: the native viewer is left out")
    set(SOURCELINE_HAS_WINDOW OFF)
  endif()
endif()

# Dear ImGui: the core for panels; its SDL2 and GL backends for whoever owns window and frame.
set(_imgui_core "${IMGUI_DIR}/imgui.cpp")
set(_imgui_tables "${IMGUI_DIR}/imgui_tables.cpp")
if(EMSCRIPTEN)
  # Each begin has its end: the native tests, with asserts, hold the panels to that. Without the recovery from
  # missing ends, and the widgets that only it names, there are 6 KB less to send.
  file(READ "${_imgui_core}" _source)
  string(REPLACE "if (g.IO.ConfigErrorRecovery)" "if (false)" _source "${_source}")
  # No window has a title, an edge to be drawn by, or Dear ImGui's own way by keys; the theme sets what colours there are.
  # 7 KB less to send. What a newer package words otherwise stays in: the page is larger, and the budget says so.
  string(REPLACE "\n    NavUpdate()" "\n" _source "${_source}")
  string(REPLACE "\n    NavEndFrame()" "\n" _source "${_source}")
  string(REPLACE "if (handle_borders_and_resize_grips && !window->Collapsed)" "if (false)" _source "${_source}")
  string(REPLACE "if (!(flags & ImGuiWindowFlags_NoTitleBar))" "if (false)" _source "${_source}")
  string(REPLACE "if (g.IO.ConfigWindowsCopyContentsWithCtrlC)" "if (false)" _source "${_source}")
  string(REPLACE "ImGui::StyleColorsDark(this)" "" _source "${_source}")
  set(_imgui_core "${PROJECT_BINARY_DIR}/generated/imgui/imgui.cpp")
  file(CONFIGURE OUTPUT "${_imgui_core}" CONTENT "@_source@" @ONLY)
  set(_imgui_tables src/platform/no_tables.cpp)
endif()
add_library(imgui STATIC "${_imgui_core}" "${IMGUI_DIR}/imgui_draw.cpp" "${_imgui_tables}" "${IMGUI_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${IMGUI_DIR}")
target_compile_definitions(imgui PUBLIC
  IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_IMPL_OPENGL_ES3
  # 16 bits number no more than 65,536 corners; WebGL has no other way to draw a list with more.
  "ImDrawIdx=unsigned int")
if(EMSCRIPTEN)
  # A page has no files: 1.4 KB less to send.
  target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_FILE_FUNCTIONS)
  set(_imgui_scan "SHELL:-include \"${PROJECT_SOURCE_DIR}/src/base/scan.h\"" -DSOURCELINE_SCAN_FOR_IMGUI)
  target_compile_options(imgui PRIVATE ${_imgui_scan})
endif()
# The sanitizers look at our code; with them Dear ImGui takes longer than all of it.
target_compile_options(imgui PRIVATE -w $<$<BOOL:${SOURCELINE_SANITIZE}>:-fno-sanitize=all>)
set_target_properties(imgui PROPERTIES EXCLUDE_FROM_ALL ON)

if(SOURCELINE_HAS_WINDOW)
  add_library(imgui_backends STATIC
    "${IMGUI_DIR}/backends/imgui_impl_sdl2.cpp" "${IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
  target_include_directories(imgui_backends SYSTEM PUBLIC "${IMGUI_DIR}/backends")
  target_compile_options(imgui_backends PRIVATE -w
    $<$<BOOL:${EMSCRIPTEN}>:SHELL:-include emscripten/emscripten.h>
    "$<$<BOOL:${EMSCRIPTEN}>:SHELL:-include \"${PROJECT_SOURCE_DIR}/src/platform/known_gl_state.h\">" ${_imgui_scan})
  target_link_libraries(imgui_backends PUBLIC imgui sdl2 gles)
  set_target_properties(imgui_backends PROPERTIES EXCLUDE_FROM_ALL ON)
endif()

# pugixml reads KML. The page does not link it.
if(EMSCRIPTEN)
  add_library(pugixml STATIC "${PUGIXML_DIR}/src/pugixml.cpp")
  target_include_directories(pugixml SYSTEM PUBLIC "${PUGIXML_DIR}/src")
  target_compile_definitions(pugixml PUBLIC PUGIXML_NO_EXCEPTIONS PUGIXML_NO_XPATH)
  target_compile_options(pugixml PRIVATE -w -fno-exceptions)
  set_target_properties(pugixml PROPERTIES EXCLUDE_FROM_ALL ON)
else()
  packaged_library(pugixml pugixml.hpp)
endif()
