import {knownEngines} from '../engine/address/known-engines.js';
import {openAddress} from './open-address.js';
import type {Machine} from '../engine/address/machine.js';
import type {Asked} from '../engine/address/resolve-host.js';
import type {Address} from '../engine/types.js';
import {safeText} from '../text/safe-text.js';
import type {FoundEngine, FoundEngines} from './found-engine.js';

/** Those that are asked for; or, where none is, all that have a name here. No two of them are called the same. */
export async function findSeveral(
	asked: readonly Asked[],
	machine: Machine,
	find: (one: Asked) => Promise<FoundEngine | string>,
): Promise<FoundEngines | string> {
	const found: FoundEngine[] = [];
	for (const one of asked) {
		const engine = await find(one);
		if (typeof engine === 'string') {
			return engine;
		}

		found.push(one.host === undefined ? engine : labelled(engine, placeIn(engine.address)));
	}

	const all = asked.length > 0 ? found : await everyKnown(machine);
	const [first, ...others] = withOwnNames(all);
	return first ? [first, ...others] : 'no engine has a name here: docker context create makes one';
}

/** What can't be reached the way it is described is left out: the others are wanted all the same. */
async function everyKnown(machine: Machine): Promise<readonly FoundEngine[]> {
	const addresses = knownEngines(machine).flatMap(({address}) =>
		typeof address === 'string' ? [] : [address],
	);
	return Promise.all(addresses.map(async address => openAddress(address, [])));
}

/** `db3:2375` of `tcp://db3:2375`, `/run/a.sock` of a socket. */
function placeIn({url}: Address): string {
	return url.replace(/^(?:unix|tcp|ssh):\/\//, '');
}

function labelled(engine: FoundEngine, label: string): FoundEngine {
	return {...engine, address: {...engine.address, label}};
}

/** One that is asked for twice is opened once; of two that are called alike the later one gets a number. */
function withOwnNames(engines: readonly FoundEngine[]): readonly FoundEngine[] {
	const opened = new Map<string, FoundEngine>();
	for (const engine of engines) {
		const {label, url} = engine.address;
		if (opened.get(safeText(label))?.address.url === url) {
			void engine.leave();
			continue;
		}

		const names = [label, ...engines.map((_, index) => `${label} (${index + 2})`)];
		const name = names.find(one => !opened.has(safeText(one)));
		opened.set(safeText(name ?? url), labelled(engine, name ?? url));
	}

	return [...opened.values()];
}
