import {expect, test} from 'vitest';
import {parseContainer, parseSizes} from '../../../../source/engine/parse/parse-container.js';
import {safe} from '../../../../source/text/safe-text.js';
import {lineText} from '../../../../source/text/line.js';
import {columns} from '../../../../source/view/list/container-columns.js';
import {selectContainerRow} from '../../../../source/view/list/container-row.js';
import type {Message} from '../../../../source/store/messages.js';
import {detailed, idOf, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {loaded} from '../../../helpers/lists.js';
import {sampled} from '../../../helpers/fleet.js';

const container = makeContainer('api', {
	health: 'healthy',
	networks: [safe`shop_default`, safe`front`],
	addresses: [safe`172.18.0.3`],
});

function cell(id: string, ...messages: readonly Message[]): string {
	const state = makeState({type: 'containers/listed', containers: [container]}, ...messages);
	const row = selectContainerRow(state, idOf('api'));
	const column = columns.find(one => one.id === id);
	return lineText(row && column ? column.render(row, 40, state.view.screen, startMs) : []);
}

const unknownText = '–';

test('each says what it is about, and a dash before it is known', () => {
	expect(cell('size')).toBe('– / –');
	expect(cell('size', loaded('sizes', new Map([[idOf('api'), {writtenBytes: 2048, rootBytes: 5e6}]])))).toBe(
		'2.0K / 4.8M',
	);
	expect(cell('net total')).toBe('–    –');
	expect(cell('net total', sampled({api: {receivedBytes: 3e9, sentBytes: 1000}}))).toBe('2.8G 1.0K');
	expect(cell('disk total', sampled({api: {readBytes: 0, writtenBytes: 4096}}))).toBe('0 4.0K');
	expect(cell('restart policy')).toBe(unknownText);
	expect(cell('restart policy', detailed('api', {restartPolicy: safe`always`}))).toBe('always');
	const retries = {restartPolicy: safe`on-failure`, restartPolicyRetries: 5};
	expect(cell('restart policy', detailed('api', retries))).toBe('on-failure:5');
	expect([cell('health'), cell('networks'), cell('ip')]).toEqual([
		'healthy',
		'shop_default, front',
		'172.18.0.3',
	]);
});

test('an engine’s addresses and sizes are read, whatever is missing', () => {
	const Networks = {
		a: {IPAddress: '172.18.0.3'},
		b: {IPAddress: ''},
		c: {GlobalIPv6Address: 'fd00::3'},
		d: null,
	};
	const {networks, addresses} = parseContainer({NetworkSettings: {Networks}});
	expect([networks, addresses]).toEqual([
		['a', 'b', 'c', 'd'],
		['172.18.0.3', 'fd00::3'],
	]);
	expect([...parseSizes([{Id: 'a', SizeRw: 12, SizeRootFs: 500}, {Id: 'b', SizeRootFs: 7}, null])]).toEqual([
		['a', {writtenBytes: 12, rootBytes: 500}],
		['b', {writtenBytes: 0, rootBytes: 7}],
		['', {writtenBytes: 0, rootBytes: undefined}],
	]);
});
