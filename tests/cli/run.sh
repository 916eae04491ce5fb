#!/usr/bin/env bash
# Runs the command line on the fixtures and holds its whole output and exit status against what is written down.
#   tests/cli/run.sh [PROGRAM]     default: build/native/sourceline
# Each tests/fixtures/{good,bad}/NAME.txt is the expected output of `sourceline check NAME.json`, run in that folder.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$(realpath -m "${1:-$root/build/native/sourceline}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED $1"; [ $# -lt 2 ] || printf '    %s\n' "${2//$'\n'/$'\n    '}"; }

# run STATUS NAME ARGUMENT...: runs the program; its output is in $work/out and $work/err.
run() {
  local expected=$1 name=$2 status=0
  shift 2
  "$program" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
  [ "$status" = "$expected" ] && return 0
  fail "$name: status $status, not $expected" "$(head -n 5 "$work/out" "$work/err")"
  return 1
}

same() {  # NAME EXPECTED-FILE ACTUAL-FILE
  local difference
  if difference=$(diff "$2" "$3"); then pass; else fail "$1" "$difference"; fi
}

is() {  # NAME EXPECTED ACTUAL
  if [ "$2" = "$3" ]; then pass; else fail "$1" "expected: $2
     actual: $3"; fi
}

if [ ! -x "$program" ]; then
  echo "there is no program at $program; build it first"
  echo "cli: 0 passed, 1 failed, 0 skipped"
  exit 1
fi

for fixture in "$root"/tests/fixtures/bad/*.json; do
  name=$(basename "$fixture" .json)
  cd "$root/tests/fixtures/bad" || exit 1
  run 1 "bad/$name" check "$name.json" || continue
  same "bad/$name" "$name.txt" "$work/out"
  run 1 "bad/$name --json" check --json "$name.json" || continue
  if python3 -m json.tool "$work/out" /dev/null 2>"$work/err"; then pass; else fail "bad/$name --json" "$(cat "$work/err")"; fi
done

for fixture in "$root"/tests/fixtures/good/*.json; do
  name=$(basename "$fixture" .json)
  cd "$root/tests/fixtures/good" || exit 1
  run 0 "good/$name" check "$name.json" || continue
  if [ -e "$name.txt" ]; then same "good/$name" "$name.txt" "$work/out"
  else is "good/$name: lines" 1 "$(wc -l <"$work/out")"; fi
done

# Stories that are read without a fault and show one at a closer look, on base maps of their own.
for fixture in "$root"/tests/fixtures/review/*.json; do
  name=$(basename "$fixture" .json)
  cd "$root/tests/fixtures/review" || exit 1
  status=0
  ! grep -q ': not good: ' "$name.txt" || status=1
  run "$status" "review/$name" check "$name.json" --basemaps basemaps && same "review/$name" "$name.txt" "$work/out"
done

cd "$root/tests/fixtures/good" || exit 1
run 0 "check: quotes in their documents" check quotes.json --sources ../documents && same "quotes in their documents" ../documents/found.txt "$work/out"
run 1 "check: quotes not in their documents" check ../bad-quotes/quotes.json --sources ../documents &&
  same "quotes not in their documents" ../bad-quotes/quotes.txt "$work/out"
run 0 "check: absent documents" check quotes.json --sources . && same "absent documents" ../documents/absent.txt "$work/out"
run 0 "check: quotes in a script without spaces" check spaceless-quotes.json --sources ../documents &&
  is "quotes in a script without spaces" "spaceless-quotes.json: good: 1 event, 4 claims, 2 sources; 3 quotes verified, 1 warning" "$(tail -n 1 "$work/out")"

run 2 "no such folder" check minimal.json --sources nowhere && is "no such folder" "sourceline: cannot read the folder 'nowhere'" "$(cat "$work/err")"
run 2 "no such folder of base maps" check minimal.json --basemaps nowhere &&
  is "no such folder of base maps" "sourceline: cannot read the folder 'nowhere'" "$(cat "$work/err")"
run 2 "no such file" check nowhere.json &&
  is "no such file" "sourceline: cannot read 'nowhere.json': No such file or directory" "$(cat "$work/err")"
run 1 "a folder without sheets" check . && is "a folder without sheets" ".: error: there are no sheets here; a story is made of story.csv, parties.csv, actors.csv, sources.csv, places.csv, events.csv, claims.csv and others" "$(head -n 1 "$work/out")"
run 2 "one of three cannot be read" check minimal.json nowhere.json ../bad/empty.json &&
  is "the others are checked all the same" "minimal.json: good: 1 event, 1 claim, 1 source; 0 warnings
../bad/empty.json:1:1: error: The file is empty
../bad/empty.json: not good: 1 error, 0 warnings" "$(cat "$work/out")"
run 1 "the worst of several files counts" check minimal.json ../bad/empty.json && pass
run 2 "--json of a file that cannot be read" check --json nowhere.json minimal.json &&
  is "--json of a file that cannot be read" "False True cannot read 'nowhere.json': No such file or directory" \
    "$(python3 -c 'import json, sys; a, b = json.load(sys.stdin); print(a["ok"], b["ok"], a["problems"][0]["text"])' <"$work/out")"
run 0 "--json of a good story" check --json all-features.json &&
  is "--json of a good story" '{"events": 11, "claims": 15, "sources": 4, "quotes_verified": 0, "errors": 0, "warnings": 8}' \
    "$(python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)[0]["counts"]))' <"$work/out")"
cp minimal.json "$work/-odd.json"
(cd "$work" && "$program" check -- -odd.json >out) && is "a file name after --" "-odd.json: good: 1 event, 1 claim, 1 source; 0 warnings" "$(cat "$work/out")"

first_error() { head -n 1 "$work/err"; }
run 2 "no command" && is "no command" "sourceline: no command is given" "$(first_error)"
run 2 "unknown command" chekc x.json && is "unknown command" "sourceline: there is no command 'chekc'" "$(first_error)"
run 2 "unknown option" check --fast x.json && is "unknown option" "sourceline: check has no option '--fast'" "$(first_error)"
run 2 "no story" check && is "no story" "sourceline: check needs a story file" "$(first_error)" &&
  is "where help is" "sourceline check --help tells what there is" "$(tail -n 1 "$work/err")"
run 2 "--sources without a folder" check x.json --sources &&
  is "--sources without a folder" "sourceline: --sources needs the folder of the documents" "$(first_error)"
run 2 "--basemaps without a folder" check x.json --basemaps &&
  is "--basemaps without a folder" "sourceline: --basemaps needs the folder of the base maps" "$(first_error)"
run 2 "an option that there is not, before a command" --fast check x.json &&
  is "an option that there is not, before a command" "sourceline: there is no option '--fast'" "$(first_error)"
run 0 "--help" --help && is "--help" "Stories in which every statement carries its source, on a map and a timeline." "$(head -n 1 "$work/out")"
# Each command tells of itself, with an example that begins as one would type it.
for verb in $("$program" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'); do
  run 0 "$verb --help" "$verb" --help && is "$verb --help" 1 "$(grep -c "^Example: sourceline $verb" "$work/out")"
done
cp minimal.json "$work/check"
(cd "$work" && "$program" check check >out) && is "a file with the name of a command" "check: good: 1 event, 1 claim, 1 source; 0 warnings" "$(cat "$work/out")"
run 0 "--version" --version && is "--version" 1 "$(grep -c '^sourceline [0-9.]*, story format version 1$' "$work/out")"
run 0 "vocabularies" vocabularies && is "vocabularies" "direct reported" \
  "$(python3 -c 'import json, sys; print(*json.load(sys.stdin)["voices"])' <"$work/out")"
run 2 "vocabularies with an argument" vocabularies x &&
  is "vocabularies with an argument" "sourceline: vocabularies does not take 'x'" "$(first_error)"
if [ -e /dev/full ]; then
  status=0
  "$program" check minimal.json >/dev/full 2>"$work/err" || status=$?
  is "output that cannot be written" "2 sourceline: the output cannot be written" "$status $(cat "$work/err")"
else
  skipped=$((skipped + 1))
fi

# Drafts of every form, and what they leave open, as they are written down in tests/fixtures/imports.
cd "$root/tests/fixtures/imports" || exit 1
mkdir "$work/imports"
for fixture in harbour.*; do
  form=${fixture#harbour.}
  form=${form%%.*}
  name=${fixture%.*}
  [ "$fixture" != harbour.kml ] && [ "$fixture" != harbour.geojson ] || name=$fixture
  out=$work/imports/$name
  run 0 "import $fixture" import "$fixture" --from "${form%-old}" -o "$out.json" || continue
  same "import $fixture: the draft" "drafts/$name.json" "$out.json"
  same "import $fixture: what it leaves open" "drafts/$name.open.txt" "$out.open.txt"
  run 1 "import $fixture: a draft is refused until it is whole" check "$out.json" && pass
done
run 2 "import over a file that is there" import harbour.kml --from kml -o "$work/imports/harbour.kml.json" &&
  is "import over a file that is there" "sourceline: '$work/imports/harbour.kml.json' is there already; say -o with another name" "$(first_error)"
run 2 "import of an unknown form" import harbour.kml --from gpx -o "$work/x.json" &&
  is "import of an unknown form" "sourceline: there is no form 'gpx'; there are timelinejs, timemap, storymap, kml, geojson, acled, auto-archiver" "$(first_error)"
run 2 "import of a file of another form" import harbour.geojson --from kml -o "$work/x.json" &&
  is "import of a file of another form" "sourceline: harbour.geojson: This is no XML, and so no KML" "$(first_error)"
run 2 "import without a form" import harbour.kml && is "import without a form" "sourceline: --from needs the form of the file" "$(first_error | cut -d ';' -f 1)"
is "an import that fails writes nothing" "" "$(ls "$work"/x.* 2>/dev/null)"
run 0 "import with options" import harbour.timelinejs.csv --from timelinejs --utc-offset +02:00 --language en --basemap belgorod -o "$work/y.json" &&
  is "import with options" "en +02:00 UTC+02:00 belgorod" \
    "$(python3 -c 'import json, sys; s = json.load(open(sys.argv[1])); print(s["language"], s["utc_offset"], s["time_label"], s["basemap"])' "$work/y.json")"
cd "$root/tests/fixtures/good" || exit 1

# What the build asks before it publishes anything: a folder with a story that fails does not pass, a byte order mark
# does, and what is published has none.
mkdir -p "$work/stories/more"
printf '\357\273\277' | cat - minimal.json >"$work/stories/with-a-mark.json"
if PROGRAM=$program "$root/tools/check_stories.sh" "$work/stories" >"$work/out"; then pass; else fail "stories that may be published" "$(cat "$work/out")"; fi
is "stories that may be published" "story-check: 1 passed, 0 failed" "$(tail -n 1 "$work/out")"
cp ../bad/missing-keys.json "$work/stories/more/"
if PROGRAM=$program "$root/tools/check_stories.sh" "$work/stories" >"$work/out"; then fail "a story that may not be published" "it passes"; else pass; fi
is "a story that may not be published" "story-check: 1 passed, 1 failed" "$(tail -n 1 "$work/out")"
(cd "$root/tools" && python3 -c 'import pathlib, runpy, sys; sys.stdout.buffer.write(runpy.run_path("site.py")["story_bytes"](pathlib.Path(sys.argv[1])))' \
  "$work/stories/with-a-mark.json") >"$work/published" && same "a published story has no byte order mark" minimal.json "$work/published"

# Each form of export, held against the files that the unit tests hold it against; what it leaves out is told.
cd "$root/tests/fixtures/exchange" || exit 1
while read -r form file; do
  run 0 "export to $form" export harbour.json --to "$form" && same "export to $form" "$file" "$work/out"
  is "export to $form tells what it leaves out" 1 "$(grep -c '^sourceline: 1 check: ' "$work/err")"
  run 0 "export to $form, into a file" export harbour.json --to "$form" -o "$work/exported" && same "export to $form, into a file" "$file" "$work/exported"
  is "export to $form, into a file: nothing else" "" "$(cat "$work/out")"
done <<'forms'
geojson harbour.geojson
csv harbour.csv
timemap harbour.timemap.json
kml harbour.kml
lpf harbour.lpf.json
json-ld harbour.jsonld
forms
is "every form is tried" 7 "$("$program" export --help | sed -n '/^Forms:/,/^What/p' | grep -c '^  ')"
if python3 "$root/tests/cli/exports.py" . >"$work/out" 2>&1; then pass; else fail "exports as others read them" "$(cat "$work/out")"; fi
run 0 "export in a language" export harbour.json --to csv --language uk && is "export in a language" 1 "$(grep -c 'Мер каже: двоє постраждалих' "$work/out")"
run 2 "export in a language that there is not" export harbour.json --to csv --language de &&
  is "export in a language that there is not" "sourceline: the story has no text in 'de', only in 'en' and 'uk'" "$(cat "$work/err")"
run 2 "export to a form that there is not" export harbour.json --to geojs &&
  is "export to a form that there is not" "sourceline: there is no form 'geojs'; there are 'geojson', 'csv', 'timemap', 'kml', 'lpf', 'json-ld', 'sheets'" "$(cat "$work/err")"
run 2 "export without a form" export harbour.json && is "export without a form" "sourceline: --to needs the form" "$(first_error)"
run 2 "export of no such file" export nowhere.json --to csv &&
  is "export of no such file" "sourceline: cannot read 'nowhere.json': No such file or directory" "$(cat "$work/err")"
cp harbour.json "$work/story.json"
run 2 "export over a story" export harbour.json --to csv -o "$work/story.json" &&
  is "export over a story" "sourceline: '$work/story.json' is a story, which an export must not replace; name another file" "$(cat "$work/err")" &&
  same "export over a story" harbour.json "$work/story.json"
run 2 "export into no such folder" export harbour.json --to csv -o "$work/nowhere/x.csv" &&
  is "export into no such folder" "sourceline: cannot write '$work/nowhere/x.csv': No such file or directory" "$(cat "$work/err")"
run 1 "export of a story with errors" export ../bad/missing-keys.json --to csv -o "$work/none.csv" &&
  is "export of a story with errors" "sourceline: a story with errors is not exported; 'sourceline check' tells all of them" "$(tail -n 1 "$work/err")"
if [ -e "$work/none.csv" ]; then fail "export of a story with errors" "it writes a file"; else pass; fi

# Folders of sheets: as Google Sheets, Excel and LibreOffice save them; with every fault; there and back.
cd "$root/tests/fixtures/sheets" || exit 1
good_sheets() {  # FOLDER EXPECTED ARGUMENT...
  local folder=$1 expected=$2
  shift 2
  run 0 "sheets/$folder" check "$folder" "$@" && is "sheets/$folder" "$folder: good: $expected" "$(cat "$work/out")"
}
good_sheets google "2 events, 3 claims, 1 source; 0 warnings"
good_sheets excel-1251 "1 event, 1 claim, 1 source; 0 warnings" --encoding windows-1251
good_sheets utf-16 "1 event, 1 claim, 1 source; 0 warnings"
run 1 "sheets/faults" check faults && same "sheets/faults" faults.txt "$work/out"
run 1 "sheets/faults --json" check faults --json && is "sheets/faults --json: places" 3 "$(grep -c '"path": "actors, row 5, [a-z]*", "line": 5, "column": 0\|"path": "actors, row 4, name"' "$work/out")"
run 2 "sheets in no such encoding" check google --encoding koi8-r && is "sheets in no such encoding" "sourceline: there is no encoding 'koi8-r'" "$(first_error | cut -d ';' -f 1)"

cp -r google "$work/mine"
run 0 "import of sheets" import "$work/mine" -o "$work/sheets.json" && is "import of sheets" "$work/sheets.json: 2 events, 3 claims, 1 source" "$(cat "$work/out")"
is "import of sheets keeps ids" 1 "$(grep -c '^events,fire-in-the-harbour,Fire in the harbour,' "$work/mine/ids.csv")"
cp "$work/sheets.json" "$work/before.json"
run 0 "import of sheets again" import "$work/mine" -o "$work/sheets.json" && same "import of sheets again" "$work/before.json" "$work/sheets.json"
sed -i 's/Fire in the harbour,Пожежа/Blaze in the harbour,Пожежа/' "$work/mine/Harbour fire - events.csv"
sed -i 's/^Fire in the harbour,A/Blaze in the harbour,A/' "$work/mine/Harbour fire - claims.csv"
run 0 "import after a title has changed" import "$work/mine" -o "$work/sheets.json" &&
  is "import after a title has changed" 1 "$(grep -c '"id": "fire-in-the-harbour", "title": {"en": "Blaze' "$work/sheets.json")"
run 2 "import of sheets over another file" import google -o "$work/story.json" &&
  is "import of sheets over another file" "sourceline: '$work/story.json' is there already and is another story, or none; say -o with another name" "$(cat "$work/err")"
run 2 "import of sheets into no file" import google -o /dev/stdout &&
  is "import of sheets into no file" "sourceline: '/dev/stdout' is there already and is another story, or none; say -o with another name" "$(cat "$work/err")"
run 1 "import of sheets with faults" import faults -o "$work/faults.json" &&
  is "import of sheets with faults" "sourceline: nothing is written while there are errors" "$(tail -n 1 "$work/err")"
if [ -e "$work/faults.json" ] || [ -e faults/ids.csv ]; then fail "import of sheets with faults" "it writes a file"; else pass; fi

for story in ../good/all-features.json "$root/assets/stories/belgorod-2023.json"; do
  rm -rf "$work/there" "$work/back.json"
  run 0 "export of $story to sheets" export "$story" --to sheets -o "$work/there" || continue
  run 0 "import of $story" import "$work/there" -o "$work/back.json" || continue
  if python3 -c 'import json, sys
a, b = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
sys.exit(a != b)' "$story" "$work/back.json"; then pass; else fail "$story comes back from sheets as another"; fi
done
run 2 "export to a folder that is not empty" export ../good/minimal.json --to sheets -o "$work/there" &&
  is "export to a folder that is not empty" "sourceline: the folder '$work/there' is not empty, it holds 'actors.csv'; name a new one" "$(cat "$work/err")"
run 2 "export to sheets without a folder" export ../good/minimal.json --to sheets &&
  is "export to sheets without a folder" "sourceline: sheets need a folder; say -o with the name of a new one" "$(cat "$work/err")"

# A story that is served and made of sheets is what its sheets give, byte for byte, and its documents are beside them. It
# comes back from exported sheets as the same bytes, too: nothing but this command has written it.
made_of_sheets=' '
for sheets in "$root"/assets/sheets/*/; do
  id=$(sed -n 's/^id,//p' "$sheets/story.csv") name="sheets of $(basename "$sheets")"
  story=assets/stories/$id.json made_of_sheets+="assets/stories/$id.json "
  run 0 "$name" check "$sheets" --sources "$sheets/documents" &&
    is "$name: every quote is in its document" "0 claims without, 0 warnings" \
      "$(sed -n 's/.* \([0-9]*\) claims, .*; \([0-9]*\) quotes verified, \([0-9]* warnings\)$/\1 \2 \3/p' "$work/out" |
        { read -r claims found warnings; echo "$((claims - found)) claims without, $warnings"; })"
  cp -r "$sheets" "$work/sheets-of-$id"
  run 0 "$name: import" import "$work/sheets-of-$id" -o "$work/$id.json" && same "$name are not the story" "$root/$story" "$work/$id.json"
  run 0 "$name: export" export "$root/$story" --to sheets -o "$work/exported-$id" &&
    run 0 "$name: import again" import "$work/exported-$id" -o "$work/again-$id.json" && same "$name, there and back" "$root/$story" "$work/again-$id.json"
done
is "stories made of sheets" " assets/stories/two-ships-2019.json " "$made_of_sheets"

# The other stories that are served, with their quotes where the documents are at hand.
cd "$root" || exit 1
for story in assets/stories/*.json; do
  [ "$story" = assets/stories/story.schema.json ] && continue
  case $made_of_sheets in *" $story "*) continue ;; esac
  if [ -d ../shared/sources ]; then
    run 0 "$story with its documents" check "$story" --sources ../shared/sources &&
      is "$story: every quote is verified" 1 "$(grep -c '; [1-9][0-9]* quotes verified, 0 warnings$' "$work/out")"
  else
    skipped=$((skipped + 1))
    run 0 "$story" check "$story" && is "$story" 1 "$(grep -c '; 0 warnings$' "$work/out")"
  fi
done

echo "cli: $passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
