/** What a route says. Nothing is written before the answer is delivered. */
export type Answer =
	| {
			readonly kind: 'whole';
			readonly status: number;
			/** Left out where there is no body. */
			readonly contentType?: string;
			readonly body: string | Uint8Array;
	  }
	| {
			readonly kind: 'stream';
			readonly contentType?: string;
			readonly start: (sink: Sink) => void;
	  }
	/** The connection itself, both ways: after an upgrade what the client sends comes in, otherwise nothing does. */
	| {
			readonly kind: 'hijack';
			readonly contentType: string;
			readonly start: (sink: DuplexSink) => void;
	  };

/** Where a stream goes. */
export type Sink = {
	/** False when the reader is behind: wait for `onDrain`. */
	readonly write: (chunk: string | Uint8Array) => boolean;
	readonly end: () => void;
	readonly onDrain: (listener: () => void) => void;
	/** Told once, when the reader is gone or the stream has ended. */
	readonly onClose: (listener: () => void) => void;
};

export type DuplexSink = Sink & {
	readonly onInput: (listener: (bytes: Uint8Array) => void) => void;
	/** The client has closed its side. */
	readonly onInputEnd: (listener: () => void) => void;
};

export function json(body: unknown, status = 200): Answer {
	return jsonText(`${JSON.stringify(body)}\n`, status);
}

/** JSON that is text already, with what JSON.stringify can't say. */
export function jsonText(body: string | Uint8Array, status = 200): Answer {
	return {kind: 'whole', status, contentType: 'application/json', body};
}

export function empty(status: 200 | 201 | 204 | 304 = 204): Answer {
	return {kind: 'whole', status, body: ''};
}

/** An error in the engine's shape. */
export function problem(status: number, message: string): Answer {
	return json({message}, status);
}
