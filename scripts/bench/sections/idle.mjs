import {setTimeout as delay} from 'node:timers/promises';
import {measureKeys, openProgram, timeToText} from '../measure-pty.mjs';
import {cpuPercent, cpuSeconds, processTree, residentMegabytes} from '../processes.mjs';
import {midwatch} from '../programs.mjs';
import {p95} from '../statistics.mjs';

const settleMs = 5000;
/** Five lines a second, no two of which have much in common. */
const logging =
	'id=/proc/sys/kernel/random/uuid; while :; do read a <$id; read b <$id; echo "GET /orders/$a 200 trace=$b"; sleep 0.2; done';

/** Each program in turn, left alone, then with keys: bytes, CPU, memory, and what it costs the engine. */
export async function idle(context) {
	const {programs, runs} = context;
	for (let round = 0; round < runs.rounds; round++) {
		for (const program of programs) {
			const beforePercent = await engineAtRest(context);
			const opened = openProgram(program.command, {env: program.env});
			try {
				await timeToText(opened, context.names);
				await delay(settleMs);
				await measureIdle(opened, program, beforePercent, context);
				await measurePresses(opened, program, context);
			} finally {
				await opened.close();
			}
		}
	}

	await measureBytes(context, {id: 'slow-bytes', flags: ['--slow'], seconds: 2 * context.runs.seconds});
	await measureLogging(context);
}

/** The selected container, which is the first by name, logs five lines a second. */
async function measureLogging(context) {
	const {own, runs} = context;
	if (!own) {
		return;
	}

	await own.runAll([['a-logger', logging]]);
	try {
		await measureBytes(context, {id: 'logging-bytes', flags: ['--sort', 'name'], seconds: runs.seconds});
	} finally {
		await own.removeAll(['a-logger']);
	}
}

async function engineAtRest({engineProcesses, runs}) {
	return engineProcesses && cpuPercent(engineProcesses(), runs.seconds);
}

async function measureIdle(opened, {name}, beforePercent, {engineProcesses, report, runs}) {
	const tree = processTree(opened.pid);
	const daemons = engineProcesses?.() ?? [];
	const before = {
		bytes: opened.bytes(),
		own: cpuSeconds(tree),
		engine: cpuSeconds(daemons),
		atMs: performance.now(),
	};
	await delay(runs.seconds * 1000);
	const seconds = (performance.now() - before.atMs) / 1000;
	report.note('idle-bytes', name, (opened.bytes() - before.bytes) / seconds);
	report.note('cpu', name, ((cpuSeconds(tree) - before.own) / seconds) * 100);
	report.note('memory', name, residentMegabytes(tree));
	if (engineProcesses) {
		report.note('engine-cpu', name, ((cpuSeconds(daemons) - before.engine) / seconds) * 100 - beforePercent);
	}
}

async function measurePresses(opened, {name, down, up}, {report, runs}) {
	if (!down) {
		return;
	}

	const keys = [...Array.from({length: 8}, () => down), ...Array.from({length: 8}, () => up)];
	const {waits, sizes} = await measureKeys(opened, {keys, presses: runs.presses});
	report.note('key-p95', name, p95(waits));
	report.note('key-bytes', name, sizes.toSorted((a, b) => a - b)[sizes.length >> 1]);
	const held = await measureKeys(opened, {keys, presses: runs.presses, listenMs: 33, restMs: 0});
	report.note('held-p95', name, p95(held.waits));
}

/** midwatch in another mode, left alone. */
async function measureBytes({host, names, report}, {id, flags, seconds}) {
	const opened = openProgram(midwatch(host, ...flags).command);
	try {
		await timeToText(opened, names);
		await delay(settleMs);
		const before = opened.bytes();
		await delay(seconds * 1000);
		report.note(id, 'midwatch', (opened.bytes() - before) / seconds);
	} finally {
		await opened.close();
	}
}
