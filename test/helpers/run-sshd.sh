#!/usr/bin/env bash
# run-sshd.sh CACHE FOLDER SOCKET PORT: an sshd on loopback in mounts of its own, in which SOCKET stands at
# /var/run/docker.sock. Accounts of its own: ops (all works), noforward (forwards no sockets), nosock (may not open it).
# FOLDER/bin/ssh is the ssh that knows it. Debian's openssh-server is unpacked into CACHE, and nothing is installed.
set -euo pipefail
cache=$1 folder=$2 socket=$3 port=$4
if [ "${5:-}" = inside ]; then
	mount -t tmpfs tmpfs /run && mkdir -p /run/sshd && touch /run/docker.sock && mount --bind "$socket" /run/docker.sock
	mount -t overlay -o "lowerdir=/etc,upperdir=$folder/etc,workdir=$folder/work" overlay /etc
	export LD_LIBRARY_PATH="$cache/sshd/usr/lib/$(uname -m)-linux-gnu"
	exec "$cache/sshd/usr/sbin/sshd" -D -e -f "$folder/sshd_config"
fi

mkdir -p "$cache" "$folder"/{bin,etc,work,home}
(
	# Test files run side by side; apt-get doesn't.
	flock 9
	[ ! -e "$cache/sshd/.done" ] || exit 0
	rm -rf "$cache/sshd" && mkdir -p "$cache/sshd"
	apt-cache show openssh-server >/dev/null 2>&1 || apt-get -qq update
	(cd "$cache/sshd" && apt-get -qq download $(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts \
		--no-breaks --no-replaces --no-enhances openssh-server | grep -E '^(openssh-|lib(wrap|wtmpdb|audit|cap-ng|pam0g|selinux))' | sort -u) 2>/dev/null)
	for deb in "$cache/sshd"/*.deb; do dpkg -x "$deb" "$cache/sshd"; done
	touch "$cache/sshd/.done"
) 9>"$cache/lock"
for name in host user; do ssh-keygen -q -t ed25519 -N '' -f "$folder/$name"_key; done
echo "[127.0.0.1]:$port $(cut -d' ' -f1,2 "$folder/host_key.pub")" >"$folder/known_hosts"
docker=$(command -v docker)
{
	grep -v '^sshd:' /etc/passwd
	echo 'sshd:x:64999:65534::/run/sshd:/usr/sbin/nologin'
	for name in ops noforward; do echo "$name:x:0:0::$folder/home:/bin/sh"; done
	echo "nosock:x:64001:65534::$folder/home:/bin/sh"
} >"$folder/etc/passwd"
{ cat /etc/shadow; for name in ops noforward nosock sshd; do echo "$name:*:19000::::::"; done; } >"$folder/etc/shadow"
cat >"$folder/sshd_config" <<-CONF
	ListenAddress 127.0.0.1:$port
	HostKey $folder/host_key
	PidFile none
	AuthorizedKeysFile $folder/user_key.pub
	PermitRootLogin prohibit-password
	PasswordAuthentication no
	KbdInteractiveAuthentication no
	StrictModes no
	AllowStreamLocalForwarding yes
	SetEnv PATH=$(dirname "$docker"):/usr/bin:/bin
	Match User noforward
	  AllowStreamLocalForwarding no
CONF
cat >"$folder/config" <<-CONF
	Host unknown
	  UserKnownHostsFile /dev/null
	Host *
	  HostName 127.0.0.1
	  Port $port
	  IdentityFile $folder/user_key
	  IdentitiesOnly yes
	  UserKnownHostsFile $folder/known_hosts
CONF
printf '#!/bin/sh\nexec /usr/bin/ssh -F %q "$@"\n' "$folder/config" >"$folder/bin/ssh"
chmod +x "$folder/bin/ssh"
chmod 755 "$folder" "$folder/home"
exec unshare -m --propagation private "$0" "$cache" "$folder" "$socket" "$port" inside
