#!/usr/bin/env bash
# install-engine.sh debian|newest FOLDER: makes a Docker engine ready on a Debian machine, as root.
#
# debian: the release's own docker.io, busybox and the docker CLI, installed with apt-get.
# newest: besides, sid's dockerd and containerd, unpacked into FOLDER/bin and not installed: they run with
#         the release's runc, and nothing of the system is upgraded.
set -euo pipefail
kind=$1 folder=$2

install_release() {
	for tool in dockerd docker busybox; do command -v $tool >/dev/null || missing=yes; done
	[ -n "${missing:-}" ] || return 0
	apt-get update -qq
	# Since trixie the CLI has a package of its own.
	local cli=
	apt-cache show docker-cli >/dev/null 2>&1 && cli=docker-cli
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker.io busybox-static $cli >/dev/null
}

unpack_newest() {
	[ ! -x "$folder/bin/dockerd" ] || return 0
	local work=$folder/work
	rm -rf "$work" && mkdir -p "$work"/{lists/partial,cache,debs,files} && : >"$work/status"
	# The machine's own Debian source, with its suite changed to sid.
	local uri
	uri=$(apt-get indextargets --format '$(SITE)|$(RELEASE)|$(COMPONENT)' |
		awk -F'|' '$2 !~ /security|updates/ && $3 == "main" && $1 ~ /debian/ {print $1; exit}')
	echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri sid main" >"$work/sid.list"
	local apt=(apt-get -qq -oDir::State::Lists="$work/lists" -oDir::Etc::SourceList="$work/sid.list"
		-oDir::Etc::SourceParts=/dev/null -oDir::Cache="$work/cache" -oDir::State::Status="$work/status"
		-oAPT::Sandbox::User=root)
	"${apt[@]}" update
	(cd "$work/debs" && "${apt[@]}" download docker.io containerd)
	for deb in "$work"/debs/*.deb; do dpkg -x "$deb" "$work/files"; done
	mv "$work"/files/usr/sbin/* "$work"/files/usr/bin/{containerd,containerd-shim-runc-v2} "$work/cache"
	# Whole or not at all: an unpacking that was broken off is done again.
	rm -rf "$folder/bin" && mv "$work/cache" "$folder/bin"
	rm -rf "$work"
}

mkdir -p "$folder"
# Test files run side by side; apt-get doesn't.
exec 9>"$folder/lock"
flock 9
install_release
[ "$kind" = debian ] || unpack_newest
