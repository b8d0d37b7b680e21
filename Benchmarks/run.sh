#!/usr/bin/env bash
# Every benchmark, once; with --quick one ε, one run of each peer and small tables. Needs python3 and the
# network for pinned packages; $ADULT_CSV and $ADULT_DOMAIN add Adult, without them the samples are run.
set -euo pipefail
cd "$(dirname "$0")"
binary=${SEMBLANCE:-../.build/release/semblance}
quick=
[ "${1:-}" = --quick ] && quick=1
python=$(python3 environment.py judge)

echo "— beside the peers"
"$python" peers.py --binary "$binary" ${quick:+--quick} ${RESUME:+--resume "$RESUME"}

echo "— cost against rows and columns"
"$python" scaling.py --binary "$binary" ${quick:+--runs 1 --rows 10000,100000,1000000}

if [ -n "${ADULT_CSV:-}" ] && [ -n "${ADULT_DOMAIN:-}" ]; then
  echo "— a classifier trained on releases (Adult)"
  "$python" classifier.py --binary "$binary"
  echo "— noise against true counts (Adult)"
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  "$binary" synthesize "$ADULT_CSV" --schema "$ADULT_DOMAIN" -o "$folder/out.csv" \
    --workspace "$folder" --quiet
  "$python" check_noise.py "$ADULT_CSV" "$folder/out.measurements.json"
fi

echo "— kills"
"$python" kill.py --binary "$binary" --runs "${KILLS:-$([ -n "$quick" ] && echo 20 || echo 100)}"

echo "— latency"
"$python" latency.py --binary "$binary" --runs "${KEYS:-$([ -n "$quick" ] && echo 50 || echo 200)}"

echo "— a rule typed, switched, counted and taken away"
"$python" rules.py --binary "$binary" --runs "${RULES:-$([ -n "$quick" ] && echo 10 || echo 40)}"

echo "— first frame, answers, bytes of frames, idle"
"$python" responsiveness.py --binary "$binary" ${quick:+--runs 40 --starts 5 --idle 10}
