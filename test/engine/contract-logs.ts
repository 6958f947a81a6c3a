import {expect, test} from 'vitest';
import {find, never, type ContractEngine} from '../helpers/contract-engine.js';
import {failure} from '../helpers/failure.js';
import type {ContainerId, LogOptions} from '../../source/engine/types.js';
import {unpack, type LogLine} from '../../source/logs/log-decode.js';

export function logsContract(subject: () => ContractEngine, isPodman: boolean): void {
	test('follows a log, with stamps in order', async () => {
		const {engine, talker} = subject();
		const {id} = await find(engine, talker);
		const lines: LogLine[] = [];
		for await (const {pack} of engine.logs(id, {follow: true, tail: 3}, never)) {
			lines.push(...unpack(pack));
			if (lines.length > 4) {
				break;
			}
		}

		expect(lines.every(({stamp}) => Math.abs(Date.parse(stamp) - Date.now()) < 3_600_000)).toBe(true);
		// An engine copies stdout and stderr side by side: each is in order, the two among each other are not.
		for (const isStderr of [false, true]) {
			const stamps = lines.filter(line => line.isStderr === isStderr).map(({stamp}) => stamp);
			expect(stamps).toEqual(stamps.toSorted());
		}
	});

	test('reads the log of a container with a terminal without frames', async () => {
		const {engine, terminal} = subject();
		const {id} = await find(engine, terminal);
		const [first] = await linesOf(subject(), id, 1);
		expect(first?.isStderr).toBe(false);
		expect(first?.stamp).toMatch(/^\d{4}-\d\d-\d\dT/);
		expect(first?.text).not.toMatch(/[^\P{C}\u001B]/u);
	});

	test('gives as many last lines as asked, and those since a stamp again', async () => {
		const {engine, ended} = subject();
		const {id} = await find(engine, ended);
		const [last] = await linesOf(subject(), id, 1);
		expect(last?.text).not.toBe('');
		const since = await linesOf(subject(), id, 'all', last?.stamp);
		expect(since).toEqual([last]);
	});

	const refusal = isPodman
		? /using the 'none' log driver/
		: /^configured logging driver does not support reading$/;
	test('says that a log can not be read', async () => {
		const {engine, unreadable} = subject();
		const {id} = await find(engine, unreadable);
		const error = await failure(linesOf(subject(), id, 1));
		expect(error).toMatchObject({
			kind: 'failed',
			words: expect.stringMatching(refusal) as string,
		});
	});
}

async function linesOf(
	{engine}: ContractEngine,
	id: ContainerId,
	tail: LogOptions['tail'],
	since?: string,
): Promise<readonly LogLine[]> {
	const lines: LogLine[] = [];
	for await (const {pack} of engine.logs(id, {follow: false, tail, since}, never)) {
		lines.push(...unpack(pack));
	}

	return lines;
}
