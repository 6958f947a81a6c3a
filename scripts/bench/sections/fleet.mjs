import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {root} from '../../set-up.mjs';
import {measureKeys, openProgram, timeToText} from '../measure-pty.mjs';
import {bytesRead, cpuPercent, processTree, residentMegabytes} from '../processes.mjs';
import {midwatch} from '../programs.mjs';
import {p95} from '../statistics.mjs';

const size = 1000;
/** It logs 500 lines a second. */
const storm = {name: 'gateway', lineBytes: 120, patienceMs: 300_000};

/** A thousand containers, from the embedded engine in a process of its own. */
export async function fleet({report, runs}) {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-bench-'));
	const socket = join(folder, 'engine.sock');
	const args = [`${root}dist/demo-serve.js`, '--containers', String(size), '--socket', socket];
	const engine = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']});
	try {
		await once(engine.stdout, 'data');
		for (let round = 0; round < runs.rounds; round++) {
			await measureFleet(midwatch(`unix://${socket}`), report, runs);
		}
	} finally {
		engine.kill();
		rmSync(folder, {recursive: true, force: true});
	}
}

async function measureFleet(program, report, runs) {
	const opened = openProgram(program.command);
	try {
		await timeToText(opened, /worker-3|api-7/);
		await delay(10_000);
		const tree = processTree(opened.pid);
		report.note('fleet-cpu', 'midwatch', await cpuPercent(tree, runs.seconds));
		const {waits} = await measureKeys(opened, {keys: ['j', 'k'], presses: runs.presses});
		report.note('fleet-key-p95', 'midwatch', p95(waits));
		await passLogs(opened, runs.lines);
		report.note('fleet-memory', 'midwatch', residentMegabytes(tree));
	} finally {
		await opened.close();
	}
}

/** Follows the container that logs the most until so many of its lines have come in. */
async function passLogs(opened, lines) {
	opened.press(`/${storm.name}`);
	await delay(500);
	opened.press('\r');
	const enough = bytesRead(opened.pid) + lines * storm.lineBytes;
	const endMs = performance.now() + storm.patienceMs;
	while (bytesRead(opened.pid) < enough && performance.now() < endMs) {
		await delay(250);
	}
}
