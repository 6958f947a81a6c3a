import {problem, type Answer} from './answer.js';

export const apiVersion = '1.51';
export const minApiVersion = '1.24';

/** `/v1.41/info` is `1.41` and `/info`; without a version it is the newest. */
export function splitVersion(path: string): {readonly version: string; readonly rest: string} {
	const match = /^\/v(\d+\.\d+)(\/.*)$/.exec(path);
	return {version: match?.[1] ?? apiVersion, rest: match?.[2] ?? path};
}

/** Too new is told in JSON, too old in plain text: as engine 28 does. */
export function refuseVersion(version: string, newest = apiVersion): Answer | undefined {
	if (isNewer(version, newest)) {
		return problem(400, `client version ${version} is too new. Maximum supported API version is ${newest}`);
	}

	if (isNewer(minApiVersion, version)) {
		const text = `client version ${version} is too old. Minimum supported API version is ${minApiVersion}, please upgrade your client to a newer version\n`;
		return {kind: 'text', status: 400, text, headers: {'X-Content-Type-Options': 'nosniff'}};
	}

	return undefined;
}

function isNewer(a: string, b: string): boolean {
	const [majorA = 0, minorA = 0] = a.split('.').map(Number);
	const [majorB = 0, minorB = 0] = b.split('.').map(Number);
	return majorA > majorB || (majorA === majorB && minorA > minorB);
}
