#!/usr/bin/env bash
# run-podman.sh ROOT FOLDER: becomes Podman's `system service` at FOLDER/docker.sock, run from its unpacked packages in
# ROOT: in mounts and a network of its own, with all its state in FOLDER. FOLDER/podman is its CLI. There is no systemd:
# health checks run when `podman healthcheck run` asks for them.
set -euo pipefail
root=$1 folder=$2
if [ "${3:-}" != inside ]; then
	etc=$folder/upper/etc/containers
	mkdir -p "$etc" "$folder"/upper/usr/sbin "$folder"/{work,root,storage,run}
	# The links that the package's own scripts would have made.
	for name in ip{,6}tables{,-save,-restore}; do ln -sf xtables-nft-multi "$folder/upper/usr/sbin/$name"; done
	cat >"$etc/containers.conf" <<-CONF
		[containers]
		default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
		log_driver = "k8s-file"
		[engine]
		cgroup_manager = "cgroupfs"
		events_logger = "file"
		runtime = "crun"
		[network]
		network_backend = "netavark"
	CONF
	printf '[storage]\ndriver = "overlay"\ngraphroot = "%s/storage"\nrunroot = "%s/run"\n' "$folder" "$folder" >"$etc/storage.conf"
	echo '{"default":[{"type":"insecureAcceptAnything"}]}' >"$etc/policy.json"
	printf '#!/bin/sh\nexport PATH=/usr/sbin:/usr/bin PODMAN_IGNORE_CGROUPSV1_WARNING=1\nexec nsenter -t %s -m -n /usr/bin/podman "$@"\n' "$$" >"$folder/podman"
	chmod +x "$folder/podman"
	exec unshare -m -n --propagation private "$0" "$root" "$folder" inside
fi

ip link set lo up
mount -t overlay -o "lowerdir=$root,upperdir=$folder/upper,workdir=$folder/work" overlay "$folder/root"
mkdir -p "$folder/root"/{proc,sys,dev,run,tmp,var/tmp,root,machine} "$folder/root$folder"
chmod 1777 "$folder/root"/{tmp,var/tmp}
for place in proc sys dev; do mount --rbind "/$place" "$folder/root/$place"; done
# crun refuses a machine of cgroup v1 that has a v2 hierarchy beside it.
umount "$folder/root/sys/fs/cgroup/unified" 2>/dev/null || true
mount -t tmpfs tmpfs "$folder/root/run"
mount --bind "$folder" "$folder/root$folder"
cd "$folder/root" && pivot_root . machine
# The shell stays for the CLI to enter: the service's own first thread may end in a container's mounts.
exec /usr/bin/busybox sh -c 'export PATH=/usr/sbin:/usr/bin; busybox umount -l /machine; trap "kill \$!" TERM
	podman system service --time 0 "unix://$0" & wait; wait' "$folder/docker.sock"
