import {expect, test} from 'vitest';
import type {Container} from '../../../../source/engine/types.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import {focusedPane} from '../../../../source/view/layout/detail-panes.js';
import {selectLayout} from '../../../../source/view/layout/layout.js';
import {detailed, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {ticked} from '../../../helpers/fleet.js';

const listedIn = (state: Container['state']): Message => ({
	type: 'containers/listed',
	containers: [makeContainer('web', {state})],
});

const sized = (columns: number, rows: number): Message => ({type: 'screen/resized', columns, rows});

const panesOf = (...messages: Message[]) => selectLayout(makeState(...messages)).panes.map(({id}) => id);

test.each([
	['created', 120, 40, ['containers', 'why', 'logs']],
	['exited', 120, 40, ['containers', 'why', 'logs']],
	['restarting', 200, 60, ['containers', 'why', 'logs']],
	['dead', 200, 60, ['containers', 'why', 'logs']],
	['exited', 80, 50, ['containers', 'why', 'logs']],
	['exited', 80, 24, ['containers', 'why']],
	['running', 120, 40, ['containers', 'stats', 'top', 'logs']],
	['paused', 120, 40, ['containers', 'stats', 'top', 'logs']],
	['running', 80, 24, ['containers', 'logs']],
] as const)('of a container that is %s, %i×%i shows %j', (state, columns, rows, expected) => {
	expect(panesOf(listedIn(state), sized(columns, rows))).toEqual(expected);
});

test('the card stays while a crash loop has it running for a moment', () => {
	const between = detailed('web', {restartCount: 7, startedAtMs: startMs - 500});
	expect(panesOf(listedIn('running'), between, ticked(), sized(120, 40))).toContain('why');
});

test('at 80×24 the log is one key away', () => {
	const logs: Message = {type: 'focus/moved', pane: 'logs'};
	expect(panesOf(listedIn('exited'), sized(80, 24), logs)).toEqual(['containers', 'logs']);
});

test('what stands in place of the pane in focus has the keys, and gives them back', () => {
	const running = makeState(listedIn('running'), {type: 'focus/moved', pane: 'top'});
	expect(focusedPane(running)).toBe('top');
	const ended = reduce(running, listedIn('exited'));
	expect(focusedPane(ended)).toBe('why');
	expect(focusedPane(reduce(ended, listedIn('running')))).toBe('top');
	const card = makeState(listedIn('exited'), {type: 'focus/moved', pane: 'why'});
	expect(focusedPane(reduce(card, listedIn('running')))).toBe('stats');
	const whole = makeState(listedIn('running'), {type: 'focus/moved', pane: 'why', isZoomed: true});
	expect(focusedPane(whole)).toBe('why');
});
