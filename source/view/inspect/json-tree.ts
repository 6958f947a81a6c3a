import {type Line, lineText, span, type Tone} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';

/** One line of a JSON document shown as a tree. `path` is what `docker inspect --format` would be asked: `.State.Health`. */
export type JsonLine = {
	readonly path: string;
	readonly line: Line;
	readonly isFoldable: boolean;
	/** What a search looks at, and what is copied. */
	readonly text: string;
	/** The rest of the line before, which was too long for a row. */
	readonly isRest?: boolean;
};

/** The document as lines, folded branches as one line each. */
export function jsonLines(json: unknown, folded: ReadonlySet<string>): readonly JsonLine[] {
	const lines: JsonLine[] = [];
	walk(json, {path: '', key: undefined, depth: 0}, folded, lines);
	return lines;
}

/** The parts of a document under a path of names, numbers and `*`: `.NetworkSettings.Networks.*.IPAddress`. */
export function query(json: unknown, path: string): unknown {
	const found = pick(json, stepsOf(path), '');
	return Object.keys(found).length === 1 ? Object.values(found)[0] : found;
}

function pick(json: unknown, steps: readonly string[], path: string): Readonly<Record<string, unknown>> {
	if (steps.length === 0) {
		return {[path === '' ? '.' : path]: json};
	}

	if (typeof json !== 'object' || json === null) {
		return {};
	}

	const parts = Object.entries(json).map(([key, value]) => {
		const taken = stepsTaken(key, steps);
		return taken === 0 ? {} : pick(value, steps.slice(taken), `${path}.${key}`);
	});
	return Object.assign({}, ...parts) as Record<string, unknown>;
}

/** How many steps a key stands for: a label's name has dots of its own. 0: it isn't asked for. */
function stepsTaken(key: string, steps: readonly string[]): number {
	if (steps[0] === '*') {
		return 1;
	}

	const words = stepsOf(key);
	return words.every((word, index) => word.toLowerCase() === steps[index]?.toLowerCase()) ? words.length : 0;
}

function stepsOf(path: string): readonly string[] {
	return path.split(/[.[\]]+/).filter(Boolean);
}

type Place = {readonly path: string; readonly key: string | undefined; readonly depth: number};

function walk(value: unknown, place: Place, folded: ReadonlySet<string>, lines: JsonLine[]): void {
	if (typeof value !== 'object' || value === null) {
		lines.push(toLine(place, [leaf(value)], false));
		return;
	}

	const entries = Object.entries(value);
	const [open, close] = Array.isArray(value) ? ([safe`[`, safe`]`] as const) : ([safe`{`, safe`}`] as const);
	if (entries.length === 0) {
		lines.push(toLine(place, [span(safe`${open}${close}`, 'dim')], false));
		return;
	}

	if (folded.has(place.path)) {
		lines.push(toLine(place, [span(safe`${open} ${entries.length} … ${close}`, 'dim')], true));
		return;
	}

	lines.push(toLine(place, [span(open, 'dim')], true));
	for (const [key, child] of entries) {
		const path = `${place.path}.${key}`;
		walk(child, {path, key: Array.isArray(value) ? undefined : key, depth: place.depth + 1}, folded, lines);
	}

	lines.push(toLine({...place, key: undefined}, [span(close, 'dim')], false));
}

function toLine({path, key, depth}: Place, value: Line, isFoldable: boolean): JsonLine {
	const name = key === undefined ? [] : [span(safeText(key), 'key'), span(safe`: `, 'dim')];
	const line = [span(safeText('  '.repeat(depth))), ...name, ...value];
	return {path, line, isFoldable, text: lineText(line)};
}

const tones: Readonly<Record<string, Tone>> = {number: 'series1', boolean: 'series3'};

function leaf(value: unknown) {
	return typeof value === 'string'
		? span(quoted(value))
		: span(safeText(String(value)), value === null ? 'dim' : tones[typeof value]);
}

/** Escapes as JSON does, so that a newline or a control shows as what it is. */
function quoted(text: string): SafeText {
	return safeText(JSON.stringify(text), Number.POSITIVE_INFINITY);
}
