import {createHash} from 'node:crypto';
import type {Machine} from '../../source/engine/address/machine.js';

export type Described = {
	readonly env?: Machine['env'];
	readonly files?: Readonly<Record<string, string>>;
	readonly sockets?: readonly string[];
};

/** Ann's machine, which has these files and sockets and no others. */
export function describedMachine({env = {}, files = {}, sockets = []}: Described): Machine {
	return {
		env,
		home: '/home/ann',
		uid: 1000,
		readFile: path => (files[path] === undefined ? undefined : Buffer.from(files[path])),
		exists: path => sockets.includes(path),
		listFolder: folder => [
			...new Set(
				Object.keys(files)
					.filter(path => path.startsWith(`${folder}/`))
					.map(path => path.slice(folder.length + 1).split('/')[0]!),
			),
		],
	};
}

/** What `docker context create` writes. */
export function contextFiles(name: string, host: string): Record<string, string> {
	const digest = createHash('sha256').update(name).digest('hex');
	return {
		[`/home/ann/.docker/contexts/meta/${digest}/meta.json`]: JSON.stringify({
			Name: name,
			Metadata: {},
			Endpoints: {docker: {Host: host, SkipTLSVerify: false}},
		}),
	};
}
