import {asArray, asNumber, asObject, asString, type Json} from '../../engine/parse/json-fields.js';
import {formatBytes} from '../../text/format.js';

export type Fact = readonly [name: string, values: readonly string[]];

/** How a container, or one of an image, runs. */
export function runRows(config: Json): readonly Fact[] {
	return [
		['user', [asString(config['User'])]],
		['working directory', [asString(config['WorkingDir'])]],
		['stop signal', [asString(config['StopSignal'])]],
	];
}

export function texts(value: unknown): readonly string[] {
	return asArray(value).map(entry => asString(entry));
}

export function words(value: unknown): string {
	return texts(value)
		.map(word => quoted(word))
		.join(' ');
}

/** As a shell would need it. */
export function quoted(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word)
		? word
		: word === ''
			? ''
			: `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

export function pairs(value: unknown): readonly string[] {
	return Object.entries(asObject(value)).map(([key, text]) => `${key}=${asString(text)}`);
}

export function bytesText(value: unknown): string {
	const bytes = asNumber(value) ?? 0;
	return bytes > 0 ? formatBytes(bytes) : '';
}

export function prefixed(name: string, text: string): string {
	return text === '' ? '' : `${name} ${text}`;
}

/** `2026-11-26 04:16:03 UTC`; what isn't a time has none. */
export function timeText(value: unknown): string {
	const atMs = Date.parse(asString(value));
	return Number.isNaN(atMs) || atMs <= 0
		? ''
		: `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
