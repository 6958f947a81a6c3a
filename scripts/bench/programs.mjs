import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {root} from '../set-up.mjs';

/** What is measured side by side: `down` are its keys for one step down, undefined where it has no cursor. */
export function findPrograms(host) {
	const env = {DOCKER_HOST: host};
	const onPath = name => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
	const peers = [
		{name: 'docker stats', command: ['docker', 'stats'], needs: 'docker'},
		{name: 'lazydocker', command: ['lazydocker'], needs: 'lazydocker', down: '\u001B[B', up: '\u001B[A'},
		{name: 'ctop', command: ['ctop'], needs: 'ctop', down: '\u001B[B', up: '\u001B[A'},
	];
	return [
		{...midwatch(host), env: {}},
		...peers.filter(({needs}) => onPath(needs)).map(peer => ({...peer, env})),
	];
}

export function midwatch(host, ...flags) {
	return {
		name: 'midwatch',
		command: [process.execPath, `${root}dist/cli.js`, '--fresh', '--host', host, ...flags],
		env: {},
		down: 'j',
		up: 'k',
	};
}
