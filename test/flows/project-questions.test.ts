import {expect, test} from 'vitest';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {safe} from '../../source/text/safe-text.js';
import {plain} from '../helpers/cells.js';
import {makeContainer, makeState} from '../helpers/fixtures.js';
import {pressKeys} from '../helpers/press-keys.js';

const state = makeState({
	type: 'containers/listed',
	containers: ['web', 'db'].map(name => makeContainer(name, {project: safe`shop`})),
});

test.each([
	[['s'], 'Stop 2 containers of shop?'],
	[['p'], 'Pause 2 containers of shop?'],
	[['K'], 'Signal · 2 containers of shop'],
	[['K', 'h', 'enter'], 'Send 2 containers of shop the signal SIGHUP?'],
	[['M'], '2 containers of shop'],
])('%j on a heading: what is asked names the project', (keys, words) => {
	const onHeading = pressKeys(state, '@', 'g', ...keys).state;
	expect(plain(firstFrame(onHeading, allBindings))).toContain(words);
	const marked = pressKeys(state, '@', 'g', 'space', ...keys).state;
	expect(plain(firstFrame(marked, allBindings))).not.toContain('of shop');
});
