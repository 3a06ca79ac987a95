#!/usr/bin/env bash
# Seconds and peak memory of exporting one month of 300 agents and about 20,000 conversations.
#
# usage: export.sh BINARY [SCALE] [AGENTS]      AGENTS: in each of the corpus' three sources
set -euo pipefail
binary=$(realpath "$1")
scale=${2:-1}
agents=${3:-100}
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
bash "$top/.ci/setup" python3-minimal time

work=$top/bench/export-$scale-$agents
if [ ! -e "$work/done" ]; then
  rm -rf "$work"
  mkdir -p "$work"
  python3 "$here/generate.py" "$work/corpus" "$scale" "$agents" 28
  cp "$here/pipeline.json" "$work/"
  (cd "$work" && "$binary" run --quiet --as-of 2024-05-01)
  touch "$work/done"
fi
cd "$work"
for format in html xlsx csv json html,xlsx,csv,json; do
  rm -rf month
  /usr/bin/time -f "$format: %e s, %U s of CPU, %M KB at most" \
    "$binary" export --quiet --period 2024-03 --format "$format" --to month
done
du -sh month | cut -f1
ls month/2024-03/agents | wc -l
