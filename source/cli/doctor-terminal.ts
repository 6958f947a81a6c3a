import process from 'node:process';
import {askTerminal} from '../app/ask-terminal.js';
import {colorLevel} from '../text/color-level.js';
import type {Finding} from './finding.js';

const colors = ['no colours', '16 colours', '256 colours', 'true colour'];

/** What the screen would find. Only a terminal that has no full screen is bad: a report may go into a file. */
export async function lookAtTerminal(): Promise<readonly Finding[]> {
	const {env, stdout} = process;
	const {isTerminal, isUnicode, ground = 'unknown', tellsClipboard} = await askTerminal();
	const term = env['TERM'] ?? '';
	const words = [
		isTerminal ? `${stdout.columns}×${stdout.rows}` : 'stdin or stdout is not a terminal',
		`TERM=${term}`,
		colors[colorLevel({env, isTty: true, isWanted: true})] ?? '',
		isUnicode ? 'Unicode' : 'ASCII (the locale is not UTF-8)',
		isTerminal ? `${ground} background` : '',
		isTerminal ? (tellsClipboard ? 'takes OSC 52' : 'OSC 52 unknown') : '',
		env['TMUX'] ? 'within tmux' : '',
		env['SSH_CONNECTION'] ? 'over ssh' : '',
	];
	const isDumb = term === '' || term === 'dumb';
	const sign = isTerminal ? (isDumb ? 'bad' : 'ok') : 'note';
	return [{sign, about: 'terminal', words: words.filter(word => word !== '').join(', ')}];
}
