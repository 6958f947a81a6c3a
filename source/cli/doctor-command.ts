import process from 'node:process';
import {createRedactor} from '../text/redact.js';
import {versionLine} from './built-as.js';
import {lookAtConfig} from './doctor-config.js';
import {lookAtEngines} from './doctor-engines.js';
import {lookAtKernelLog, lookAtRecordings, lookAtSsh, lookAtState, lookAtSystem} from './doctor-machine.js';
import {lookAtTerminal} from './doctor-terminal.js';
import type {Finding} from './finding.js';
import {printOut} from './print-out.js';
import type {Command} from './run-command.js';

/** Whatever hangs is told as hanging after that. */
const patienceMs = 4000;

const hung = `nothing came of it within ${patienceMs / 1000} s`;

const signs = {ok: 'ok  ', note: '-   ', bad: 'BAD '} as const;

/** `midwatch doctor`: what is found, on one page; exit status 0 where the screen would show containers. */
export const doctorCommand: Command<'doctor'> = async ({flags}) => {
	const looks: ReadonlyArray<readonly [string, Promise<readonly Finding[]>]> = [
		['system', lookAtSystem()],
		['terminal', lookAtTerminal()],
		['engine', lookAtEngines(flags)],
		['kernel log', lookAtKernelLog()],
		['settings', lookAtConfig()],
		['state', lookAtState()],
		['recordings', lookAtRecordings()],
		['ssh', lookAtSsh()],
	];
	const found = (await Promise.all(looks.map(async look => inTime(...look)))).flat();
	const bad = found.filter(({sign}) => sign === 'bad').length;
	const verdict =
		bad === 0
			? 'midwatch would work here.'
			: `midwatch would not work here: ${bad === 1 ? 'see the line' : `see the ${bad} lines`} with BAD.`;
	const redact = createRedactor();
	const lines = [versionLine(), '', ...found.map(lineOf), '', verdict];
	printOut(lines.map(line => `${redact(line)}\n`).join(''));
	// What hangs must not hold us.
	return process.exit(bad === 0 ? 0 : 1);
};

async function inTime(about: string, look: Promise<readonly Finding[]>): Promise<readonly Finding[]> {
	const {promise, resolve} = Promise.withResolvers<readonly Finding[]>();
	const timer = setTimeout(
		() => resolve([{sign: about === 'engine' ? 'bad' : 'note', about, words: hung}]),
		patienceMs,
	);
	look.then(resolve, (error: unknown) => resolve([{sign: 'bad', about, words: String(error)}]));
	const found = await promise;
	clearTimeout(timer);
	return found;
}

function lineOf({sign, about, words}: Finding): string {
	return `${signs[sign]}${about.padEnd(12)} ${words}`;
}
