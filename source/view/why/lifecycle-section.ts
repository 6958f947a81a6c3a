import type {Details, SystemdUnit} from '../../engine/types.js';
import {hasProcesses} from '../../engine/container-states.js';
import {formatSpan} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {exitWords} from '../trouble/exit-code.js';
import {endedAgoMs} from '../trouble/trouble-facts.js';
import type {ContainerRow} from '../list/container-row.js';
import {fact, moment, type About, type CardLine} from './card-lines.js';

/** How it has lived: its state, its last end and start, how often it started again. */
export function lifecycleLines({row, state}: About): readonly CardLine[] {
	const {container, details} = row;
	const {listed, health} = container;
	const starts = state.fleet.containers.starts.get(container.id) ?? [];
	const isOver = container.state === 'exited';
	const ended = endLines(row, state.fleet.containers.lastExits.get(container.id));
	return [
		...(isOver && ended.length > 0
			? []
			: [
					fact(
						safe`state`,
						safeText(health === undefined ? container.state : `${container.state}, ${health}`),
					),
				]),
		...(listed ? [fact(safe`the engine's list still says`, listed.status, 'warn')] : []),
		...ended,
		...(details?.isOomKilled && !isOver ? [fact(safe`OOM-killed`, safe`yes`, 'bad')] : []),
		...(details?.error ? [fact(safe`engine error`, details.error, 'bad')] : []),
		...(details ? [policyLine(details)] : []),
		...startsLines(starts),
		...(details?.startedAtMs === undefined
			? []
			: [fact(safe`started`, moment(details.startedAtMs, row.nowMs))]),
		...(container.createdAtMs === undefined
			? []
			: [fact(safe`created`, moment(container.createdAtMs, row.nowMs))]),
		...(container.unit ? [fact(safe`run by systemd`, unitText(container.unit))] : []),
		...(container.task ? [fact(safe`run by swarm`, safe`a task of service ${container.task.service}`)] : []),
		...(container.isInfra ? [fact(safe`pod`, safe`it only holds the pod's network`)] : []),
		fact(safe`image`, container.image),
		fact(safe`command`, container.command),
	];
}

function unitText({name, isOfUser}: SystemdUnit): SafeText {
	return isOfUser ? safe`${name}, of the user` : name;
}

/** `28 in 6 min`, whoever started it. */
function startsLines(starts: readonly number[]): readonly CardLine[] {
	const [first = 0] = starts;
	return starts.length < 2
		? []
		: [fact(safe`starts seen`, safe`${starts.length} in ${formatSpan(starts.at(-1)! - first)}`)];
}

/** `exit 1, 02:14:07, 2 min ago, after 41 s`. */
function endLines(row: ContainerRow, lastExit: number | undefined): readonly CardLine[] {
	const {container, details, nowMs} = row;
	const {startedAtMs, finishedAtMs} = details ?? {};
	const isAgain = hasProcesses(container);
	const code = isAgain ? lastExit : (container.exitCode ?? details?.exitCode);
	if (isAgain ? finishedAtMs === undefined : container.state === 'created') {
		return [];
	}

	const agoMs = endedAgoMs(row);
	const isAfter = startedAtMs !== undefined && finishedAtMs !== undefined && finishedAtMs >= startedAtMs;
	const parts = [
		...(code === undefined ? [] : [exitWords(code, isAgain ? undefined : details?.isOomKilled)]),
		...(finishedAtMs === undefined
			? agoMs === undefined
				? []
				: [safe`${formatSpan(agoMs)} ago`]
			: [moment(finishedAtMs, nowMs)]),
		...(isAfter ? [safe`after ${formatSpan(finishedAtMs - startedAtMs)}`] : []),
	];
	return parts.length === 0
		? []
		: [fact(isAgain ? safe`ended before` : safe`ended`, safeText(parts.join(', ')))];
}

function policyLine({restartCount, restartPolicy, restartPolicyRetries}: Details): CardLine {
	const policy = restartPolicyRetries ? safe`${restartPolicy}:${restartPolicyRetries}` : restartPolicy;
	return restartCount === 0
		? fact(safe`restart policy`, policy)
		: fact(safe`restarts`, safe`${restartCount}, policy ${policy}`);
}
