import {expect, test} from 'vitest';
import {listedNames, markedNames, pick, rowOf} from '../helpers/container-list.js';
import {open} from '../helpers/open.js';
import {serveDemo, type ServedDemo} from '../helpers/serve-demo.js';
import type {Terminal} from '../helpers/terminal.js';

/** Each action that asks: what it asks, and what the engine then says of the container. */
const asked = [
	{key: 's', verb: 'Stop', name: 'cache', before: 'running', after: 'exited'},
	{key: 'r', verb: 'Restart', name: 'queue-drain', before: 'exited', after: 'running'},
	{key: 'd', verb: 'Remove', name: 'web-old', before: 'exited', after: undefined},
] as const;

test.each(asked)('$key asks by name and short id, y does it', async ({key, verb, name, after}) => {
	const {terminal, engine} = await openOn(name);
	terminal.press(key);
	await terminal.waitForText(new RegExp(`${verb} ${name} \\([\\da-f]{12}\\)\\?`));
	terminal.press('y');
	await terminal.waitFor('the new state', () =>
		after === undefined ? listedNames(terminal).length === 0 : stateOnRow(terminal, name) === after,
	);
	expect(await engine.stateOf(name)).toBe(after);
});

test.each(asked)('$key declined by n or esc does nothing', async ({key, verb, name, before}) => {
	const {terminal, engine} = await openOn(name);
	for (const no of ['n', 'esc']) {
		terminal.press(key);
		await terminal.waitForText(`${verb} ${name}`);
		terminal.press(no);
		await terminal.waitForNoText(`${verb} ${name}`);
	}

	terminal.press('!');
	await terminal.waitForText('no messages yet');
	expect(await engine.stateOf(name)).toBe(before);
});

test('u starts at once', async () => {
	const {terminal, engine} = await openOn('canary');
	expect(stateOnRow(terminal, 'canary')).toBe('created');
	terminal.press('u');
	await terminal.waitFor('it runs', () => stateOnRow(terminal, 'canary') === 'running');
	expect(await engine.stateOf('canary')).toBe('running');
});

test('p pauses and unpauses', async () => {
	const {terminal, engine} = await openOn('grafana');
	terminal.press('p');
	await terminal.waitFor('it is paused', () => stateOnRow(terminal, 'grafana') === 'paused');
	expect(await engine.stateOf('grafana')).toBe('paused');
	terminal.press('p');
	await terminal.waitFor('it runs', () => stateOnRow(terminal, 'grafana') === 'running');
	expect(await engine.stateOf('grafana')).toBe('running');
});

test('K lets the signal be chosen, SIGKILL first', async () => {
	const {terminal, engine} = await openOn('grafana');
	terminal.press('K');
	await terminal.waitForText('▸ SIGKILL', 'SIGTERM', 'SIGHUP');
	terminal.press('enter');
	await terminal.waitForText(/Kill grafana \([\da-f]{12}\) with SIGKILL\?/);
	terminal.press('n');
	await terminal.waitForNoText('Kill grafana');
	expect(await engine.stateOf('grafana')).toBe('running');
	terminal.press('K', 'j', 'k', 'enter');
	await terminal.waitForText('with SIGKILL?');
	terminal.press('y');
	await terminal.waitForText('killed grafana');
});

test('removing what runs takes force, which the question says', async () => {
	const {terminal, engine} = await openOn('cache');
	terminal.press('d');
	await terminal.waitForText('Remove cache', 'it is running', '[ ] force');
	terminal.press('y');
	await terminal.waitForText('cache: not removed');
	expect(await engine.stateOf('cache')).toBe('running');
	terminal.press('d');
	await terminal.waitForText('[ ] force');
	terminal.press('f', 'v');
	await terminal.waitForText('[x] force', '[x] its anonymous volumes');
	terminal.press('y');
	await terminal.waitForText('removed cache');
	expect(await engine.stateOf('cache')).toBeUndefined();
});

test('a slow stop shows at once that it is under way, and a second press says so', async () => {
	const {terminal} = await openOn('log-shipper');
	terminal.press('s');
	await terminal.waitForText('Stop log-shipper');
	terminal.press('y');
	await terminal.waitFor('the row to say so', () => rowOf(terminal, 'log-shipper').includes('stopping…'));
	terminal.press('r');
	await terminal.waitForText('Restart log-shipper');
	terminal.press('y');
	await terminal.waitForText('log-shipper: not restarted, it is already stopping');
	await terminal.waitFor('its end', () => stateOnRow(terminal, 'log-shipper') === 'exited');
});

test('what is so already is a quiet success', async () => {
	const {terminal} = await openOn('web-old');
	terminal.press('s');
	await terminal.waitForText('Stop web-old');
	terminal.press('y');
	await terminal.waitForText('web-old: already stopped');
});

test('with marks, the question counts and lists the targets, and all of them are acted on', async () => {
	const {terminal, engine} = await openEngine();
	terminal.press('/');
	terminal.send('state:exited');
	await terminal.waitFor('exited only', () => !listedNames(terminal).includes('api-7'));
	terminal.press('enter', '*');
	await terminal.waitFor('marks', () => markedNames(terminal).length > 3);
	const names = markedNames(terminal);
	terminal.press('d');
	await terminal.waitForText(`Remove ${names.length} containers?`);
	for (const name of names) {
		expect(terminal.screen()).toMatch(new RegExp(`${name} +[\\da-f]{12} +exited`));
	}

	terminal.press('y');
	await terminal.waitFor('an empty list', () => listedNames(terminal).every(name => !names.includes(name)));
	for (const name of names) {
		expect(await engine.stateOf(name)).toBeUndefined();
	}

	expect(await engine.stateOf('api-7')).toBe('running');
});

test('with --read-only nothing is asked and nothing is done', async () => {
	const {terminal, engine} = await openOn('cache', '--read-only');
	expect(terminal.lines()[0]).toContain('read-only');
	terminal.press('s');
	await terminal.waitForText('read-only: nothing is changed');
	terminal.press('y', 'p');
	await terminal.waitForStable();
	expect(await engine.stateOf('cache')).toBe('running');
});

async function openEngine(
	...args: readonly string[]
): Promise<{readonly terminal: Terminal; readonly engine: ServedDemo}> {
	const engine = await serveDemo();
	const terminal = open(['--host', engine.url, ...args]);
	await terminal.waitForText('api-7', 'API 1.');
	return {terminal, engine};
}

async function openOn(name: string, ...args: readonly string[]) {
	const opened = await openEngine(...args);
	await pick(opened.terminal, name);
	return opened;
}

/** The state column's word, as the engine would say it. */
function stateOnRow(terminal: Terminal, name: string): string | undefined {
	const word = rowOf(terminal, name).trim().split(/[ (]/)[0];
	return word === 'up' ? 'running' : word;
}

test('an answer that came before its question was on the screen is none', async () => {
	const {terminal, engine} = await openOn('cache');
	terminal.send('sy');
	await terminal.waitForText(/Stop cache \([\da-f]{12}\)\?/);
	terminal.press('n', '!');
	await terminal.waitForText('nothing was done, press it again');
	expect(await engine.stateOf('cache')).toBe('running');
});
