type Branch = Record<string, unknown> | unknown[];

type JsonBounds = {
	readonly values: number;
	readonly characters: number;
	readonly depth: number;
	/** Of one text; the longest variable that Linux takes has 131,072 bytes. */
	readonly longestText: number;
};

/** More than any page of it is looked through by hand. */
const usualBounds: JsonBounds = {
	values: 20_000,
	characters: 4_000_000,
	depth: 60,
	longestText: 140_000,
};

const leftOut = '…';

/**
 * As much of a document as can be shown, from the top down, so that what is huge deep inside takes no room from what is
 * above it. Where something is left out, a member of its own says so.
 */
export function boundJson(json: unknown, bounds: JsonBounds = usualBounds): unknown {
	if (!isBranch(json)) {
		return typeof json === 'string' ? shorten(json, bounds.longestText) : json;
	}

	const root = emptyLike(json);
	const queue = [{from: json, to: root, depth: 1}];
	let {values, characters} = bounds;
	for (const {from, to, depth} of queue) {
		const keys = Object.keys(from);
		const taken = depth > bounds.depth ? 0 : Math.min(keys.length, values);
		values -= taken;
		for (const key of keys.slice(0, taken)) {
			const value: unknown = Reflect.get(from, key);
			if (isBranch(value)) {
				const inside = emptyLike(value);
				put(to, key, inside);
				queue.push({from: value, to: inside, depth: depth + 1});
			} else {
				const text =
					typeof value === 'string' ? shorten(value, Math.min(characters, bounds.longestText)) : value;
				characters = Math.max(0, characters - (typeof text === 'string' ? text.length : 0));
				put(to, key, text);
			}
		}

		if (taken < keys.length) {
			put(to, Array.isArray(to) ? String(taken) : leftOut, `${keys.length - taken} more not shown`);
		}
	}

	return root;
}

function isBranch(value: unknown): value is Branch {
	return typeof value === 'object' && value !== null;
}

function emptyLike(value: Branch): Branch {
	return Array.isArray(value) ? [] : {};
}

/** A key may be `__proto__`. */
function put(to: Branch, key: string, value: unknown): void {
	Object.defineProperty(to, key, {value, enumerable: true, writable: true, configurable: true});
}

function shorten(text: string, most: number): string {
	return text.length <= most
		? text
		: `${text.slice(0, most)}${leftOut} ${text.length - most} more characters`;
}
