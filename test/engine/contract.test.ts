import {afterAll, beforeAll, describe} from 'vitest';
import {openEmbedded, openPodman, openReal, type ContractEngine} from '../helpers/contract-engine.js';
import {whyNoEngine} from '../helpers/real-engine-tools.js';
import {changesContract} from './contract-changes.js';
import {logsContract} from './contract-logs.js';
import {readsContract} from './contract-reads.js';

// What midwatch relies on, of every engine. The embedded one can't drift from the real ones.

const why = whyNoEngine();
const kinds = {debian: "the Docker engine of Debian's release", newest: 'the newest Docker engine'} as const;

describe('the embedded engine', () => {
	contract(openEmbedded);
});

for (const kind of ['debian', 'newest'] as const) {
	describe.skipIf(why)(`${kinds[kind]}${why ? `: skipped, ${why}` : ''}`, () => {
		contract(async () => openReal(kind));
	});
}

for (const kind of ['debian', 'newest'] as const) {
	describe.skipIf(why)(`Podman, ${kind}${why ? `: skipped, ${why}` : ''}`, () => {
		contract(async () => openPodman(kind), true);
	});
}

/** What Podman does otherwise is in podman.test.ts. */
function contract(open: () => Promise<ContractEngine>, isPodman = false): void {
	let subject: ContractEngine | undefined;
	beforeAll(async () => {
		subject = await open();
	});
	afterAll(async () => subject?.close());

	const get = () => {
		if (!subject) {
			throw new Error('the engine did not start');
		}

		return subject;
	};

	readsContract(get, isPodman);
	logsContract(get, isPodman);
	changesContract(get, isPodman);
}
