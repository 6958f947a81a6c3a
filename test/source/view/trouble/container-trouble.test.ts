import {describe, expect, test} from 'vitest';
import type {Sample} from '../../../../source/engine/types.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {appendSample, type History} from '../../../../source/store/fleet/history-slice.js';
import {troubleOf} from '../../../../source/view/trouble/container-trouble.js';
import type {Facts} from '../../../../source/view/trouble/trouble-facts.js';
import {makeContainer, makeDetails, makeFailure, startMs} from '../../../helpers/fixtures.js';
import {sample} from '../../../helpers/fleet.js';
import {exited, minuteMs, words} from '../../../helpers/trouble-words.js';

function historyOf(...samples: Array<Partial<Sample>>): History | undefined {
	return samples.reduce<History | undefined>((history, one) => appendSample(history, sample(one)), undefined);
}

const probe = (output: string, exitCode = 1) => ({
	startedAtMs: startMs - 1000,
	endedAtMs: startMs - 900,
	exitCode,
	lines: output.split('\n').map(line => safeText(line)),
});

test('a container that is well has no reasons and no score', () => {
	expect(troubleOf({container: makeContainer('web'), history: historyOf({}), nowMs: startMs})).toEqual({
		score: 0,
		reasons: [],
	});
});

describe('exit codes', () => {
	test.each([
		[1, 'exit 1'],
		[126, 'exit 126 not executable'],
		[127, 'exit 127 not found'],
		[137, 'exit 137 SIGKILL'],
		[139, 'exit 139 segfault'],
		[143, 'exit 143 SIGTERM'],
	])('%i is decoded', (code, text) => {
		expect(words(exited(code))).toEqual([text]);
	});

	test('the last line of the log is told where none says why, unless a signal from outside ended it', () => {
		const said = (code: number, ...texts: string[]) => {
			const lines = texts.map(text => ({text, isStderr: false}));
			return words({...exited(code), lastWords: {diedAtMs: startMs, exitCode: code, lines}});
		};
		expect(said(2, 'ready', '\u001B[1mleaving with 2\u001B[0m', '---', '')).toEqual([
			'exit 2, last line: leaving with 2',
		]);
		expect(said(2, 'error: no disk', 'leaving with 2')).toEqual(['exit 2: no disk']);
		expect(said(137, 'ready')).toEqual(['exit 137 SIGKILL']);
		expect(said(2, '')).toEqual(['exit 2']);
	});

	const judged = (facts: Partial<Facts>) =>
		troubleOf({container: makeContainer('web'), nowMs: startMs, ...facts});

	test('0 is no trouble; what happened over half an hour ago is none any more, and stays told', () => {
		expect(words(exited(0))).toEqual([]);
		expect(judged(exited(1, 31 * minuteMs))).toMatchObject({score: 0, reasons: [{words: 'exit 1'}]});
		expect(judged(exited(1, 29 * minuteMs))).toMatchObject({
			score: 70,
			reasons: [{words: 'exit 1'}],
		});
		const {container, details} = exited(137, 31 * minuteMs);
		expect(judged({container, details: {...details, isOomKilled: true}})).toMatchObject({
			score: 0,
			reasons: [{words: 'exit 137 OOM'}],
		});
	});

	test('a restart policy that has given up stays trouble: it should run, and never will by itself', () => {
		const {container, details} = exited(1, 300 * minuteMs);
		const after = (restartCount: number) =>
			judged({container, details: {...details, restartPolicyRetries: 3, restartCount}});
		expect(after(3)).toMatchObject({
			score: 70,
			reasons: [{words: 'exit 1, gave up after 3 restarts'}],
		});
		expect(after(2).score).toBe(0);
	});

	test('an action that failed is told, and is no trouble of the container', () => {
		const facts = {
			container: makeContainer('web'),
			failure: makeFailure(safe`rename failed: in use`),
			nowMs: startMs,
		};
		expect(troubleOf(facts)).toMatchObject({score: 0, reasons: [{words: 'rename failed: in use'}]});
	});

	test('137 is a SIGKILL, and an OOM kill once the engine says so', () => {
		const {container, details} = exited(137);
		expect(words({container, details: {...details, isOomKilled: true}})).toEqual(['exit 137 OOM']);
		const listedOnly = makeContainer('web', {
			state: 'exited',
			exitCode: 137,
			status: safe`Exited (137) 5 minutes ago`,
		});
		expect(words({container: listedOnly})).toEqual(['exit 137 SIGKILL']);
	});

	test('a SIGTERM, as after docker stop, weighs less than a crash', () => {
		const scoreOf = (code: number) => troubleOf({...exited(code), nowMs: startMs}).score;
		expect(scoreOf(143)).toBeLessThan(scoreOf(1));
	});
});

describe('health', () => {
	const container = makeContainer('web', {health: 'unhealthy'});

	test('an unhealthy container says what its last failed probe said', () => {
		const details = makeDetails('web', {probes: [probe('old'), probe('HTTP 503'), probe('ok', 0)]});
		expect(words({container, details})).toEqual(['health: HTTP 503']);
	});

	test('without output the exit code has to do, without a probe the word', () => {
		expect(words({container, details: makeDetails('web', {probes: [probe('  ', 7)]})})).toEqual([
			'health: exit 7',
		]);
		expect(words({container})).toEqual(['unhealthy']);
	});

	test.each([
		['check db: ok\ncheck queue: connection refused\n', 'check queue: connection refused'],
		['1/3 ok\n2/3 failed: no route\n3/3 skipped\n---\n}', '2/3 failed: no route'],
		['starting\nall systems gone', 'all systems gone'],
	])('of several lines the last that failed is told: %j', (output, cause) => {
		expect(words({container, details: makeDetails('web', {probes: [probe(output)]})})).toEqual([
			`health: ${cause}`,
		]);
	});

	test('the progress table of curl is left out', () => {
		const output = '  % Total % Received 0 0 0 0 curl: (22) The requested URL returned error: 503';
		expect(words({container, details: makeDetails('web', {probes: [probe(output)]})})).toEqual([
			'health: curl: (22) The requested URL returned error: 503',
		]);
	});
});

test.each([
	['dead', {container: makeContainer('web', {state: 'dead'})}, ['dead']],
	['paused', {container: makeContainer('web', {state: 'paused'})}, ['paused']],
	[
		'never started',
		{
			container: makeContainer('web', {state: 'created'}),
			details: makeDetails('web', {error: safe`no such device`}),
		},
		['no such device'],
	],
	['a failed action', {failure: makeFailure(safe`container is restarting`)}, ['container is restarting']],
	[
		'a child was OOM-killed',
		{details: makeDetails('web', {isOomKilled: true, startedAtMs: startMs - 5000})},
		['a process was OOM-killed'],
	],
])('%s', (_name, facts: Partial<Facts>, expected) => {
	expect(words(facts)).toEqual(expected);
});

test('details of an earlier life say nothing about this one', () => {
	const details = makeDetails('web', {
		isOomKilled: true,
		startedAtMs: startMs - 9000,
		finishedAtMs: startMs - 5000,
	});
	expect(words({details})).toEqual([]);
});

test('the worst comes first, and more trouble weighs more', () => {
	const container = makeContainer('web', {health: 'unhealthy'});
	const details = makeDetails('web', {cpuLimitCores: 1});
	const history = historyOf({
		memoryBytes: 95,
		memoryLimitBytes: 100,
		cpuWallPercent: 99,
		throttledPercent: 43,
	});
	expect(words({container, details, history})).toEqual(['unhealthy', 'mem 95%', 'throttled 43%']);
	const both = troubleOf({container, details, history, nowMs: startMs}).score;
	const one = troubleOf({container, nowMs: startMs}).score;
	const loop = troubleOf({container: makeContainer('web', {state: 'restarting'}), nowMs: startMs}).score;
	expect(both).toBeGreaterThan(one);
	expect(loop).toBeGreaterThan(both);
});
