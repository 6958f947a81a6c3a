import {readFileSync} from 'node:fs';
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';
import {openOperator, type Operator} from '../helpers/operator.js';
import {startRealEngine, type RealEngine} from '../helpers/real-engine.js';
import {startRegistry, type Registry} from '../helpers/registry.js';
import {containerOperations} from './operations-containers.js';
import {imageOperations} from './operations-images.js';
import {otherOperations} from './operations-others.js';
import {eachRealEngine} from '../helpers/real-engines.js';

// Every row of docs/operations.md that claims a key: the key is pressed, and the docker CLI looks at the engine.

let registry: Registry | undefined;
const registryNow = () => {
	if (!registry) {
		throw new Error('the registry did not start');
	}

	return registry;
};

const operations = {...containerOperations, ...imageOperations(registryNow), ...otherOperations};

test('every row of the table that claims a key is tried here, and no other', () => {
	expect(Object.keys(operations).sort()).toEqual([...claimedOperations()].sort());
});

eachRealEngine('a Docker engine, %s', kind => {
	let real: RealEngine | undefined;
	let operator: Operator | undefined;
	beforeAll(async () => {
		registry = await startRegistry({name: 'shop/found', description: 'a shop'});
		real = await startRealEngine(kind);
	});
	afterAll(async () => {
		await real?.close();
		await registry?.close();
	});

	beforeEach(() => {
		operator = real && openOperator(real);
	});
	afterEach(async () => {
		await operator?.close();
		await (real && clear(real));
	});

	for (const [name, operate] of Object.entries(operations)) {
		test(`docker ${name}`, async () => {
			await (operator && operate(operator));
			expect.hasAssertions();
		});
	}
});

async function clear({docker}: RealEngine): Promise<void> {
	const ids = await docker('ps', '--all', '--quiet');
	if (ids !== '') {
		await docker('rm', '--force', '--volumes', ...ids.split('\n'));
	}
}

/** `container stop`, from the first two cells of the tables. */
function* claimedOperations(): Generator<string> {
	const text = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
	let group = '';
	for (const line of text.split('\n').filter(one => one.startsWith('| '))) {
		const [, name = '', key = ''] = line.split('|').map(cell => cell.trim());
		if (key === 'key') {
			group = name.replace('docker', '').trim();
		} else if (key !== '–' && !isOfSwarm(group)) {
			yield `${group} ${name}`.trim();
		}
	}
}

/** These engines are in no swarm: what a real one answered stands in for it, in the unit ring. */
function isOfSwarm(group: string): boolean {
	return group.startsWith('service');
}
