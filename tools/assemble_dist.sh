#!/usr/bin/env bash
# assemble_dist.sh FONTS WASM CORE DIST [JOBS]: puts the site together in DIST of the built viewer (WASM) and the built
# command line (CORE: core.cjs, core.wasm), touching only what changed, and beside each file its .br and .gz for servers that can send them. SOURCELINE_URL: see site.py.
set -euo pipefail
fonts=$1 wasm=$2 core=$3 dist=$4 jobs=${5:-2}
cd "$(dirname "$0")/.."
site=$wasm/site
python3 tools/site.py "$fonts" "$wasm" "$site" "$core"
mkdir -p "$dist"
wanted=$(mktemp)
trap 'rm -f "$wanted"' EXIT
find "$site" -type f ! -name '.*' -printf '%P\n' | sort >"$wanted"

while IFS= read -r file; do
  cmp -s "$site/$file" "$dist/$file" && continue
  mkdir -p "$(dirname "$dist/$file")"
  cp "$site/$file" "$dist/$file.part"
  mv "$dist/$file.part" "$dist/$file"
done <"$wanted"

# What is no longer made must not be served either.
find "$dist" -type f -printf '%P\n' | while IFS= read -r file; do
  grep -qxF -e "$file" -e "${file%.br}" -e "${file%.gz}" "$wanted" || rm "$dist/$file"
done
find "$dist" -type d -empty -delete

while IFS= read -r file; do
  case $file in *.png | *.jpg | *.webp | *.woff2) continue ;; esac
  [ "$dist/$file.br" -nt "$dist/$file" ] || printf '%s\n' "$dist/$file"
done <"$wanted" | xargs -r -P "$jobs" -I{} sh -c \
  'gzip -9nkf "{}" && brotli -q 11 -kf -o "{}.br.part" "{}" && mv "{}.br.part" "{}.br" && touch "{}.br"'
