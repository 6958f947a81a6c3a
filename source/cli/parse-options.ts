import type {Options} from '../app/options.js';
import {containerOrders} from '../store/view/lists-slice.js';
import {themeNames} from '../text/theme-names.js';
import type {Flags} from './flags.js';

const demoContainers = 24;
const mostDemoContainers = 5000;

/** The options, or one sentence that says what is wrong and how to mend it. */
export function parseFlags(flags: Flags, rest: readonly string[]): Options | string {
	const problem = problemOf(flags, rest);
	if (problem !== undefined) {
		return problem;
	}

	return {
		contexts: flags.context ?? [],
		hosts: flags.host ?? [],
		isAll: flags.all === true,
		filter: flags.filter ?? '',
		sort: containerOrders.find(order => order === flags.sort),
		isRunningOnly: flags.running === true,
		demo: demoCount(flags),
		isHostile: flags.hostile === true,
		isDemoFallback: flags.demoFallback === true,
		isReadOnly: flags.readOnly === true,
		isOnce: flags.once === true,
		isJson: flags.json === true,
		failsOnTrouble: flags.failOn !== undefined,
		isWatch: flags.watch === true,
		hasStats: flags.stats !== false,
		hasMouse: flags.mouse === true,
		// The demo is nobody's own screen.
		isRemembering: flags.fresh !== true && flags.demo === undefined,
		isSlow: flags.slow === true,
		theme: themeNames.find(name => name === flags.theme),
		hasColor: flags.color !== false,
	};
}

function problemOf(flags: Flags, rest: readonly string[]): string | undefined {
	if (rest.length > 0) {
		return `unexpected argument ${JSON.stringify(rest[0])}: a command comes first, and options begin with --; see --help`;
	}

	if (!isOneOf(flags.sort, containerOrders)) {
		return `--sort ${JSON.stringify(flags.sort)} is not a column: use one of ${containerOrders.join(', ')}`;
	}

	if (!isOneOf(flags.theme, themeNames)) {
		return `--theme ${JSON.stringify(flags.theme)} is not a theme: use one of ${themeNames.join(', ')}`;
	}

	if (flags.filter === '') {
		return '--filter needs what to look for: --filter api, or leave it out';
	}

	const demo = demoCount(flags);
	if (demo !== undefined && !(Number.isInteger(demo) && demo >= 0 && demo <= mostDemoContainers)) {
		return `--demo=${flags.demo} is not a number of containers: use --demo or --demo=N with N from 0 to ${mostDemoContainers}`;
	}

	if (flags.hostile === true && demo === undefined) {
		return '--hostile goes with --demo';
	}

	return problemOfOutput(flags) ?? problemOfEngines(flags);
}

/** What is printed without a screen. */
function problemOfOutput({once, watch, json, stats, failOn}: Flags): string | undefined {
	if (failOn !== undefined && failOn !== 'trouble') {
		return `--fail-on ${JSON.stringify(failOn)} is nothing to fail on: use --fail-on trouble`;
	}

	if (once === true && watch === true) {
		return '--once and --watch are two things: use one of them';
	}

	if (json === true && once !== true && watch !== true) {
		return '--json goes with --once or --watch';
	}

	const onceOnly = stats === false ? '--no-stats' : failOn === undefined ? undefined : '--fail-on';
	return onceOnly === undefined || once === true ? undefined : `${onceOnly} goes with --once`;
}

function isOneOf(value: string | undefined, values: readonly string[]): boolean {
	return value === undefined || values.includes(value);
}

function demoCount({demo}: Flags): number | undefined {
	return demo === undefined ? undefined : demo === '' ? demoContainers : Number(demo);
}

/** The demo is alone, and with all of them none needs to be named. */
function problemOfEngines({demo, host = [], context = [], all}: Flags): string | undefined {
	const alone = demo === undefined ? (all === true ? '--all' : undefined) : '--demo';
	const [named] = [
		host.length > 0 && '--host',
		context.length > 0 && '--context',
		all === true && '--all',
	].filter(flag => flag !== false && flag !== alone);
	return alone === undefined || named === undefined || named === false
		? undefined
		: `${alone} and ${named} name two engines: use one of them`;
}
