import {expect, test} from 'vitest';
import {actions} from '../../../../source/actions/action-table.js';
import type {Action} from '../../../../source/actions/action.js';
import {scopeTitles} from '../../../../source/actions/shortcut.js';
import {bindingsAt, wheresAt} from '../../../../source/keys/bindings-at.js';
import {groupBindings} from '../../../../source/keys/binding.js';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {allCommands} from '../../../../source/keys/groups/all-commands.js';
import {views} from '../../../../source/panes/views.js';
import {tables} from '../../../../source/view/tables/tables.js';
import {makeState} from '../../../helpers/fixtures.js';

/** Keys of a pane that mean something else elsewhere, on purpose. */
const overridden: Readonly<Record<string, readonly string[]>> = {
	top: ['K', 'enter'],
	logs: ['l', 'n', 'N', 'y', 'esc'],
	why: ['esc', 'q', 'y'],
	registry: ['enter'],
	events: ['enter'],
	engines: ['enter'],
	services: ['enter'],
	tasks: ['enter'],
	nodes: ['enter'],
};

test.each(views.map(({id}) => id))('no two keys of %s clash', pane => {
	const wheres = wheresAt(makeState({type: 'focus/moved', pane, isZoomed: true}));
	const keys = allBindings.filter(({where}) => wheres.includes(where)).flatMap(binding => binding.keys);
	const clashing = [...Map.groupBy(keys, key => key)].filter(([, same]) => same.length > 1);
	expect(clashing.map(([key]) => key).sort()).toEqual([...(overridden[pane] ?? [])].sort());
	expect(clashing.filter(([, same]) => same.length > 2)).toEqual([]);
});

test('every key works somewhere, is printed once, and has a command; every command has a key or an action', () => {
	const wheres = new Set<string>([...Object.keys(scopeTitles), ...tables.map(({id}) => id)]);
	expect(allBindings.filter(({where}) => !wheres.has(where))).toEqual([]);
	const printed = groupBindings(allBindings).flatMap(({rows}) => rows);
	expect(new Set(printed)).toEqual(new Set(allBindings));
	expect(printed).toHaveLength(allBindings.length);
	expect(allBindings.filter(({command}) => !allCommands[command])).toEqual([]);
	const used = new Set([...allBindings.map(({command}) => command), ...actions.map(({id}) => id), 'run']);
	expect(Object.keys(allCommands).filter(command => !used.has(command))).toEqual([]);
});

test('what a key does is reachable in some pane', () => {
	const reached = new Set(
		views.flatMap(({id}) =>
			bindingsAt(wheresAt(makeState({type: 'focus/moved', pane: id, isZoomed: true})), allBindings),
		),
	);
	const offline = new Set(['offline', 'noEngine']);
	expect(allBindings.filter(binding => !reached.has(binding) && !offline.has(binding.where))).toEqual([]);
});

test('the options of a question have keys that its answers don’t have', () => {
	const answers = new Set(['y', 'n', 'q', 'j', 'k', 'g', 'G', 'esc']);
	for (const {id, toggles = []} of actions as readonly Action[]) {
		const keys = toggles.map(({key}) => key);
		expect(new Set(keys).size, id).toBe(keys.length);
		expect(
			keys.filter(key => answers.has(key)),
			id,
		).toEqual([]);
	}
});
