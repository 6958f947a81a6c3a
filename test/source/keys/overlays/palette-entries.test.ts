import {expect, test} from 'vitest';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {commandWords, paneWords} from '../../../../source/keys/overlays/command-words.js';
import {matchPalette, paletteEntries} from '../../../../source/keys/overlays/palette-entries.js';
import {views} from '../../../../source/panes/views.js';
import {listed, makeState} from '../../../helpers/fixtures.js';
import {pressKeys, typed} from '../../../helpers/press-keys.js';

const state = makeState(listed('api', 'db'));
const entries = paletteEntries(state, allBindings, views);

/** What is found, best first: a command, or the pane that is gone to. */
function found(text: string): readonly string[] {
	return matchPalette(text, entries).map(({binding, pane}) => binding?.command ?? `pane ${pane?.id}`);
}

test('nothing typed shows all that there is, what works here first', () => {
	expect(matchPalette(' ', entries)).toEqual(entries);
	const wheres = new Set(entries.map(({binding}) => binding?.where));
	expect(wheres).toContain('images');
	expect(wheres).toContain('logs');
	expect([...wheres].indexOf('images')).toBeGreaterThan([...wheres].indexOf('everywhere'));
});

test.each([
	['ps', 'pane containers'],
	['docker ps', 'pane containers'],
	['stop', 'stop'],
	['rest', 'restart'],
	['KILL', 'kill'],
	['sighup', 'kill'],
	['rm', 'remove'],
	['docker rm -f', 'remove'],
	['kill -HUP', 'kill'],
	['docker kill --signal=USR1', 'kill'],
	['kill -9', 'kill'],
	['logs -f', 'logs'],
	['exec -it', 'command'],
	['rmi', 'removeImage'],
	['docker image rm', 'removeImage'],
	['volume rm', 'removeVolume'],
	['network create', 'createNetwork'],
	['prune', 'prune'],
	['image prune', 'prune'],
	['system df', 'pane disk'],
	['pull', 'pull'],
	['images', 'pane images'],
	['image ls', 'pane images'],
	['volumes', 'pane volumes'],
	['events', 'pane events'],
	['stats', 'pane stats'],
	['top', 'pane top'],
	['logs', 'logs'],
	['exec', 'command'],
	['bash', 'shell'],
	['sh', 'shell'],
	['cp', 'copyOut'],
	['describe', 'inspect'],
	['run', 'newContainer'],
	['order', 'sort'],
	['compose up', 'start'],
	['exit', 'quit'],
	['q!', 'quit'],
	['grep', 'filter'],
	['info', 'enginePane'],
	['reverse', 'reverse'],
])('%s finds %s first', (text, command) => {
	expect(found(text)[0]).toBe(command);
});

test('letters in order are enough, letters out of order are not, and nothing is found by chance', () => {
	expect(found('rstrt')).toContain('restart');
	expect(found('trats')).toEqual([]);
	expect(found('xyz')).toEqual([]);
	expect(found('stop xyz')).toEqual([]);
});

test('words are told of what there is', () => {
	const commands = new Set<string>(allBindings.map(({command}) => command));
	expect(Object.keys(commandWords).filter(command => !commands.has(command))).toEqual([]);
	const panes = new Set(views.map(({id}) => id));
	expect(Object.keys(paneWords).filter(id => !panes.has(id))).toEqual([]);
});

test('what belongs to another pane goes there, and does nothing to a row that nobody saw', () => {
	const pulled = pressKeys(state, ':', ...typed('docker pull'), 'enter').state;
	expect(pulled.view.focus.pane).toBe('images');
	expect(pulled.view.overlay.stack.at(-1)).toMatchObject({kind: 'prompt'});
	const pruned = pressKeys(state, ':', ...typed('image prune'), 'enter');
	expect(pruned.effects).toMatchObject([{type: 'effect/askPrune', kinds: ['images']}]);
	const images = makeState(listed('api'), {type: 'focus/moved', pane: 'images', isZoomed: true});
	const {state: stopped, effects} = pressKeys(images, ':', ...typed('restart'), 'enter');
	expect(stopped.view.focus.pane).toBe('containers');
	expect(stopped.view.overlay.stack).toEqual([]);
	expect(effects).toEqual([]);
	expect(stopped.fleet.notes.list.at(-1)?.text).toBe('choose a row: r there is restart');
});
