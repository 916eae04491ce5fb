#!/usr/bin/env bash
# Runs every benchmark on the smallest story, so that none is found broken on the day when it is needed. No time is
# held against anything: only that there is one, that growth and what was skipped are told, and that bad options are.
#   tests/bench/run.sh [PROGRAM]     default: build/native-sanitize/core_bench
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$(realpath -m "${1:-$root/build/native-sanitize/core_bench}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

fail() { failed=$((failed + 1)); echo "FAILED $1"; sed 's/^/    /' "$work/out" "$work/err" | tail -n 40; }

# run STATUS NAME ARGUMENT...: its output is in $work/out and $work/err.
run() {
  local expected=$1 name=$2 status=0
  shift 2
  timeout 300 "$program" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
  if [ "$status" = "$expected" ]; then
    passed=$((passed + 1))
  else
    fail "$name: status $status, not $expected"
  fi
}

says() {  # NAME FILE EXTENDED-REGEX
  if grep -qE -- "$3" "$work/$2"; then passed=$((passed + 1)); else fail "$1: nothing says /$3/"; fi
}

refuses() {  # NAME WHOLE-TEXT ARGUMENT...
  local name=$1 text=$2
  shift 2
  run 2 "$name" "$@"
  if [ "$(cat "$work/err")" = "$text" ]; then passed=$((passed + 1)); else fail "$name: not '$text'"; fi
}

time='[0-9.e+]+ (µs|ms|s)'
run 0 "every step runs on 30 events" --sizes 30 --seconds 0.001
for step in reading telling search telling_at boards symbols symbols_whole symbols_close labels_whole \
  labels_close timeline picking opening frame frame_time frame_zoom frame_search; do
  says "$step has a time" out "^$step +$time *$"
done

run 0 "growth is told" --sizes 30,60 --seconds 0.001 --benchmark_filter='^timeline/'
says "the sizes stand over the columns" out '^events +30 +60 \(×2\.0\) *$'
says "a size has its growth beside it" out "^timeline +$time +$time  ×[0-9.]+( !)? *$"

run 0 "what takes too long is skipped" --sizes 30,60,1200 --seconds 0.001 --limit 1e-9 --benchmark_filter='^boards/'
says "a skipped size stands in the table" out "^boards +$time +$time  ×[0-9.]+( !)? +skipped *$"
says "a skipped size has its reason" out "^  boards: 1,200 events would take about $time, more than 0\.001 µs$"

run 1 "a filter without a match fails" --sizes 30 --benchmark_filter=nothing_of_that_name
for sizes in '' 0 -30 30.5 60,30 30,30 '30,,60' thirty 2000000; do
  refuses "sizes '$sizes'" "--sizes needs rising numbers of events such as 30,1000, not '$sizes'" --sizes "$sizes"
done
for option in --limit --seconds; do
  for value in '' 0 -1 soon nan inf; do
    refuses "$option '$value'" "$option needs a number of seconds, not '$value'" "$option" "$value"
  done
done
refuses "no value" "--sizes needs rising numbers of events such as 30,1000, not ''" --sizes
run 2 "an unknown option is refused" --nonsense
says "an unknown option is named" err 'unrecognized command-line flag: --nonsense'

echo "bench: $passed passed, $failed failed"
[ "$failed" = 0 ]
