#!/usr/bin/env bash
# check_stories.sh STORIES [SOURCES]: every story in the folder STORIES, and in those within it, passes
# `sourceline check`; with SOURCES, its quotes stand in the documents there. PROGRAM names another build of it.
set -u
stories=$1 documents=()
[ $# -lt 2 ] || documents=(--sources "$2")
program=${PROGRAM:-$(dirname "$0")/../build/native/sourceline}
passed=0 failed=0
while IFS= read -r story; do
  if "$program" check "$story" "${documents[@]}"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done < <(find "$stories" -name '*.json' ! -name '*schema.json' | sort)
echo "story-check: $passed passed, $failed failed"
[ "$failed" = 0 ]
