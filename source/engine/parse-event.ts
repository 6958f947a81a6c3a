import {safeText, type SafeText} from '../lib/safe-text.js';
import {asNumber, asObject, asString, type Json} from './json-fields.js';
import type {EngineEvent} from './types.js';

const kinds: ReadonlySet<string> = new Set(['container', 'image', 'volume', 'network', 'daemon']);

/** What every health probe, shell and `docker top` leaves in the stream. */
const noise = /^(?:exec_|top$|resize$)/;

/** One line of GET /events; undefined for noise and for what isn't an event. */
export function parseEvent(line: unknown): EngineEvent | undefined {
	const raw = asObject(line);
	const said = asString(raw['Action'] ?? raw['status']);
	if (said === '' || noise.test(said)) {
		return undefined;
	}

	const actor = asObject(raw['Actor']);
	const attributes = cleanAttributes(actor['Attributes']);
	const kind = asString(raw['Type']) || 'container';
	const colon = said.indexOf(':');
	const seconds = asNumber(raw['time']) ?? 0;
	return {
		atMs: millisecondsOf(raw) ?? seconds * 1000,
		atNano: nanoOf(raw, seconds),
		kind: kinds.has(kind) ? (kind as EngineEvent['kind']) : 'other',
		action: safeText(colon < 0 ? said : said.slice(0, colon), 100),
		detail: colon < 0 ? undefined : safeText(said.slice(colon + 1).trim(), 500),
		subject: asString(actor['ID'] ?? raw['id']),
		name: attributes['name'],
		exitCode: exitCodeOf(attributes['exitCode']),
		attributes,
	};
}

function exitCodeOf(text: string | undefined): number | undefined {
	return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

function cleanAttributes(attributes: unknown): Readonly<Record<string, SafeText>> {
	return Object.fromEntries(
		Object.entries(asObject(attributes)).map(([key, value]) => [
			safeText(key, 200),
			safeText(asString(value), 500),
		]),
	);
}

function millisecondsOf(raw: Json): number | undefined {
	const nano = asNumber(raw['timeNano']);
	return nano === undefined ? undefined : nano / 1e6;
}

/** timeNano is beyond a double's safe integers: a microsecond earlier, so that its lost digits skip no event. */
function nanoOf(raw: Json, seconds: number): string {
	const nano = asNumber(raw['timeNano']);
	const micros = nano === undefined ? seconds * 1e6 : Math.floor(nano / 1000) - 1;
	return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}000`;
}
