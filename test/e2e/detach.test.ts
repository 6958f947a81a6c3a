import {expect, test} from 'vitest';
import {cursorName, pick} from '../helpers/container-list.js';
import {openDemo} from '../helpers/open.js';

test('a shell is left with ctrl+p ctrl+q, and said to be still running', async () => {
	const terminal = await openDemo();
	await pick(terminal, 'db');
	terminal.press('e');
	await terminal.waitForText('ctrl+p ctrl+q detaches', /[#$] *$/m);
	terminal.send('\u0010\u0011');
	await terminal.waitForText('db: detached; it is still running');
	expect(cursorName(terminal)).toBe('db');
	terminal.press('esc');
	await terminal.waitForText('api-7');
	terminal.press('q');
	expect((await terminal.exit).code).toBe(0);
});
