#!/usr/bin/env bash
# Feeds each fuzz target for its share of the time with what grows out of the fixtures:
#   tests/fuzz/run.sh [SECONDS]     all together; default 30
# The input of a crash stays in build/fuzz/, and the same seed finds it again.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
programs=$root/build/native-sanitize kept=$root/build/fuzz seconds=${1:-30}
passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$kept"

fixtures=$root/tests/fixtures
seeds_of() {  # TARGET
  case $1 in
    story_read_fuzz) echo "$fixtures/good" "$fixtures/bad" ;;
    basemap_read_fuzz) echo "$fixtures/basemaps" ;;
    imports_read_fuzz) echo "$fixtures/imports" ;;
    *) echo "$root/tests/fuzz/seeds/$1" ;;
  esac
}

targets=("$root"/tests/fuzz/*_fuzz.cpp)
share=$((seconds / ${#targets[@]}))
for source in "${targets[@]}"; do
  name=$(basename "$source" .cpp)
  mkdir "$work/$name"
  # shellcheck disable=SC2046  # several folders
  if "$programs/$name" -seed=1 -max_total_time="$share" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$kept/$name-" "$work/$name" $(seeds_of "$name") >"$work/$name.log" 2>&1; then
    passed=$((passed + 1))
    echo "ok   $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$name.log") inputs in $share s"
  else
    failed=$((failed + 1))
    tail -n 40 "$work/$name.log"
    echo "FAILED $name"
  fi
done
echo "fuzz: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
