/** What the doctor says of one thing. `bad` is what keeps midwatch from doing what it is for. */
export type Finding = {
	readonly sign: 'ok' | 'note' | 'bad';
	readonly about: string;
	readonly words: string;
};
