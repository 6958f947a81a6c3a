import {spawn} from 'node:child_process';
import {setTimeout as delay} from 'node:timers/promises';
import {measureKeys, openProgram, timeToText} from '../measure-pty.mjs';
import {bytesRead, processTree, residentMegabytes} from '../processes.mjs';
import {midwatch} from '../programs.mjs';
import {p95} from '../statistics.mjs';

const line = 'GET /api/v1/orders/8f2c1b7e 200 12ms user=4711 region=eu-1 trace=9f86d081884c7d659a2feaa0';

/** One container that writes as fast as it can: midwatch's rate beside curl's, in turns. */
export async function flood(context) {
	const {own, report, runs} = context;
	if (!own) {
		return;
	}

	await own.runAll([['flood', `exec yes '${line}'`, '--cpus=1']]);
	try {
		for (let round = 0; round < runs.rounds; round++) {
			const curl = await curlRate(own.host, runs.seconds);
			report.note('flood-share', 'midwatch', (await followRate(context)) / curl);
		}
	} finally {
		await own.removeAll(['flood']);
	}
}

/** Bytes per second that curl receives of the same stream. */
async function curlRate(host, seconds) {
	const url = 'http://engine/containers/flood/logs?follow=1&stdout=1&stderr=1&tail=0&timestamps=1';
	const curl = spawn('curl', ['-sN', '--unix-socket', new URL(host).pathname, url]);
	let bytes = 0;
	curl.stdout.on('data', data => {
		bytes += data.length;
	});
	await delay(seconds * 1000);
	curl.kill();
	return bytes / seconds;
}

async function followRate({host, report, runs}) {
	const opened = openProgram(midwatch(host, '--filter', 'flood').command);
	try {
		await timeToText(opened, /flood/);
		await delay(5000);
		const tree = processTree(opened.pid);
		const before = {bytes: bytesRead(opened.pid), memory: residentMegabytes(tree)};
		await delay(runs.seconds * 1000);
		const rate = (bytesRead(opened.pid) - before.bytes) / runs.seconds;
		const {waits} = await measureKeys(opened, {keys: ['\t', '\u001B[Z'], presses: runs.presses});
		report.note('flood-growth', 'midwatch', residentMegabytes(tree) - before.memory);
		report.note('flood-key-p95', 'midwatch', p95(waits));
		return rate;
	} finally {
		await opened.close();
	}
}
