/** What a route says. Nothing is written before the answer is delivered, so that faults have one place to be. */
export type Answer =
	| {readonly kind: 'json'; readonly status: number; readonly body: unknown}
	/** JSON that is text already, with what JSON.stringify can't say. */
	| {readonly kind: 'rawJson'; readonly text: string | Uint8Array}
	| {readonly kind: 'empty'; readonly status: number}
	| {
			readonly kind: 'text';
			readonly status: number;
			readonly text: string;
			readonly headers?: Readonly<Record<string, string>>;
	  }
	| {
			readonly kind: 'stream';
			readonly contentType?: string;
			readonly headers?: Readonly<Record<string, string>>;
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
	readonly isClosed: () => boolean;
};

export type DuplexSink = Sink & {
	readonly onInput: (listener: (bytes: Uint8Array) => void) => void;
	/** The client has closed its side. */
	readonly onInputEnd: (listener: () => void) => void;
};

export function json(body: unknown, status = 200): Answer {
	return {kind: 'json', status, body};
}

export function empty(status: 200 | 204 | 304 = 204): Answer {
	return {kind: 'empty', status};
}

/** An error in the engine's shape. */
export function problem(status: number, message: string): Answer {
	return {kind: 'json', status, body: {message}};
}
