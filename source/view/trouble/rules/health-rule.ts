import {safe} from '../../../text/safe-text.js';
import {truncate} from '../../../text/width.js';
import {probeCause} from '../probe-cause.js';
import type {Facts, Finding} from '../trouble-facts.js';
import {longestWords} from './words-of-ending.js';

/** Its health check fails. */
export function judgeHealth({container, details}: Facts): Finding | undefined {
	if (container.health !== 'unhealthy' || container.state !== 'running') {
		return undefined;
	}

	const probe = details?.probes.findLast(({exitCode}) => exitCode !== 0);
	const words = probe && (probeCause(probe) ?? safe`exit ${probe.exitCode}`);
	return words === undefined
		? {severity: 80, words: safe`unhealthy`}
		: {severity: 80, words: safe`health: ${truncate(words, longestWords)}`, whole: safe`health: ${words}`};
}
