#!/bin/sh
# Makes a Debian box a machine that configures itself by its user-data. Usage: provision.sh ADDRESS
set -eu
address=$1
export DEBIAN_FRONTEND=noninteractive

if ! command -v cloud-config >/dev/null; then
  apt-get update -qq
  apt-get install -y -qq /tmp/cloud-config.deb etcd-server etcd-client
  # Debian's unit starts before there are settings, and claims the name etcd2.service.
  systemctl disable --quiet --now etcd.service
  rm -rf /var/lib/etcd/default
  cloud-config install --root / --platform vagrant --default-user vagrant --cluster-units
  systemctl daemon-reload
fi

# The interface with the default route has the same address on every machine: $private_ipv4 is said here.
printf 'COREOS_PRIVATE_IPV4=%s\nCOREOS_PUBLIC_IPV4=%s\n' "$address" "$address" > /etc/environment

mkdir -p /var/lib/coreos-vagrant
mv /tmp/vagrantfile-user-data /var/lib/coreos-vagrant/vagrantfile-user-data
systemctl restart cloud-config-local.service cloud-config.service

# It is not waited for: the first machine has its cluster when the others are up.
cloud-config status || true
