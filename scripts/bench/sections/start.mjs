import {once} from 'node:events';
import {spawn} from 'node:child_process';
import process from 'node:process';
import {openProgram, timeToText} from '../measure-pty.mjs';
import {midwatch} from '../programs.mjs';

/** exec → first frame with names, and the floors under it: Node itself, the bare list, curl. */
export async function start({host, names, programs, report, runs}) {
	for (let run = 0; run < runs.start; run++) {
		for (const program of programs) {
			const opened = openProgram(program.command, {env: program.env});
			report.note('first-frame', program.name, await timeToText(opened, names));
			await opened.close();
		}

		for (const floor of floors(host)) {
			const opened = openProgram(floor.command);
			report.note('first-frame', floor.name, await timeToText(opened, floor.match ?? names));
			await opened.close();
		}

		for (const flag of ['version', 'help']) {
			report.note(flag, 'midwatch', await timeToExit([...midwatch(host).command.slice(0, 2), `--${flag}`]));
			report.note(flag, 'node -e 0', await timeToExit([process.execPath, '-e', '0']));
		}
	}
}

function floors(host) {
	const {pathname, protocol} = new URL(host);
	const isSocket = protocol === 'unix:';
	const where = isSocket
		? `{socketPath: '${pathname}', `
		: `'${host.replace('tcp:', 'http:')}/containers/json', {`;
	const list = `require('http').get(${where}${isSocket ? "path: '/containers/json'" : ''}}, response => response.pipe(process.stdout))`;
	const curl = isSocket
		? ['curl', '-sN', '--unix-socket', pathname, 'http://engine/containers/json']
		: ['curl', '-sN', `${host.replace('tcp:', 'http:')}/containers/json`];
	return [
		{name: 'node -e 0', command: [process.execPath, '-e', "process.stdout.write('0')"], match: /0/},
		{name: 'raw list', command: [process.execPath, '-e', list]},
		{name: 'curl', command: curl},
	];
}

async function timeToExit([file, ...args]) {
	const startedAtMs = performance.now();
	await once(spawn(file, args, {stdio: 'ignore'}), 'exit');
	return performance.now() - startedAtMs;
}
