import type {Container} from '../../engine/types.js';
import {formatDuration, unknown} from '../../text/format.js';
import {fitReference} from '../../text/fit-reference.js';
import {span, type Line, type Tone} from '../../text/line.js';
import {shortenMiddle, shortenShared} from '../../text/shorten-middle.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {displayWidth} from '../../text/width.js';
import {byHand, type Column} from './list-model.js';
import {restartsOf} from '../trouble/rules/loop-rule.js';
import {currentDetails, endedAgoMs} from '../trouble/trouble-facts.js';
import {isOneOff} from '../one-off.js';
import {portsText} from './ports.js';
import {hasProcesses} from '../../engine/container-states.js';
import type {Trouble} from '../trouble/container-trouble.js';
import type {ContainerRow} from './container-row.js';
import {statusAgeMs} from '../../text/status-age.js';
import {shortId} from './target-words.js';

// Who a container is and how it is: everything but its figures.

/** Cells for the list where the screen has 120 columns. */
export const usualRoom = 116;

/** Below a screen of 100 columns why something is wrong is worth more than what it uses. */
export const narrowRoom = 96;

export const name: Column<ContainerRow> = {
	id: 'name',
	title: safe`NAME`,
	hint: safe`the container's name`,
	// Told apart before all; whole before charts, and where the room is small before memory.
	steps: ({widest, telling}, room) =>
		[
			[telling, 0] as const,
			[room < usualRoom ? 24 : 28, 3] as const,
			[48, room < narrowRoom ? 6.4 : room < usualRoom ? 4.5 : 5.2] as const,
			[60, 5.5] as const,
		].map(([most, turn]) => [Math.min(widest, Math.max(most, telling)), turn]),
	sort: 'name',
	render: ({container, label, shared, trouble}, width) => [
		span(shortenShared(label, width, shared), isFaint(container, trouble) ? 'dim' : 'plain'),
	],
};

/** What only holds a pod's network is of interest where it is in trouble, as what has ended. */
function isFaint(container: Container, {score}: Trouble): boolean {
	return score === 0 && (container.isInfra === true || !hasProcesses(container));
}

export const engine: Column<ContainerRow> = {
	id: 'engine',
	title: safe`ENGINE`,
	hint: safe`the engine it is on, where there are several`,
	isAlways: true,
	// Told apart from the others, and with room for an age.
	steps: ({widest, telling, isKnown}) =>
		isKnown
			? [
					[Math.min(widest, Math.max(10, telling)), 0.5],
					[Math.min(widest, 30), 4.8],
				]
			: [],
	isKnown: row => row.engine !== undefined,
	render: ({engine: of = unknown, staleMs}, width) => {
		const age = staleMs === undefined ? noText : safe` ${formatDuration(staleMs)}`;
		return [
			span(shortenMiddle(of, Math.max(1, width - displayWidth(age))), 'accent'),
			...(age === noText ? [] : [span(age, 'bad')]),
		];
	},
};

export const state: Column<ContainerRow> = {
	id: 'state',
	title: safe`STATE`,
	hint: safe`state, health, exit code`,
	steps: ({widest}) => [
		// `stopping…` moves no column.
		[Math.max(10, Math.min(widest, 16)), 1],
		[Math.max(10, Math.min(widest, 26)), 7],
	],
	sort: 'state',
	render: stateLine,
};

export const uptime: Column<ContainerRow> = {
	id: 'uptime',
	title: safe`UPTIME`,
	hint: safe`time since it started`,
	steps: () => [[6, byHand]],
	align: 'right',
	sort: 'uptime',
	render: row => [span(formatDuration(uptimeMs(row)))],
};

export const project = text({
	id: 'project',
	title: safe`PROJECT/SERVICE`,
	hint: safe`compose project or stack, and service`,
	steps: ({widest, isKnown}) => (isKnown ? [[Math.min(widest, 44), 16]] : []),
	isKnown: ({container}) => container.project !== undefined,
	of: container => {
		const {project: of, service} = container;
		const run = isOneOff(container) ? safe` one-off` : noText;
		return of && service ? safe`${of}/${service}${run}` : of;
	},
});

export const image = text({
	id: 'image',
	title: safe`IMAGE`,
	hint: safe`the image it was created from`,
	steps: ({widest}) => [
		[Math.min(widest, 28), 17],
		[Math.min(widest, 60), 20],
	],
	of: container => container.image,
	fitted: fitReference,
});

export const ports: Column<ContainerRow> = {
	id: 'ports',
	title: safe`PORTS`,
	hint: safe`published and exposed ports`,
	steps: ({isKnown}) =>
		isKnown
			? [
					[16, 18],
					[26, 25],
				]
			: [],
	isKnown: ({container}) => container.ports.length > 0,
	render: ({container}, width) => [span(portsText(container.ports, width) ?? unknown, 'dim')],
};

export const id = text({
	id: 'id',
	title: safe`ID`,
	hint: safe`the short id`,
	steps: () => [[12, 26]],
	of: container => shortId(container.id),
});

export const command = text({
	id: 'command',
	title: safe`COMMAND`,
	hint: safe`the command of its main process`,
	steps: () => [
		[20, byHand],
		[32, byHand],
	],
	of: container => container.command,
});

export const created: Column<ContainerRow> = {
	id: 'created',
	title: safe`CREATED`,
	hint: safe`time since it was created`,
	steps: () => [[7, byHand]],
	align: 'right',
	sort: 'created',
	render: ({container, nowMs}) => [
		span(formatDuration(container.createdAtMs && nowMs - container.createdAtMs), 'dim'),
	],
};

export const restarts: Column<ContainerRow> = {
	id: 'restarts',
	title: safe`RESTARTS`,
	hint: safe`restarts by its restart policy`,
	steps: () => [[8, byHand]],
	align: 'right',
	render: ({details}) => [details ? span(safe`${details.restartCount}`) : span(unknown, 'dim')],
};

function uptimeMs({container, details, nowMs}: ContainerRow): number | undefined {
	const startedAtMs = details?.startedAtMs;
	return hasProcesses(container)
		? startedAtMs === undefined
			? statusAgeMs(container.status)
			: nowMs - startedAtMs
		: undefined;
}

/** `up 3m unhealthy`, `restarting ×5`, `exited (137) 2m`; what was asked of it comes first. */
function stateLine(row: ContainerRow): Line {
	const {container, doing} = row;
	if (doing) {
		return [span(safe`${doing}…`, 'accent')];
	}

	if (container.state === 'running') {
		return runningLine(row);
	}

	if (container.state === 'restarting') {
		const count = restartsOf(row);
		return [span(count ? safe`restarting ×${count}` : safe`restarting`, 'bad')];
	}

	return container.state === 'exited'
		? [span(exitedText(row), row.trouble.score >= 70 ? 'bad' : 'dim')]
		: [span(safeText(container.state), stateTones[container.state] ?? 'dim')];
}

function runningLine(row: ContainerRow): Line {
	const {health} = row.container;
	const ageMs = uptimeMs(row);
	const up = span(ageMs === undefined ? safe`up` : safe`up ${formatDuration(ageMs)}`);
	return health ? [up, span(safe` ${safeText(health)}`, healthTone(row.container))] : [up];
}

const stateTones: Readonly<Record<string, Tone>> = {dead: 'bad', paused: 'warn', removing: 'accent'};

function healthTone({health}: Container): Tone {
	return health === 'unhealthy' ? 'bad' : health === 'starting' ? 'warn' : 'good';
}

function exitedText(row: ContainerRow): SafeText {
	const code = row.container.exitCode ?? currentDetails(row)?.exitCode;
	const agoMs = endedAgoMs(row);
	const ago = agoMs === undefined ? safe`` : safe` ${formatDuration(agoMs)}`;
	return code === undefined ? safe`exited${ago}` : safe`exited (${code})${ago}`;
}

function text({
	of,
	fitted = one => one,
	...column
}: Omit<Column<ContainerRow>, 'render'> & {
	of: (container: Container) => SafeText | undefined;
	fitted?: (whole: SafeText, width: number) => SafeText;
}): Column<ContainerRow> {
	return {...column, render: ({container}, width) => [span(fitted(of(container) ?? unknown, width), 'dim')]};
}
