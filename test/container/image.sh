#!/bin/sh
# Makes a Debian tree look like the images that cloud-configs are written for: the user core, its groups, and units of
# the names that coreos sections configure. Usage: image.sh ROOT
set -eu
root=$1

echo localhost > "$root/etc/hostname"
printf '127.0.0.1 localhost\n::1 localhost\n' > "$root/etc/hosts"
: > "$root/etc/machine-id"
echo 'core:x:500:500::/home/core:/bin/bash' >> "$root/etc/passwd"
echo 'core:*:19000:0:99999:7:::' >> "$root/etc/shadow"
sed -i 's/^sudo:.*/sudo:x:27:core/' "$root/etc/group"
printf 'core:x:500:\ndocker:x:233:core\n' >> "$root/etc/group"
printf 'core:!::\ndocker:!::core\n' >> "$root/etc/gshadow"
mkdir -p "$root/home/core" "$root/usr/share/coreos"
chown 500:500 "$root/home/core"
echo GROUP=stable > "$root/usr/share/coreos/update.conf"
rm -f "$root"/etc/systemd/system/multi-user.target.wants/etcd*.service "$root"/etc/systemd/system/etcd2.service

unit() {
  printf '[Unit]\nDescription=%s\n[Service]\n%s\n[Install]\nWantedBy=multi-user.target\n' "$1" "$2" \
    > "$root/usr/lib/systemd/system/$1"
}
for name in locksmithd update-engine fleet flanneld; do
  unit "$name.service" 'ExecStart=/bin/sleep infinity'
done
unit etcd2.service 'Type=notify
TimeoutStartSec=0
Environment=ETCD_DATA_DIR=/var/lib/etcd2
Environment=ETCD_NAME=%m
StateDirectory=etcd2
ExecStart=/usr/bin/etcd'
