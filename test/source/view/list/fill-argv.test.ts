import {expect, test} from 'vitest';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {fillArgv} from '../../../../source/view/list/fill-argv.js';
import {makeContainer, makeState} from '../../../helpers/fixtures.js';

const hostile = '$(reboot); `id` "\' && x';
const container = makeContainer('c1', {
	name: safe`web`,
	image: safe`nginx:1`,
	project: safeText(hostile),
	service: safe`--privileged`,
});
const state = makeState({type: 'containers/listed', containers: [container]});
const target = {kind: 'container', id: container.id, name: container.name} as const;
const fill = (...argv: readonly string[]) => fillArgv(argv, target, state);

test('each text in braces becomes what it stands for, within its own argument', () => {
	expect(fill('docker', 'exec', '{id}', '--name={name}', '{image}', 'plain {} {')).toEqual({
		argv: ['docker', 'exec', container.id, '--name=web', 'nginx:1', 'plain {} {'],
	});
	expect(fill('echo', '{project}')).toEqual({argv: ['echo', hostile]});
	expect(fill('echo', '{name}{name}')).toEqual({argv: ['echo', 'webweb']});
});

test('what a row lacks, and what would be taken for an option, is said instead', () => {
	const other = makeContainer('c2', {name: safe`db`});
	const states = makeState({type: 'containers/listed', containers: [container, other]});
	expect(fillArgv(['x', '{project}'], {kind: 'container', id: other.id, name: other.name}, states)).toEqual({
		problem: 'db has no project',
	});
	expect(fill('docker', 'run', '{service}')).toEqual({
		problem: 'its service --privileged would be taken for an option',
	});
	expect(fill('docker', 'run', '--label={service}')).toEqual({
		argv: ['docker', 'run', '--label=--privileged'],
	});
	expect(fill('x', '{constructor}')).toEqual({problem: 'web has no constructor'});
});

test('a volume has a name and no project', () => {
	const volume = {kind: 'volume', id: 'data', name: safe`data`} as const;
	expect(fillArgv(['ls', '{id}', '{name}'], volume, state)).toEqual({argv: ['ls', 'data', 'data']});
	expect(fillArgv(['ls', '{project}'], volume, state)).toEqual({problem: 'data has no project'});
});
