import type {Options} from '../app/options.js';
import {containerOrders} from '../store/view/lists-slice.js';
import type {Flags} from './flags.js';

const demoContainers = 24;
const mostDemoContainers = 5000;

/** The options, or one sentence that says what is wrong and how to mend it. */
export function parseFlags(flags: Flags, rest: readonly string[]): Options | string {
	if (rest.length > 0) {
		return `unexpected argument ${JSON.stringify(rest[0])}: midwatch takes options only, see --help`;
	}

	const sort = containerOrders.find(key => key === (flags.sort ?? 'trouble'));
	if (sort === undefined) {
		return `--sort ${JSON.stringify(flags.sort)} is not a column: use one of ${containerOrders.join(', ')}`;
	}

	if (flags.filter === '') {
		return '--filter needs what to look for: --filter api, or leave it out';
	}

	const demo = demoCount(flags);
	if (demo !== undefined && !(Number.isInteger(demo) && demo >= 0 && demo <= mostDemoContainers)) {
		return `--demo=${flags.demo} is not a number of containers: use --demo or --demo=N with N from 0 to ${mostDemoContainers}`;
	}

	const onceOnly = flags.json === true ? '--json' : flags.stats === false ? '--no-stats' : undefined;
	if (onceOnly !== undefined && flags.once !== true) {
		return `${onceOnly} goes with --once`;
	}

	const named = enginesNamed(flags);
	if (named.length > 1) {
		return `${named.join(' and ')} name two engines: use one of them`;
	}

	return {
		host: flags.host,
		context: flags.context,
		filter: flags.filter ?? '',
		sort,
		isRunningOnly: flags.running === true,
		demo,
		isDemoFallback: flags.demoFallback === true,
		isReadOnly: flags.readOnly === true,
		isOnce: flags.once === true,
		isJson: flags.json === true,
		hasStats: flags.stats !== false,
		isSlow: flags.slow === true,
		hasColor: flags.color !== false,
	};
}

function demoCount({demo}: Flags): number | undefined {
	return demo === undefined ? undefined : demo === '' ? demoContainers : Number(demo);
}

function enginesNamed({demo, host, context}: Flags): readonly string[] {
	return [
		demo !== undefined && '--demo',
		host !== undefined && '--host',
		context !== undefined && '--context',
	].filter(name => name !== false);
}
