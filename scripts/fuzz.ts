// npm run fuzz [-- ring [first seed [last seed]]]: the fuzz rings whole, or one of them, or one seed of it.
import process from 'node:process';
import {rings, type Ring} from '../test/fuzz/rings.js';

/** A whole ring takes up to an hour: how far it is, so that one that is stopped was not for nothing. */
const tellEveryMs = 30_000;

const [wanted, first, last] = process.argv.slice(2);
const chosen = rings.filter(({name}) => wanted === undefined || name === wanted);
if (chosen.length === 0) {
	console.error(`no ring ${wanted}: there are ${rings.map(({name}) => name).join(', ')}`);
	process.exit(2);
}

for (const ring of chosen) {
	await runWhole(ring, Number(first ?? 1), Number(last ?? first ?? ring.seeds));
}

async function runWhole({name, promise, run}: Ring, from: number, to: number): Promise<void> {
	let failed = 0;
	let toldAtMs = performance.now();
	for (let seed = from; seed <= to; seed++) {
		const found = await run(seed);
		if (found !== undefined) {
			failed++;
			process.exitCode = 1;
			console.log(`FAILED ${name} seed ${seed}: ${found}\n  again: npm run fuzz -- ${name} ${seed}`);
		}

		if (performance.now() - toldAtMs > tellEveryMs) {
			toldAtMs = performance.now();
			console.log(
				`${name}: ${seed - from + 1} of ${to - from + 1} seeds, ${failed} failed so far, the last was ${seed}`,
			);
		}
	}

	console.log(`${name}: ${to - from + 1} seeds, ${failed} failed — ${promise}`);
}
