#!/usr/bin/env bash
# install-podman.sh debian|newest FOLDER: unpacks Podman with all it needs into FOLDER/podman-KIND, as root on Debian.
# debian: of the machine's own release; newest: of sid. Nothing of the system is installed or upgraded.
set -euo pipefail
kind=$1 folder=$2 root=$2/podman-$1
mkdir -p "$folder"
# Test files run side by side; apt-get doesn't.
exec 9>"$folder/lock"
flock 9
[ ! -e "$root/.done" ] || exit 0

work=$folder/podman-work
rm -rf "$work" "$root" && mkdir -p "$work"/{lists/partial,archives/partial} "$root" && : >"$work/status"
# With an empty status apt takes all that a package depends on, and looks at nothing that is installed.
apt=(apt-get -qq -oDir::State::Status="$work/status" -oDir::Cache="$work" -oAPT::Sandbox::User=root -oDebug::NoLocking=1)
if [ "$kind" = newest ]; then
	# The machine's own Debian source, with its suite changed to sid.
	uri=$(apt-get indextargets --format '$(SITE)|$(RELEASE)|$(COMPONENT)' |
		awk -F'|' '$2 !~ /security|updates/ && $3 == "main" && $1 ~ /debian/ {print $1; exit}')
	echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri sid main" >"$work/sid.list"
	apt+=(-oDir::State::Lists="$work/lists" -oDir::Etc::SourceList="$work/sid.list" -oDir::Etc::SourceParts=/dev/null)
	"${apt[@]}" update
elif ! apt-cache show podman >/dev/null 2>&1; then
	apt-get -qq update
fi
"${apt[@]}" install -y --download-only --no-install-recommends podman crun conmon netavark aardvark-dns catatonit \
	iptables nftables procps busybox-static util-linux uidmap >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
for name in bin sbin lib lib64; do mkdir -p "$root/usr/$name" && ln -s "usr/$name" "$root/$name"; done
for deb in "$work"/archives/*.deb; do
	dpkg --fsys-tarfile "$deb" | tar -C "$root" -x --keep-directory-symlink
done
rm -rf "$work" && touch "$root/.done"
