import type {SystemdUnit} from '../../engine/types.js';
import {hasProcesses} from '../../engine/container-states.js';
import {formatClock, formatSpan} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {exitWords} from '../trouble/exit-code.js';
import {restartsOf} from '../trouble/rules/loop-rule.js';
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
		...(details ? [fact(safe`restarts`, safe`${restartsOf(row)}, policy ${policyOf(details)}`)] : []),
		...startsLines(starts, row.nowMs),
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

const mostStarts = 5;

/** `28 in 6 min, last 04:43:29, 04:43:39`. */
function startsLines(starts: readonly number[], nowMs: number): readonly CardLine[] {
	const [first = nowMs] = starts;
	const last = safeText(starts.slice(-mostStarts).map(formatClock).join(', '));
	return starts.length < 2
		? []
		: [fact(safe`starts seen`, safe`${starts.length} in ${formatSpan(nowMs - first)}, last ${last}`)];
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

function policyOf({restartPolicy, restartPolicyRetries}: NonNullable<ContainerRow['details']>): SafeText {
	return restartPolicyRetries ? safe`${restartPolicy}:${restartPolicyRetries}` : restartPolicy;
}
