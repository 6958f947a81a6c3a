/** A log that is being written to a file, for the user alone. */
export type LogSave = {
	/** A new one for each that is asked for. */
	readonly id: number;
	readonly path: string;
	/** `kept`: all lines kept. `filtered`: those that the filter lets pass. `engine`: all that the engine has. */
	readonly what: 'kept' | 'filtered' | 'engine';
	/** Lines written so far. */
	readonly lines: number;
};

export type SavesState = {
	/** Files asked for so far. */
	readonly count: number;
	/** The one being written. */
	readonly save?: LogSave;
};

export type SavesIntent =
	| ({readonly type: 'saves/asked'} & Pick<LogSave, 'path' | 'what'>)
	| {readonly type: 'saves/cancelled'};

export type SavesResult =
	| ({readonly type: 'saves/progressed'} & Pick<LogSave, 'id' | 'lines'>)
	| ({readonly type: 'saves/ended'} & Pick<LogSave, 'id'>);

export function reduceSaves(state: SavesState, message: SavesIntent | SavesResult): SavesState {
	const {count, save} = state;
	switch (message.type) {
		case 'saves/asked': {
			const {path, what} = message;
			return {count: count + 1, save: {id: count + 1, path, what, lines: 0}};
		}

		case 'saves/cancelled': {
			return {count};
		}

		case 'saves/progressed': {
			return save?.id === message.id ? {count, save: {...save, lines: message.lines}} : state;
		}

		case 'saves/ended': {
			return save?.id === message.id ? {count} : state;
		}
	}
}
