import type {Unused} from '../engine/api/unused-objects.js';
import {formatBytes} from '../text/format.js';
import {safe} from '../text/safe-text.js';
import type {Action} from './action.js';

/** By the rows of the disk pane, and the panes' own ids. */
export const kindsOf = {
	containers: 'container',
	images: 'image',
	volumes: 'volume',
	networks: 'network',
	'build cache': 'disk',
} as const satisfies Readonly<Record<string, Unused['kind']>>;

export type PruneKind = keyof typeof kindsOf;

export function isPruneKind(kind: string | undefined): kind is PruneKind {
	return kind !== undefined && Object.hasOwn(kindsOf, kind);
}

/** Which action removes one unused thing of a kind. All of them leave alone what is in use by then. */
export const removers: Readonly<Record<Unused['kind'], string>> = {
	container: 'remove',
	image: 'removeImage',
	volume: 'removeVolume',
	network: 'removeNetwork',
	disk: 'prune',
};

/** The build cache goes as a whole: its parts hang together. */
export const prune: Action = {
	id: 'prune',
	kind: 'disk',
	shortcut: {keys: [], where: 'disk', label: 'prune', help: 'Remove the build cache'},
	doing: 'pruning',
	done: 'pruned',
	danger: 'ask',
	allowed: () => true,
	async run(engine, _target, _options, signal) {
		const {removed, reclaimedBytes} = await engine.disk.pruneBuildCache(signal);
		return safe`: ${removed.length} removed, ${formatBytes(reclaimedBytes)} reclaimed`;
	},
};
