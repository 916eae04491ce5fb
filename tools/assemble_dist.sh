#!/usr/bin/env bash
# assemble_dist.sh FONTS WASM DIST [JOBS]: puts the site together in DIST, touching only what changed,
# and beside each file its .br and .gz for servers that can send them.
set -euo pipefail
fonts=$1 wasm=$2 dist=$3 jobs=${4:-2}
cd "$(dirname "$0")/.."
mkdir -p "$dist"
wanted=$(mktemp)
trap 'rm -f "$wanted"' EXIT

place() {  # FROM TO: copies if the contents differ
  echo "$2" >>"$wanted"
  cmp -s "$1" "$dist/$2" && return
  mkdir -p "$(dirname "$dist/$2")"
  cp "$1" "$dist/$2.part"
  mv "$dist/$2.part" "$dist/$2"
}
place_top() {  # FROM PATTERN...: what lies in FROM itself, not below
  local from=$1 pattern file
  shift
  for pattern; do
    for file in "$from"/$pattern; do
      [ ! -e "$file" ] || place "$file" "${file##*/}"
    done
  done
}
place_tree() {  # FROM TO PATTERN
  [ -d "$1" ] || return 0
  local file
  while IFS= read -r file; do
    place "$1/$file" "$2${2:+/}$file"
  done < <(cd "$1" && find . -type f -name "$3" ! -name '.*' -printf '%P\n' | sort)
}

# Each script of web/ is one file of the site, made of the modules that it imports: a sandboxed frame
# without an origin may not load modules.
bundles=$wasm/web
rm -rf "$bundles"
esbuild web/*.js --bundle --format=iife --target=es2020 --minify --charset=utf8 --log-level=warning --outdir="$bundles"
place_tree "$bundles" "" '*.js'
place_top web '*.html' '*.css' '*.svg' '*.png' '*.jpg' '*.d.ts'
place_tree assets/stories stories '*.json'
place_tree assets/basemaps basemaps '*.json'
place_tree "$fonts" fonts '*'
place "$wasm/sourceline.js" sourceline.js
place "$wasm/sourceline.wasm" sourceline.wasm
[ ! -e "$wasm/licences.txt" ] || place "$wasm/licences.txt" licences.txt

# What is no longer made must not be served either.
find "$dist" -type f -printf '%P\n' | while IFS= read -r file; do
  grep -qxF -e "${file%.br}" -e "${file%.gz}" "$wanted" || rm "$dist/$file"
done
find "$dist" -type d -empty -delete

while IFS= read -r file; do
  case $file in *.png | *.jpg | *.webp | *.woff2) continue ;; esac
  [ "$dist/$file.br" -nt "$dist/$file" ] || printf '%s\n' "$dist/$file"
done <"$wanted" | xargs -r -P "$jobs" -I{} sh -c \
  'gzip -9nkf "{}" && brotli -q 11 -kf -o "{}.br.part" "{}" && mv "{}.br.part" "{}.br" && touch "{}.br"'
