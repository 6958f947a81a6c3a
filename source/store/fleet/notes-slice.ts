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

export type NotesState = {readonly list: readonly Note[]};

export type NotesResult = {readonly type: 'notes/added'; readonly note: Note};

export function reduceNotes(state: NotesState, result: NotesResult): NotesState {
	return {list: [...state.list, result.note].slice(-notesCapacity)};
}
