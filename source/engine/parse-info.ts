import {safeText} from '../lib/safe-text.js';
import {asArray, asNumber, asObject, asString} from './json-fields.js';
import type {HostInfo} from './types.js';

/** GET /info and GET /version together. */
export function parseInfo(infoAnswer: unknown, versionAnswer: unknown): HostInfo {
	const info = asObject(infoAnswer);
	const version = asObject(versionAnswer);
	const text = (value: unknown) => safeText(asString(value), 500);
	const security = asArray(info['SecurityOptions']).map(option => asString(option));
	const components = asArray(version['Components']).map(component => asString(asObject(component)['Name']));
	return {
		name: text(info['Name']),
		serverVersion: text(info['ServerVersion'] ?? version['Version']),
		apiVersion: text(version['ApiVersion']),
		operatingSystem: text(info['OperatingSystem']),
		kernel: text(info['KernelVersion']),
		cpus: asNumber(info['NCPU']) ?? 0,
		memoryBytes: asNumber(info['MemTotal']) ?? 0,
		cgroupVersion: info['CgroupVersion'] === undefined ? undefined : text(info['CgroupVersion']),
		cgroupDriver: info['CgroupDriver'] === undefined ? undefined : text(info['CgroupDriver']),
		storageDriver: text(info['Driver']),
		loggingDriver: text(info['LoggingDriver']),
		rootDir: text(info['DockerRootDir']),
		warnings: asArray(info['Warnings']).map(text),
		isPodman: components.some(name => /podman/i.test(name)),
		isRootless: security.some(option => option.includes('rootless')),
	};
}
