# What fixtures/documents/full.yml asks for, done by hand with the usual tools and as few processes as it takes: the
# measure for the time of a run. $1 is a directory with `tree`, the files as they shall be, `keys` and `hash`.
set -eu
umask 022
bodies=$1

hostnamectl set-hostname worker7.cluster.example
mkdir -p -m 700 /home/core/.ssh
cp "$bodies/keys" /home/core/.ssh/authorized_keys
chown -R core:core /home/core/.ssh

useradd -m -c 'Ines Operator' -G sudo,docker -s /bin/bash -U ines
useradd -m -d /srv/otto -g users -N otto
useradd -r -M -s /usr/sbin/nologin collector
chpasswd -e <"$bodies/hash"
mkdir -m 700 /home/ines/.ssh /srv/otto/.ssh
cp "$bodies/keys" /home/ines/.ssh/authorized_keys
cp "$bodies/keys" /srv/otto/.ssh/authorized_keys
chown -R ines:ines /home/ines/.ssh
chown -R otto:users /srv/otto/.ssh
visudo -cqf "$bodies/tree/etc/sudoers.d/90-cloud-config-ines"

cp -a "$bodies/tree/." /
chown otto:users /srv/otto/readme
echo '127.0.0.1 worker7.cluster.example worker7' >>/etc/hosts

systemctl daemon-reload
systemctl restart update-engine.service
systemctl start prepare.service worker.service echo.socket sweep.timer volatile.service
