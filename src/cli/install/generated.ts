// generated from packaging/ by npm run generate; do not edit

/** A file that `install` places. */
export interface PackagedFile {
  readonly path: string;
  /** The others only where they are asked for: for images that depend on coreos-cloudinit, or have no units of etcd. */
  readonly set: 'always' | 'coreos-cloudinit' | 'cluster-units';
  readonly content: string;
}

export const PACKAGED: readonly PackagedFile[] = [
  {
    path: "/usr/lib/systemd/system/cloud-config-final.service",
    set: 'always',
    content: "[Unit]\nDescription=Say how the jobs of this machine's configuration ended\n# Nothing is ordered after this: it waits for services that may wait for other machines.\nDefaultDependencies=no\nConditionPathExists=/run/cloud-config/queued\nAfter=cloud-config.service\n# What is left to this stage when an operator restarts the one before is done too.\nPartOf=cloud-config.service\nBefore=shutdown.target\nConflicts=shutdown.target\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/usr/bin/cloud-config boot --stage final\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nTimeoutStartSec=infinity\n",
  },
  {
    path: "/usr/lib/systemd/system/cloud-config-local.service",
    set: 'always',
    content: "[Unit]\nDescription=Find this machine's platform and configure what needs no network\nDefaultDependencies=no\nRequiresMountsFor=/etc /var/lib /usr/bin\nWants=network-pre.target\nAfter=local-fs.target systemd-udev-trigger.service systemd-sysusers.service\nBefore=network-pre.target systemd-networkd.service system-config.target shutdown.target\nConflicts=shutdown.target\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/usr/bin/cloud-config boot --stage local\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nTimeoutStartSec=60\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/cloud-config.service",
    set: 'always',
    content: "[Unit]\nDescription=Configure this machine as its platform says\n# The stage before has something for this one to do.\nConditionPathExists=/run/cloud-config/pending\nWants=cloud-config-final.service\n# Networks come up meanwhile: what must be asked over them is waited for here, never by the boot.\nAfter=cloud-config-local.service systemd-networkd.service dbus.socket dbus.service\nBefore=user-config.target\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/usr/bin/cloud-config boot --stage config\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nTimeoutStartSec=15min\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/media-configdrive.mount",
    set: 'always',
    content: "[Unit]\nDescription=The config drive of this machine\nDefaultDependencies=no\nBefore=umount.target\nConflicts=umount.target\nJobTimeoutSec=20\n\n[Mount]\nWhat=/dev/disk/cloud-config/config-2\nWhere=/media/configdrive\nOptions=ro,nodev,nosuid,noexec\nTimeoutSec=15\n",
  },
  {
    path: "/usr/lib/systemd/system/media-configvirtfs.mount",
    set: 'always',
    content: "[Unit]\nDescription=The config drive that the hypervisor shares\nDefaultDependencies=no\nBefore=umount.target\nConflicts=umount.target\nJobTimeoutSec=20\n\n[Mount]\nWhat=config-2\nWhere=/media/configvirtfs\nType=9p\nOptions=ro,nodev,nosuid,noexec,trans=virtio,version=9p2000.L\nTimeoutSec=15\n",
  },
  {
    path: "/usr/lib/systemd/system/media-ovfenv.mount",
    set: 'always',
    content: "[Unit]\nDescription=The OVF environment of this machine\nDefaultDependencies=no\nBefore=umount.target\nConflicts=umount.target\nJobTimeoutSec=20\n\n[Mount]\nWhat=/dev/disk/cloud-config/ovf-env\nWhere=/media/ovfenv\nOptions=ro,nodev,nosuid,noexec\nTimeoutSec=15\n",
  },
  {
    path: "/usr/lib/systemd/system/run-cloud\\x2dconfig-azure.mount",
    set: 'always',
    content: "[Unit]\nDescription=The provisioning disk of this machine\nDefaultDependencies=no\nBefore=umount.target\nConflicts=umount.target\nJobTimeoutSec=20\n\n[Mount]\nWhat=/dev/disk/cloud-config/azure\nWhere=/run/cloud-config/azure\nOptions=ro,nodev,nosuid,noexec\nTimeoutSec=15\n",
  },
  {
    path: "/usr/lib/systemd/system/run-cloud\\x2dconfig-cidata.mount",
    set: 'always',
    content: "[Unit]\nDescription=The NoCloud drive of this machine\nDefaultDependencies=no\nBefore=umount.target\nConflicts=umount.target\nJobTimeoutSec=20\n\n[Mount]\nWhat=/dev/disk/cloud-config/cidata\nWhere=/run/cloud-config/cidata\nOptions=ro,nodev,nosuid,noexec\nTimeoutSec=15\n",
  },
  {
    path: "/usr/lib/systemd/system/run-cloud\\x2dconfig-metadata.mount",
    set: 'always',
    content: "[Unit]\nDescription=The metadata drive of this machine (IBM Cloud classic)\nDefaultDependencies=no\nBefore=umount.target\nConflicts=umount.target\nJobTimeoutSec=20\n\n[Mount]\nWhat=/dev/disk/cloud-config/metadata\nWhere=/run/cloud-config/metadata\nOptions=ro,nodev,nosuid,noexec\nTimeoutSec=15\n",
  },
  {
    path: "/usr/lib/udev/rules.d/90-cloud-config.rules",
    set: 'always',
    content: "# Drives by which platforms hand over configuration, whatever the case of their label; mounted when they are read.\nACTION==\"remove\", GOTO=\"cloud_config_end\"\n\nSUBSYSTEM==\"block\", ENV{ID_FS_LABEL}==\"[cC][oO][nN][fF][iI][gG]-2\", SYMLINK+=\"disk/cloud-config/config-2\"\nSUBSYSTEM==\"block\", ENV{ID_FS_LABEL}==\"[cC][iI][dD][aA][tT][aA]\", SYMLINK+=\"disk/cloud-config/cidata\"\nSUBSYSTEM==\"block\", ENV{ID_FS_LABEL}==\"OVF_ENV|OVFENV|OVF-TRANSPORT\", SYMLINK+=\"disk/cloud-config/ovf-env\"\nSUBSYSTEM==\"block\", ENV{ID_FS_LABEL}==\"METADATA\", SYMLINK+=\"disk/cloud-config/metadata\"\nSUBSYSTEM==\"block\", ENV{ID_FS_LABEL}==\"rd_rdfe_stable*\", SYMLINK+=\"disk/cloud-config/azure\"\n\n# A config drive that the hypervisor shares by 9p is no block device: it is one of systemd's, for what waits for it.\nSUBSYSTEM==\"virtio\", DRIVER==\"9pnet_virtio\", ATTR{mount_tag}==\"config-2\", TAG+=\"systemd\"\n\nLABEL=\"cloud_config_end\"\n",
  },
  {
    path: "/usr/lib/systemd/network/zz-cloud-config.network",
    set: 'always',
    content: "# The last resort, so that a metadata service can be reached on an image that configures no network.\n[Match]\nType=ether\nKind=!*\n\n[Network]\nDHCP=yes\n",
  },
  {
    path: "/usr/lib/systemd/system/coreos-setup-environment.service",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=Write this machine's addresses into /etc/environment\nConditionPathExists=/usr/share/oem/bin/coreos-setup-environment\nRequiresMountsFor=/usr/share/oem\nBefore=system-config.target user-config.target\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=-/bin/bash /usr/share/oem/bin/coreos-setup-environment /etc/environment\n",
  },
  {
    path: "/usr/lib/systemd/system/system-cloudinit@.service",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=Apply the cloud-config of the image in /%I\nRequires=coreos-setup-environment.service dbus.service\nAfter=coreos-setup-environment.service dbus.service\nBefore=system-config.target\nConditionFileNotEmpty=/%I\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nTimeoutSec=10min\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nExecStart=/usr/bin/coreos-cloudinit --from-file=/%I\n",
  },
  {
    path: "/usr/lib/systemd/system/system-config.target",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=This machine is configured as its image says\nRequires=coreos-setup-environment.service\nAfter=coreos-setup-environment.service\nWants=system-cloudinit@usr-share-oem-cloud\\x2dconfig.yml.service\nAfter=system-cloudinit@usr-share-oem-cloud\\x2dconfig.yml.service\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/user-cloudinit-proc-cmdline.service",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=Apply the cloud-config that the kernel command line names\nRequires=coreos-setup-environment.service dbus.service\nAfter=coreos-setup-environment.service system-config.target dbus.service\nBefore=user-config.target\nConditionKernelCommandLine=cloud-config-url\n# It is asked for over the network; the program waits for an answer by itself.\nAfter=network.target\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nTimeoutSec=10min\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nExecStart=/usr/bin/coreos-cloudinit --from-proc-cmdline\n",
  },
  {
    path: "/usr/lib/systemd/system/user-cloudinit@.path",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=Wait for a cloud-config in /%I\n\n[Path]\nPathExists=/%I\n",
  },
  {
    path: "/usr/lib/systemd/system/user-cloudinit@.service",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=Apply the cloud-config in /%I\nRequires=coreos-setup-environment.service dbus.service\nAfter=coreos-setup-environment.service system-config.target dbus.service\nBefore=user-config.target\nConditionFileNotEmpty=/%I\n# The file is still there when this has failed: the path unit would start it again without an end.\nConflicts=user-cloudinit@%i.path\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nTimeoutSec=10min\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nExecStart=/usr/bin/coreos-cloudinit --from-file=/%I\n",
  },
  {
    path: "/usr/lib/systemd/system/user-config-ovfenv.service",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=Apply the cloud-config of the OVF environment\nRequires=coreos-setup-environment.service dbus.service media-ovfenv.mount\nAfter=coreos-setup-environment.service system-config.target dbus.service media-ovfenv.mount\nBefore=user-config.target\nConditionPathExists=/dev/disk/cloud-config/ovf-env\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nTimeoutSec=10min\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nExecStart=/usr/bin/coreos-cloudinit --from-vmware-ovf-env=/media/ovfenv/ovf-env.xml\n",
  },
  {
    path: "/usr/lib/systemd/system/user-config.target",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=This machine is configured as its user says\nRequires=system-config.target\nAfter=system-config.target\nWants=user-cloudinit@var-lib-coreos\\x2dinstall-user_data.path\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/user-configdrive.service",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=Apply the cloud-config of the config drive\nRequires=coreos-setup-environment.service dbus.service media-configdrive.mount\nAfter=coreos-setup-environment.service system-config.target dbus.service media-configdrive.mount\nBefore=user-config.target\nConditionPathExists=/dev/disk/cloud-config/config-2\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nTimeoutSec=10min\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nExecStart=/usr/bin/coreos-cloudinit --from-configdrive=/media/configdrive\n",
  },
  {
    path: "/usr/lib/systemd/system/user-configvirtfs.service",
    set: 'coreos-cloudinit',
    content: "[Unit]\nDescription=Apply the cloud-config of the config drive that the hypervisor shares\nRequires=coreos-setup-environment.service dbus.service media-configvirtfs.mount\nAfter=coreos-setup-environment.service system-config.target dbus.service media-configvirtfs.mount\nBefore=user-config.target\nConditionPathExistsGlob=/sys/bus/virtio/drivers/9pnet_virtio/virtio*/mount_tag\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nTimeoutSec=10min\nEnvironmentFile=-/etc/environment\nUnsetEnvironment=BUN_OPTIONS BUN_BE_BUN NODE_OPTIONS\nStandardOutput=journal+console\nStandardError=journal+console\nExecStart=/usr/bin/coreos-cloudinit --from-configdrive=/media/configvirtfs\n",
  },
  {
    path: "/usr/lib/udev/rules.d/91-cloud-config-media.rules",
    set: 'coreos-cloudinit',
    content: "# Images of coreos-cloudinit find their drives mounted below /media: in virtual machines, and elsewhere with\n# coreos.configdrive=1 on the kernel command line.\nACTION==\"remove\", GOTO=\"cloud_config_media_end\"\n\nSUBSYSTEM==\"block\", ENV{ID_FS_LABEL}==\"[cC][oO][nN][fF][iI][gG]-2\", ENV{ID_FS_TYPE}==\"iso9660|udf|vfat\", ENV{.CLOUD_CONFIG_MOUNT}=\"media-configdrive.mount\"\nSUBSYSTEM==\"block\", ENV{ID_FS_LABEL}==\"OVF_ENV|OVFENV|OVF-TRANSPORT\", ENV{.CLOUD_CONFIG_MOUNT}=\"media-ovfenv.mount\"\nSUBSYSTEM==\"virtio\", DRIVER==\"9pnet_virtio\", ATTR{mount_tag}==\"config-2\", ENV{.CLOUD_CONFIG_MOUNT}=\"media-configvirtfs.mount\"\nENV{.CLOUD_CONFIG_MOUNT}==\"\", GOTO=\"cloud_config_media_end\"\n\nIMPORT{cmdline}=\"coreos.configdrive\"\nENV{coreos.configdrive}!=\"1\", PROGRAM!=\"/usr/bin/systemd-detect-virt --vm\", GOTO=\"cloud_config_media_end\"\nTAG+=\"systemd\", ENV{SYSTEMD_WANTS}+=\"$env{.CLOUD_CONFIG_MOUNT}\"\n\nLABEL=\"cloud_config_media_end\"\n",
  },
  {
    path: "/usr/lib/systemd/system/cloud-config-etcd-account.service",
    set: 'cluster-units',
    content: "# Placed by cloud-config install --cluster-units.\n[Unit]\nDescription=Make the account of etcd where the image has none\nConditionFileIsExecutable=|/usr/local/bin/etcd2\nConditionFileIsExecutable=|/usr/bin/etcd2\nConditionFileIsExecutable=|/opt/bin/etcd2\nConditionFileIsExecutable=|/usr/local/bin/etcd\nConditionFileIsExecutable=|/usr/bin/etcd\nConditionFileIsExecutable=|/opt/bin/etcd\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=systemd-sysusers --inline 'u etcd - \"etcd\"'\n",
  },
  {
    path: "/usr/lib/systemd/system/etcd-member.service",
    set: 'cluster-units',
    content: "# Placed by cloud-config install --cluster-units.\n[Unit]\nDescription=etcd 3, the key-value store of a cluster\nWants=cloud-config-etcd-account.service\nAfter=network.target cloud-config-etcd-account.service\nConflicts=etcd.service etcd2.service\nConditionFileIsExecutable=|/usr/local/bin/etcd\nConditionFileIsExecutable=|/usr/bin/etcd\nConditionFileIsExecutable=|/opt/bin/etcd\n\n[Service]\nType=notify\n# The first member of a cluster is ready when enough others are there, however long that takes.\nTimeoutStartSec=0\nUser=etcd\nStateDirectory=etcd\nStateDirectoryMode=0700\nEnvironment=ETCD_DATA_DIR=/var/lib/etcd\nEnvironment=ETCD_NAME=%m\n# Options by a drop-in in the manner of images that ran etcd in a container; etcd would warn of these variables.\nEnvironment=ETCD_OPTS=\nExecStart=/bin/sh -c 'PATH=$$PATH:/opt/bin; unset ETCD_OPTS ETCD_IMAGE_TAG; exec \"$$(command -v etcd)\" \"$$@\"' etcd $ETCD_OPTS\nRestart=always\nRestartSec=10s\nLimitNOFILE=65536\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/etcd.service",
    set: 'cluster-units',
    content: "# Placed by cloud-config install --cluster-units.\n[Unit]\nDescription=etcd 0.4, the key-value store of a cluster\nWants=cloud-config-etcd-account.service\nAfter=network.target cloud-config-etcd-account.service\nConflicts=etcd2.service etcd-member.service\nConditionFileIsExecutable=|/usr/local/bin/etcd\nConditionFileIsExecutable=|/usr/bin/etcd\nConditionFileIsExecutable=|/opt/bin/etcd\n\n[Service]\n# etcd 0.4 does not say when it is ready.\nType=simple\nUser=etcd\nStateDirectory=etcd\nStateDirectoryMode=0700\nEnvironment=ETCD_DATA_DIR=/var/lib/etcd\nEnvironment=ETCD_NAME=%m\nExecStart=/bin/sh -c 'PATH=$$PATH:/opt/bin; exec \"$$(command -v etcd)\"'\nRestart=always\nRestartSec=10s\nLimitNOFILE=65536\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/etcd2.service",
    set: 'cluster-units',
    content: "# Placed by cloud-config install --cluster-units.\n[Unit]\nDescription=etcd 2, the key-value store of a cluster\nWants=cloud-config-etcd-account.service\nAfter=network.target cloud-config-etcd-account.service\nConflicts=etcd.service etcd-member.service\nConditionFileIsExecutable=|/usr/local/bin/etcd2\nConditionFileIsExecutable=|/usr/bin/etcd2\nConditionFileIsExecutable=|/opt/bin/etcd2\nConditionFileIsExecutable=|/usr/local/bin/etcd\nConditionFileIsExecutable=|/usr/bin/etcd\nConditionFileIsExecutable=|/opt/bin/etcd\n\n[Service]\nType=notify\n# The first member of a cluster is ready when enough others are there, however long that takes.\nTimeoutStartSec=0\nUser=etcd\nStateDirectory=etcd2\nStateDirectoryMode=0700\nEnvironment=ETCD_DATA_DIR=/var/lib/etcd2\nEnvironment=ETCD_NAME=%m\n# fleet and locksmith speak the API of etcd 2, which etcd 3.4 and 3.5 have only then; older ones have it, newer ones never.\nEnvironment=ETCD_ENABLE_V2=true\nExecStart=/bin/sh -c 'PATH=$$PATH:/opt/bin; exec \"$$(command -v etcd2 || command -v etcd)\"'\nRestart=always\nRestartSec=10s\nLimitNOFILE=65536\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/flanneld.service",
    set: 'cluster-units',
    content: "# Placed by cloud-config install --cluster-units.\n[Unit]\nDescription=flannel, one network for the containers of a cluster\nAfter=network.target etcd.service etcd2.service etcd-member.service\nBefore=docker.service\nConditionFileIsExecutable=|/usr/local/bin/flanneld\nConditionFileIsExecutable=|/usr/bin/flanneld\nConditionFileIsExecutable=|/opt/bin/flanneld\n\n[Service]\nType=notify\n# It is ready when the network of the cluster is described in etcd.\nTimeoutStartSec=0\n# A variable, not a flag, so that `ip_masq: false` can be set.\nEnvironment=FLANNELD_IP_MASQ=true\nEnvironmentFile=-/run/flannel/options.env\nExecStart=/bin/sh -c 'PATH=$$PATH:/opt/bin; exec \"$$(command -v flanneld)\"'\nRestart=always\nRestartSec=10s\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/fleet.service",
    set: 'cluster-units',
    content: "# Placed by cloud-config install --cluster-units.\n[Unit]\nDescription=fleet, systemd units for a whole cluster\nWants=fleet.socket\nAfter=network.target fleet.socket etcd.service etcd2.service etcd-member.service\nConditionFileIsExecutable=|/usr/local/bin/fleetd\nConditionFileIsExecutable=|/usr/bin/fleetd\nConditionFileIsExecutable=|/opt/bin/fleetd\n\n[Service]\n# As root: an image without a fleet of its own has no rules that let another account start units.\nExecStart=/bin/sh -c 'PATH=$$PATH:/opt/bin; exec \"$$(command -v fleetd)\"'\nRestart=always\nRestartSec=10s\n\n[Install]\nWantedBy=multi-user.target\n",
  },
  {
    path: "/usr/lib/systemd/system/fleet.socket",
    set: 'cluster-units',
    content: "# Placed by cloud-config install --cluster-units.\n[Unit]\nDescription=The socket that fleetctl speaks to fleet by\nConditionFileIsExecutable=|/usr/local/bin/fleetd\nConditionFileIsExecutable=|/usr/bin/fleetd\nConditionFileIsExecutable=|/opt/bin/fleetd\n\n[Socket]\nListenStream=/run/fleet.sock\nSocketMode=0660\nRemoveOnStop=yes\n\n[Install]\nWantedBy=sockets.target\n",
  },
  {
    path: "/usr/lib/systemd/system/locksmithd.service",
    set: 'cluster-units',
    content: "# Placed by cloud-config install --cluster-units.\n[Unit]\nDescription=locksmith, which restarts the machines of a cluster one after the other\nAfter=network.target update-engine.service etcd.service etcd2.service etcd-member.service\nConditionFileIsExecutable=|/usr/lib/locksmith/locksmithd\nConditionFileIsExecutable=|/usr/local/bin/locksmithd\nConditionFileIsExecutable=|/usr/bin/locksmithd\nConditionFileIsExecutable=|/opt/bin/locksmithd\n\n[Service]\nEnvironmentFile=-/usr/share/coreos/update.conf\nEnvironmentFile=-/etc/coreos/update.conf\nExecStart=/bin/sh -c 'PATH=/usr/lib/locksmith:$$PATH:/opt/bin; exec \"$$(command -v locksmithd)\"'\nRestart=on-failure\nRestartSec=10s\n\n[Install]\nWantedBy=multi-user.target\n",
  },
];
