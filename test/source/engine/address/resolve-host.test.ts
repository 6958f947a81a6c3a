import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {resolveHost, type Asked} from '../../../../source/engine/address/resolve-host.js';
import {contextFiles, describedMachine, type Described} from '../../../helpers/described-machine.js';

type Parts = Described;

function resolve(asked: Asked, parts: Parts = {}) {
	return resolveHost(asked, describedMachine(parts));
}

function urlOf(asked: Asked, parts: Parts = {}): string | undefined {
	const resolved = resolve(asked, parts);
	return resolved.kind === 'found' ? resolved.address.url : undefined;
}

function sentenceOf(asked: Asked, parts: Parts = {}): string | undefined {
	const resolved = resolve(asked, parts);
	return resolved.kind === 'bad' ? resolved.sentence : undefined;
}

function tlsFiles(folder: string): Record<string, string> {
	return {[`${folder}/ca.pem`]: 'CA', [`${folder}/cert.pem`]: 'CERT', [`${folder}/key.pem`]: 'KEY'};
}

const everything: Parts = {
	env: {DOCKER_HOST: 'tcp://env:1', DOCKER_CONTEXT: 'of-env'},
	files: {
		...contextFiles('of-flag', 'tcp://flag-context:1'),
		...contextFiles('of-env', 'tcp://env-context:1'),
		...contextFiles('of-config', 'tcp://config-context:1'),
		'/home/ann/.docker/config.json': '{"currentContext": "of-config"}',
	},
	sockets: ['/var/run/docker.sock', '/run/user/1000/docker.sock'],
};

test('each way in docker’s own order gives way to the one before it', () => {
	expect(urlOf({host: 'tcp://flag:1'}, everything)).toBe('tcp://flag:1');
	expect(urlOf({context: 'of-flag'}, everything)).toBe('tcp://flag-context:1');
	expect(urlOf({}, everything)).toBe('tcp://env:1');
	const withoutHost = {...everything, env: {DOCKER_CONTEXT: 'of-env'}};
	expect(urlOf({}, withoutHost)).toBe('tcp://env-context:1');
	expect(urlOf({}, {...everything, env: {}})).toBe('tcp://config-context:1');
	expect(urlOf({}, {sockets: everything.sockets})).toBe('unix:///var/run/docker.sock');
});

test('the default context means the sockets, whatever the current context is', () => {
	const socket = 'unix:///var/run/docker.sock';
	expect(urlOf({context: 'default'}, {...everything, env: {}})).toBe(socket);
	expect(urlOf({}, {...everything, env: {DOCKER_CONTEXT: 'default'}})).toBe(socket);
	expect(
		urlOf(
			{},
			{...everything, env: {}, files: {'/home/ann/.docker/config.json': '{"currentContext":"default"}'}},
		),
	).toBe(socket);
	expect(urlOf({context: 'default'}, everything)).toBe('tcp://env:1');
});

test('an empty variable is an unset one', () => {
	const env = {
		DOCKER_HOST: '',
		DOCKER_CONTEXT: '',
		DOCKER_CONFIG: '',
		XDG_RUNTIME_DIR: '',
		DOCKER_TLS_VERIFY: '',
	};
	expect(urlOf({}, {env, sockets: ['/run/user/1000/docker.sock']})).toBe('unix:///run/user/1000/docker.sock');
});

test.each([
	['default', '/var/run/docker.sock'],
	['rootless', '/run/ann/docker.sock'],
	['desktop', '/home/ann/.docker/run/docker.sock'],
	['desktop', '/home/ann/.docker/desktop/docker.sock'],
	['colima', '/home/ann/.colima/default/docker.sock'],
	['orbstack', '/home/ann/.orbstack/run/docker.sock'],
	['podman', '/run/ann/podman/podman.sock'],
	['podman', '/run/podman/podman.sock'],
])('a socket of %s is found at %s', (label, socketPath) => {
	const resolved = resolve({}, {env: {XDG_RUNTIME_DIR: '/run/ann'}, sockets: [socketPath]});
	expect(resolved).toMatchObject({kind: 'found', address: {label, socketPath, url: `unix://${socketPath}`}});
});

test('without any socket the default one is to be tried, and all that was looked at is told', () => {
	const resolved = resolve({});
	expect(resolved).toMatchObject({kind: 'none', address: {socketPath: '/var/run/docker.sock'}});
	expect(resolved.kind === 'none' && resolved.tried).toContain('unix:///run/user/1000/podman/podman.sock');
});

test('a context has a label, an address, and certificates of its own', () => {
	const digest = createHash('sha256').update('far').digest('hex');
	const files = {
		...contextFiles('far', 'tcp://far:2376'),
		...tlsFiles(`/home/ann/.docker/contexts/tls/${digest}/docker`),
	};
	expect(resolve({context: 'far'}, {files})).toMatchObject({
		kind: 'found',
		address: {label: 'far', host: 'far', port: 2376, tls: {ca: Buffer.from('CA'), key: Buffer.from('KEY')}},
	});
});

test('a context that says so isn’t verified, with certificates of its own and without', () => {
	const digest = createHash('sha256').update('lax').digest('hex');
	const path = `/home/ann/.docker/contexts/meta/${digest}/meta.json`;
	const tlsFolder = `/home/ann/.docker/contexts/tls/${digest}/docker`;
	const context = (skip: unknown) => ({
		[path]: JSON.stringify({Endpoints: {docker: {Host: 'tcp://far', SkipTLSVerify: skip}}}),
	});
	const tlsOf = (files: Record<string, string>) => {
		const resolved = resolve({context: 'lax'}, {files});
		return resolved.kind === 'found' ? resolved.address.tls : undefined;
	};
	expect(tlsOf(context(true))).toMatchObject({isUnverified: true});
	expect(tlsOf({...context(true), ...tlsFiles(tlsFolder)})).toMatchObject({
		isUnverified: true,
		cert: Buffer.from('CERT'),
	});
	for (const skip of [false, undefined, 'true', 1]) {
		expect(tlsOf({...context(skip), ...tlsFiles(tlsFolder)})).not.toHaveProperty('isUnverified');
	}
});

test('DOCKER_CONFIG moves contexts, configuration and certificates', () => {
	const files = Object.fromEntries(
		Object.entries({
			...contextFiles('c', 'unix:///c.sock'),
			'/home/ann/.docker/config.json': '{"currentContext":"c"}',
		}).map(([path, text]) => [path.replace('/home/ann/.docker', '/etc/d'), text]),
	);
	expect(urlOf({}, {files, env: {DOCKER_CONFIG: '/etc/d'}})).toBe('unix:///c.sock');
});

test.each([
	['unix:///run/d.sock', {socketPath: '/run/d.sock'}],
	['unix://', {socketPath: '/var/run/docker.sock'}],
	['tcp://10.0.0.5:99', {host: '10.0.0.5', port: 99}],
	['tcp://far', {host: 'far', port: 2375}],
	['far:4000', {host: 'far', port: 4000}],
	['tcp://far/', {host: 'far', port: 2375, url: 'tcp://far:2375'}],
	['tcp://far:99/team/one/', {host: 'far', port: 99, basePath: '/team/one', url: 'tcp://far:99/team/one'}],
	['tcp://[::1]:2375', {host: '::1', port: 2375, url: 'tcp://[::1]:2375'}],
])('--host %s', (host, address) => {
	expect(resolve({host})).toMatchObject({kind: 'found', address});
});

test('TLS comes from DOCKER_CERT_PATH, or docker’s own folder, on the port for it', () => {
	const files = {...tlsFiles('/certs'), ...tlsFiles('/home/ann/.docker')};
	const env = {DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '1'};
	for (const extra of [{}, {DOCKER_CERT_PATH: '/certs'}]) {
		expect(resolve({}, {env: {...env, ...extra}, files})).toMatchObject({
			address: {
				url: 'tcp://far:2376',
				tls: {ca: Buffer.from('CA'), cert: Buffer.from('CERT'), key: Buffer.from('KEY')},
			},
		});
	}
});

test('DOCKER_TLS without _VERIFY is TLS too, and verified', () => {
	const env = {DOCKER_HOST: 'tcp://far', DOCKER_TLS: '1', DOCKER_CERT_PATH: '/certs'};
	expect(resolve({}, {env, files: tlsFiles('/certs')})).toMatchObject({
		address: {tls: {ca: Buffer.from('CA')}},
	});
	expect(sentenceOf({}, {env})).toContain('/certs/ca.pem');
});

test('a unix socket never wants certificates', () => {
	const env = {DOCKER_HOST: 'unix:///d.sock', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/none'};
	expect(urlOf({}, {env})).toBe('unix:///d.sock');
});

test('half a pair of certificate and key is told', () => {
	const env = {DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs'};
	const {'/certs/key.pem': _key, ...files} = tlsFiles('/certs');
	expect(sentenceOf({}, {env, files})).toContain("/certs/key.pem can't be read");
});

test.each([
	[{host: 'npipe:////./pipe/docker_engine'}, /unix:\/\/, tcp:\/\/ and ssh:\/\/ only/],
	[{host: 'https://far:2376'}, /write it as tcp:/],
	[{host: '/run/d.sock'}, /write unix:\/\/\/run\/d\.sock/],
	[{host: 'tcp://'}, /is not an address/],
	[{host: 'tcp://far:port'}, /is not an address/],
	[{host: 'tcp://far:2375/prefix?x'}, /is not an address/],
	[{host: 'tcp://tcp://far'}, /is not an address/],
	[{host: 'tcp://far/a\r\nX: y'}, /is not an address/],
	[{host: ''}, /is not an address/],
	[{host: 'tcp://a', context: 'b'}, /give one of them/],
])('%o can’t be, and one sentence says why', (asked, sentence) => {
	expect(sentenceOf(asked)).toMatch(sentence);
});

test('a broken or endless context is told, not skipped', () => {
	expect(sentenceOf({context: 'k8s'}, {files: contextFiles('k8s', '')})).toMatch(/names no engine/);
	expect(sentenceOf({context: 'far'}, {files: contextFiles('far', 'ssh://-far')})).toMatch(
		/the docker context far: ssh/,
	);
});

test('a configuration that is no JSON is as none', () => {
	const parts = {files: {'/home/ann/.docker/config.json': '{oops'}, sockets: ['/var/run/docker.sock']};
	expect(urlOf({}, parts)).toBe('unix:///var/run/docker.sock');
});
