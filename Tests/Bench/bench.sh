#!/usr/bin/env bash
# Times `scorecards run` on a synthetic corpus, round by round beside two floors on the same files:
# reading them (cat), and xmllint, which parses them and does nothing else. Only the ratios mean
# anything on a machine that is not idle.
#
# usage: bench.sh BINARY [SCALE] [ROUNDS]
set -euo pipefail
binary=$(realpath "$1")
scale=${2:-0.1}
rounds=${3:-5}
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
bash "$top/.ci/setup" python3-minimal libxml2-utils bc

work=$top/bench/scale-$scale
if [ ! -e "$work/corpus/done" ]; then
  rm -rf "$work/corpus"
  python3 "$here/generate.py" "$work/corpus" "$scale"
  touch "$work/corpus/done"
fi
cp "$here/pipeline.json" "$work/"
cd "$work"
find corpus -name '*.xml' | sort >xml.lst
find corpus -name '*.html' | sort >html.lst
echo "$(cat xml.lst html.lst | wc -l) files, $(du -sh --apparent-size corpus | cut -f1)"

seconds() { # runs a command, prints its wall seconds
  local start end
  start=$(date +%s.%N)
  "$@" >/dev/null 2>&1 || true
  end=$(date +%s.%N)
  echo "$end - $start" | bc
}
read_all() { xargs -a xml.lst cat; xargs -a html.lst cat; }
parse_all() { xargs -a xml.lst xmllint --stream --noout; xargs -a html.lst xmllint --html --noout; }
first_run() { rm -rf var out; "$binary" run --quiet --as-of 2024-12-01; }
second_run() { "$binary" run --quiet --as-of 2024-12-01; }

rm -f times
for round in $(seq 0 "$rounds"); do
  row="$(seconds read_all) $(seconds parse_all) $(seconds first_run) $(seconds second_run)"
  # The first round warms the caches.
  [ "$round" -eq 0 ] || echo "$row" >>times
done
median() { cut -d' ' -f"$1" times | sort -n | sed -n "$(((rounds + 1) / 2))p"; }
floor=$(median 2)
printf '%-22s %8s %14s\n' '' seconds 'of xmllint'
n=0
for name in 'read the files' 'xmllint' 'run' 'run, nothing new'; do
  n=$((n + 1))
  printf '%-22s %8.2f %14.2f\n' "$name" "$(median $n)" "$(echo "scale=4; $(median $n) / $floor" | bc)"
done
"$binary" run --as-of 2024-12-01
