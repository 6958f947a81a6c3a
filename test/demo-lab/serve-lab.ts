import process from 'node:process';
import {parseArgs} from 'node:util';
import {startDemoLab} from './start-demo-lab.js';

// The embedded engine in a process of its own, for benches and end-to-end tests:
// `serve --containers 1000 --socket /tmp/e.sock --seed 7`. Its first line of output is the socket's path.

const {values} = parseArgs({
	options: {
		containers: {type: 'string', default: '24'},
		socket: {type: 'string'},
		seed: {type: 'string', default: '1'},
		tame: {type: 'boolean', default: false},
	},
});

const lab = await startDemoLab({
	containers: Number(values.containers),
	seed: Number(values.seed),
	isTame: values.tame,
	socketPath: values.socket,
});
process.stdout.write(`${lab.socketPath}\n`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => {
		void lab.close().then(() => process.exit(0));
	});
}
