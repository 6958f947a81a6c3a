import net, {type OnReadOpts, type Socket} from 'node:net';
import type {ConnectionOptions} from 'node:tls';
import {lateTls} from '../../util/late-builtins.js';
import type {Address} from '../types.js';

/** A connection to an engine, and to nothing else. With TLS its certificate is verified, whatever the environment says: only a context can turn that off. */
export function connect(address: Address, onread?: OnReadOpts): Socket {
	// That it breaks when nobody waits for it any more is no fault of ours: who waits listens, too.
	return open(address, onread).on('error', () => {});
}

function open({socketPath, host, port = 0, tls: secret}: Address, onread?: OnReadOpts): Socket {
	if (socketPath !== undefined) {
		return net.connect({path: socketPath, onread});
	}

	if (!secret) {
		return net.connect({host, port, onread});
	}

	const servername = net.isIP(host ?? '') === 0 ? host : undefined;
	const {isUnverified = false, ...pems} = secret;
	const options = {
		...pems,
		host,
		port,
		servername,
		rejectUnauthorized: !isUnverified,
		ALPNProtocols: ['http/1.1'],
		onread,
	};
	try {
		// `onread` is documented for sockets, and works on TLS ones too; the types leave it out.
		return lateTls().connect(options as ConnectionOptions);
	} catch (error) {
		// Certificates that are none: told as any other connection that failed.
		return new net.Socket().destroy(error as Error);
	}
}
