import {expect, test} from 'vitest';
import {sshFault} from '../../../../source/engine/ssh/ssh-faults.js';

/** What helps against each, by its words. */
const remedies: Readonly<Record<string, string>> = {
	'host not found': '~/.ssh/config',
	"can't look up": 'is the network up',
	'connection refused': 'does sshd run',
	'no answer': 'firewall',
	"can't be reached": 'is the network up',
	'closed before the login': 'MaxStartups',
	'the ssh connection was lost': 'is the machine',
	'its host key is not known': 'r lets ssh show it',
	'it may be another machine': 'ssh-keygen -R',
	'no key was accepted, or the key needs its passphrase': 'ssh-add',
	'ssh refuses its own files': 'see which file',
	"can't create its socket": 'TMPDIR',
	'ssh is not installed here': 'openssh-client',
};

// stderr as OpenSSH 9.2 wrote it.
test.each([
	[
		'unreachable',
		'host not found',
		'ssh: Could not resolve hostname engine.invalid: Name or service not known',
	],
	[
		'unreachable',
		"can't look up",
		'ssh: Could not resolve hostname db3: Temporary failure in name resolution',
	],
	['unreachable', 'connection refused', 'ssh: connect to host 127.0.0.1 port 1: Connection refused'],
	['unreachable', 'no answer', 'ssh: connect to host 10.0.0.1 port 22: Connection timed out'],
	['unreachable', "can't be reached", 'ssh: connect to host 10.0.0.1 port 22: No route to host'],
	['unreachable', 'closed before the login', 'kex_exchange_identification: Connection closed by remote host'],
	['unreachable', 'the ssh connection was lost', 'Timeout, server db3 not responding.'],
	['unreachable', 'the ssh connection was lost', 'client_loop: send disconnect: Broken pipe'],
	['locked', 'its host key is not known', 'Host key verification failed.'],
	[
		'locked',
		'its host key is not known',
		'No ED25519 host key is known for db3 and you have requested strict checking.\nHost key verification failed.',
	],
	[
		'locked',
		'it may be another machine',
		'@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key for db3 has changed and you have requested strict checking.\nHost key verification failed.',
	],
	[
		'locked',
		'no key was accepted, or the key needs its passphrase',
		'ops@db3: Permission denied (publickey).',
	],
	['locked', 'ssh refuses its own files', 'Bad owner or permissions on /home/ann/.ssh/config'],
	['locked', "can't create its socket", "Bad local forwarding specification '/tmp/x.sock:/y'"],
	[
		'locked',
		"can't create its socket",
		'unix_listener: path "/t/docker.sock" too long for Unix domain socket',
	],
	['locked', 'ssh is not installed here', '/bin/sh: 3: ssh: not found'],
])('%s: %s', (kind, words, said) => {
	const fault = sshFault(`Warning: Permanently added x\r\n${said}\r\n`, 'ssh://db3', 255);
	expect(fault).toMatchObject({kind, words: expect.stringContaining(words)});
	expect(fault.words).toMatch(/^ssh:\/\/db3/);
	expect(fault.hint).toContain(remedies[words]);
});

test('what isn’t known is told in ssh’s own last words, harmless', () => {
	const fault = sshFault('first\n\u001B]0;owned\u0007last \u001B[2Jwords\r\n', 'ssh://db3\u001B[31m', 255);
	expect(fault.words).toBe('ssh://db3: last words');
	expect(sshFault('', 'ssh://db3', 3).words).toBe('ssh://db3: ssh ended with status 3');
});
