#!/usr/bin/env bash
# package.sh FONTS WASM CORE OUT [JOBS]: makes the npm package OUT/sourceline-<version>.tgz of the built viewer (WASM), the
# built command line (CORE: core.cjs, core.wasm) and package/.
set -euo pipefail
fonts=$1 wasm=$2 core=$3 jobs=${5:-2}
cd "$(dirname "$0")/.."
version=$(sed -n 's/^project(sourceline VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
mkdir -p "$4"
out=$(realpath "$4")
work=$(mktemp -d "$out/.package.XXXXXX")
trap 'rm -rf "$work"' EXIT
root=$work/sourceline

python3 tools/site.py "$fonts" "$wasm" "$wasm/kit" --kit
mkdir -p "$root/core"
cp -r package/bin package/lib package/templates package/README.md "$root/"
cp -r "$wasm/kit" "$root/viewer"
cp "$core/core.cjs" "$core/core.wasm" "$root/core/"
cp assets/stories/story.schema.json LICENSE "$root/"
# What reads workbooks, as one file.
rm -rf "$root/lib/bundled"
mkdir "$root/lib/bundled"
esbuild package/lib/bundled/workbook.mjs --bundle --platform=node --format=esm --target=node18 --minify --charset=utf8 \
  --log-level=warning --outfile="$root/lib/bundled/workbook.mjs"
for name in fflate read-excel-file saxen; do
  printf '======== %s %s ========\n\n' "$name" "$(node -p "require('./package/lib/bundled/node_modules/$name/package.json').version")"
  cat package/lib/bundled/node_modules/$name/LICENSE*
  echo
done >"$root/lib/bundled/licences.txt"
mkdir "$root/basemap"
git ls-files tools/basemap | while IFS= read -r file; do
  mkdir -p "$root/basemap/$(dirname "${file#tools/basemap/}")"
  cp "$file" "$root/basemap/${file#tools/basemap/}"
done
# What is compiled into the command line beside what the page has.
cp "$core/licences.txt" "$root/core/licences.txt"
sed "s/\"version\": \"0.0.0\"/\"version\": \"$version\"/" package/package.json >"$root/package.json"

# The page's larger files as servers send them: a story's site is then written in a second.
find "$root/viewer" -type f -size +2k ! -name '*.png' -print0 |
  xargs -0 -P "$jobs" -I{} brotli -q 11 -k {}
find "$root" -type f -exec chmod 644 {} +
chmod 755 "$root/bin/sourceline.mjs"

name=$(cd "$root" && npm pack --silent --ignore-scripts --pack-destination "$work")
rm -rf "$out/sourceline" "$out"/*.tgz
mv "$work/$name" "$out/$name"
mv "$root" "$out/sourceline"  # what the tests run without installing it
echo "$out/$name"
