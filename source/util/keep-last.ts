/** The function, which gives its last result again for the same arguments. */
export function keepLast<Arguments extends readonly unknown[], Result>(
	compute: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
	const one = {};
	const kept = keepLastPer((_one: object, ...args: Arguments) => compute(...args));
	return (...args) => kept(one, ...args);
}

/** The same with a last result for each first argument, kept for as long as that is in use. */
export function keepLastPer<Key extends object, Arguments extends readonly unknown[], Result>(
	compute: (key: Key, ...args: Arguments) => Result,
): (key: Key, ...args: Arguments) => Result {
	const kept = new WeakMap<Key, {readonly args: Arguments; readonly result: Result}>();
	return (key, ...args) => {
		const before = kept.get(key);
		if (before && areSame(before.args, args)) {
			return before.result;
		}

		const result = compute(key, ...args);
		kept.set(key, {args, result});
		return result;
	};
}

/** Gives the value that the key had before, where the new one has the same members. */
export function keepAlike<Value extends object>(): (key: object, value: Value) => Value {
	const kept = new WeakMap<object, Value>();
	return (key, value) => {
		const before = kept.get(key);
		if (before && areAlike(before, value)) {
			return before;
		}

		kept.set(key, value);
		return value;
	};
}

/** Without a closure or an iterator: this is asked hundreds of times a frame. */
export function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
	for (let index = 0; index < now.length; index++) {
		if (before[index] !== now[index]) {
			return false;
		}
	}

	return before.length === now.length;
}

function areAlike<Value extends object>(before: Value, now: Value): boolean {
	const names = Object.keys(now) as Array<keyof Value>;
	return names.length === Object.keys(before).length && names.every(name => before[name] === now[name]);
}
