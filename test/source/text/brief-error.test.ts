import {expect, test} from 'vitest';
import {briefError} from '../../../source/text/brief-error.js';
import {safe, safeText} from '../../../source/text/safe-text.js';

const id = '179abdc092806bbcfe5c3f6b7f6312c596128553da6c5dd5c032ba7c0be1829b';

test.each([
	[
		`Cannot restart container web: write /var/lib/docker/containers/${id}/.tmp-resolv.conf.hash2896450906: no space left on device`,
		'no space left on device (write …/.tmp-resolv.conf.hash2896450906)',
	],
	[
		`write /var/lib/docker/overlay2/${id}-init/.tmp-link2277128895: no space left on device`,
		'no space left on device (write …/.tmp-link2277128895)',
	],
	[
		'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "serve": executable file not found in $PATH: unknown',
		'exec: "serve": executable file not found in $PATH',
	],
	[
		`driver failed programming external connectivity on endpoint web (${id}): Bind for 0.0.0.0:80 failed: port is already allocated`,
		'port is already allocated (Bind for 0.0.0.0:80 failed)',
	],
	[
		'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: no such host',
		'no such host (lookup registry-1.docker.io on 127.0.0.53:53)',
	],
	[
		'manifest for shop/app:1.5 not found: manifest unknown: manifest unknown',
		'manifest unknown (manifest for shop/app:1.5 not found)',
	],
	[
		'cannot remove container "/web": container is running: stop the container before removing or force remove',
		'container is running (cannot remove container "/web")',
	],
	[
		'error mounting "/srv/a" to rootfs at "/b": mount /srv/a:/b: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists',
		'not a directory (mount /srv/a:/b)',
	],
	[
		`Conflict. The container name "/web" is already in use by container "${id}".`,
		'Conflict. The container name "/web" is already in use by container "179abdc09280".',
	],
	[
		'No such image: registry.example.com/team/shop/app:1.4',
		'No such image: registry.example.com/team/shop/app:1.4',
	],
	['mkdir /srv/data: read-only file system', 'mkdir /srv/data: read-only file system'],
])('%s', (words, brief) => {
	expect(briefError(safeText(words))).toBe(brief);
});

test('what failed never takes room from the cause', () => {
	const words = safe`Cannot restart container web: write /x/y/z: no space left on device`;
	expect(briefError(words, safe`restart failed`)).toBe(
		'no space left on device (restart failed: write /x/y/z)',
	);
	expect(briefError(safe`in use`, safe`rename failed`)).toBe('rename failed: in use');
});
