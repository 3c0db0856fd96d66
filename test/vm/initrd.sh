#!/bin/sh
# Makes the initial file system: modules are loaded, the disk becomes the root. Usage: initrd.sh KERNEL RELEASE OUT
set -eu
kernel=$1 release=$2 out=$3
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

mkdir -p "$tree/bin" "$tree/proc" "$tree/sys" "$tree/dev" "$tree/new" "$tree/modules"
cp "$(command -v busybox)" "$tree/bin/busybox"
for module in virtio_pci virtio_blk virtio_net virtio-rng qemu_fw_cfg; do
  modprobe -d "$kernel" -S "$release" --show-depends "$module" | sed -n 's/^insmod \([^ ]*\).*/\1/p'
done | awk '!seen[$0]++' | while read -r file; do
  cp "$file" "$tree/modules"
  echo "insmod /modules/${file##*/}" >> "$tree/load"
done
# What qemu passes in by fw_cfg is read by systemd as it starts: the module is there before.
cat > "$tree/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox --install /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
. /load
until [ -b /dev/vda ]; do sleep 0.1; done
mount -t ext4 -o ro /dev/vda /new
umount /proc /sys
mount --move /dev /new/dev
exec switch_root /new /sbin/init
INIT
chmod 755 "$tree/init"
ln -s busybox "$tree/bin/sh"
(cd "$tree" && find . | cpio --quiet -o -H newc | gzip -1) > "$out"
