#!/bin/sh
# Makes the disk of a machine on which nothing has booted yet: the image's tree, cloud-config as `install` leaves it,
# and a key for root. Usage: disk.sh TREE PROGRAM PUBLIC-KEY OUT
set -eu
if [ "${1-}" != --alone ]; then
  # Its mounts are seen by nobody else, and gone with it.
  exec unshare -m sh "$0" --alone "$@"
fi
tree=$2 program=$3 key=$4 out=$5

mount --make-rprivate /
work=/run/cloud-config-disk
mkdir -p "$work"
mount -t tmpfs tmpfs "$work"
mkdir "$work/upper" "$work/work" "$work/root"
mount -t overlay overlay -o "lowerdir=$tree,upperdir=$work/upper,workdir=$work/work" "$work/root"
"$program" install --root "$work/root" >&2
install -m 600 "$key" "$work/root/root/.ssh/authorized_keys"
mke2fs -q -t ext4 -O '^has_journal,^metadata_csum' -E lazy_itable_init=1,root_owner=0:0 -d "$work/root" "$out" 1G
