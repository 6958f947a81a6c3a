import type {ContainerId} from '../../source/engine/types.js';
import type {State} from '../../source/store/state.js';

/** The screen that a key was pressed on; of a question in pages, all that were shown. */
export type Seen = {readonly frame: string; readonly state: State};

type Rule = {
	/** What is asked, its container, image, … in the first group. */
	readonly request: RegExp;
	readonly isNamed: (seen: Seen, named: string, query: URLSearchParams) => boolean;
};

/** What the frame must have said for each kind of request. Whatever has no row here must not be asked at all. */
const rules: readonly Rule[] = [
	{
		request: /^POST \/containers\/([^/]+)\/(?:start|pause|unpause)$/,
		isNamed: (seen, id) => isOnScreen(seen, id) || isAskedFor(seen, id),
	},
	{request: /^POST \/containers\/([^/]+)\/(?:rename|exec)$/, isNamed: isBesideTheValue},
	{
		request: /^POST \/containers\/([^/]+)\/update$/,
		isNamed: (seen, id) => isBesideTheValue(seen, id) || isAskedFor(seen, id),
	},
	{request: /^POST \/containers\/([^/]+)\/(?:stop|restart)$/, isNamed: isAskedFor},
	{
		request: /^POST \/containers\/([^/]+)\/kill$/,
		isNamed: (seen, id, query) =>
			isAskedFor(seen, id) && seen.frame.includes(`with ${query.get('signal') ?? 'nothing'}?`),
	},
	{
		request: /^DELETE \/containers\/([^/]+)$/,
		isNamed: (seen, id) => isAskedFor(seen, id) || isListedToPrune(seen, id),
	},
	{
		request: /^DELETE \/(?:images|volumes|networks)\/(.+)$/,
		isNamed: (seen, id) => isAskedByName(seen, id) || isListedToPrune(seen, id),
	},
	{request: /^POST \/build\/prune()$/, isNamed: seen => isListedToPrune(seen, undefined)},
	{request: /^POST \/(?:volumes|networks)\/create()$/, isNamed: ({frame}) => /name of the new/.test(frame)},
	{
		request: /^POST \/images\/create()$/,
		isNamed: ({frame}, _none, query) =>
			frame
				.split('\n')
				.some(line => /image to pull|▸/.test(line) && line.includes(query.get('fromImage') ?? '\n')),
	},
	// It runs what an exec just created holds, and that was named.
	{request: /^POST \/exec\/([^/]+)\/(?:start|resize)$/, isNamed: () => true},
];

/** What the engine was asked that no screen named, or nothing. */
export function judgeChanges(
	changes: readonly string[],
	screens: readonly Seen[],
	isReadOnly: boolean,
): string | undefined {
	if (isReadOnly && changes.length > 0) {
		return `read-only, and yet ${changes.join(', ')}`;
	}

	const stray = changes.find(change => !isAllowed(change, screens));
	return stray && `${stray} was not what the frame named`;
}

function isAllowed(change: string, screens: readonly Seen[]): boolean {
	const [request = '', query = ''] = change.replace(/ \/v[\d.]+\//, ' /').split('?');
	const rule = rules.find(one => one.request.test(request));
	const named = decodeURIComponent(rule?.request.exec(request)?.[1] ?? '');
	return rule !== undefined && screens.some(seen => rule.isNamed(seen, named, new URLSearchParams(query)));
}

/** The row under the cursor, or a marked one; where another pane has the whole screen, what its title names. */
function isOnScreen(seen: Seen, id: string): boolean {
	const name = seen.state.fleet.containers.byId.get(id as ContainerId)?.name ?? '\n';
	const isTitled = seen.frame
		.split('\n')
		.some(line => /^╭ \d (?:Stats|Top|Logs) · /.test(line) && line.includes(` · ${name} `));
	return (
		linesWith(seen, id).some(line => /^│[▸ ]?[▸●]/.test(line)) ||
		(isTitled && !seen.frame.includes('╭ 1 Containers'))
	);
}

/** The question names it, or the list over the panes does. */
function isAskedFor(seen: Seen, id: string): boolean {
	return (
		/^ ▲ (?:Start|Pause|Unpause|Stop|Restart|Kill|Remove|Set) .*\?/m.test(seen.frame) &&
		linesWith(seen, id).some(line => / ▲ |^│ {2}\S/.test(line))
	);
}

/** A prompt or a choice says what its value is for: at its side, or in the list over the panes. */
function isBesideTheValue(seen: Seen, id: string): boolean {
	const kind = seen.state.view.overlay.stack.at(-1)?.kind;
	return (
		(kind === 'prompt' || kind === 'choose') &&
		linesWith(seen, id).some(line => line.includes(`(${id.slice(0, 12)})`) || /^│ {2}\S/.test(line))
	);
}

/** Images, volumes and networks are asked for by the name that the question shows. */
function isAskedByName({frame, state}: Seen, id: string): boolean {
	const overlay = state.view.overlay.stack.at(-1);
	const target =
		overlay?.kind === 'confirm' ? overlay.targets.find(one => one.id === id || one.tag === id) : undefined;
	return target !== undefined && / ▲ Remove .*\?/.test(frame) && frame.includes(target.name);
}

function isListedToPrune({frame, state}: Seen, id: string | undefined): boolean {
	const overlay = state.view.overlay.stack.at(-1);
	const unused = overlay?.kind === 'prune' ? overlay.unused : [];
	const listed = frame
		.split('\n')
		.filter(line => /^│ {2}(?:container|image|volume|network|cache) /.test(line));
	return unused
		.filter(one => (id === undefined ? one.kind === 'disk' : one.id === id || one.tag === id))
		.some(({name}) => listed.some(line => line.includes(name)));
}

/** Lines that show a container's id, and its name: as the state then knew it, or as it was when the question opened. */
function linesWith({frame, state}: Seen, id: string): readonly string[] {
	const overlay = state.view.overlay.stack.at(-1);
	const asked =
		overlay && 'targets' in overlay ? overlay.targets.find(one => one.id === id)?.name : undefined;
	const known = state.fleet.containers.byId.get(id as ContainerId)?.name;
	const names = [asked, known].filter(name => name !== undefined);
	return frame
		.split('\n')
		.filter(
			line =>
				line.includes(id.slice(0, 12)) && (names.length === 0 || names.some(name => line.includes(name))),
		);
}
