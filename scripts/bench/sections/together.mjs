import {setTimeout as delay} from 'node:timers/promises';
import {openProgram, timeToText} from '../measure-pty.mjs';
import {cpuPercent, processTree} from '../processes.mjs';
import {midwatch} from '../programs.mjs';

const sources = 50;
/** Twenty lines each tenth of a second: 200 lines/s without 200 processes/s. */
const script = `while :; do printf '%s\\n' ${Array.from({length: 20}, (_, index) => `line-${index}-of-twenty`).join(' ')}; sleep 0.1; done`;

/** Fifty containers' logs followed as one. */
export async function together({own, host, report, runs}) {
	if (!own) {
		return;
	}

	const names = Array.from({length: sources}, (_, index) => `chat-${index}`);
	await own.runAll(names.map(name => [name, script, '--cpus=0.1']));
	const opened = openProgram(midwatch(host, '--filter', 'chat-').command);
	try {
		await timeToText(opened, /chat-/);
		opened.press('*');
		await delay(5000);
		for (let round = 0; round < runs.rounds; round++) {
			report.note('together-cpu', 'midwatch', await cpuPercent(processTree(opened.pid), runs.seconds));
		}
	} finally {
		await opened.close();
		await own.removeAll(names);
	}
}
