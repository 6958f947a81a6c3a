import {expect, test} from 'vitest';
import {createReportRunner} from '../../../../source/app/effects/report-runner.js';
import type {Sessions} from '../../../../source/app/sessions.js';
import type {Engine} from '../../../../source/engine/engine.js';
import {emptyRun, formOf} from '../../../../source/engine/run/run-form.js';
import {createStore} from '../../../../source/store/store.js';
import {safe} from '../../../../source/text/safe-text.js';
import {selectCursor} from '../../../../source/view/list/container-cursor.js';
import {idOf, listed, makeState} from '../../../helpers/fixtures.js';

test('after a run the cursor waits for the new container, and stands on it once it is listed', async () => {
	const store = createStore(makeState(listed('api', 'db')));
	const engine: Partial<Engine> = {
		create: async () => idOf('made'),
		start: async () => undefined,
		async identify() {
			throw new Error('busy');
		},
	};
	const session = {engine: engine as Engine, signal: new AbortController().signal, store};
	const sessions = {of: () => session} as unknown as Pick<Sessions, 'of'>;
	const runner = createReportRunner(store, sessions, async () => undefined);
	const target = {kind: 'engine', id: 'engine', name: safe`default`} as const;
	const told = new Promise<void>(resolve => {
		store.onChange((_state, message) => {
			if (message.type === 'lists/pointed') {
				resolve();
			}
		});
	});
	runner.begin({
		type: 'effect/report',
		reportId: 'run',
		target,
		input: formOf({...emptyRun, image: 'web'}),
	});
	await told;
	store.dispatch(listed('api', 'db', 'made'));
	expect(selectCursor(store.getState())?.name).toBe('made');
});
