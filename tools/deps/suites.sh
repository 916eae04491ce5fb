# shellcheck shell=bash
# Sourced by build.sh: runs the test suites, each to its end whatever the others did, and closes with
# a table. A suite is a program that ends in "name: N passed, N failed[, N skipped]".

suite_rows=()
suites_failed=0
suite_limit=2400  # seconds: what hangs has an end, what is slow on a busy machine has none

# A suite that says nothing has proved nothing: that is a failure too.
suite() {  # NAME COMMAND...
  local name=$1 log=build/log/test-$1.log status=0 begun=$EPOCHREALTIME closing verdict=ok
  shift
  say "── $name"
  timeout --foreground "$suite_limit" "$@" >"$log" 2>&1 </dev/null || status=$?
  closing=$(grep -E '^([A-Za-z0-9_-]+: )?[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log" | tail -n 1 || true)
  if [ "$status" = 124 ]; then
    verdict="FAILED: ended after $suite_limit s, before its end"
  elif [ -z "$closing" ]; then
    verdict="FAILED: no closing line (status $status)"
  elif [ "$status" != 0 ] || ! grep -q ' 0 failed' <<<"$closing"; then
    verdict="FAILED (status $status)"
  fi
  if [ "$verdict" != ok ]; then
    suites_failed=$((suites_failed + 1))
    { grep -vxF -- "${closing:- }" "$log" || true; } | tail -n 60
    echo "$name: $verdict; whole log: $log"
  fi
  [ -z "$closing" ] || echo "$closing"
  suite_rows+=("$(printf '%-22s %8s s  %-34s %s' "$name" "$(seconds_since "$begun")" "${closing#*: }" "$verdict")")
}

skip_suite() {  # NAME REASON
  say "── $1: SKIPPED: $2"
  suite_rows+=("$(printf '%-22s %8s    %-34s %s' "$1" - SKIPPED "$2")")
}

# Runs DIR/run.sh, .py or .mjs with what it is written for.
suite_of() {  # NAME DIR
  local runner
  for runner in "$2"/run.sh "$2"/run.py "$2"/run.mjs; do
    [ -e "$runner" ] || continue
    case $runner in
      *.sh) suite "$1" bash "$runner" ;;
      # Debian's own Python: it is the one that sees the modules of packages.
      *.py) suite "$1" /usr/bin/python3 "$runner" ;;
      *.mjs) suite "$1" node "$runner" ;;
    esac
    return
  done
  skip_suite "$1" "no $2/run.*"
}

fail_suite() {  # NAME REASON
  suites_failed=$((suites_failed + 1))
  echo "$1: FAILED: $2"
  suite_rows+=("$(printf '%-22s %8s    %-34s %s' "$1" - "" "FAILED: $2")")
}

# Its tests run beside what comes next: they are one process, and the machine has more than one core.
unit_suite() {  # NAME PRESET KIND COMMAND...
  local name=$1 preset=$2 kind=$3
  shift 3
  if compile "$preset" "$kind" "building $name" unit_tests; then
    begin_beside "$name" suite "$name" "$@"
  else
    fail_suite "$name" "does not build"
  fi
}

browser_suite() {
  [ -e tests/web/run.mjs ] || { skip_suite browser "no tests/web/run.mjs"; return; }
  install_node_modules tests/web || { fail_suite browser "npm ci"; return; }
  suite browser node tests/web/run.mjs
}

# Without a browser: what is asked of it, what it is given and what comes of its numbers.
bench_page_suite() { suite bench-page node tests/bench/page.mjs; }

fuzz_suite() {
  if compile native-sanitize native "building the fuzz targets" fuzz; then
    suite fuzz tests/fuzz/run.sh
  else
    fail_suite fuzz "does not build"
  fi
}

# On the layers of the unit tests, with their sanitizers: what is measured is bench/, what is tested is that it runs.
bench_suite() {
  if compile native-sanitize native "building the benchmarks" core_bench; then
    suite bench tests/bench/run.sh build/native-sanitize/core_bench
  else
    fail_suite bench "does not build"
  fi
}

# The npm package: its command line on the cases of the native one, and all of it as somebody installs it.
package_suites() {
  if package_all; then
    suite cli-node node tests/package/core.mjs build/package/sourceline build/native/sourceline
    suite package node tests/package/run.mjs "$(tail -n 1 build/log/package.log)"
  else
    fail_suite package "does not build"
  fi
}

# begin_beside NAME COMMAND: lets a suite run while others do; end_beside NAME says what came of it.
declare -A beside=()
# shellcheck disable=SC2030,SC2031  # its rows are its own until they are read from its file
begin_beside() {
  local name=$1
  shift
  rm -f "build/log/beside-$name"
  (
    exec 8>&-  # the lock on the tree is not its
    # shellcheck disable=SC2030  # its own count, told by the file that end_beside reads
    suite_rows=() suites_failed=0
    "$@"
    printf '%s\n' "$suites_failed" "${suite_rows[@]}" >"build/log/beside-$name"
  ) >"build/log/beside-$name.out" 2>&1 &
  beside[$name]=$!
  trap 'kill "${beside[@]}" 2>/dev/null || true' EXIT
}

# shellcheck disable=SC2031  # as above
end_beside() {
  local name=$1 lines
  [ -n "${beside[$name]:-}" ] || return 0  # it did not build
  wait "${beside[$name]}" || true
  unset "beside[$name]"
  cat "build/log/beside-$name.out"
  # A suite that ended without a word has failed.
  [ -s "build/log/beside-$name" ] || { fail_suite "$name" "it came to no end"; return; }
  mapfile -t lines <"build/log/beside-$name"
  # shellcheck disable=SC2031  # see there
  suites_failed=$((suites_failed + lines[0]))
  # shellcheck disable=SC2031  # see there
  suite_rows+=("${lines[@]:1}")
}

run_suites() {
  local begun=$EPOCHREALTIME row
  export UBSAN_OPTIONS=print_stacktrace=1
  say "── browser, beside the others"
  begin_beside browser browser_suite
  # Browsers feel a busy machine, compilers do not.
  renice -n 10 $$ >/dev/null
  lock_tree
  unit_suite unit-native native-sanitize native build/native-sanitize/unit_tests --no-colors
  unit_suite unit-wasm wasm-cli wasm node build/wasm-cli/unit_tests.js --no-colors
  bench_suite
  bench_page_suite
  fuzz_suite
  unlock_tree
  if [ -d ../shared/sources ]; then
    suite story-check tools/check_stories.sh assets/stories ../shared/sources
  else
    skip_suite story-check "no ../shared/sources beside the checkout"
  fi
  suite_of cli tests/cli
  package_suites
  suite_of schema tests/schema
  suite_of words tests/words
  suite_of stories tests/stories
  suite_of basemap tests/basemap
  suite budget python3 tools/budget.py dist
  end_beside unit-native
  end_beside unit-wasm
  end_beside browser
  echo
  for row in "${suite_rows[@]}"; do printf '  %s\n' "$row"; done
  echo "  $suites_failed of ${#suite_rows[@]} suites failed; $(seconds_since "$begun") s in all"
  [ "$suites_failed" = 0 ]
}
