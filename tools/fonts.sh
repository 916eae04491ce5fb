#!/bin/sh
# Builds the interface fonts: static subsets of Inter in two weights, and their licence.
#   tools/fonts.sh OUTDIR   writes OUTDIR/inter-400.ttf, OUTDIR/inter-600.ttf, OUTDIR/OFL.txt, and
#                           OUTDIR/inter-more-400.ttf, OUTDIR/inter-more-600.ttf for stories that need more letters
# Needs the Debian packages fonts-inter-variable and fonttools. The same input gives the same bytes.
set -eu

fail() {
  echo "fonts.sh: $1" >&2
  exit 1
}

[ $# -eq 1 ] || { echo "usage: tools/fonts.sh OUTDIR" >&2; exit 2; }
out=$1
here=$(cd "$(dirname "$0")" && pwd)

source_font=$(dpkg -L fonts-inter-variable 2>/dev/null | grep '/Inter-roman\.var\.ttf$' || true)
[ -r "$source_font" ] || fail "the Debian package fonts-inter-variable is missing (apt-get install fonts-inter-variable)."
copyright=/usr/share/doc/fonts-inter-variable/copyright
[ -r "$copyright" ] || fail "the licence text $copyright of fonts-inter-variable is missing."
for tool in fonttools pyftsubset; do
  [ -x "/usr/bin/$tool" ] || fail "the Debian package fonttools is missing (apt-get install fonttools)."
done

mkdir -p "$out" || fail "cannot write to $out."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# fontTools stamps the head table unless told otherwise.
SOURCE_DATE_EPOCH=0
export SOURCE_DATE_EPOCH

grep -v '^#' "$here/font_unicodes.txt" > "$work/unicodes"
grep -v '^#' "$here/font_unicodes_more.txt" > "$work/unicodes-more"
# A language may have letters of its own: whatever its words need is there.
python3 "$here/words.py" characters > "$work/characters"

# subset WEIGHT NAME OPTION...: a font of the characters that the options name.
# Inter is drawn on 2816 units to the em. On 1000 no point moves by more than a twentieth of a pixel, in the largest
# text at three pixels a CSS pixel, and both weights of the interface's fonts together are 3.4 KB less to send.
subset() {
  weight=$1 name=$2
  shift 2
  /usr/bin/pyftsubset "$work/$weight.ttf" --output-file="$work/subset.ttf" "$@" --layout-features='' --no-hinting \
    --drop-tables+=DSIG,GDEF,GPOS,GSUB,meta,STAT,MVAR --name-IDs=0,1,2,13,14 --notdef-outline \
    --no-recalc-timestamp > "$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail "cannot make the subset $name of Inter."; }
  /usr/bin/fonttools ttLib.scaleUpem --output-file="$work/$name.ttf" "$work/subset.ttf" 1000 > "$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail "cannot scale the subset $name of Inter."; }
}

for weight in 400 600; do
  /usr/bin/fonttools varLib.instancer --quiet --no-recalc-timestamp \
    -o "$work/$weight.ttf" "$source_font" "wght=$weight" > "$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail "cannot make the weight $weight of Inter."; }
  subset "$weight" "inter-$weight" --unicodes-file="$work/unicodes" --text-file="$work/characters"
  subset "$weight" "inter-more-$weight" --unicodes-file="$work/unicodes-more"
done

# The licence travels with the fonts: taken from the package, out of Debian's paragraph format.
{
  echo "Copyright 2016-2022 The Inter Project Authors (https://github.com/rsms/inter)"
  echo
  echo "This Font Software is licensed under the SIL Open Font License, Version 1.1."
  echo "The fonts inter-*.ttf are static instances of Inter, reduced to the characters that"
  echo "this program and its stories show and to a grid of 1000 units to the em."
  echo
  echo "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007"
  echo
  sed -n '/^License: OFL-1\.1$/,/^$/{/^License:/d;s/^ \.$//;s/^ //;p;}' "$copyright"
} > "$work/OFL.txt"
grep -q 'PERMISSION & CONDITIONS' "$work/OFL.txt" || fail "no OFL text found in $copyright."

mv "$work"/inter-*.ttf "$work/OFL.txt" "$out/"
for name in 400 600 more-400 more-600; do
  line="inter-$name.ttf $(wc -c < "$out/inter-$name.ttf") bytes"
  if command -v brotli > /dev/null; then
    line="$line, $(brotli -q 11 -c "$out/inter-$name.ttf" | wc -c) brotli"
  fi
  echo "$line"
done
