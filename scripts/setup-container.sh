#!/bin/sh
# Installs what the container tier needs and builds the machine image that its tests boot, once.
# Prints the image's directory. Needs root on Debian.
set -eu

packages=usr-is-merged,systemd,systemd-sysv,dbus,openssh-server,etcd-server,sudo,passwd,iproute2,procps,hostname
suite=bookworm
layer=$(dirname "$0")/../test/container/image.sh
key=$( (echo "$packages $suite"; cat "$layer") | sha256sum | cut -c1-12)
cache=${XDG_CACHE_HOME:-/var/cache}/cloud-config
image=$cache/image-$key

if ! command -v systemd-nspawn >/dev/null || ! command -v mmdebstrap >/dev/null || ! command -v ip >/dev/null; then
  echo "installing systemd-container, mmdebstrap and iproute2 …" >&2
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    systemd-container mmdebstrap iproute2 util-linux >&2
fi

if [ ! -d "$image" ]; then
  echo "building the machine image …" >&2
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/building-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mmdebstrap -q --variant=essential --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --aptopt='APT::Install-Recommends "false"' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --include="$packages" "$suite" "$work/image.tar" >&2
  mkdir "$work/root"
  tar -C "$work/root" -xpf "$work/image.tar" --numeric-owner --exclude=./dev/*
  sh "$layer" "$work/root"
  mv "$work/root" "$image"
fi
echo "$image"
