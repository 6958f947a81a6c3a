import {setTimeout as delay} from 'node:timers/promises';
import xterm from '@xterm/headless';
import {openProgram} from '../measure-pty.mjs';
import {processTree, residentMegabytes} from '../processes.mjs';
import {midwatch} from '../programs.mjs';
import {p95} from '../statistics.mjs';

const bytesPerSecond = 2048;
const patienceMs = 15_000;

/** midwatch on a terminal that takes 2 KB/s: nothing may pile up, and the cursor still moves when it is told to. */
export async function slowLine({host, names, report, runs}) {
	const screen = new xterm.Terminal({cols: 120, rows: 40, allowProposedApi: true});
	const command = midwatch(host).command;
	const opened = openProgram(command, {bytesPerSecond, onOutput: data => screen.write(data)});
	try {
		await opened.until(() => names.test(opened.text()), patienceMs);
		await delay(10_000);
		const before = residentMegabytes(processTree(opened.pid));
		const waits = [];
		for (let press = 0; press < runs.slowPresses; press++) {
			waits.push(await timeCursor(opened, screen, press % 2 === 0 ? 'j' : 'k'));
			await delay(1500);
		}

		report.note('slow-growth', 'midwatch', residentMegabytes(processTree(opened.pid)) - before);
		report.note('slow-key', 'midwatch', p95(waits));
	} finally {
		await opened.close();
		screen.dispose();
	}
}

async function timeCursor(opened, screen, key) {
	const before = cursorRow(screen);
	const pressedAtMs = performance.now();
	opened.press(key);
	while (performance.now() - pressedAtMs < patienceMs) {
		await delay(10);
		if (cursorRow(screen) !== before) {
			break;
		}
	}

	return performance.now() - pressedAtMs;
}

/** The row that the list's cursor stands on. */
function cursorRow(screen) {
	const {active} = screen.buffer;
	return Array.from(
		{length: screen.rows},
		(_, row) => active.getLine(row)?.translateToString() ?? '',
	).findIndex(line => line.includes('▸'));
}
