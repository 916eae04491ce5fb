# shellcheck shell=bash
# Sourced by build.sh: which Debian packages are needed for what, and how to see that they are there
# without asking dpkg or apt: by a command on PATH (so that another copy of it counts) or by a file.

# shellcheck disable=SC2034  # need_packages reads them by name
{
packages_build="
  cmake:cmake
  ninja-build:ninja
  libpugixml-dev:/usr/include/pugixml.hpp
  g++:g++
  pkg-config:pkg-config
  python3:python3
  xz-utils:xz
  brotli:brotli
  esbuild:esbuild
  emscripten:emcc
  binaryen:wasm-split
  rapidjson-dev:/usr/include/rapidjson/document.h
  doctest-dev:/usr/include/doctest/doctest.h
  libcli11-dev:/usr/include/CLI/CLI.hpp
  libstb-dev:/usr/include/stb/stb_image_write.h
  libcsv-dev:/usr/include/csv.h
  fonttools:/usr/bin/fonttools
  fonts-inter-variable:/usr/share/doc/fonts-inter-variable/copyright
"
packages_test="
  libgles-dev:/usr/include/GLES3/gl3.h
  libegl-dev:/usr/include/EGL/egl.h
  libpango1.0-dev:/usr/include/pango-1.0/pango/pangocairo.h
  libgl1-mesa-dri:/usr/share/doc/libgl1-mesa-dri/copyright
  chromium:chromium
  fonts-dejavu-core:/usr/share/doc/fonts-dejavu-core/copyright
  fonts-droid-fallback:/usr/share/doc/fonts-droid-fallback/copyright
  fonts-tlwg-garuda-ttf:/usr/share/doc/fonts-tlwg-garuda-ttf/copyright
  fonts-noto-color-emoji:/usr/share/doc/fonts-noto-color-emoji/copyright
  clang:clang++
  libclang-rt-14-dev:/usr/share/doc/libclang-rt-14-dev/copyright
  python3-shapely:/usr/lib/python3/dist-packages/shapely/__init__.py
  python3-pyproj:/usr/lib/python3/dist-packages/pyproj/__init__.py
  libmagics++-data:/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp
  libgnudatalanguage0:/usr/share/gnudatalanguage/resource/maps/high/ne_10m_lakes.shp
  libgeonames-common:/usr/share/locale/en/LC_MESSAGES/geonames.mo
  iso-codes:/usr/share/iso-codes/json/iso_3166-2.json
  python3-jsonschema:/usr/lib/python3/dist-packages/jsonschema/__init__.py
"
packages_window="
  libsdl2-dev:/usr/include/SDL2/SDL.h
  libgles-dev:/usr/include/GLES3/gl3.h
  libegl-dev:/usr/include/EGL/egl.h
  libpango1.0-dev:/usr/include/pango-1.0/pango/pangocairo.h
"
packages_bench="
  libbenchmark-dev:/usr/include/benchmark/benchmark.h
"
packages_page="
  chromium:chromium
"
packages_lint="
  clang-format:clang-format
  clang-tidy:clang-tidy
  shellcheck:shellcheck
  pylint:/usr/lib/python3/dist-packages/pylint/__init__.py
"
}

has_node_18() {
  command -v node >/dev/null &&
    [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 18 ]
}

need_packages() {  # SET...
  local set entry package witness missing=""
  for set in "$@"; do
    local list=packages_$set
    for entry in ${!list}; do
      package=${entry%%:*}
      witness=${entry#*:}
      case $witness in
        /*) [ -e "$witness" ] || missing+=" $package" ;;
        *) command -v "$witness" >/dev/null || missing+=" $package" ;;
      esac
    done
    if [ "$set" = build ] || [ "$set" = test ] || [ "$set" = lint ] || [ "$set" = page ]; then
      # A node that is there is kept; its npm comes with it.
      has_node_18 || missing+=" nodejs"
      command -v npm >/dev/null || missing+=" npm"
    fi
  done
  [ -n "$missing" ] || return 0

  if [ "$(id -u)" != 0 ]; then
    say "These packages are missing, and only root can install them:" " $missing" \
      "As root, run:" \
      "  apt-get update && apt-get install --no-install-recommends$missing"
    exit 1
  fi
  say "Missing packages:$missing"
  export DEBIAN_FRONTEND=noninteractive
  local wait="-o DPkg::Lock::Timeout=600 -o Acquire::Retries=3"
  # shellcheck disable=SC2086
  {
    step "asking apt for its lists" apt-update "see that this machine reaches a Debian mirror" \
      apt-get -q $wait update
    step "installing packages" apt-install "run the last command of the log by hand" \
      apt-get -q -y $wait install --no-install-recommends $missing
  }
  hash -r
}
