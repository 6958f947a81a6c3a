import {safe, safeText, type SafeText} from '../text/safe-text.js';
import type {ContainerId} from '../engine/types.js';
import {byteText, parseBytes, parsePolicy} from '../util/parse-quantity.js';
import type {Action} from './action.js';

const policies = [
	{value: 'no', hint: 'do not restart it automatically'},
	{value: 'on-failure', hint: 'restart it when it exits with an error'},
	{value: 'on-failure:5', hint: 'the same, at most 5 times'},
	{value: 'unless-stopped', hint: 'always restart it, unless it was stopped'},
	{value: 'always', hint: 'always restart it, also when the engine starts'},
] as const;

/** What the three have in common. */
const updates = {
	kind: 'container',
	doing: 'updating',
	done: 'set',
	danger: 'none',
	needs: 'update',
	allowed: () => true,
} as const satisfies Partial<Action>;

export const restartPolicy: Action = {
	...updates,
	id: 'restartPolicy',
	shortcut: {keys: ['P'], where: 'actions', label: 'restart policy', help: 'Set the restart policy'},
	object: ['restart policy', 'of'],
	question: {asks: 'Set the restart policy of', beforeValue: 'to'},
	choices: {
		option: 'policy',
		title: 'Restart policy',
		values: policies,
		current: ({restartPolicy: name, restartPolicyRetries: retries}) =>
			retries ? `${name}:${retries}` : name,
	},
	async run(engine, target, options, signal) {
		const policy = String(options['policy']);
		const warnings = await engine.update(
			target.id as ContainerId,
			{restartPolicy: parsePolicy(policy)},
			signal,
		);
		return withWarnings(safe` to ${safeText(policy)}`, warnings);
	},
};

export const memoryLimit: Action = {
	...updates,
	id: 'memoryLimit',
	shortcut: {keys: ['M'], where: 'actions', label: 'memory limit', help: 'Set the memory limit'},
	object: ['memory limit', 'of'],
	question: {asks: 'Set the memory limit of', beforeValue: 'to'},
	input: {
		option: 'memory',
		label: 'memory limit (512m, 2g)',
		initial: (_target, details) =>
			details?.memoryLimitBytes === undefined ? '' : byteText(details.memoryLimitBytes),
		now: ({memoryLimitBytes: bytes}) => (bytes === undefined ? safe`none` : safeText(byteText(bytes))),
		problem: text =>
			parseBytes(text) === undefined ? safe`a size is a number and one of b, k, m, g: 512m, 2g` : undefined,
	},
	async run(engine, target, options, signal) {
		const memory = String(options['memory']);
		const limits = {memoryBytes: parseBytes(memory)};
		const warnings = await engine.update(target.id as ContainerId, limits, signal);
		return withWarnings(safe` to ${safeText(memory)}`, warnings);
	},
};

export const cpuLimit: Action = {
	...updates,
	id: 'cpuLimit',
	shortcut: {keys: ['U'], where: 'actions', label: 'CPU limit', help: 'Set the CPU limit, in cores'},
	object: ['CPU limit', 'of'],
	question: {asks: 'Set the CPU limit of', beforeValue: 'to'},
	input: {
		option: 'cpus',
		label: 'cores (0.5, 2)',
		initial: (_target, details) => String(details?.cpuLimitCores ?? ''),
		now: ({cpuLimitCores: cores}) => safeText(String(cores ?? 'none')),
		problem: text => (Number(text) > 0 ? undefined : safe`cores are a number above 0: 0.5, 2`),
	},
	async run(engine, target, options, signal) {
		const cores = Number(options['cpus']);
		const warnings = await engine.update(target.id as ContainerId, {cpuCores: cores}, signal);
		return withWarnings(safe` to ${cores}`, warnings);
	},
};

/** The engine took it, and says what it can't do of it. */
function withWarnings(words: SafeText, warnings: readonly SafeText[]): SafeText {
	return warnings.length === 0 ? words : safe`${words}; the engine warns: ${safeText(warnings.join('; '))}`;
}
