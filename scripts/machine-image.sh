# Sourced by setup-container.sh and setup-vm.sh: how the machines of both tiers come to be.
suite=bookworm
cache=${XDG_CACHE_HOME:-/var/cache}/cloud-config

# ensure_commands "COMMAND…" PACKAGE…: installs the packages when a command is missing.
ensure_commands() {
  for command in $1; do
    if ! command -v "$command" >/dev/null; then
      shift
      echo "installing $* …" >&2
      apt-get update -qq >&2
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
      return
    fi
  done
}

# key_of WORDS SCRIPT…: what an image is made of, as a name for it.
key_of() {
  words=$1
  shift
  (echo "$words"; cat "$@") | sha256sum | cut -c1-12
}

# debian_tree PACKAGES DIRECTORY: a Debian of these packages and little else, unpacked.
debian_tree() {
  mmdebstrap -q --variant=essential --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --aptopt='APT::Install-Recommends "false"' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --include="$1" "$suite" "$2.tar" >&2
  mkdir "$2"
  tar -C "$2" -xpf "$2.tar" --numeric-owner --exclude=./dev/*
  rm "$2.tar"
}

# building: a directory beside the images that is gone when the script ends.
building() {
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/building-XXXXXX")
  trap 'rm -rf "$work"' EXIT
}
