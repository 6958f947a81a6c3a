import {test} from 'vitest';
import {open} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

test('two engines on one screen: one dies and comes back, the other is not touched by it', async () => {
	const [one, two] = await Promise.all([serveDemo('--containers=4'), serveDemo('--containers=4')]);
	const terminal = open(['--host', one.url, '--host', two.url]);
	await terminal.waitForText('2 engines', 'ENGINE');
	await two.crash();
	await terminal.waitForText('1 of 2 engines', 'is unreachable');
	const place = one.url.replace('unix://', '');
	terminal.press('/');
	terminal.press(...Array.from(`engine:${place}`));
	terminal.press('enter');
	await terminal.waitForText(`filter engine:${place}`.slice(0, 60));
	await two.start();
	await terminal.waitForText(/ {2}2 engines/);
	await terminal.waitForNoText('is unreachable');
});

test('the engines are in a pane; one is disconnected and connected there', async () => {
	const [one, two] = await Promise.all([serveDemo('--containers=4'), serveDemo('--containers=5')]);
	const terminal = open(['--host', one.url, '--host', two.url]);
	await terminal.waitForText('2 engines', 'ENGINE');
	terminal.press('ctrl+g');
	await terminal.waitForText('LATENCY', 'CLOCK');
	terminal.press('j');
	terminal.press('x');
	await terminal.waitForText('disconnected');
	terminal.press('x');
	await terminal.waitForNoText('disconnected');
	await terminal.waitForText(/ {2}2 engines/);
});
