import {expect, test} from 'vitest';
import {EngineError} from '../../../../source/engine/transport/engine-error.js';
import type {Engine} from '../../../../source/engine/engine.js';
import type {ContainerId} from '../../../../source/engine/types.js';
import {emptyRun, formOf, type RunValues} from '../../../../source/engine/run/run-form.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {tell} from '../../../helpers/tell.js';

const id = 'c0ffee'.padEnd(64, '0') as ContainerId;

/** An engine that writes down what it is asked. The image is missing until it is pulled, unless it is here. */
function recording({isHere, startFails = false}: {readonly isHere: boolean; readonly startFails?: boolean}) {
	const asked: string[] = [];
	let hasImage = isHere;
	let called = '';
	const engine = {
		async create(name: string, spec: Readonly<Record<string, unknown>>) {
			asked.push(`create ${name} ${String(spec['Image'])}`);
			if (!hasImage) {
				throw new EngineError('gone', safe`No such image: app:1`);
			}

			called = name || 'happy_tesla';
			return id;
		},
		identify: async () => ({names: [safeText(called)]}),
		async start(started: string) {
			asked.push(`start ${started}`);
			if (startFails) {
				throw new EngineError('failed', safe`port is already allocated`);
			}
		},
		images: {
			async *pull(reference: string) {
				asked.push(`pull ${reference}`);
				hasImage = true;
				yield {layer: safe``, status: safe`Pulled`};
			},
		},
	} as unknown as Partial<Engine>;
	return {engine, asked};
}

const form = (changes: Partial<RunValues>) => formOf({...emptyRun, image: 'app:1', name: 'web', ...changes});

test('an image that is here is run at once', async () => {
	const {engine, asked} = recording({isHere: true});
	const {ending} = await tell('run', {engine, input: form({})});
	expect(asked).toEqual(['create web app:1', `start ${id}`]);
	expect(ending).toMatchObject({text: 'started web', tone: 'good'});
});

test('an image that is missing is pulled first', async () => {
	const {engine, asked} = recording({isHere: false});
	const {texts, ending} = await tell('run', {engine, input: form({})});
	expect(asked).toEqual(['create web app:1', 'pull app:1', 'create web app:1', `start ${id}`]);
	expect(texts).toEqual([' Pulled']);
	expect(ending?.tone).toBe('good');
});

test('an interactive one is attached to, a detached one is not', async () => {
	const {engine} = recording({isHere: true});
	expect((await tell('run', {engine, input: form({interactive: 'yes'})})).attachTo).toMatchObject({id});
	expect((await tell('run', {engine, input: form({})})).attachTo).toBeUndefined();
});

test('one without a name is told by the one that the engine gave it', async () => {
	const {engine} = recording({isHere: true});
	expect((await tell('run', {engine, input: form({name: ''})})).ending?.text).toBe('started happy_tesla');
});

test('what can not be started is said in the engine’s words, and nothing is attached to', async () => {
	const {engine} = recording({isHere: true, startFails: true});
	const told = await tell('run', {engine, input: form({interactive: 'yes'})});
	expect(told.ending).toEqual({
		text: 'port is already allocated · n opens the form again, filled in',
		tone: 'bad',
	});
	expect(told.attachTo).toBeUndefined();
});
