import {text} from 'node:stream/consumers';
import {safeText} from '../../text/safe-text.js';
import {defaultSocket} from '../address/parse-host.js';
import {commandFlags, sshArgs, type Opening} from './ssh-args.js';
import {noEngineThere, noPermission, sshFault} from './ssh-faults.js';
import {startCommand} from './ssh-process.js';

/** Where engines listen there, that of root first; `$1` is the user's own folder. */
const usual = [defaultSocket, '$1/docker.sock', '$1/podman/podman.sock', '/run/podman/podman.sock'];

/** For any login shell: `sh` alone reads what is between the quotes. A named path holds nothing that it would act on. */
function lookCommand(named: string | undefined): string {
	const paths = (named === undefined ? usual : [named]).map(path => `"${path}"`).join(' ');
	return `sh -c 'set -- "\${XDG_RUNTIME_DIR:-/run/user/$(id -u)}"; echo "user $(id -un)"; for s in ${paths}; do if [ -S "$s" ]; then if [ -r "$s" ] && [ -w "$s" ]; then echo "open $s"; else echo "closed $s"; fi; fi; done'`;
}

/** The socket that the user may open there, of a named one or of the usual ones; an EngineError that says why there is none. */
export async function findRemoteSocket(given: Opening): Promise<string> {
	const {place, url} = given;
	const named = place.socketPath;
	const command = startCommand([...sshArgs(given, commandFlags), lookCommand(named)], given);
	command.stdin.end();
	const [said, end] = await Promise.all([text(command.stdout), command.ended]);
	const lines = said.slice(0, 16_384).split('\n');
	const found = (word: string) =>
		lines.filter(line => line.startsWith(`${word} `)).map(line => line.slice(word.length + 1));
	const [user] = found('user');
	if (user === undefined) {
		throw sshFault(end.said, url, end.status);
	}

	const wanted = (path: string) => named === undefined || path === named;
	const open = found('open').find(wanted);
	const closed = found('closed').find(wanted);
	if (open === undefined) {
		throw closed === undefined
			? noEngineThere(url, safeText(named ?? defaultSocket, 200))
			: noPermission(url, safeText(closed, 200), safeText(user, 60));
	}

	return open;
}
