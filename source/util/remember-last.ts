/** The function, which gives its last result again for the same arguments. */
export function keepLast<Arguments extends readonly unknown[], Result>(
	compute: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
	let kept: {readonly args: Arguments; readonly result: Result} | undefined;
	return (...args) => {
		const before = kept;
		if (before && args.every((argument, index) => argument === before.args[index])) {
			return before.result;
		}

		const result = compute(...args);
		kept = {args, result};
		return result;
	};
}
