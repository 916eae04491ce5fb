# shellcheck shell=bash disable=SC2154  # build.sh sets jobs and cache
# Sourced by build.sh: runs the linters, each to its end whatever the others found. A check is one tool
# over all that it is for; what it finds is printed, and the whole of it is in build/log/lint-NAME.log.

lint_passed=0
lint_failed=0

check() {  # NAME COMMAND...
  local name=$1 log=build/log/lint-$1.log begun=$EPOCHREALTIME status=0
  shift
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" = 0 ]; then
    lint_passed=$((lint_passed + 1))
    printf '  %-12s %6s s  ok\n' "$name" "$(seconds_since "$begun")"
  else
    lint_failed=$((lint_failed + 1))
    printf '  %-12s %6s s  FAILED (status %s); whole log: %s\n' "$name" "$(seconds_since "$begun")" "$status" "$log"
    tail -n 60 "$log"
  fi
}

# Tracked and new files alike, but not what .gitignore names.
own_files() { git ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do [ ! -e "$file" ] || printf '%s\n' "$file"; done; }

check_format() { own_files '*.cpp' '*.h' '*.c' | xargs clang-format --dry-run -Werror; }

check_shell() { { own_files '*.sh'; echo .ci/run; } | xargs shellcheck; }

# Debian's own Python: it is the one that sees the modules of packages.
check_python() { own_files '*.py' | xargs /usr/bin/python3 -m pylint --rcfile=tools/lint/pylintrc --jobs="$jobs"; }

check_types() {
  python3 tools/words.py js build/words.js && python3 tools/words.py js-page build/page_words.js || return  # the scripts import them
  printf '%s\n' web/tsconfig.json tools/lint/tsconfig.worker.json tests/web/tsconfig.json bench/page/tsconfig.json package/tsconfig.json |
    xargs -n 1 -P "$jobs" tools/lint/node_modules/.bin/tsc --project
}

check_scripts() {
  tools/lint/node_modules/.bin/eslint --config tools/lint/eslint.config.mjs --max-warnings 0 \
    --report-unused-disable-directives web tools tests/web tests/bench tests/package bench/page package src/cli
}

check_tidy() { /usr/bin/python3 tools/lint/tidy.py build/native-lint "$cache/tidy" "$jobs"; }

run_lint() {  # [CHECK...]: those alone
  local begun=$EPOCHREALTIME name
  [ $# -gt 0 ] || set -- format shell python types scripts tidy
  install_node_modules tools/lint
  install_node_modules package/lib/bundled
  install_node_modules tests/web  # whose driver the tests' types name
  # The sources that are generated: clang-tidy reads what includes them.
  compile native-lint native "making the table of words" words
  for name in "$@"; do
    [ "$(type -t "check_$name")" = function ] || { say "There is no check \"$name\"."; exit 2; }
    check "$name" "check_$name"
  done
  say "  $(seconds_since "$begun") s in all"
  echo "lint: $lint_passed passed, $lint_failed failed"
  [ "$lint_failed" = 0 ]
}
