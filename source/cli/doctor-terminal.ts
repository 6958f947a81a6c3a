import process from 'node:process';
import {isatty} from 'node:tty';
import {colorLevel} from '../text/color-level.js';
import {groundQuestion, readGround} from '../terminal/input/answers.js';
import {isUnicode} from '../terminal/is-unicode.js';
import {kindOf} from '../terminal/terminal-resets.js';
import type {Finding} from './finding.js';

/** A terminal behind a slow line answers within that, or it is one that doesn't. */
const patienceMs = 700;
/** DA1, which every terminal answers: what was asked before has been answered by then, if ever. */
const lastQuestion = '\u001B[c';
const lastAnswer = /\u001B\[\?([\d;]*)c/;
const colors = ['no colours', '16 colours', '256 colours', 'true colour'];

/** What the screen would find. Only a terminal that has no full screen is bad: a report may go into a file. */
export async function lookAtTerminal(): Promise<readonly Finding[]> {
	const {env, stdout} = process;
	const term = env['TERM'] ?? '';
	const isTerminal = isatty(0) && isatty(1);
	const said = isTerminal && kindOf(term).isModern ? await ask() : '';
	const [, color] = /\u001B\](11;[^\u0007\u001B]*)/.exec(said) ?? [];
	const [ground] = readGround(color ?? '');
	const words = [
		isTerminal ? `${stdout.columns}×${stdout.rows}` : 'stdin or stdout is not a terminal',
		`TERM=${term}`,
		colors[colorLevel({env, isTty: true, isWanted: true})] ?? '',
		isUnicode(env) ? 'Unicode' : 'ASCII (the locale is not UTF-8)',
		...(isTerminal
			? [`${ground?.type === 'ground' ? ground.ground : 'unknown'} background`, clipboardWords(said)]
			: []),
		env['TMUX'] ? 'within tmux' : '',
		env['SSH_CONNECTION'] ? 'over ssh' : '',
	];
	const isDumb = term === '' || term === 'dumb';
	const sign = isTerminal ? (isDumb ? 'bad' : 'ok') : 'note';
	return [{sign, about: 'terminal', words: words.filter(word => word !== '').join(', ')}];
}

/** Newer terminals tell with their attributes that programs may write the clipboard; others do it and don't tell. */
function clipboardWords(said: string): string {
	const attributes = lastAnswer.exec(said)?.[1]?.split(';') ?? [];
	return attributes.includes('52') ? 'takes OSC 52' : 'does not tell whether it takes OSC 52';
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
