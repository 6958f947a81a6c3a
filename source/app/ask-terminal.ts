import process from 'node:process';
import {isatty} from 'node:tty';
import {groundQuestion, readGround} from '../terminal/input/answers.js';
import {isUnicode} from '../terminal/is-unicode.js';
import {kindOf} from '../terminal/terminal-resets.js';

/** What a terminal says of itself. */
type AskedTerminal = {
	readonly isTerminal: boolean;
	readonly isUnicode: boolean;
	readonly ground?: 'dark' | 'light';
	/** Newer ones tell that programs may write the clipboard; others do it and don't tell. */
	readonly tellsClipboard: boolean;
};

/** A terminal behind a slow line answers within that, or it is one that doesn't. */
const patienceMs = 700;
/** DA1, which every terminal answers: what was asked before has been answered by then, if ever. */
const lastQuestion = '\u001B[c';
const lastAnswer = /\u001B\[\?([\d;]*)c/;

export async function askTerminal(): Promise<AskedTerminal> {
	const {env} = process;
	const isTerminal = isatty(0) && isatty(1);
	const said = isTerminal && kindOf(env['TERM'] ?? '').isModern ? await ask() : '';
	const [, color] = /\u001B\](11;[^\u0007\u001B]*)/.exec(said) ?? [];
	const [ground] = readGround(color ?? '');
	const attributes = lastAnswer.exec(said)?.[1]?.split(';') ?? [];
	return {
		isTerminal,
		isUnicode: isUnicode(env),
		ground: ground?.type === 'ground' ? ground.ground : undefined,
		tellsClipboard: attributes.includes('52'),
	};
}

async function ask(): Promise<string> {
	const {stdin, stdout} = process;
	const {promise, resolve} = Promise.withResolvers<string>();
	let said = '';
	const hear = (bytes: Buffer) => {
		said += bytes.toString('latin1');
		if (lastAnswer.test(said)) {
			resolve(said);
		}
	};
	const timer = setTimeout(() => resolve(said), patienceMs);
	stdin.setRawMode(true);
	stdin.on('data', hear);
	stdout.write(groundQuestion + lastQuestion);
	try {
		return await promise;
	} finally {
		clearTimeout(timer);
		stdin.off('data', hear);
		stdin.setRawMode(false);
		stdin.pause();
	}
}
