#!/usr/bin/env bash
# prepare.sh native|wasm: fetches and builds, once, what does not come ready from a package, and
# prints where it is as KEY=VALUE lines. CMake and build.sh both ask here. The cache lies outside
# the checkout, is keyed by version and recipe, and its parts appear whole or not at all.
#
#   SOURCELINE_CACHE   another place for the cache
#   IMGUI_DIR          a Dear ImGui source tree, used as it is
#   SDL2_DIR           for wasm: an SDL2 source tree, or one with lib/libSDL2.a and include/
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kind=${1:?native or wasm}
. "$here/pins.sh"
. "$here/steps.sh"

cache=${SOURCELINE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/sourceline}
mkdir -p "$cache"/{source,include,wasm}

hint_network="see that apt-get update works on this machine, then run this again; or give IMGUI_DIR=/a/source/tree"

# One at a time: two builds that start together must not both do the work.
locked() {
  if [ -z "${lock_held:-}" ]; then
    exec 9>"$cache/lock"
    flock 9
    lock_held=1
    rm -rf "$cache"/*/.fetch.* "$cache"/*/.sdl.* "$cache"/*/.copy.*
  fi
}

fetch_source() {  # PACKAGE VERSION SHA256 SUITES SERIES
  local dest=$cache/source/$1-$2
  if [ ! -e "$dest/.version" ]; then
    locked
    [ -e "$dest/.version" ] || step "fetching $1 $2" "fetch-$1" "$hint_network" \
      "$here/fetch.sh" "$1" "$2" "$3" "$4" "$5" "$dest"
    grep -h '^NOTICE: .* has gone' "$LOG_DIR/fetch-$1.log" >&2 || true
  fi
  fetched=$dest
}

# Header-only packages, copied out of /usr/include, which a cross compiler must not see.
copy_headers() {
  local key dest
  key=$(cat /usr/include/rapidjson/rapidjson.h /usr/include/stb/*.h /usr/include/doctest/doctest.h /usr/include/CLI/*.hpp \
      2>/dev/null | sha256sum | cut -c1-12)
  dest=$cache/include/headers-$key
  if [ ! -d "$dest" ]; then
    locked
    rm -rf "$cache/include/.copy.$$"
    mkdir -p "$cache/include/.copy.$$"
    local part
    for part in rapidjson stb doctest CLI; do
      [ ! -d /usr/include/$part ] || cp -rL "/usr/include/$part" "$cache/include/.copy.$$/"
    done
    [ -d "$dest" ] || mv -T "$cache/include/.copy.$$" "$dest"
  fi
  headers=$dest
}

if [ -n "${IMGUI_DIR:-}" ]; then
  imgui=$IMGUI_DIR
else
  fetch_source imgui "$IMGUI_VERSION" "$IMGUI_SHA256" "$IMGUI_SUITES" "$IMGUI_SERIES"
  imgui=$fetched
fi
fetch_source python-mapbox-earcut "$EARCUT_VERSION" "$EARCUT_SHA256" "$EARCUT_SUITES" ""
earcut=$fetched
if [ "$kind" = wasm ]; then
  fetch_source pugixml "$PUGIXML_VERSION" "$PUGIXML_SHA256" "$PUGIXML_SUITES" ""
  pugixml=$fetched
fi
copy_headers

echo "IMGUI_DIR=$imgui"
echo "EARCUT_INCLUDE_DIR=$earcut/include"
echo "HEADERS_INCLUDE_DIR=$headers"
[ "$kind" != wasm ] || echo "PUGIXML_DIR=$pugixml"

if [ "$kind" = wasm ]; then
  fetch_source libcsv "$LIBCSV_VERSION" "$LIBCSV_SHA256" "$LIBCSV_SUITES" ""
  echo "LIBCSV_DIR=$fetched"
  if [ -n "${SDL2_DIR:-}" ] && [ -e "$SDL2_DIR/lib/libSDL2.a" ]; then
    echo "SDL2_DIR=$SDL2_DIR"
    exit 0
  fi
  if [ -n "${SDL2_DIR:-}" ]; then
    sdl_source=$SDL2_DIR
  else
    fetch_source libsdl2 "$SDL2_VERSION" "$SDL2_SHA256" "$SDL2_SUITES" ""
    sdl_source=$fetched
  fi
  # Read whole before it is cut: a pipe closed early would break emcc, and with it the build, now and then.
  emcc_version=$(emcc --version)
  key=$({ cat "$here/build_sdl.sh"; echo "$sdl_source"; printf '%s\n' "${emcc_version%%$'\n'*}"; } | sha256sum | cut -c1-12)
  sdl=$cache/wasm/sdl2-$key
  if [ ! -e "$sdl/lib/libSDL2.a" ]; then
    locked
    [ -e "$sdl/lib/libSDL2.a" ] || step "building SDL2 for wasm" build-sdl2 \
      "read the log; emcc on PATH is $(command -v emcc || echo missing)" \
      "$here/build_sdl.sh" "$sdl_source" "$sdl"
  fi
  echo "SDL2_DIR=$sdl"
fi
