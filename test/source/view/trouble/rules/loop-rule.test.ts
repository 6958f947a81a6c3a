import {describe, expect, test} from 'vitest';
import {safe} from '../../../../../source/text/safe-text.js';
import {makeContainer, makeDetails, startMs} from '../../../../helpers/fixtures.js';
import {exited, minuteMs, words} from '../../../../helpers/trouble-words.js';

describe('crash loops', () => {
	const starts = [4, 3, 2, 1, 0.5].map(minutes => startMs - minutes * minuteMs);
	const restarting = makeContainer('web', {
		state: 'restarting',
		exitCode: 137,
		status: safe`Restarting (137)`,
	});

	test('say the exit, how often and since when', () => {
		const details = makeDetails('web', {isOomKilled: true, exitCode: 137, restartCount: 5});
		expect(words({container: restarting, details, starts})).toEqual(['exit 137 OOM, restarted ×5 in 3 min']);
	});

	test('last from the first start to the last one, however long ago that is', () => {
		const details = makeDetails('web', {restartCount: 5});
		const nowMs = startMs + 3 * minuteMs;
		expect(words({container: restarting, details, starts, nowMs})[0]).toMatch(/restarted ×5 in 3 min$/);
	});

	test('are over when the restart policy has given up, or somebody has stopped it', () => {
		const {container, details} = exited(5);
		const gaveUp = {...details, restartPolicyRetries: 3, restartCount: 3};
		expect(words({container, details: gaveUp, starts})).toEqual(['exit 5, gave up after 3 restarts']);
		expect(words({container, details: {...details, restartCount: 5}, starts})).toEqual(['exit 5']);
	});

	test('are the engine’s doing: what somebody restarts or starts again and again is in none', () => {
		const byHand = makeDetails('web', {restartCount: 0, startedAtMs: startMs - 1000});
		expect(words({details: byHand, starts, lastExit: 137})).toEqual([]);
		const job = exited(0, 1000);
		expect(words({...job, starts})).toEqual([]);
		// Its policy restarted it once after somebody had started it.
		expect(words({details: {...byHand, restartCount: 1}, starts, lastExit: 1})).toEqual([]);
	});

	test('count no start by hand, and not the first one, however old the container is', () => {
		const details = makeDetails('web', {restartCount: 3, startedAtMs: startMs - 1000});
		const old = makeContainer('web', {createdAtMs: startMs - 30 * minuteMs});
		expect(words({container: old, details, starts})).toEqual(['restarted ×3 in 1 min']);
	});

	test('that began before midwatch did are counted by the engine', () => {
		const details = makeDetails('web', {restartCount: 5, exitCode: 137});
		expect(words({container: restarting, details})).toEqual(['exit 137 SIGKILL, restarted ×5']);
	});

	test('that go on are told with what was seen of them', () => {
		const details = makeDetails('web', {restartCount: 40, exitCode: 137, isOomKilled: true});
		expect(words({container: restarting, details, starts})).toEqual([
			'exit 137 OOM, restarted ×40, 5 in 3 min',
		]);
		const justNow = [startMs - 200, startMs - 100];
		expect(words({container: restarting, starts: justNow})).toEqual([
			'exit 137 SIGKILL, restarted ×2 in 1 s',
		]);
	});

	test('are still one while the container runs between two crashes', () => {
		const details = makeDetails('web', {restartCount: 11, startedAtMs: startMs - 5000});
		expect(words({details})).toEqual(['restarted ×11']);
		const old = makeContainer('web', {createdAtMs: startMs - 3 * 86_400_000});
		expect(words({container: old, details: {...details, startedAtMs: startMs - 59_000}})).toEqual([
			'restarted ×11',
		]);
		expect(words({container: old, details: {...details, startedAtMs: startMs - 70_000}})).toEqual([]);
	});

	test('are still one until the container has lived longer than it used to', () => {
		const twelveMinutesOld = makeContainer('web', {createdAtMs: startMs - 12 * minuteMs});
		const upFor = (minutes: number) =>
			words({
				container: twelveMinutesOld,
				details: makeDetails('web', {restartCount: 4, startedAtMs: startMs - minutes * minuteMs}),
			});
		expect([upFor(2), upFor(3)]).toEqual([['restarted ×4'], []]);
	});

	test('are told from one restart, and forgotten after ten minutes', () => {
		expect(words({starts: [startMs - minuteMs, startMs - 1000]})).toEqual([]);
		expect(words({starts})).toEqual(['restarted ×5 in 3 min']);
		expect(words({starts, lastExit: 3})).toEqual(['exit 3, restarted ×5 in 3 min']);
		const lastWords = {
			diedAtMs: startMs,
			exitCode: 3,
			lines: [{text: 'fatal: no such table', isStderr: true}],
		};
		expect(words({starts, lastExit: 3, lastWords})).toEqual(['exit 3: no such table, restarted ×5 in 3 min']);
		expect(words({starts, lastExit: 0})).toEqual(['restarted ×5 in 3 min']);
		expect(words({starts: starts.map(atMs => atMs - 10 * minuteMs)})).toEqual([]);
	});
});
