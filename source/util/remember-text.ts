/**
 * The function, with what it gave for the last texts kept: at least `most`, at most twice as many. It must give the
 * same for the same text.
 */
export function rememberText<Text extends string, Result>(
	compute: (text: Text) => Result,
	most = 1024,
): (text: Text) => Result {
	let young = new Map<Text, Result>();
	let old = new Map<Text, Result>();
	return text => {
		let result = young.get(text);
		if (result !== undefined) {
			return result;
		}

		result = old.get(text) ?? compute(text);
		if (young.size >= most) {
			old = young;
			young = new Map();
		}

		young.set(text, result);
		return result;
	};
}
