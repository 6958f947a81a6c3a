import {expect, test} from 'vitest';
import {details} from '../../../source/feeds/details.js';
import type {Engine} from '../../../source/engine/engine.js';
import type {ContainerId} from '../../../source/engine/types.js';
import type {Message} from '../../../source/store/messages.js';
import {createStore} from '../../../source/store/store.js';
import {idOf, listed, makeDetails, makeState, startMs} from '../../helpers/fixtures.js';

const started: Message = {
	type: 'events/happened',
	events: [
		{
			atMs: startMs,
			atNano: '0',
			kind: 'container',
			action: 'start' as never,
			subject: idOf('web'),
			attributes: {},
		},
	],
};

test('what happens while a container is inspected makes it be inspected again', async () => {
	const store = createStore(makeState(listed('web')));
	const asked: ContainerId[] = [];
	const ended = new AbortController();
	const engine: Pick<Engine, 'details'> = {
		async details(id) {
			asked.push(id);
			if (asked.length === 1) {
				store.dispatch(started);
				return makeDetails('web', {state: 'exited'});
			}

			return makeDetails('web', {state: 'running'});
		},
	};
	store.onChange(({fleet}) => {
		if (fleet.containers.staleDetails.size === 0) {
			ended.abort();
		}
	});
	const context = {engine: engine as Engine, dispatch: store.dispatch, getState: store.getState};
	await details.run('1', context, ended.signal);
	expect(asked).toEqual([idOf('web'), idOf('web')]);
	expect(store.getState().fleet.containers.byId.get(idOf('web'))?.state).toBe('running');
});
