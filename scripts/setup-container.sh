#!/bin/sh
# Installs what the container tier needs and builds the machine image that its tests boot, once.
# Prints the image's directory. Needs root on Debian.
set -eu
here=$(dirname "$0")
. "$here/machine-image.sh"

packages=usr-is-merged,systemd,systemd-sysv,dbus,openssh-server,etcd-server,etcd-discovery,sudo,passwd,iproute2,procps,hostname
layer=$here/../test/container/image.sh
image=$cache/image-$(key_of "$packages $suite" "$layer")

ensure_commands 'systemd-nspawn mmdebstrap ip unshare' systemd-container mmdebstrap iproute2 util-linux
ensure_commands ruby ruby

if [ ! -d "$image" ]; then
  echo "building the machine image …" >&2
  building
  debian_tree "$packages" "$work/root"
  sh "$layer" "$work/root"
  mv "$work/root" "$image"
fi
echo "$image"
