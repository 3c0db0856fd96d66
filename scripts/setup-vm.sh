#!/bin/sh
# Installs what the VM tier needs, and makes, once, what its machines boot: Debian's cloud kernel, a small initrd and
# the tree of a root file system. Prints their directory: vmlinuz, initrd.gz, root/. Needs root on Debian.
set -eu
here=$(dirname "$0")
. "$here/machine-image.sh"

packages=usr-is-merged,systemd,systemd-sysv,systemd-resolved,dbus,udev,kmod,openssh-server,sudo,passwd,iproute2,procps,hostname
layers="$here/../test/container/image.sh $here/../test/vm/image.sh"
initrd=$here/../test/vm/initrd.sh

ensure_commands 'qemu-system-x86_64 genisoimage mke2fs busybox depmod cpio mmdebstrap ssh ip unshare' \
  qemu-system-x86 genisoimage e2fsprogs busybox-static kmod cpio mmdebstrap openssh-client iproute2 util-linux

# The package that Debian's name for its newest cloud kernel stands for.
kernel_package() {
  apt-cache depends linux-image-cloud-amd64 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p'
}

if [ -z "$(kernel_package)" ]; then apt-get update -qq >&2; fi
kernel=$(kernel_package)
# shellcheck disable=SC2086 # a list
image=$cache/vm-$(key_of "$packages $suite $kernel" $layers "$initrd")

if [ ! -d "$image" ]; then
  echo "building the virtual machine's image, with $kernel …" >&2
  building
  # Lists that are older than the archive name packages that are gone.
  download() { (cd "$work" && apt-get -o APT::Sandbox::User=root download -qq "$kernel") >&2; }
  download || { apt-get update -qq >&2 && download; }
  dpkg-deb -x "$work"/linux-image-*.deb "$work/kernel"
  release=${kernel#linux-image-}
  depmod -b "$work/kernel" "$release"
  mkdir "$work/image"
  cp "$work/kernel/boot/vmlinuz-$release" "$work/image/vmlinuz"
  sh "$initrd" "$work/kernel" "$release" "$work/image/initrd.gz"
  debian_tree "$packages" "$work/image/root"
  for layer in $layers; do sh "$layer" "$work/image/root" "$work/kernel" "$release"; done
  mv "$work/image" "$image"
fi
echo "$image"
