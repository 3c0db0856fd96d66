#!/bin/sh
# Makes a Debian tree boot as a virtual machine: modules, file systems, the network, and a word on the console when it
# is up. Usage: image.sh ROOT KERNEL RELEASE
set -eu
root=$1 kernel=$2 release=$3

modules=$root/usr/lib/modules/$release
mkdir -p "$modules"
cp "$kernel/lib/modules/$release"/modules.builtin* "$kernel/lib/modules/$release/modules.order" "$modules"
for module in virtio_pci virtio_blk virtio_net virtio-rng qemu_fw_cfg isofs vfat nls_ascii nls_cp437 nls_utf8 \
  bonding 8021q bridge dummy autofs4; do
  modprobe -d "$kernel" -S "$release" --show-depends "$module" | sed -n 's/^insmod \([^ ]*\).*/\1/p'
done | sort -u | while read -r file; do
  target=$modules/${file#*/modules/"$release"/}
  mkdir -p "${target%/*}"
  cp "$file" "$target"
done
depmod -b "$root" "$release"

echo '/dev/vda / ext4 defaults 0 1' > "$root/etc/fstab"
chroot "$root" systemctl --quiet enable systemd-networkd.service
ln -sf ../run/systemd/resolve/stub-resolv.conf "$root/etc/resolv.conf"

# The tests' own way in, whatever the machine's configuration comes to: a key for root is put there with the disk.
mkdir -p -m 700 "$root/root/.ssh"
echo 'PermitRootLogin prohibit-password' > "$root/etc/ssh/sshd_config.d/tests.conf"

cat > "$root/usr/lib/systemd/system/report-boot.service" <<'UNIT'
[Unit]
Description=Say on the console how the boot went
After=multi-user.target
[Service]
Type=simple
ExecStart=/bin/sh -c 'state=$(systemctl is-system-running --wait); \
  times=$(systemd-analyze time | head -n 1); \
  failed=$(systemctl --failed --plain --no-legend --no-pager | cut -d" " -f1); \
  echo "machine is $state; $times; failed:" $failed "." > /dev/console'
[Install]
WantedBy=graphical.target
UNIT
chroot "$root" systemctl --quiet enable report-boot.service
