import {expect, test} from 'vitest';
import {confirmLines, targetLines} from '../../../../source/panes/sheets/confirm-lines.js';
import {displayWidth} from '../../../../source/text/width.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {questionPage} from '../../../../source/view/layout/question-page.js';
import type {Overlay, Target} from '../../../../source/store/view/overlay-slice.js';
import {textOf} from '../../../helpers/text-of.js';

const target: Target = {
	kind: 'container',
	id: '6170692d3700'.padEnd(64, '0'),
	name: safe`api-7`,
	state: 'running',
};

function question(changes: Partial<Extract<Overlay, {kind: 'confirm'}>>) {
	return {kind: 'confirm', actionId: 'stop', targets: [target], options: {}, ...changes} as const;
}

test('a question names the action, the container and its short id, and what answers it', () => {
	const [asked, answers] = confirmLines(question({}), 80);
	expect(textOf(asked).trim()).toBe('▲ Stop api-7 (6170692d3700)?');
	expect(textOf(answers)).toContain('y stop  n cancel');
});

test('the id stays in sight however long the name is', () => {
	const [asked] = confirmLines(question({targets: [{...target, name: safeText('日本語'.repeat(40))}]}), 80);
	expect(textOf(asked)).toContain('(6170692d3700)?');
	expect(displayWidth(safeText(textOf(asked)))).toBe(80);
});

test('removing what runs says that it needs force, and that ends once force is on', () => {
	const [asked, answers] = confirmLines(question({actionId: 'remove'}), 120).map(textOf);
	expect(asked).toContain('it is running: f forces');
	expect(textOf(confirmLines(question({actionId: 'remove'}), 80)[1])).not.toContain('…');
	expect(answers).toMatch(/f \[ \] force.*v \[ \] its anonymous volumes/);
	const [forced, toggled] = confirmLines(question({actionId: 'remove', options: {force: true}}), 120).map(
		textOf,
	);
	expect(forced).not.toContain('f forces');
	expect(toggled).toContain('f [x] force');
});

test('removing several says how many of them need force', () => {
	const targets = [target, {...target, state: 'exited'} as const, {...target, name: safe`db`}];
	const asked = (options: Readonly<Record<string, boolean>>) =>
		textOf(confirmLines(question({actionId: 'remove', targets, options}), 120)[0]).trim();
	expect(asked({})).toBe('▲ Remove 3 containers?  skips 2: it is running: f forces');
	expect(asked({force: true})).toBe('▲ Remove 3 containers?');
});

test('a kill names its signal', () => {
	const asked = (signal: string) =>
		confirmLines(question({actionId: 'kill', options: {signal}}), 80).map(line => textOf(line).trim());
	expect(asked('SIGKILL')).toEqual(['▲ Kill api-7 (6170692d3700) with SIGKILL?', 'y kill  n cancel']);
	expect(asked('SIGHUP')).toEqual(['▲ Send api-7 (6170692d3700) the signal SIGHUP?', 'y send  n cancel']);
});

test('of a running task a question says that swarm starts another', () => {
	const task = {name: safe`shop_web.1`, service: safe`web`, stack: safe`shop`};
	const asked = (changes: Parameters<typeof question>[0]) =>
		textOf(confirmLines(question(changes), 120)[0]).trim();
	expect(asked({targets: [{...target, task}]})).toMatch(/\?\s+swarm starts another for service web$/);
	const others = ['web', 'db'].map(service => ({...target, task: {...task, service: safeText(service)}}));
	expect(asked({actionId: 'remove', targets: others})).toMatch(
		/swarm starts another for service web and 1 more/,
	);
	expect(asked({actionId: 'remove', targets: [{...target, task, state: 'exited'}]})).not.toContain('swarm');
	expect(asked({actionId: 'pause', targets: [{...target, task}]})).not.toContain('swarm');
});

const listed = (names: readonly string[], height: number, width: number) => {
	const targets = names.map(name => ({...target, name: safeText(name)}));
	const page = questionPage(question({targets}), width, height);
	return page ? targetLines(targets, page, width).map(line => textOf(line).trimEnd()) : [];
};

test('a question about several says how many and lists every one', () => {
	const targets = ['a', 'b', 'c'].map(name => ({...target, name: safeText(name)}));
	expect(textOf(confirmLines(question({targets}), 80)[0])).toContain('Stop 3 containers?');
	expect(listed(['a', 'bb', 'c'], 10, 78)).toEqual([
		'  a   6170692d3700  running',
		'  bb  6170692d3700  running',
		'  c   6170692d3700  running',
	]);
});

test('targets that are more than the rows are listed in columns, read downwards', () => {
	expect(listed(['a', 'b', 'c'], 2, 78)).toEqual([
		'  a  6170692d3700  running               c  6170692d3700  running',
		'  b  6170692d3700  running',
	]);
});

test('a target’s id stays in sight however long its name is', () => {
	const names = ['日本語'.repeat(40), 'b'];
	expect(listed(names, 10, 78)[0]).toMatch(/語 +6170692d3700  running$/);
	expect(listed(names, 1, 118)[0]).toMatch(/語 +6170692d3700  running +b +6170692d3700  running$/);
});

test('no two names read alike, wherever they differ', () => {
	const names = ['eu', 'us'].flatMap(place =>
		['blue', 'green'].map(color => `analytics-${place}-pipeline-production-${color}-warehouse-exporter`),
	);
	for (const [height, width, count] of [
		[4, 78, 4],
		// Two columns of such names don't fit: they are told page by page.
		[2, 118, 2],
		[2, 198, 4],
	] as const) {
		const shown = listed(names, height, width)
			.join('  ')
			.match(/\S*exporter/g);
		expect(new Set(shown).size).toBe(count);
	}

	const [asked] = confirmLines(question({targets: [{...target, name: safeText(names[3] ?? '')}]}), 60);
	expect(textOf(asked)).toMatch(/ana\S*…\S*warehouse-exporter \(6170692d3700\)/);
});

test('what was typed or chosen for several is said in the question', () => {
	const targets = [target, {...target, name: safe`db`}];
	const asked = (actionId: string, options: Readonly<Record<string, string>>) =>
		textOf(confirmLines(question({actionId, targets, options}), 80)[0]).trim();
	expect(asked('memoryLimit', {memory: '512m'})).toBe('▲ Set the memory limit of 2 containers to 512m?');
	expect(asked('restartPolicy', {policy: 'no'})).toBe('▲ Set the restart policy of 2 containers to no?');
});

test('what systemd would undo is told before, with what does it for good', () => {
	const byUnit = {...target, unit: {name: safe`db.service`, isOfUser: false}};
	const asked = (actionId: string, targets: readonly Target[]) =>
		textOf(confirmLines(question({actionId, targets}), 140)[0]);
	expect(asked('stop', [byUnit])).toContain('systemd may undo it: systemctl stop db.service');
	expect(asked('restart', [byUnit])).toContain('systemctl restart db.service');
	const byUser = {...target, unit: {name: safe`web.service`, isOfUser: true}};
	expect(asked('remove', [byUser])).toContain('systemctl --user stop web.service');
	expect(asked('stop', [target, byUnit, byUser])).toContain('systemctl stop db.service and 1 more');
	expect(asked('stop', [target])).not.toContain('systemd');
});
