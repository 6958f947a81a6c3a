import process from 'node:process';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {expect, onTestFinished, test} from 'vitest';
import {shareTerminal} from '../../../source/terminal/share-terminal.js';
import {errorOf} from '../../helpers/failure.js';

/** What would have ended the program meanwhile. */
function watchRejections(): readonly unknown[] {
	const found: unknown[] = [];
	const others = process.listeners('unhandledRejection');
	process.removeAllListeners('unhandledRejection').on('unhandledRejection', error => found.push(error));
	onTestFinished(() => {
		process.removeAllListeners('unhandledRejection');
		for (const other of others) {
			process.on('unhandledRejection', other);
		}
	});
	return found;
}

test('who has the terminal and fails is told to who gave it, however long its return takes', async () => {
	const unhandled = watchRejections();
	const steps: string[] = [];
	const {attach, handOver} = shareTerminal({
		release: () => steps.push('released'),
		lend: () => steps.push('lent'),
		take: () => steps.push('taken'),
	});
	attach(async run => {
		await run();
		await nextTurn();
		await nextTurn();
	});
	const failing = handOver(async () => {
		throw new Error('read ECONNRESET');
	});
	expect((await errorOf(failing)).message).toBe('read ECONNRESET');
	expect(await handOver(async () => 'well')).toBe('well');
	expect(steps).toEqual(['lent', 'taken', 'lent', 'taken']);
	expect(unhandled).toEqual([]);
});
