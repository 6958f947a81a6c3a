import {safe} from '../../text/safe-text.js';
import {judgeLostNamespace, judgeWaiting} from './rules/dependency-rules.js';
import {judgeExit, judgeOom, judgeStart} from './rules/ending-rules.js';
import {judgeHealth} from './rules/health-rule.js';
import {judgeFilling, kernelRule} from './rules/kernel-rules.js';
import {judgeLoop} from './rules/loop-rule.js';
import {judgeCpu, judgeErrors, judgeMemory, judgeThrottling} from './rules/usage-rules.js';
import type {Rule} from './trouble-facts.js';

/** Everything that can be wrong with a container. To add a rule, add its line. */
export const troubleRules = {
	loop: judgeLoop,
	oom: judgeOom,
	health: judgeHealth,
	dead: ({container}) => (container.state === 'dead' ? {severity: 75, words: safe`dead`} : undefined),
	startFailed: judgeStart,
	exited: judgeExit,
	waiting: judgeWaiting,
	lostNamespace: judgeLostNamespace,
	pids: kernelRule('pids', 62),
	openFiles: kernelRule('openFiles', 61),
	memory: judgeMemory,
	filling: judgeFilling,
	memoryStall: kernelRule('memoryStall', 55),
	listenDrops: kernelRule('listenDrops', 52),
	throttled: judgeThrottling,
	ioStall: kernelRule('ioStall', 48),
	cpu: judgeCpu,
	cpuStall: kernelRule('cpuStall', 44),
	errors: judgeErrors,
	retransmits: kernelRule('retransmits', 35),
	// What was asked for failed: that is told, but doesn't make the container a troubled one.
	failure: ({failure}) => failure && {severity: 0, words: failure.brief, whole: failure.whole},
	paused: ({container}) => (container.state === 'paused' ? {severity: 10, words: safe`paused`} : undefined),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof troubleRules;
