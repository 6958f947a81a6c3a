import {expect, test} from 'vitest';
import type {KernelReading} from '../../../../source/engine/kernel/kernel-types.js';
import type {EngineEvent} from '../../../../source/engine/types.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {toMarkdown} from '../../../../source/text/to-markdown.js';
import {selectWhyCard} from '../../../../source/view/why/why-card.js';
import {detailed, idOf, listed, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {opened, ticked} from '../../../helpers/fleet.js';
import {textOf} from '../../../helpers/text-of.js';

const died: EngineEvent = {
	atMs: startMs - 60_000,
	atNano: '1.0',
	kind: 'container',
	action: safe`die`,
	subject: idOf('api'),
	exitCode: 137,
	attributes: {},
};

const killed: readonly Message[] = [
	{
		type: 'containers/listed',
		containers: [
			makeContainer('api', {
				state: 'exited',
				status: safe`Exited (137) About a minute ago`,
				exitCode: 137,
				command: safe`run --password hunter2secret`,
			}),
		],
	},
	detailed('api', {
		exitCode: 137,
		isOomKilled: true,
		error: safe`no such device`,
		restartCount: 5,
		restartPolicy: safe`on-failure`,
		restartPolicyRetries: 9,
		startedAtMs: startMs - 101_000,
		finishedAtMs: startMs - 60_000,
		probes: [{startedAtMs: startMs, endedAtMs: startMs, exitCode: 1, lines: [safe`HTTP 503`]}],
	}),
	{type: 'events/happened', events: [died, {...died, subject: idOf('other'), action: safe`oom`}]},
	{
		type: 'lastWords/read',
		id: idOf('api'),
		diedAtMs: startMs - 60_000,
		exitCode: 137,
		lines: [
			{text: '{"level":"fatal","msg":"no database","host":"db:5432"}', isStderr: false},
			{text: 'the last line of its log', isStderr: false},
		],
	},
	ticked(),
];

const textsIn = (state: State) => selectWhyCard(state).map(({line}) => textOf(line));

test('the card says how it ended, how often it started again, what its probes, log and events said', () => {
	const texts = textsIn(makeState(...killed, {type: 'focus/moved', pane: 'why', isZoomed: true}));
	const text = texts.join('\n');
	expect(texts.filter(one => /^ \S/.test(one))).toEqual([
		' Summary',
		' Lifecycle',
		' Health probes',
		' Last log lines',
		' Events',
	]);
	expect(text).toMatch(/ended: exit 137 OOM, [\d:]+, 1 min ago, after 41 s/);
	expect(text).toContain('engine error: no such device');
	expect(text).toContain('restarts: 5, policy on-failure:9');
	expect(text).toMatch(/exit 1: HTTP 503/);
	expect(text).toContain('FATAL no database host=db:5432');
	expect(text).toContain('the last line of its log');
	expect(text).toMatch(/: exited 137/);
	expect(text).not.toMatch(/: .*memory|: oom/i);
});

test('its last log lines stand in it where the log isn’t beside it', () => {
	const beside = makeState(...killed);
	expect(textsIn(beside)).not.toContain(' Last log lines');
	const low = makeState(...killed, {type: 'screen/resized', columns: 80, rows: 24});
	expect(textsIn(low)).toContain(' Last log lines');
	const ofOthers = makeState(...killed, {
		type: 'containers/listed',
		containers: [
			...killed.flatMap(one => (one.type === 'containers/listed' ? one.containers : [])),
			makeContainer('db'),
			makeContainer('web'),
		],
	});
	const marked = reduce(ofOthers, {
		type: 'lists/marked',
		list: 'containers',
		ids: [idOf('api'), idOf('db')],
		isMarked: true,
	});
	expect(textsIn(marked)).toContain(' Last log lines');
});

test('it is copied as Markdown, its facts as a list', () => {
	const lines = selectWhyCard(makeState(...killed)).map(({line}) => line);
	const markdown = toMarkdown('Why? · api', lines);
	expect(markdown).toContain('## Health probes');
	expect(markdown).toMatch(/^- restarts: 5, policy on-failure:9$/m);
});

test('secrets are masked until they are asked for', () => {
	const state = makeState(...killed);
	expect(textsIn(state).join('\n')).not.toContain('hunter2secret');
	expect(textsIn(reduce(state, {type: 'why/masked', isUnmasked: true})).join('\n')).toContain(
		'hunter2secret',
	);
});

test('one that is well says so, and it follows what happens', () => {
	const well = makeState(listed('api'), detailed('api'), ticked());
	expect(textsIn(well).join('\n')).toContain('nothing is wrong with it now');
	expect(textsIn(well).join('\n')).not.toContain('ended:');
	const later = killed.reduce(reduce, well);
	expect(textsIn(later).join('\n')).toContain('ended: exit 137 OOM');
});

test('a reason is told in full, however long', () => {
	const line = `FATAL could not connect to ${'database/'.repeat(25)}`;
	const state = makeState(
		{
			type: 'containers/listed',
			containers: [
				makeContainer('api', {state: 'exited', exitCode: 1, status: safe`Exited (1) 1 minute ago`}),
			],
		},
		detailed('api', {exitCode: 1, finishedAtMs: startMs - 60_000}),
		{
			type: 'lastWords/read',
			id: idOf('api'),
			diedAtMs: startMs - 60_000,
			exitCode: 1,
			lines: [{text: line, isStderr: false}],
		},
		ticked(),
	);
	expect(textsIn(state)[1]).toBe(`  ▲ exit 1: ${safeText(line.slice(6))}`);
});

const kernelRead = (reading: Partial<KernelReading>): Message => ({
	type: 'kernel/read',
	isLogReadable: false,
	host: {atMs: startMs},
	readings: [[idOf('api'), {atMs: startMs, ...reading}]],
	kills: [
		{
			atMs: startMs - 60_000,
			pid: 4711,
			process: safe`node`,
			scope: 'host',
			container: idOf('api'),
		},
	],
});

function kernelTextsIn(state: State): readonly string[] {
	const texts = textsIn(state).map(text => text.replace(/\d\d:\d\d:\d\d/, 'TIME'));
	const own = texts.slice(texts.indexOf(' Kernel') + 1);
	return own.slice(
		0,
		Math.max(
			0,
			own.findIndex(text => !text.startsWith('  ')),
		) || undefined,
	);
}

test('the kernel’s part: what is abnormal, who was killed, what it counts', () => {
	const state = makeState(
		listed('api'),
		detailed('api', {startedAtMs: startMs - 600_000}),
		kernelRead({pids: 95, pidsLimit: 100, openFiles: 1, memoryLimitHits: 3, oomKills: 4, ioStallUs: 0}),
		ticked(),
	);
	expect(kernelTextsIn(state)).toEqual([
		'  ▲ 95 of 100 pids used',
		'  TIME, 1 min ago: killed node (pid 4711), the host ran out of memory',
		'  now: 95 of 100 pids · 1 open file · memory limit reached 3 times',
		"  who was killed is not visible: reading the kernel's log takes CAP_SYSLOG",
	]);
	expect(textsIn(state)[1]).toContain('OOM: killed node ×4 1 min ago');
});

test('the age of a kill is its own, whatever the age of the container', () => {
	const read = kernelRead({pids: 1}) as Extract<Message, {type: 'kernel/read'}>;
	const kills = [{...read.kills[0]!, atMs: startMs - 4000}];
	const state = makeState(
		listed('api'),
		detailed('api', {startedAtMs: startMs - 27_000}),
		{...read, kills},
		ticked(),
	);
	expect(textsIn(state)[1]).toContain('4 s ago');
	expect(kernelTextsIn(state)[0]).toContain(', 4 s ago');
});

test('that nothing is known of how long it waits is told, and why', () => {
	const {host, ...rest} = opened() as Extract<Message, {type: 'connection/opened'}>;
	const v1 = makeState(
		{...rest, host: {...host, cgroupVersion: safe`1`}},
		listed('api'),
		kernelRead({pids: 1}),
	);
	expect(kernelTextsIn(v1).slice(1, 3)).toEqual([
		'  now: 1 pid',
		'  waits for CPU, memory and I/O: not known on cgroup v1',
	]);
});

test('of one that has ended the kernel tells who was killed, and no levels', () => {
	expect(kernelTextsIn(makeState(...killed, kernelRead({pids: 95, pidsLimit: 100})))).toEqual([
		'  TIME, 1 min ago: killed node (pid 4711), the host ran out of memory',
		"  who was killed is not visible: reading the kernel's log takes CAP_SYSLOG",
	]);
});

test('of an engine on another machine the kernel says nothing, and that is told', () => {
	const texts = textsIn(makeState(...killed, {type: 'kernel/elsewhere'}));
	expect(texts).toContain('  not visible from here: the engine is on another machine');
});
