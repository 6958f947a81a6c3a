import process from 'node:process';
import {expect, test} from 'vitest';
import {cursorName} from '../helpers/container-list.js';
import {cli, openCommand} from '../helpers/open.js';

test('ctrl+z goes back to the shell, fg comes back to the same screen', async () => {
	const terminal = openCommand('bash', ['--norc', '--noprofile', '-i'], {env: {PS1: 'shell> '}});
	await terminal.waitForText('shell>');
	const modesBefore = terminal.modes();
	terminal.send(`${process.execPath} ${cli} --demo --mouse --sort name\r`);
	await terminal.waitForText('1 Containers', 'api-7', 'q quit');
	terminal.press('j', 'j');
	await terminal.waitFor('the third row', () => cursorName(terminal) === 'cache');
	terminal.press('ctrl+z');
	await terminal.waitForText(/Stopped[^]*shell>\s*$/);
	expect(terminal.modes()).toEqual(modesBefore);
	expect(terminal.screen()).not.toContain('1 Containers');
	terminal.send('stty -a | tr " " "\\n" | grep -c "^-echo$"\r');
	await terminal.waitForText(/^0$/m);
	terminal.send('fg\r');
	await terminal.waitForText('1 Containers', 'api-7', 'q quit');
	expect(cursorName(terminal)).toBe('cache');
	expect(terminal.modes().isMouseTracked).toBe(true);
	terminal.press('k');
	await terminal.waitFor('the second row', () => cursorName(terminal) === 'backup');
	terminal.press('q');
	await terminal.waitForText(/shell>\s*$/);
	expect(terminal.modes()).toEqual(modesBefore);
});

test('what the shell left on is off once it is ours again, and when it is given back', async () => {
	const terminal = openCommand('bash', ['--norc', '--noprofile', '-i'], {env: {PS1: 'shell> '}});
	await terminal.waitForText('shell>');
	const modesBefore = terminal.modes();
	terminal.send(`${process.execPath} ${cli} --demo --sort name\r`);
	await terminal.waitForText('1 Containers', 'api-7', 'q quit');
	terminal.press('ctrl+z');
	await terminal.waitForText(/Stopped[^]*shell>\s*$/);
	terminal.send(String.raw`printf '\033[?1000h\033[?1003h\033[?1004h\033[4h\033=\033(0'; fg` + '\r');
	await terminal.waitForText('1 Containers', 'api-7', 'q quit');
	expect(terminal.modes()).toMatchObject({
		isMouseTracked: false,
		isFocusReported: false,
		isInserting: false,
		areKeysOfApplication: false,
	});
	terminal.press('q');
	await terminal.waitForText(/shell>\s*$/);
	expect(terminal.modes()).toEqual(modesBefore);
});
