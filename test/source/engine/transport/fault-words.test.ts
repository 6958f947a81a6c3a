import {expect, test} from 'vitest';
import {EngineError} from '../../../../source/engine/transport/engine-error.js';
import {hear, refusal, silence, toEngineError} from '../../../../source/engine/transport/fault-words.js';
import type {Address} from '../../../../source/engine/types.js';
import {safe} from '../../../../source/text/safe-text.js';

const address: Address = {label: 'default', url: 'tcp://far:2376', host: 'far', port: 2376};

function thrown(code: string, message = 'low-level words'): EngineError {
	return toEngineError(Object.assign(new Error(message), {code}), address);
}

test.each([
	['ENOENT', 'unreachable', 'there is no tcp://far:2376', /systemctl start docker/],
	['ECONNREFUSED', 'unreachable', 'connection refused by tcp://far:2376', /is the engine running/],
	['EACCES', 'unreachable', 'permission denied on tcp://far:2376', /docker group or use sudo/],
	['EPERM', 'unreachable', 'permission denied on tcp://far:2376', /docker group or use sudo/],
	['ECONNRESET', 'unreachable', 'tcp://far:2376 closed the connection', /tunnel or proxy there was refused/],
	['EPIPE', 'unreachable', 'tcp://far:2376 closed the connection', /tunnel or proxy there was refused/],
	['ETIMEDOUT', 'unreachable', "tcp://far:2376 can't be reached", /firewall/],
	['EHOSTUNREACH', 'unreachable', "tcp://far:2376 can't be reached", /firewall/],
	['ENETUNREACH', 'unreachable', "tcp://far:2376 can't be reached", /network up/],
	['ENOTFOUND', 'unreachable', 'host not found: tcp://far:2376', /spelt/],
	['EAI_AGAIN', 'unreachable', "can't look up the host of tcp://far:2376", /network up/],
	['HPE_INVALID_CONSTANT', 'unreachable', 'tcp://far:2376 does not speak HTTP', /Docker engine/],
])('%s is %s: "%s"', (code, kind, words, hint) => {
	expect(thrown(code)).toMatchObject({kind, words, hint: expect.stringMatching(hint)});
});

test.each([
	[
		'EPROTO',
		'write EPROTO 40ED:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../x.c:77:',
		'tcp://far:2376 does not speak TLS',
	],
	['ERR_SSL_WRONG_VERSION_NUMBER', '', 'tcp://far:2376 does not speak TLS'],
	['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '', 'tcp://far:2376 wants a client certificate'],
	[
		'EPROTO',
		'error:0A000412:SSL routines:ssl3_read_bytes:ssl/tls alert bad certificate:',
		'tcp://far:2376 refuses this client certificate',
	],
	['CERT_NOT_YET_VALID', '', 'the certificate of tcp://far:2376 is not valid yet'],
])('TLS fault %s (%s): "%s"', (code, message, words) => {
	expect(thrown(code, message).words).toBe(words);
});

test('only an engine that was heard can have died', () => {
	const once: Address = {...address};
	hear(once);
	const reset = Object.assign(new Error('socket hang up'), {code: 'ECONNRESET'});
	expect(toEngineError(reset, once).hint).toBe('the engine was stopped, or died');
	expect(toEngineError(reset, {...address}).hint).not.toContain('died');
});

test('an unknown fault keeps its own words', () => {
	expect(thrown('EODD')).toMatchObject({kind: 'unreachable', words: 'tcp://far:2376: low-level words'});
	expect(toEngineError(Object.assign(new Error(''), {code: 'EODD'}), address).words).toBe(
		'tcp://far:2376: EODD',
	);
	expect(toEngineError('a bare text', address).words).toBe('tcp://far:2376: a bare text');
	expect(toEngineError(undefined, address).words).toBe('tcp://far:2376: undefined');
});

test('an engine’s error stays what it is; after an abort everything else is "given up"', () => {
	const error = new EngineError('conflict', safe`in use`);
	const aborted = AbortSignal.abort();
	expect(toEngineError(error, address, aborted)).toBe(error);
	expect(toEngineError(new Error('reset'), address, aborted)).toMatchObject({kind: 'aborted'});
	expect(toEngineError(new Error('reset'), address, new AbortController().signal).kind).toBe('unreachable');
});

test.each([
	[304, '', 'noop', 'it is in that state already'],
	[401, '{"message":"authorization denied by plugin"}', 'denied', 'authorization denied by plugin'],
	[403, '{"message":"no"}', 'denied', 'no'],
	[404, '{"message":"No such container: web"}', 'gone', 'No such container: web'],
	[404, '{"message":"page not found"}', 'failed', 'this engine does not know that request'],
	[
		409,
		'{"message":"You cannot remove a running container"}',
		'conflict',
		'You cannot remove a running container',
	],
	[500, '{"message":"driver failed"}', 'failed', 'driver failed'],
	[
		501,
		'{"message":"configured logging driver does not support reading"}',
		'failed',
		'configured logging driver does not support reading',
	],
	[400, 'client version 1.10 is too old\n', 'failed', 'client version 1.10 is too old'],
	[403, '<html><body>403</body></html>', 'denied', 'forbidden by the engine or a proxy in front of it'],
	[403, 'Forbidden\n', 'denied', 'forbidden by the engine or a proxy in front of it'],
	[405, '', 'denied', 'forbidden by the engine or a proxy in front of it'],
	[500, '<html><body>Bad Gateway</body></html>', 'failed', 'HTTP status 500'],
	[503, '', 'failed', 'HTTP status 503'],
	[500, '{"oops":1}', 'failed', 'HTTP status 500'],
	[500, '{"message":', 'failed', '{"message":'],
])('status %i with %s is %s: "%s"', (status, body, kind, words) => {
	expect(refusal(status, body)).toMatchObject({kind, words});
});

test('an engine that wants TLS says so in its own way', () => {
	expect(refusal(400, 'Client sent an HTTP request to an HTTPS server.\n')).toMatchObject({
		kind: 'unreachable',
		hint: expect.stringContaining('DOCKER_TLS_VERIFY'),
	});
});

test('an engine’s words are harmless and bounded', () => {
	const {words} = refusal(500, JSON.stringify({message: `\u001B]0;owned\u0007bad${'x'.repeat(1e6)}`}));
	expect(words.startsWith('bad')).toBe(true);
	expect(words.length).toBeLessThanOrEqual(1000);
	expect(silence('/x\u001B[2J').words).not.toContain('\u001B');
});

test('what an engine says of a registry stays its word: it is no status of a proxy', () => {
	expect(refusal(500, '{"message":"unauthorized"}')).toMatchObject({kind: 'failed', words: 'unauthorized'});
});

test.each([
	['/run/user/1000/docker.sock', 'systemctl --user start docker'],
	['/run/podman/podman.sock', 'systemctl start podman.socket'],
	['/run/user/1000/podman/podman.sock', 'systemctl --user start podman.socket'],
])('%s is started by %s', (socketPath, command) => {
	const local: Address = {label: 'it', url: `unix://${socketPath}`, socketPath};
	const refused = Object.assign(new Error('x'), {code: 'ECONNREFUSED'});
	expect(toEngineError(refused, local).hint).toBe(`is the engine running? ${command}`);
});

test('an engine that was heard is started by what it is, wherever its socket is', () => {
	const local: Address = {label: 'it', url: 'unix:///x.sock', socketPath: '/x.sock'};
	const gone = Object.assign(new Error('x'), {code: 'ENOENT'});
	hear(local, true);
	hear(local);
	expect(toEngineError(gone, local).hint).toContain('start podman.socket');
	hear(local, false);
	expect(toEngineError(gone, local).hint).toContain('start docker');
});

test('what isn’t found without a word is told by what was asked', () => {
	expect(refusal(404, '', 'GET /containers/ab/top')).toMatchObject({
		kind: 'gone',
		words: 'not found: GET /containers/ab/top',
	});
});
