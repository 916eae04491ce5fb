#!/usr/bin/env bash
# Builds Sourceline on Debian 12. Installs what is missing, if it may.
#
#   ./build.sh run [--port N]   build, then serve dist/ on this machine and print the address
#   ./build.sh build            build only: the site in dist/, the command line in build/native/
#   ./build.sh test             build, then run every test
#   ./build.sh lint [CHECK...]  format, shell, python, types, scripts, tidy: all, or those that are named
#   ./build.sh coverage         run the unit tests and tell which lines of each layer they reach
#   ./build.sh bench core [OPTION...]  what each step costs as a story grows (options: bench/core_bench.cpp)
#   ./build.sh bench page [OPTION...]  the page beside other map libraries, into bench/RESULTS.md (options: --help)
#   ./build.sh package          build the npm package build/package/sourceline-VERSION.tgz
#   ./build.sh native           build the viewer as a native window, build/native/viewer
#   ./build.sh clean            remove build/ and dist/; the cache of sources stays
#
# A compiler, node or emcc that is first on PATH is used as it is. IMGUI_DIR and SDL2_DIR name
# source trees to use instead of Debian's; SOURCELINE_CACHE moves the cache. SOURCELINE_URL is the public
# address of the site's folder, for those who link to it (tools/discovery.py). SOURCELINE_QUICK=ON builds a page to try
# things with: large, but linked in seconds.
set -euo pipefail
cd "$(dirname "$0")"
export SOURCELINE_LOG_DIR=$PWD/build/log
. tools/deps/steps.sh
. tools/deps/packages.sh
. tools/deps/suites.sh
. tools/lint/lint.sh

jobs=${JOBS:-$(nproc)}
werror=${SOURCELINE_WERROR:-OFF}
quick=${SOURCELINE_QUICK:-OFF}
cache=${SOURCELINE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/sourceline}
hint_code="mend the code that the log names; if it names a missing header or tool, ./build.sh clean and build again"

usage() {
  sed -n '2,/^set /p' build.sh | sed -n 's/^# \{0,1\}//p' >&2
  exit 2
}

# Two builds in one tree would write over each other.
lock_tree() {
  mkdir -p build/log
  exec 8>build/.lock
  flock -n 8 || { say "  … another build runs in this tree; waiting for it"; flock 8; }
}
unlock_tree() { exec 8>&-; }

# configure PRESET KIND: runs CMake when there is no build yet or when what it was made from changed;
# Ninja itself notices changed CMake files and new sources.
configure() {
  local preset=$1 kind=$2 dir=build/$1 prepared stamp
  [ "$preset" = native-release ] && dir=build/native
  prepared=$(tools/deps/prepare.sh "$kind") || return
  stamp=$(printf '%s\n' "$prepared" "$werror" "$quick"; sha256sum CMakePresets.json
    printf '%s %s\n' "${CC:-}" "${CXX:-}"
    # What the viewer needs may be installed after the first build of the command line.
    [ "$kind" = wasm ] || pkg-config --list-package-names 2>/dev/null | grep -xE 'sdl2|glesv2|egl|pangocairo' | sort || true
    [ "$kind" = native ] || command -v emcc)
  if [ ! -e "$dir/build.ninja" ] || [ "$(cat "$dir/.made-from" 2>/dev/null)" != "$stamp" ]; then
    step "configuring $preset" "configure-$preset" \
      "read the log; after a change of compiler, ./build.sh clean and build again" \
      cmake --fresh --preset "$preset" -DSOURCELINE_WERROR="$werror" -DSOURCELINE_QUICK="$quick" || return
    printf '%s\n' "$stamp" >"$dir/.made-from"
  fi
}

compile() {  # PRESET KIND NAME TARGET...
  local preset=$1 kind=$2 name=$3
  shift 3
  configure "$preset" "$kind" &&
    step "$name" "build-$preset" "$hint_code" \
      cmake --build --preset "$preset" --parallel "$jobs" --target "$@"
}

build_fonts() {
  local version key
  version=$(dpkg-query -W -f '${Version}' fonts-inter-variable fonttools 2>/dev/null || true)
  key=$({ cat tools/fonts.sh tools/font_unicodes*.txt; python3 tools/words.py characters; echo "$version"; } | sha256sum | cut -c1-12)
  fonts=$cache/fonts/$key
  if [ ! -d "$fonts" ]; then
    rm -rf "$fonts.part"
    mkdir -p "$fonts.part"
    step "making the fonts" fonts "see that fonts-inter-variable and fonttools are installed" \
      tools/fonts.sh "$fonts.part"
    mv -T "$fonts.part" "$fonts"
  fi
}

# Both at once: each is linked by one core for a minute, in which the other is compiled.
build_webassembly() {
  local log=build/log/beside-wasm-cli status=0 other
  configure wasm-cli wasm
  compile wasm-cli wasm "building the command line for Node and the browser" sourceline >"$log" 2>&1 8>&- &
  other=$!
  compile wasm wasm "building the viewer for the page" viewer || status=$?
  wait "$other" || status=$?
  grep -v '^  … ' "$log" >&2 || true
  return "$status"
}

build_all() {
  need_packages build
  lock_tree
  compile native-release native "building the command line" sourceline
  build_webassembly
  # A story that does not pass is published nowhere; what is only doubtful is said.
  step "checking the stories" check-stories "mend the story that the log names; docs/STORY_FORMAT.md says how" \
    tools/check_stories.sh assets/stories
  grep ': warning: ' build/log/check-stories.log >&2 || true
  build_fonts
  install_node_modules package/lib/bundled
  step "assembling dist/" assemble "see that assets/ and web/ are whole: git status" \
    tools/assemble_dist.sh "$fonts" build/wasm build/wasm-cli dist "$jobs"
  unlock_tree
}

# The viewer and the command line as WebAssembly, as build_all has made them, as one package for npm.
package_all() {
  lock_tree
  step "making the package" package "see that assets/, web/ and package/ are whole: git status" \
    tools/package.sh "$fonts" build/wasm build/wasm-cli build/package "$jobs"
  unlock_tree
}

# What sets text without a page (unit tests, a session in the benchmarks) reads the fonts from dist/.
fonts_in_dist() {
  build_fonts
  [ ! -e dist/fonts/inter-more-400.ttf ] || return 0
  mkdir -p dist/fonts
  cp "$fonts"/* dist/fonts/
}

bench_core() {
  need_packages build bench
  lock_tree
  fonts_in_dist
  compile native-bench native "building the benchmarks" core_bench
  unlock_tree
  build/native-bench/core_bench "$@"
}

# A page that is named by --dist is measured as it is.
bench_page() {
  need_packages page
  node bench/page/check.mjs "$@" || exit
  lock_tree
  install_node_modules bench/page
  unlock_tree
  case " $* " in *" --dist "*) ;; *) build_all ;; esac
  exec node bench/page/run.mjs "$@"
}

run_bench() {
  local what=${1:-}
  [ $# -gt 0 ] && shift
  case $what in
    core) bench_core "$@" ;;
    page) bench_page "$@" ;;
    *) usage ;;
  esac
}

# gcov comes with gcc and reads what that very gcc has noted.
run_coverage() {
  need_packages build test
  lock_tree
  fonts_in_dist
  CC=gcc CXX=g++ compile native-coverage native "building the unit tests for coverage" unit_tests
  unlock_tree
  find build/native-coverage -name '*.gcda' -delete
  step "running the unit tests" coverage-tests "see that ./build.sh test passes" \
    build/native-coverage/unit_tests --no-colors
  python3 tools/coverage.py build/native-coverage "$jobs"
}

command=${1:-}
[ $# -gt 0 ] && shift
begun=$EPOCHREALTIME
case $command in
  build)
    build_all
    say "Built dist/ and build/native/sourceline in $(seconds_since "$begun") s."
    ;;
  run)
    build_all
    say "Built in $(seconds_since "$begun") s. Ctrl-C stops the server."
    exec python3 tools/serve.py dist "$@"
    ;;
  test)
    need_packages build test bench
    build_all
    run_suites
    ;;
  package)
    need_packages build page
    build_all
    package_all
    say "Built in $(seconds_since "$begun") s: $(tail -n 1 build/log/package.log)"
    ;;
  lint)
    need_packages build window bench lint
    lock_tree
    run_lint "$@"
    ;;
  coverage) run_coverage ;;
  bench) run_bench "$@" ;;
  native)
    need_packages build window
    lock_tree
    compile native-release native "building the native viewer" viewer sourceline
    say "Built build/native/viewer in $(seconds_since "$begun") s."
    ;;
  clean) rm -rf build dist ;;
  *) usage ;;
esac
