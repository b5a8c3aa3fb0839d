#!/usr/bin/env bash
# deb_in_chroot.sh CHROOT PACKAGE: installs the package into a clean Debian, uses program and library there as a stranger
# would, removes it, and looks for what was left behind. Needs root; a chroot that is missing is made by debootstrap.
set -euo pipefail
chroot=$(realpath -m "$1") package=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
expected=7300余万元

[ -x "$chroot/bin/sh" ] || debootstrap --variant=minbase bookworm "$chroot" >/dev/null
mounted=()
unmount() { for place in "${mounted[@]}"; do umount "$place"; done; }
trap unmount EXIT
for place in proc dev; do mount --bind "/$place" "$chroot/$place"; mounted+=("$chroot/$place"); done
cp /etc/resolv.conf "$chroot/etc/resolv.conf"
inside() { chroot "$chroot" env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
apt() { inside apt-get -qq -y -o Dpkg::Use-Pty=0 "$@" >/dev/null; }

apt update
apt install --no-install-recommends gcc libc6-dev pkg-config
cp "$package" "$chroot/jiedui.deb"
cp "$here/consumer.c" "$chroot/consumer.c"
apt install --no-install-recommends /jiedui.deb
inside jiedui --version
echo "2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元。" | inside jiedui extract --format jsonl - | grep -q "$expected"
inside sh -c 'cc /consumer.c -o /consumer $(pkg-config --cflags --libs jiedui)'
[ "$(inside /consumer)" = "$expected" ] || { echo "the library read something else" >&2; exit 1; }
apt purge jiedui
rm "$chroot/jiedui.deb" "$chroot/consumer" "$chroot/consumer.c"
left=$(find "$chroot" -xdev -iname '*jiedui*' -not -path "$chroot/proc/*" -not -path "$chroot/dev/*")
[ -z "$left" ] || { echo "left behind: $left" >&2; exit 1; }
echo "$(basename "$package"): installed, used and removed"
