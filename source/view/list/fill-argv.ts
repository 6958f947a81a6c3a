import {idThere} from '../../engine/keys-at.js';
import type {Container, ContainerId} from '../../engine/types.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';

/** What can stand in braces in a command of the user's, and what of a row it is. */
const parts = {
	id: ({target}) => (target.kind === 'container' ? idThere(target.id as ContainerId) : target.id),
	name: ({target}) => target.name,
	image: ({target, container}) => (target.kind === 'image' ? target.name : container?.image),
	project: ({container}) => container?.project,
	service: ({container}) => container?.service,
	engine: ({state}) => state.fleet.connection.label,
} as const satisfies Readonly<
	Record<
		string,
		(row: {
			readonly target: Target;
			readonly container: Container | undefined;
			readonly state: State;
		}) => string | undefined
	>
>;

export const partNames = Object.keys(parts) as ReadonlyArray<keyof typeof parts>;

export const braces = /\{(\w+)\}/g;

/**
 * The argv for a row: each text in braces becomes what it stands for, within its argument; nothing is split or quoted, and
 * no shell reads it. Else why it can't be run.
 */
export function fillArgv(
	argv: readonly string[],
	target: Target,
	state: State,
): {readonly argv: readonly string[]} | {readonly problem: SafeText} {
	const container = state.fleet.containers.byId.get(target.id as ContainerId);
	let problem: SafeText | undefined;
	const filled = argv.map(argument =>
		argument.replaceAll(braces, (written: string, name: string, at: number) => {
			const part = parts[name as keyof typeof parts];
			const value = Object.hasOwn(parts, name) ? part({target, container, state}) : undefined;
			if (value === undefined || value === '') {
				problem ??= safe`${target.name} has no ${safeText(name)}`;
			} else if (at === 0 && value.startsWith('-')) {
				problem ??= safe`its ${safeText(name)} ${safeText(value)} would be taken for an option`;
			}

			return value ?? written;
		}),
	);
	return problem === undefined ? {argv: filled} : {problem};
}
