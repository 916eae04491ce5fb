#!/usr/bin/env bash
# check_stories.sh STORIES [SOURCES]: every story in the folder STORIES, and in those within it, passes
# `sourceline check`; with SOURCES, its quotes stand in the documents there, those of a story that is made of sheets in
# the folder documents beside its sheets, ../sheets/*/ from STORIES. PROGRAM names another build of it.
set -u
stories=$1 documents=()
[ $# -lt 2 ] || documents=(--sources "$2")
program=${PROGRAM:-$(dirname "$0")/../build/native/sourceline}
passed=0 failed=0
while IFS= read -r story; do
  own=("${documents[@]}")
  while IFS= read -r sheet; do own=(--sources "$(dirname "$sheet")/documents"); done \
    < <(grep -lsx "id,$(basename "$story" .json)" "$stories"/../sheets/*/story.csv)
  if "$program" check "$story" "${own[@]}"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done < <(find "$stories" -name '*.json' ! -name '*schema.json' | sort)
echo "story-check: $passed passed, $failed failed"
[ "$failed" = 0 ]
