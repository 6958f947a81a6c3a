import {span, type Line, type Tone} from '../lib/line.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import {isSecretName, mask, maskVariable} from '../lib/secrets.js';

/** One line of a JSON document shown as a tree. `path` is what `docker inspect --format` would be asked: `.State.Health`. */
export type JsonLine = {
	readonly path: string;
	readonly line: Line;
	readonly isFoldable: boolean;
	/** What a search looks at, and what is copied. */
	readonly text: string;
};

export type JsonLook = {
	readonly folded: ReadonlySet<string>;
	/** Secrets are shown as they are. */
	readonly isUnmasked: boolean;
};

const longestText = 2000;

/** The document as lines, folded branches as one line each. */
export function jsonLines(json: unknown, look: JsonLook): readonly JsonLine[] {
	return walk(json, {path: '', key: undefined, depth: 0}, look);
}

/** The parts of a document under a path of names, numbers and `*`: `.NetworkSettings.Networks.*.IPAddress`. */
export function query(json: unknown, path: string): unknown {
	const steps = path.split(/[.[\]]+/).filter(Boolean);
	const found = pick(json, steps, '');
	return Object.keys(found).length === 1 ? Object.values(found)[0] : found;
}

function pick(
	json: unknown,
	[step, ...rest]: readonly string[],
	path: string,
): Readonly<Record<string, unknown>> {
	if (step === undefined) {
		return {[path === '' ? '.' : path]: json};
	}

	if (typeof json !== 'object' || json === null) {
		return {};
	}

	const entries = Object.entries(json).filter(
		([key]) => step === '*' || key.toLowerCase() === step.toLowerCase(),
	);
	return Object.assign({}, ...entries.map(([key, value]) => pick(value, rest, `${path}.${key}`))) as Record<
		string,
		unknown
	>;
}

type Place = {readonly path: string; readonly key: string | undefined; readonly depth: number};

function walk(value: unknown, place: Place, look: JsonLook): readonly JsonLine[] {
	if (typeof value !== 'object' || value === null) {
		return [toLine(place, [leaf(value, place, look)], false)];
	}

	const entries = Object.entries(value);
	const [open, close] = Array.isArray(value) ? ([t`[`, t`]`] as const) : ([t`{`, t`}`] as const);
	if (entries.length === 0) {
		return [toLine(place, [span(t`${open}${close}`, 'dim')], false)];
	}

	if (look.folded.has(place.path)) {
		return [toLine(place, [span(t`${open} ${entries.length} … ${close}`, 'dim')], true)];
	}

	const children = entries.flatMap(([key, child]) =>
		walk(
			child,
			{
				path: `${place.path}.${key}`,
				key: Array.isArray(value) ? undefined : key,
				depth: place.depth + 1,
			},
			look,
		),
	);
	return [
		toLine(place, [span(open, 'dim')], true),
		...children,
		toLine({...place, key: undefined}, [span(close, 'dim')], false),
	];
}

function toLine({path, key, depth}: Place, value: Line, isFoldable: boolean): JsonLine {
	const name = key === undefined ? [] : [span(safeText(key, 200), 'key'), span(t`: `, 'dim')];
	const line = [span(safeText('  '.repeat(depth))), ...name, ...value];
	return {path, line, isFoldable, text: line.map(({text}) => text).join('')};
}

const tones: Readonly<Record<string, Tone>> = {number: 'series1', boolean: 'series3'};

function leaf(value: unknown, {path, key}: Place, {isUnmasked}: JsonLook) {
	if (typeof value !== 'string') {
		return span(safeText(String(value)), value === null ? 'dim' : tones[typeof value]);
	}

	const isHidden = !isUnmasked && key !== undefined && value !== '' && isSecretName(key);
	const shown = isHidden ? mask : isUnmasked || !isEnvironment(path) ? value : maskVariable(value);
	return span(quoted(shown));
}

function isEnvironment(path: string): boolean {
	return /\.Env\.\d+$/.test(path);
}

/** Escapes as JSON does, so that a newline or a control shows as what it is. */
function quoted(text: string): SafeText {
	return safeText(JSON.stringify(text.slice(0, longestText)));
}
