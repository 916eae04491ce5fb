#!/usr/bin/env bash
# check_stories.sh SOURCES: every shipped story passes `sourceline check`, its quotes against SOURCES.
set -u
sources=$1
cd "$(dirname "$0")/.." || exit 1
passed=0 failed=0
for story in assets/stories/*.json; do
  case $story in *schema.json) continue ;; esac
  if build/native/sourceline check "$story" --sources "$sources"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done
echo "story-check: $passed passed, $failed failed"
[ "$failed" = 0 ]
