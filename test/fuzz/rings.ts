import {runBorrowedMemory} from './borrowed-memory.js';
import {runClocks} from './clocks.js';
import {runCost} from './cost.js';
import {runEnginesApart} from './engines-apart.js';
import {runFaults} from './faults.js';
import {runHostileEngine} from './hostile-engine.js';
import {runHostileText} from './hostile-text.js';
import {runIdentities} from './identities.js';
import {runModel} from './model.js';
import {runProxies} from './proxies.js';
import {runTerminalReplies} from './terminal-replies.js';
import {runWrongTarget} from './wrong-target.js';

export type Ring = {
	readonly name: string;
	/** What it promises, as SECURITY.md says it. */
	readonly promise: string;
	/** Seeds of a whole run, and of the slice that `npm test` runs. */
	readonly seeds: number;
	readonly slice: number;
	/** Undefined, or what was found. */
	readonly run: (seed: number) => string | undefined | Promise<string | undefined>;
};

/** Every ring of `npm run fuzz`. */
export const rings: readonly Ring[] = [
	{
		name: 'hostile-text',
		promise:
			'no control, escape or invisible character of a container reaches the screen, and its layout holds',
		seeds: 20_000,
		slice: 40,
		run: runHostileText,
	},
	{
		name: 'cost',
		promise: 'what foreign text costs grows with its length, counted in steps, and not with the square of it',
		seeds: 2000,
		slice: 12,
		run: runCost,
	},
	{
		name: 'hostile-engine',
		promise: 'nor of what an engine answers: processes, tables, registry, files, refusals',
		seeds: 2000,
		slice: 20,
		run: runHostileEngine,
	},
	{
		name: 'wrong-target',
		promise: 'what changes something hits exactly what its question named, or what the cursor showed',
		seeds: 10_000,
		slice: 150,
		run: runWrongTarget,
	},
	{
		name: 'terminal-replies',
		promise:
			'nothing that a terminal says of itself is ever a key, wherever it is cut, and no key is lost to it',
		seeds: 20_000,
		slice: 300,
		run: runTerminalReplies,
	},
	{
		name: 'model',
		promise:
			'every change that the engine is asked for was named on the frame before; read-only, there is none',
		seeds: 10_000,
		slice: 2,
		run: runModel,
	},
	{
		name: 'engines-apart',
		promise:
			'of several engines, cloned ones too, each keeps to itself: no action and no failure of one reaches another',
		seeds: 1000,
		slice: 2,
		run: runEnginesApart,
	},
	{
		name: 'identities',
		promise:
			'what bears a name, a tag or an id by then, and is not what the question was about, is left alone',
		seeds: 5000,
		slice: 12,
		run: runIdentities,
	},
	{
		name: 'proxies',
		promise: 'a proxy that refuses any of the routes costs what needs them, which says so, and nothing else',
		seeds: 500,
		slice: 3,
		run: runProxies,
	},
	{
		name: 'clocks',
		promise: 'whatever the engine dates is compared with its own clock, be it hours off and set meanwhile',
		seeds: 500,
		slice: 2,
		run: runClocks,
	},
	{
		name: 'faults',
		promise: 'an engine that misbehaves crashes nothing, and all recovers when it is well again',
		seeds: 5000,
		slice: 4,
		run: runFaults,
	},
	{
		name: 'borrowed-memory',
		promise:
			'of several logs at once, through any cuts, every line is kept and saved once, as it was written',
		seeds: 5000,
		slice: 60,
		run: runBorrowedMemory,
	},
];
