import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {asObject, asString, type Json} from '../parse/json-fields.js';
import {lateCrypto} from '../../util/late-builtins.js';
import {configFolder, type Machine} from './machine.js';
import {parseHost} from './parse-host.js';
import type {Address} from '../types.js';

/**
 * The engine of a docker context, which `docker context create` keeps under the digest of its name; a sentence where
 * it has none, undefined where there is no such context.
 */
export function contextAddress(name: string, machine: Machine): Address | SafeText | undefined {
	const said = safeText(name, 100);
	const digest = lateCrypto().createHash('sha256').update(name).digest('hex');
	const folder = `${configFolder(machine)}/contexts`;
	const meta = readJsonFile(`${folder}/meta/${digest}/meta.json`, machine);
	if (meta === undefined) {
		return undefined;
	}

	const {Host, SkipTLSVerify} = asObject(asObject(meta['Endpoints'])['docker']);
	const host = asString(Host);
	if (host === '') {
		return safe`the docker context ${said} names no engine: docker context inspect ${said}`;
	}

	const read = (file: string) => machine.readFile(`${folder}/tls/${digest}/docker/${file}.pem`);
	const [ca, cert, key] = [read('ca'), read('cert'), read('key')];
	const isUnverified = SkipTLSVerify === true;
	const tls = (ca ?? cert) || isUnverified ? {ca, cert, key, ...(isUnverified && {isUnverified})} : undefined;
	const address = parseHost(host, name, tls);
	return typeof address === 'string' ? safe`the docker context ${said}: ${address}` : address;
}

/** Of all contexts but docker's own default, which is on no disk. */
export function contextNames(machine: Machine): readonly string[] {
	const folder = `${configFolder(machine)}/contexts/meta`;
	return machine
		.listFolder(folder)
		.map(digest => asString(readJsonFile(`${folder}/${digest}/meta.json`, machine)?.['Name']))
		.filter(name => name !== '' && name !== 'default')
		.toSorted();
}

/** What `docker context use` chose; undefined for docker's own default. */
export function currentContext(machine: Machine): string | undefined {
	const name = asString(readJsonFile(`${configFolder(machine)}/config.json`, machine)?.['currentContext']);
	return name === '' || name === 'default' ? undefined : name;
}

function readJsonFile(path: string, machine: Machine): Json | undefined {
	const text = machine.readFile(path)?.toString();
	try {
		return text === undefined ? undefined : asObject(JSON.parse(text));
	} catch {
		return undefined;
	}
}
