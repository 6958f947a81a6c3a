/** Whole numbers, small ones in few bytes: seven bits a byte, the lowest first, signs folded in. */
export type NumberWriter = {
	readonly put: (value: number) => void;
	readonly putText: (text: string) => void;
	readonly bytes: () => Buffer;
};

export type NumberReader = {
	/** The next one. Throws a RangeError behind the end. */
	readonly take: () => number;
	readonly takeText: () => string;
};

/** Beyond this a double isn't exact. */
const most = Number.MAX_SAFE_INTEGER / 2;

export function createNumberWriter(): NumberWriter {
	let buffer = Buffer.alloc(4096);
	let end = 0;
	const reserve = (length: number) => {
		if (end + length > buffer.length) {
			buffer = Buffer.concat([buffer], Math.max(buffer.length * 2, end + length));
		}
	};

	const put = (value: number) => {
		reserve(8);
		const whole = Math.max(-most, Math.min(most, Math.round(value)));
		let rest = whole < 0 ? -whole * 2 - 1 : whole * 2;
		while (rest >= 0x80) {
			buffer[end++] = (rest % 0x80) + 0x80;
			rest = Math.floor(rest / 0x80);
		}

		buffer[end++] = rest;
	};

	return {
		put,
		putText(text) {
			const length = Buffer.byteLength(text);
			put(length);
			reserve(length);
			end += buffer.write(text, end);
		},
		bytes: () => buffer.subarray(0, end),
	};
}

export function createNumberReader(bytes: Buffer): NumberReader {
	let at = 0;
	const take = () => {
		let value = 0;
		for (let scale = 1; ; scale *= 0x80) {
			const byte = bytes[at++];
			if (byte === undefined || scale > most) {
				throw new RangeError('the numbers end too early');
			}

			value += (byte % 0x80) * scale;
			if (!Number.isSafeInteger(value)) {
				throw new RangeError('the number is too large');
			}

			if (byte < 0x80) {
				return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
			}
		}
	};

	return {
		take,
		takeText() {
			const length = take();
			if (length < 0 || at + length > bytes.length) {
				throw new RangeError('the text ends too early');
			}

			at += length;
			return bytes.toString('utf8', at - length, at);
		},
	};
}
