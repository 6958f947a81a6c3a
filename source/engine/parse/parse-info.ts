import {safeText, type SafeText} from '../../text/safe-text.js';
import {asArray, asNumber, asObject, asString} from './json-fields.js';
import type {HostInfo} from '../types.js';

/** GET /info and GET /version together; either may be missing. */
export function parseInfo(infoAnswer: unknown, versionAnswer: unknown): HostInfo {
	const info = asObject(infoAnswer);
	const version = asObject(versionAnswer);
	const components = asArray(version['Components']).map(component => asString(asObject(component)['Name']));
	return {
		daemonId: textOf(info['ID']),
		name: textOf(info['Name']),
		serverVersion: textOf(info['ServerVersion'] ?? version['Version']),
		apiVersion: textOf(version['ApiVersion']),
		operatingSystem: textOf(info['OperatingSystem']),
		kernel: textOf(info['KernelVersion'] ?? version['KernelVersion']),
		cpus: asNumber(info['NCPU']),
		memoryBytes: asNumber(info['MemTotal']),
		cgroupVersion: textOf(info['CgroupVersion']),
		cgroupDriver: textOf(info['CgroupDriver']),
		storageDriver: textOf(info['Driver']),
		loggingDriver: textOf(info['LoggingDriver']),
		rootDir: textOf(info['DockerRootDir']),
		warnings: asArray(info['Warnings']).flatMap(warning => textOf(warning) ?? []),
		isPodman: components.some(name => /podman/i.test(name)),
		isRootless: isRootless(infoAnswer),
		...(asObject(info['Swarm'])['ControlAvailable'] === true && {isManager: true}),
	};
}

function textOf(value: unknown): SafeText | undefined {
	const text = safeText(asString(value), 500);
	return text === '' ? undefined : text;
}

function isRootless(infoAnswer: unknown): boolean | undefined {
	return infoAnswer === undefined
		? undefined
		: asArray(asObject(infoAnswer)['SecurityOptions']).some(option => asString(option).includes('rootless'));
}
