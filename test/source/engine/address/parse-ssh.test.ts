import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {SshPlace} from '../../../../source/engine/types.js';
import {forwardFlags, sshArgs} from '../../../../source/engine/ssh/ssh-args.js';
import {parseHost} from '../../../../source/engine/address/parse-host.js';

const never = new AbortController().signal;

test.each([
	['ssh://db3', {host: 'db3'}, 'ssh://db3'],
	['ssh://ops@db3:2222', {user: 'ops', host: 'db3', port: 2222}, 'ssh://ops@db3:2222'],
	['SSH://db3/', {host: 'db3', socketPath: undefined}, 'ssh://db3'],
	[
		'ssh://core@db3/run/user/501/podman/podman.sock',
		{user: 'core', host: 'db3', socketPath: '/run/user/501/podman/podman.sock'},
		'ssh://core@db3/run/user/501/podman/podman.sock',
	],
	['ssh://[fe80::1%eth0]:22', {host: 'fe80::1%eth0', port: 22}, 'ssh://[fe80::1%eth0]:22'],
	['ssh://ann@corp.example@gate', {user: 'ann@corp.example', host: 'gate'}, 'ssh://ann@corp.example@gate'],
	['ssh://maschine-für_alles.local', {host: 'maschine-für_alles.local'}, 'ssh://maschine-für_alles.local'],
])('%s', (host, ssh, url) => {
	expect(parseHost(host, 'it')).toMatchObject({label: 'it', url, ssh});
});

test.each([
	'ssh://',
	'ssh://-oProxyCommand=touch',
	'ssh://-l@db3',
	'ssh://ops@-db3',
	'ssh://[-oProxyCommand=x]',
	'ssh://two words',
	'ssh://db3\nHost x',
	'ssh://db3\u001B[31m',
	'ssh://db3:0',
	'ssh://db3:65536',
	'ssh://db3:',
	'ssh://db3:22x',
	'ssh://db3?x=1',
	'ssh://db3#x',
	'ssh://db3/a:b',
	'ssh://db3/a%d',
	'ssh://db3/${HOME}',
	'ssh://db3/a\\b',
	"ssh://db3/a'; touch x",
	'ssh://db3/`touch x`',
	'ssh://db3/"x',
	'ssh://$(touch x)',
	'ssh://a;b',
])('%j is no address, and nothing of it gets to ssh', host => {
	const sentence = parseHost(host, 'it');
	expect(sentence).toMatch(/is not an address: write ssh:\/\/user@host/);
	expect(sentence).not.toMatch(/[\u0000-\u001F]/);
});

test('a password is neither taken nor told again', () => {
	const sentence = parseHost('ssh://ops:hunter2@db3', 'it');
	expect(sentence).toMatch(/^a password .* is not taken/);
	expect(sentence).not.toContain('hunter2');
});

test('whatever an address holds, ssh takes no word of it for an option, and its shell no word for a command', () => {
	const piece = fc.oneof(
		fc.string({unit: 'binary', maxLength: 8}),
		fc.constantFrom(
			'-oProxyCommand=x',
			'@',
			':',
			'/',
			'[',
			']',
			"'",
			'"',
			'`',
			'$(x)',
			';',
			' ',
			'\n',
			'db3',
			'22',
			'..',
		),
	);
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 8}), pieces => {
			const address = parseHost(`ssh://${pieces.join('')}`, 'it');
			const said = typeof address === 'string' ? address : address.url;
			expect(said).not.toMatch(/\p{Control}/u);
			const ssh = typeof address === 'string' ? {host: 'db3'} : address.ssh!;
			const {host, user = 'ops', port = 22, socketPath = '/x'}: SshPlace = ssh;
			const given = {
				place: ssh,
				url: said,
				socketPath: '/near',
				isForeground: false,
				signal: never,
			};
			const args = sshArgs(given, forwardFlags('/near', socketPath));
			expect(args.slice(-2)).toEqual(['--', host]);
			expect([host, user].filter(word => word === '' || /^-|[\s'"`$;|&<>()]/u.test(word))).toEqual([]);
			expect(socketPath).toMatch(/^\/[^\p{Control}'"`$;|&<>()\\%:]*$/u);
			expect(port).toBeGreaterThan(0);
		}),
		{numRuns: 500},
	);
});
