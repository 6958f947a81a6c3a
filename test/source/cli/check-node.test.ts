import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {judgeNode, leastNode} from '../../../source/cli/check-node.js';

test('an old Node is told so, with what is needed', () => {
	expect(judgeNode('20.20.2')).toBe(
		'midwatch needs Node 22 or newer, and this is 20.20.2: run it with a newer one\n',
	);
	expect(judgeNode('22.0.0')).toBeUndefined();
	expect(judgeNode('100.1.0')).toBeUndefined();
});

test('the package asks for the same', () => {
	const {engines} = JSON.parse(readFileSync('package.json', 'utf8')) as {engines: {node: string}};
	expect(engines.node).toBe(`>=${leastNode}`);
});
