import {expect, test} from 'vitest';
import {troubleLines} from '../../../source/cli/once-trouble.js';
import {safe} from '../../../source/text/safe-text.js';
import {makeContainer, makeState} from '../../helpers/fixtures.js';

test('each reason of each troubled container is a line, and what is well has none', () => {
	const exited = {state: 'exited', exitCode: 3, status: safe`Exited (3) 1 second ago`} as const;
	const state = makeState({
		type: 'containers/listed',
		containers: [
			makeContainer('c1', {name: safe`web`, project: safe`shop`, ...exited}),
			makeContainer('c2', {name: safe`db`, state: 'running'}),
			makeContainer('c3', {name: safe`old`, ...exited, status: safe`Exited (3) 2 days ago`}),
			makeContainer('c4', {name: safe`held`, state: 'paused'}),
		],
	});
	expect(troubleLines(state)).toEqual(['shop/web: exit 3', 'held: paused']);
});
