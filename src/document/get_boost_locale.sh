#!/usr/bin/env bash
# Puts Boost.Locale's sources of the distribution's own Boost 1.81 source package into a folder:
#   src/document/get_boost_locale.sh build/boost_locale
# then  cmake -DJIEDUI_LOCALE=bundled -DJIEDUI_BOOST_LOCALE_SOURCE=$PWD/build/boost_locale
set -euo pipefail
target=$(mkdir -p "${1:?a folder}" && cd "$1" && pwd)
[ -f "$target/boost/locale/encoding/codepage.cpp" ] && exit 0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
# Source packages are often not switched on; a list of our own leaves the system's untouched.
mkdir -p state/lists/partial parts
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
  [ ! -f "$list" ] || sed 's/^Types: .*/Types: deb-src/; s/^deb /deb-src /' "$list" > "parts/$(basename "$list")"
done
options=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$scratch/parts" -o "Dir::State::Lists=$scratch/state/lists")
apt-get "${options[@]}" update -qq
apt-get "${options[@]}" source -qq --download-only boost1.81 2>/dev/null
tar -xJf boost1.81_*.orig.tar.xz --wildcards '*/libs/locale/src/*'
cp -r boost*/libs/locale/src/boost "$target/"
