import {expect, test} from 'vitest';
import {
	dockerCredentials,
	registryOf,
	type RunHelper,
} from '../../../../source/engine/address/docker-credentials.js';

const {signal} = new AbortController();
const hub = 'https://index.docker.io/v1/';
const basic = (text: string) => Buffer.from(text).toString('base64');

type Asked = {readonly program: string; readonly args: readonly string[]; readonly input: string};

function look(config: unknown, answer: Awaited<ReturnType<RunHelper>> | Error = {status: 0, output: '{}'}) {
	const asked: Asked[] = [];
	const text = typeof config === 'string' ? config : JSON.stringify(config);
	const find = dockerCredentials(
		{
			env: {},
			home: '/home/ann',
			exists: () => false,
			listFolder: () => [],
			readFile: path => (path === '/home/ann/.docker/config.json' ? Buffer.from(text) : undefined),
		},
		async (program, args, input) => {
			asked.push({program, args, input});
			if (answer instanceof Error) {
				throw answer;
			}

			return answer;
		},
	);
	const auth = async (registry: string) => {
		const {header, problem} = await find(registry, signal);
		// Engines read padded base64 of the alphabet for addresses, and nothing else.
		expect(header ?? '').toMatch(/^(?:[\w-]{4})*(?:[\w-]{2}==|[\w-]{3}=)?$/);
		return {said: header && (JSON.parse(Buffer.from(header, 'base64url').toString()) as object), problem};
	};

	return {asked, auth};
}

test.each([
	['nginx', hub],
	['team/app', hub],
	['docker.io/team/app', hub],
	['index.docker.io/team/app', hub],
	['localhost/app', 'localhost'],
	['localhost:5000/app', 'localhost:5000'],
	['reg.example/team/app', 'reg.example'],
	['reg.example:5000/app@sha256:00', 'reg.example:5000'],
	['reg.example', hub],
	['reg.example:5000', hub],
	['Team/app', 'Team'],
	['', hub],
])('%j is of the registry %s', (name, registry) => {
	expect(registryOf(name)).toBe(registry);
});

test('config.json: by the host, or by an address with it; a password may hold colons', async () => {
	const {auth, asked} = look({
		auths: {
			'reg.example:5000': {auth: basic('ann:se:cr>et?')},
			'https://old.example/v1/': {auth: basic('bob:b')},
			[hub]: {auth: basic('cat:c'), email: 'cat@example'},
			'token.example': {auth: basic('ignored:'), identitytoken: 'idt'},
			'empty.example': {},
			'odd.example': {auth: 'no base64: at all', username: 7},
		},
	});
	expect(await auth('reg.example:5000')).toEqual({
		said: {username: 'ann', password: 'se:cr>et?', serveraddress: 'reg.example:5000'},
	});
	expect(await auth('old.example')).toMatchObject({said: {username: 'bob', password: 'b'}});
	expect(await auth(hub)).toEqual({said: {username: 'cat', password: 'c', serveraddress: hub}});
	expect(await auth('token.example')).toMatchObject({said: {identitytoken: 'idt'}});
	for (const unknown of ['empty.example', 'odd.example', 'reg.example', 'example', '__proto__', '']) {
		expect(await auth(unknown)).toEqual({said: undefined, problem: undefined});
	}

	expect(asked).toEqual([]);
});

test('only the registry’s own credentials are ever said', async () => {
	const auths = {'a.example': {auth: basic('ann:for-a')}, 'b.example': {auth: basic('bob:for-b')}};
	const {auth} = look({auths});
	expect(JSON.stringify(await auth('a.example'))).not.toContain('for-b');
	expect(await auth('c.example')).toEqual({said: undefined, problem: undefined});
});

test('a helper of the registry’s own goes before the one for all, which goes before config.json', async () => {
	const config = {
		auths: {'a.example': {auth: basic('file:file')}},
		credHelpers: {'a.example': 'own'},
		credsStore: 'all',
	};
	const answer = {status: 0, output: '{"ServerURL":"a.example","Username":"ann","Secret":"s3"}'};
	const {auth, asked} = look(config, answer);
	expect(await auth('a.example')).toEqual({
		said: {username: 'ann', password: 's3', serveraddress: 'a.example'},
	});
	await auth(hub);
	expect(asked).toEqual([
		{program: 'docker-credential-own', args: ['get'], input: 'a.example'},
		{program: 'docker-credential-all', args: ['get'], input: hub},
	]);
});

test('a helper’s token is sent as one', async () => {
	const {auth} = look({credsStore: 'x'}, {status: 0, output: '{"Username":"<token>","Secret":"idt"}'});
	expect(await auth('a.example')).toEqual({said: {identitytoken: 'idt', serveraddress: 'a.example'}});
});

test('a helper that knows nothing is no problem', async () => {
	const output = 'credentials not found in native keychain\n';
	expect(await look({credsStore: 'x'}, {status: 1, output}).auth('a.example')).toEqual({
		said: undefined,
		problem: undefined,
	});
});

test.each([
	[{status: 1, output: 'oops s3cret'}, 'failed with status 1'],
	[{status: null, output: 's3cret'}, 'failed with status unknown'],
	[{status: 0, output: 'no JSON s3cret'}, 'holds no credentials'],
	[{status: 0, output: '["s3cret"]'}, 'holds no credentials'],
	[new Error('there is no such program'), 'there is no such program'],
])('a helper’s failure is told without what it said: %o', async (answer, words) => {
	const {said, problem} = await look({credsStore: 'x'}, answer).auth('a.example');
	expect(said).toBeUndefined();
	expect(problem).toContain('docker-credential-x');
	expect(problem).toContain(words);
	expect(problem).not.toContain('s3cret');
});

test.each(['../evil', 'a b', 'x;id', '/bin/sh', 'a\u0000b'])('%j is no helper', async credsStore => {
	const {auth, asked} = look({credsStore});
	expect((await auth('a.example')).problem).toContain('not a name of a helper');
	expect(asked).toEqual([]);
});

test.each(['', 'no JSON', '[]', '{"auths": 7, "credsStore": {}, "credHelpers": []}'])(
	'a configuration like %j is as none',
	async config => {
		expect(await look(config).auth(hub)).toEqual({said: undefined, problem: undefined});
	},
);
