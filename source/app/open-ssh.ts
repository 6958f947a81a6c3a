import {rmSync} from 'node:fs';
import {dirname} from 'node:path';
import process from 'node:process';
import {openSshLink} from '../engine/ssh/ssh-link.js';
import type {Address, SshPlace} from '../engine/types.js';
import {makePrivateSocket, sweepDeadSockets} from '../util/private-socket.js';

/** An ssh:// address with a socket of its own on this machine, which only this user can reach. */
export async function openSsh(
	address: Address,
	place: SshPlace,
): Promise<{readonly address: Address; readonly leave: () => Promise<void>}> {
	void sweepDeadSockets();
	const {path} = await makePrivateSocket('ssh');
	const link = openSshLink(place, address.url, path);
	// A terminal that hangs up leaves no time for more.
	const drop = () => rmSync(dirname(path), {recursive: true, force: true});
	process.once('exit', drop);
	return {
		address: {...address, socketPath: path, link},
		async leave() {
			await link.close();
			process.off('exit', drop);
		},
	};
}
