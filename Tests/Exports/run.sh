#!/usr/bin/env bash
# Opens the pages of the samples in a headless Chromium, sorts, filters, marks a finding, saves the review
# file and imports it; reads the spreadsheet with openpyxl.
#
# usage: run.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)

# Debian's own Python, which has Debian's openpyxl.
python=/usr/bin/python3
bash "$top/.ci/setup" chromium python3 python3-openpyxl || true
chromium=$(command -v chromium || true)
if [ -z "$chromium" ] || ! "$python" -c 'import openpyxl' 2>/dev/null; then
  echo "export-test: NOT RUN: Chromium or openpyxl is missing and could not be installed; no export was looked at" >&2
  exit 1
fi
export PYTHONDONTWRITEBYTECODE=1

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
"$python" "$here/read_workbook.py" out/2026-10/scorecards.xlsx
"$python" "$here/test_pages.py" "$chromium" out/2026-10 "$work" "$comment"

"$binary" review import downloads/*.csv
"$binary" review export | grep -q 'Rita Reviewer' || { echo "export-test: the review was not stored" >&2; exit 1; }
"$binary" review export --json | grep -qF '=HYPERLINK(\"x\") \"quoted\", and a comma' ||
  { echo "export-test: the comment came back changed" >&2; exit 1; }
"$binary" run --quiet --as-of 2026-11-15 2>/dev/null || [ $? = 1 ]
grep -q ',overturned' out/2026-10/findings.csv || { echo "export-test: the review changed nothing" >&2; exit 1; }
echo "export-test: the review file was imported and the finding is overturned"
