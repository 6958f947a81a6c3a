import type {SafeText} from '../../text/safe-text.js';

/** The messages list: what was done, what failed, in the engine's words. */
export type Note = {
	readonly atMs: number;
	readonly tone: 'good' | 'warn' | 'bad';
	readonly text: SafeText;
	/** What is told where there is one line for it; the text itself when left out. */
	readonly brief?: SafeText;
};

const notesCapacity = 200;

export type NotesState = {
	readonly list: readonly Note[];
	/** A key was pressed after the last one came. */
	readonly isRead?: boolean;
};

export type NotesResult = {readonly type: 'notes/added'; readonly note: Note} | {readonly type: 'notes/read'};

/** A note that is dated now. */
export function noteNow(note: Omit<Note, 'atMs'>): NotesResult {
	return {type: 'notes/added', note: {atMs: Date.now(), ...note}};
}

export function reduceNotes(state: NotesState, result: NotesResult): NotesState {
	if (result.type === 'notes/read') {
		return {...state, isRead: true};
	}

	const {note} = result;
	// A key that is held down says the same again and again: nothing else is to go for that.
	const last = state.list.at(-1);
	const before = note.tone === 'warn' && last?.text === note.text ? state.list.slice(0, -1) : state.list;
	return {list: [...before, note].slice(-notesCapacity)};
}
