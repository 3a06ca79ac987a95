#!/usr/bin/env bash
# Opens the pages of the samples in a headless Chromium, sorts, filters, marks a finding, saves the review
# file and imports it.
#
# usage: run.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)

chromium=$(command -v chromium || true)
if [ -z "$chromium" ] || ! command -v python3 >/dev/null; then
  bash "$top/.ci/setup" chromium python3 || true
  chromium=$(command -v chromium || true)
fi
if [ -z "$chromium" ]; then
  echo "browser-test: NOT RUN: no Chromium is installed and none could be; no page was looked at" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$top/samples" "$top/pipeline.json" "$work/"
# What hostile texts look like in a page; the words are written here and mean nothing.
cp "$here/hostile.xml" "$work/samples/liveperson/"
cd "$work"
status=0
"$binary" run --quiet --as-of 2026-11-15 2>run.log || status=$?
if [ "$status" -gt 1 ]; then
  cat run.log >&2
  exit "$status"
fi

comment='=HYPERLINK("x") "quoted", and a comma'
PYTHONDONTWRITEBYTECODE=1 python3 "$here/test_pages.py" "$chromium" out/2026-10 "$work" "$comment"

"$binary" review import downloads/*.csv
"$binary" review export | grep -q 'Rita Reviewer' || { echo "browser-test: the review was not stored" >&2; exit 1; }
"$binary" review export --json | grep -qF '=HYPERLINK(\"x\") \"quoted\", and a comma' ||
  { echo "browser-test: the comment came back changed" >&2; exit 1; }
"$binary" run --quiet --as-of 2026-11-15 2>/dev/null || [ $? = 1 ]
grep -q ',overturned' out/2026-10/findings.csv || { echo "browser-test: the review changed nothing" >&2; exit 1; }
echo "browser-test: the review file was imported and the finding is overturned"
