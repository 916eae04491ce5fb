# shellcheck shell=bash
# Sourced by build.sh and tools/deps/prepare.sh: one line for each step, with its seconds, and an
# answer when one fails. Everything is said on stderr: stdout belongs to the caller.

LOG_DIR=${SOURCELINE_LOG_DIR:-${TMPDIR:-/tmp}/sourceline-log-$(id -u)}

say() { printf '%s\n' "$@" >&2; }

seconds_since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'; }

# A sign of life while a step runs: in place on a terminal, a line every 20 s elsewhere.
tick() {
  local name=$1 waited=0
  while sleep 1; do
    waited=$((waited + 1))
    if [ -t 2 ]; then printf '\r  … %s %d s ' "$name" "$waited" >&2
    elif [ $((waited % 20)) = 0 ]; then say "  … $name $waited s"; fi
  done
}

# step NAME LOG_NAME HINT COMMAND...: runs it with its output in a log file.
step() {
  local name=$1 log=$LOG_DIR/$2.log hint=$3 begun=$EPOCHREALTIME status=0 ticker
  shift 3
  mkdir -p "$LOG_DIR"
  tick "$name" 8>&- 9>&- &
  ticker=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$ticker" 2>/dev/null
  wait "$ticker" 2>/dev/null || true
  [ -t 2 ] && printf '\r\033[K' >&2
  if [ "$status" = 0 ]; then
    printf '  %-44s %6s s\n' "$name" "$(seconds_since "$begun")" >&2
    return 0
  fi
  say "" "FAILED: $name (status $status, after $(seconds_since "$begun") s)"
  say "--- the end of $log"
  tail -n 30 "$log" >&2
  say "---" "Whole log: $log"
  [ -n "$hint" ] && say "What to do: $hint"
  return "$status"
}

# install_node_modules DIR: what DIR/package-lock.json pins, once; puppeteer brings no browser of its own.
# node_modules/.package-lock.json is npm's own note of what it installed.
install_node_modules() {
  [ "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ] || return 0
  PUPPETEER_SKIP_DOWNLOAD=1 step "installing the packages of $1" "npm-ci-${1//\//-}" \
    "see that npm reaches its registry" npm ci --prefix "$1" --no-audit --no-fund
}
