import fc from 'fast-check';
import {expect, test} from 'vitest';
import {safe} from '../../../../source/text/safe-text.js';
import {containerGrammar} from '../../../../source/view/list/container-grammar.js';
import {parseFilter} from '../../../../source/view/list/list-filter.js';
import {idOf, makeContainer} from '../../../helpers/fixtures.js';

const containers = [
	makeContainer('api-1', {
		project: safe`shop`,
		service: safe`api`,
		labels: {tier: safe`web`, 'com.x/y': safe`1`},
	}),
	makeContainer('API-2', {image: safe`node:24`, health: 'unhealthy', labels: {tier: safe`back end`}}),
	makeContainer('db', {
		image: safe`postgres:17`,
		state: 'exited',
		ports: [{privatePort: 5432, protocol: safe`tcp`}],
	}),
	makeContainer('cache', {
		image: safe`redis:8`,
		state: 'paused',
		ports: [{ip: safe`127.0.0.1`, publicPort: 3101, privatePort: 54_320, protocol: safe`tcp`}],
	}),
];

function passing(filter: string): string[] {
	const {matches} = parseFilter(filter, containerGrammar);
	return containers.filter(one => matches(one)).map(({name}) => name);
}

test.each([
	['', ['api-1', 'API-2', 'db', 'cache']],
	['api', ['api-1', 'API-2']],
	['API', ['API-2']],
	['/^api-[0-9]$/', ['api-1', 'API-2']],
	['/^API/', ['API-2']],
	['/^a.i-2/i', ['API-2']],
	['redis', ['cache']],
	['shop', ['api-1']],
	[idOf('db').slice(0, 12), ['db']],
	['state:exited', ['db']],
	['state:exited,paused', ['db', 'cache']],
	['state:unhealthy', ['API-2']],
	['state:up', ['api-1', 'API-2', 'cache']],
	['state:down,paused', ['db', 'cache']],
	['health:unhealthy', ['API-2']],
	['!health:none', ['API-2']],
	['image:postgres', ['db']],
	['image:/^(redis|postgres):/', ['db', 'cache']],
	['project:shop', ['api-1']],
	['label:tier', ['api-1', 'API-2']],
	['label:tier=web', ['api-1']],
	['label:tie', []],
	['label:/tier=back end/', ['API-2']],
	['!api', ['db', 'cache']],
	['!state:running', ['db', 'cache']],
	['!state:running !image:redis', ['db']],
	['api state:running !/2$/', ['api-1']],
	['3101', ['cache']],
	['310', ['cache']],
	['101', []],
	[':5432', ['db', 'cache']],
	['5432/tcp', ['db']],
	['5432/udp', []],
	['port:5432', ['db']],
	['port:3101/tcp', ['cache']],
	['port:54320/t', ['cache']],
	['port:3101/udp', []],
	['port:310/tcp', []],
	['port:127.0.0.1', ['cache']],
	['port:/>5\\d+/', ['cache']],
	['port:tcp', ['db', 'cache']],
	['!port:tcp', ['api-1', 'API-2']],
	['!', ['api-1', 'API-2', 'db', 'cache']],
	['state:', ['api-1', 'API-2', 'db', 'cache']],
	['postgres:17', ['db']],
])('%j lets %j pass', (filter, names) => {
	expect(passing(filter)).toEqual(names);
});

test('a bad regex is told in words, and the other words still count', () => {
	const {problem} = parseFilter('/(/ api', containerGrammar);
	expect(problem).toBe('bad regex: Unterminated group');
	expect(passing('/(/ api')).toEqual(['api-1', 'API-2']);
	expect(parseFilter('state:running,on api', containerGrammar).problem).toBe(
		'on is not one of created, running, paused, restarting, removing, exited, dead, unknown, starting, healthy, unhealthy, up, down',
	);
	expect(parseFilter('/a/qq', containerGrammar).problem).toMatch(/^bad regex: Invalid flags/);
});

test('whatever is typed is understood or told, never thrown', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[!a-z:/\\()[\]*+?.| ]*$/)), typed => {
			const {matches} = parseFilter(typed, containerGrammar);
			expect(containers.map(one => typeof matches(one))).toEqual(containers.map(() => 'boolean'));
		}),
	);
});
