import {expect, test} from 'vitest';
import {parseInfo} from '../../../../source/engine/parse/parse-info.js';
import {engineFixture} from '../../../helpers/engine-fixture.js';

test('info and version of a real engine', () => {
	expect(parseInfo(engineFixture('info.json'), engineFixture('version.json'))).toMatchObject({
		name: 'deck',
		serverVersion: '28.5.2+dfsg4',
		apiVersion: '1.51',
		operatingSystem: 'Debian GNU/Linux 12 (bookworm)',
		cpus: 2,
		memoryBytes: 25_276_026_880,
		cgroupVersion: '1',
		cgroupDriver: 'cgroupfs',
		storageDriver: 'overlay2',
		loggingDriver: 'json-file',
		rootDir: '/var/lib/docker',
		isPodman: false,
		isRootless: false,
	});
});

test('rootless and Podman are seen', () => {
	const info = {SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless']};
	expect(parseInfo(info, engineFixture('version-podman.json'))).toMatchObject({
		isRootless: true,
		isPodman: true,
		cpus: undefined,
	});
});

test('answers of another shape have nothing known', () => {
	expect(parseInfo(undefined, [])).toMatchObject({
		serverVersion: undefined,
		memoryBytes: undefined,
		isRootless: undefined,
		warnings: [],
	});
});
