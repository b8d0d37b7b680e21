#!/usr/bin/env bash
# Every benchmark, once. Needs python3 with numpy; $ADULT_CSV and $ADULT_DOMAIN add Adult.
set -euo pipefail
cd "$(dirname "$0")"
python3 -c 'import numpy' 2>/dev/null || {
  echo "numpy is missing: python3 -m pip install numpy" >&2
  exit 2
}
binary=${SEMBLANCE:-../.build/release/semblance}

echo "— accuracy"
python3 accuracy.py --binary "$binary" --epsilon "${EPSILONS:-0.1,1,10}" --runs "${RUNS:-3}"

if [ -n "${ADULT_CSV:-}" ] && [ -n "${ADULT_DOMAIN:-}" ]; then
  echo "— noise against true counts (Adult)"
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  "$binary" synthesize "$ADULT_CSV" --schema "$ADULT_DOMAIN" -o "$folder/out.csv" \
    --workspace "$folder" --quiet
  python3 check_noise.py "$ADULT_CSV" "$folder/out.measurements.json"
fi

echo "— kills"
python3 kill.py --binary "$binary" --runs "${KILLS:-100}"

echo "— latency"
python3 latency.py --binary "$binary" --runs "${KEYS:-200}"
