import {safeText, type SafeText} from '../../text/safe-text.js';
import {openText} from '../../text/secrets.js';
import {asNumber, asObject, asSecondsMs, asString, type Json} from './json-fields.js';
import type {EngineEvent} from '../types.js';

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
	const raws = asObject(actor['Attributes']);
	const kind = asString(raw['Type']) || 'container';
	const colon = said.indexOf(':');
	const nano = nanoIn(raw);
	const secondsMs = asSecondsMs(raw['time']) ?? 0;
	const action = safeText(colon < 0 ? said : said.slice(0, colon), 100);
	const attributes = attributesOf(kind, action, raws);
	return {
		atMs: nano === undefined ? secondsMs : nano / 1e6,
		atNano: nanoOf(nano, secondsMs),
		kind: kinds.has(kind) ? (kind as EngineEvent['kind']) : 'other',
		action,
		detail: detailIn(said, raw),
		subject: asString(actor['ID'] ?? raw['id']),
		name: textIn(raws, 'name'),
		exitCode: exitCodeOf(attributes['exitCode']),
		attributes,
	};
}

/** What follows a colon; of health Podman has a field of its own. */
function detailIn(said: string, {HealthStatus}: Json): SafeText | undefined {
	const detail = /:(.*)$/s.exec(said)?.[1]?.trim() ?? asString(HealthStatus);
	return detail === '' ? undefined : openText(detail, 500);
}

function exitCodeOf(text: string | undefined): number | undefined {
	return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** What an engine adds to the labels that come with every event of a container or an image. */
const ownOf: Readonly<Record<string, readonly string[]>> = {
	die: ['exitCode', 'execDuration'],
	died: ['exitCode', 'execDuration'],
	cleanup: ['exitCode'],
	kill: ['signal'],
	rename: ['oldName'],
};

/** Networks and volumes have no labels in theirs. */
const ownOfOthers = ['container', 'destination', 'type'];

/** What belongs to the event itself. Keys are read as they came: a label may only become one of them by cleaning. */
function attributesOf(kind: string, action: string, raw: Json): Readonly<Record<string, SafeText>> {
	const isLabelled = kind === 'container' || kind === 'image';
	const own = isLabelled ? ['image', ...(Object.hasOwn(ownOf, action) ? ownOf[action]! : [])] : ownOfOthers;
	return Object.fromEntries(
		own.flatMap(key => {
			const text = textIn(raw, key);
			return text === undefined ? [] : [[key, text]];
		}),
	);
}

function textIn(raw: Json, key: string): SafeText | undefined {
	return Object.hasOwn(raw, key) ? openText(asString(raw[key]), 500) : undefined;
}

function nanoIn(raw: Json): number | undefined {
	const nano = asNumber(raw['timeNano']);
	return nano !== undefined && asSecondsMs(nano / 1e9) !== undefined ? nano : undefined;
}

/** timeNano is beyond a double's safe integers: a microsecond earlier, so that its lost digits skip no event. */
function nanoOf(nano: number | undefined, secondsMs: number): string {
	const micros = nano === undefined ? secondsMs * 1000 : Math.floor(nano / 1000) - 1;
	return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}000`;
}
