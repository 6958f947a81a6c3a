import {expect, test} from 'vitest';
import {containers} from '../../../source/feeds/containers-feed.js';
import type {Engine} from '../../../source/engine/engine.js';
import {parseContainer} from '../../../source/engine/parse/parse-container.js';
import {parseEvent} from '../../../source/engine/parse/parse-event.js';
import {createStore} from '../../../source/store/store.js';
import {opened} from '../../helpers/fleet.js';
import {idOf, makeState} from '../../helpers/fixtures.js';

test('a label that an engine writes over its own words makes them unknown', async () => {
	const list = ['liar', 'honest'].map(name =>
		parseContainer({
			Id: idOf(name),
			Names: [`/${name}`],
			State: 'running',
			Labels: name === 'liar' ? {exitCode: '0', image: 'db:1'} : {team: 'shop'},
		}),
	);
	const store = createStore(makeState(opened(), {type: 'containers/listed', containers: list}));
	const ended = new AbortController();
	const engine: Partial<Engine> = {
		list: async () => list,
		async *events() {
			for (const [name, exitCode] of [
				['liar', '0'],
				['honest', '7'],
			]) {
				const Attributes = {name, exitCode, execDuration: '3', image: 'app:1'};
				const event = parseEvent({
					Type: 'container',
					Action: 'die',
					Actor: {ID: idOf(name ?? ''), Attributes},
				});
				if (event) {
					yield event;
				}
			}

			await new Promise<void>(resolve => {
				store.onChange(({fleet}) => {
					if (fleet.events.recent.length > 0) {
						resolve();
					}
				});
			});
		},
	};
	await containers.run(1, {...store, engine: engine as Engine}, ended.signal);
	const {events, containers: known} = store.getState().fleet;
	store.close();
	expect(events.recent.map(({name, exitCode, attributes}) => [name, exitCode, attributes])).toEqual([
		['liar', undefined, {execDuration: '3', image: 'app:1'}],
		['honest', 7, {exitCode: '7', execDuration: '3', image: 'app:1'}],
	]);
	expect([...known.lastExits]).toEqual([[idOf('honest'), 7]]);
});
