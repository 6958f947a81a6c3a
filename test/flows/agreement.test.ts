import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Container} from '../../source/engine/types.js';
import type {Message} from '../../source/store/messages.js';
import type {State} from '../../source/store/state.js';
import {safe} from '../../source/text/safe-text.js';
import {state as stateColumn} from '../../source/view/list/identity-columns.js';
import {selectContainerRow} from '../../source/view/list/container-row.js';
import {selectWhyCard} from '../../source/view/why/why-card.js';
import {detailed, idOf, makeContainer, makeState, startMs} from '../helpers/fixtures.js';
import {opened, ticked} from '../helpers/fleet.js';
import {textOf} from '../helpers/text-of.js';

// STATE, WHY and the card stand side by side: whatever one of them counts, the others count the same.

const started = (atMs: number): Message => ({
	type: 'events/happened',
	events: [
		{atMs, atNano: `${atMs}.0`, kind: 'container', action: safe`start`, subject: idOf('api'), attributes: {}},
	],
});

function told(state: State) {
	const row = selectContainerRow(state, idOf('api'))!;
	return {
		state: textOf(stateColumn.render(row, 40, state.view.screen, row.nowMs)),
		why: row.trouble.reasons.map(({words}) => words).join(', '),
		card: selectWhyCard(state)
			.map(({line}) => textOf(line))
			.join('\n'),
	};
}

const apiIs = (changes: Partial<Container>): Message => ({
	type: 'containers/listed',
	containers: [makeContainer('api', changes)],
});

const units: Readonly<Record<string, string>> = {s: 's', m: 'min', h: 'h', d: 'days'};

test('however long ago it ended, on a quick line and a slow one', () => {
	fc.assert(
		fc.property(
			fc.nat({max: 29 * 60_000}),
			fc.nat({max: 20_000}),
			fc.boolean(),
			(agoMs, passedMs, isSlow) => {
				const exited = apiIs({state: 'exited', exitCode: 1, status: safe`Exited (1) About a minute ago`});
				const before = makeState(
					opened(),
					exited,
					detailed('api', {exitCode: 1, startedAtMs: startMs - agoMs - 5000, finishedAtMs: startMs - agoMs}),
					{type: 'screen/slowed', isSlow},
					ticked(passedMs),
				);
				const {state, why, card} = told(before);
				const [, figure, unit = ''] = /^exited \(1\) (\d+)([smhd])$/.exec(state) ?? [];
				expect(why).toBe('exit 1');
				expect(card).toContain(`, ${figure} ${units[unit]} ago, after 5 s`);
			},
		),
	);
});

test('however often it was started again, by the engine’s count, whatever starts were seen', () => {
	fc.assert(
		fc.property(
			fc.nat({max: 12}),
			fc.integer({min: 1, max: 8}),
			fc.boolean(),
			(restartCount, starts, isNew) => {
				const before = makeState(
					opened(),
					apiIs({
						createdAtMs: startMs - (isNew ? 61_000 : 3_600_000),
						state: 'restarting',
						exitCode: 1,
						status: safe`Restarting (1) 2 seconds ago`,
					}),
					detailed('api', {exitCode: 1, restartCount}),
					...Array.from({length: starts}, (_, index) => started(startMs - 60_000 + index * 5000)),
					ticked(),
				);
				const {state, why, card} = told(before);
				const count = /×(\d+)/.exec(state)?.[1] ?? '0';
				expect(count).toBe(String(restartCount));
				expect(/×(\d+)/.exec(why)?.[1] ?? count).toBe(count);
				expect(card).toContain(restartCount ? `restarts: ${count}, policy` : 'restart policy: ');
			},
		),
	);
});
