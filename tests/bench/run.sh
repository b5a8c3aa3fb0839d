#!/usr/bin/env bash
# run.sh [ROUNDS]: corpora, peers, measurements; writes tests/bench/RESULTS.md. Called by `./dev bench`.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
work=$PWD/build/bench
mkdir -p "$work"

python3 tests/bench/generate.py "$work" 2
corpora=("$work/general.jsonl" "$work/dense.jsonl")
for news in ../shared/corpus/news/general.jsonl ../shared/corpus/news/ontopic.jsonl; do
  [ -f "$news" ] && ln -sf "$(realpath "$news")" "$work/news-$(basename "$news")" && corpora+=("$work/news-$(basename "$news")")
done

# Peers: what cannot be had is left out of the table.
cppjieba=$work/package/submodules/cppjieba
[ -d "$cppjieba" ] || (cd "$work" && npm pack --silent nodejieba >/dev/null && tar xzf nodejieba-*.tgz) || cppjieba=
if [ ! -d "$work/venv" ]; then
  python3 -m venv "$work/venv"
  # Recognizers-Text imports a name that emoji 2 no longer has.
  for peer in rjieba jionlp cpca "recognizers-text-suite emoji<2"; do "$work/venv/bin/pip" install -q $peer || true; done
fi

cmake --preset release -DJIEDUI_BENCH_CPPJIEBA="$cppjieba" >/dev/null
cmake --build build/release --target bench_read bench_memory bench_ledger jiedui_program libjiedui.so >/dev/null
bench_ledger=$(find build/release -name bench_ledger -type f -perm -u+x | head -1)
bench_memory=$(find build/release -name bench_memory -type f -perm -u+x | head -1)
bench_read=$(find build/release -name bench_read -type f -perm -u+x | head -1)

{
  echo "# Speed, measured"
  echo
  echo "$(date -u +%Y-%m-%d), $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg);" \
    "$(c++ --version | head -1). Command: \`./dev bench\`. Medians of $rounds interleaved rounds; ratios hold, absolute figures do not."
  echo
  "$bench_read" "$rounds" "${corpora[@]}"
  strip -o "$work/libjiedui.so" build/release/libjiedui.so
  stat -c %s "$work/libjiedui.so" | awk '{printf "| library, stripped, with its tables | < 6 MB | %.2f MB | %s |\n", $1 / 1e6, $1 < 6e6 ? "yes" : "no"}'
  echo
  echo "### Memory for a document"
  echo
  "$bench_memory" "${corpora[@]}"
  echo
  echo "### Peers in Python"
  echo
  "$work/venv/bin/python" tests/bench/peers.py build/release/jiedui "$work/dense.jsonl" 2>/dev/null || echo "not measured"
  echo
  echo "### Through Python"
  echo
  python3 tests/bench/python_overhead.py build/release/jiedui build/release/libjiedui.so "$rounds"
  echo
  echo "### Ledger"
  echo
  echo '```'
  "$bench_ledger" 1000 10000
  echo '```'
  echo
  cat tests/bench/where_time_goes.md
} | tee tests/bench/RESULTS.md
