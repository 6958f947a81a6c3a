import {expect, test} from 'vitest';
import type {Engine} from '../../../../source/engine/engine.js';
import type {EngineEvent} from '../../../../source/engine/types.js';
import {toMarkdown} from '../../../../source/text/to-markdown.js';
import {safe} from '../../../../source/text/safe-text.js';
import {idOf, makeContainer, makeDetails, startMs} from '../../../helpers/fixtures.js';
import {tell} from '../../../helpers/tell.js';

const died: EngineEvent = {
	atMs: startMs - 60_000,
	atNano: '1.0',
	kind: 'container',
	action: safe`die`,
	subject: idOf('api'),
	exitCode: 137,
	attributes: {},
};

const engine = {
	details: async () =>
		makeDetails('api', {
			exitCode: 137,
			isOomKilled: true,
			error: safe`no such device`,
			restartCount: 5,
			restartPolicy: safe`on-failure`,
			restartPolicyRetries: 9,
			finishedAtMs: startMs - 60_000,
			probes: [{startedAtMs: startMs, endedAtMs: startMs, exitCode: 1, lines: [safe`HTTP 503`]}],
		}),
	async *logs() {
		// A container that never logged.
	},
} as unknown as Partial<Engine>;

test('the card says how it ended, how often it started again, what its probes and events said', async () => {
	const exited = makeContainer('api', {
		state: 'exited',
		status: safe`Exited (137) 1 minute ago`,
		exitCode: 137,
	});
	const told = await tell('why', {
		engine,
		before: [
			{type: 'containers/listed', containers: [exited]},
			{type: 'events/happened', events: [died, {...died, subject: idOf('other'), action: safe`oom`}]},
		],
	});
	const text = told.texts.join('\n');
	expect(text).toMatch(/ended: .*137/);
	expect(told.texts).toEqual(expect.arrayContaining([' Summary', ' State']));
	expect(text).toContain('engine error: no such device');
	expect(text).toContain('OOM-killed: yes');
	expect(text).toContain('restarts: 5, policy on-failure:9');
	expect(text).toMatch(/exit 1: HTTP 503/);
	expect(text).toMatch(/: die, exit 137/);
	expect(text).not.toContain(': oom');
	const markdown = toMarkdown(told.title, told.lines);
	expect(markdown).toContain('## last health probes');
	expect(markdown).toMatch(/^- OOM-killed: yes$/m);
});

test('one that is well says so', async () => {
	const told = await tell('why', {
		engine: {...engine, details: async () => makeDetails('api')},
		before: [{type: 'containers/listed', containers: [makeContainer('api')]}],
	});
	expect(told.texts.join('\n')).toContain('nothing is wrong with it now');
	expect(told.texts.join('\n')).not.toContain('ended:');
});
