import {safe, type SafeText} from '../../text/safe-text.js';
import type {Note} from '../../store/fleet/notes-slice.js';
import type {RunHelper} from '../../engine/address/docker-credentials.js';

type Means = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly write: (bytes: string) => void;
	readonly run: RunHelper;
};

/** What is told of a copy: nobody says whether it arrived. */
export type Told = Pick<Note, 'tone' | 'text'>;

/** Terminals drop longer OSC 52 writes silently (xterm's limit is 100,000 bytes of base64). */
const longestCopyBytes = 74_994;

/** GNU screen hands on what stands in a DCS, and keeps 256 bytes of one in its older versions. */
const mostOfDcs = 240;

const cannotSay = safe`; terminals don't confirm it`;

/** Puts text where it can be pasted from, by every way that may lead there, and says which those were. */
export async function copyText(
	text: string,
	what: SafeText,
	{env, write, run}: Means,
	signal: AbortSignal,
): Promise<Told> {
	const bytes = Buffer.from(text);
	if (bytes.length > longestCopyBytes) {
		const words = safe`too long to copy: ${bytes.length} bytes, terminals take ${longestCopyBytes}; S saves to a file`;
		return {tone: 'warn', text: words};
	}

	const sequence = `\u001B]52;c;${bytes.toString('base64')}\u0007`;
	if (env['STY'] && !env['TMUX']) {
		write(throughScreen(sequence));
		return {tone: 'good', text: safe`sent through screen to the terminal's clipboard: ${what}${cannotSay}`};
	}

	write(sequence);
	return env['TMUX']
		? copyByTmux(text, what, run, signal)
		: {tone: 'good', text: safe`sent to the terminal's clipboard: ${what}${cannotSay}`};
}

function throughScreen(sequence: string): string {
	const pieces = sequence.match(new RegExp(`[^]{1,${mostOfDcs}}`, 'g')) ?? [];
	return pieces.map(piece => `\u001BP${piece}\u001B\\`).join('');
}

/** tmux takes no OSC 52 of its programs unless told to: it is asked itself. `-w`, since 3.2, hands on to its terminal. */
async function copyByTmux(text: string, what: SafeText, run: RunHelper, signal: AbortSignal): Promise<Told> {
	const load = async (...flags: readonly string[]) => {
		try {
			const {status} = await run('tmux', ['load-buffer', ...flags, '-'], text, signal);
			return status === 0;
		} catch {
			return false;
		}
	};

	if (await load('-w')) {
		return {
			tone: 'good',
			text: safe`in tmux's buffer, and sent on to the terminal's clipboard: ${what}${cannotSay}`,
		};
	}

	return (await load())
		? {tone: 'good', text: safe`in tmux's buffer, where prefix ] pastes it: ${what}`}
		: {
				tone: 'warn',
				text: safe`tmux can't be asked, and may hold back what was sent to the terminal: ${what}`,
			};
}
