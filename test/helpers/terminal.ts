import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import {createEmulator, type Emulator} from './emulator.js';
import {createFrameGate} from './frame-gate.js';
import {keyBytes} from './key-bytes.js';

/** How long a screen may take to become what a test waits for. One knob for slow machines. */
const patienceMs = Number(process.env['MIDWATCH_PATIENCE_MS'] ?? 20_000);
const stableMs = 250;
/** Of these at most a frame is made. */
const mostChunks = 50;

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly cwd?: string;
	/** On top of a bare environment. */
	readonly env?: Readonly<Record<string, string>>;
	/** What it says of its background, `rgb:ffff/ffff/ffff`; by default nothing. */
	readonly background?: string;
	/** A terminal that answers no question. */
	readonly isMute?: boolean;
};

export type Exit = {readonly code: number; readonly signal: number};

/** A program in a real pty, its screen in an emulator that answers as a terminal does. */
export type Terminal = Pick<Emulator, 'lines' | 'cells' | 'cursor' | 'modes' | 'size'> & {
	readonly pid: number;
	/** The screen as text, rows trimmed at the right. */
	readonly screen: () => string;
	/** The first row that holds `text`; throws with the screen when none does. */
	readonly rowOf: (text: string | RegExp) => number;
	/** Every byte that the program wrote so far. */
	readonly raw: () => string;
	/** One key after the other: `press('j', 'enter', 'ctrl+d')`. */
	readonly press: (...keys: readonly string[]) => void;
	/** Bytes in one piece, as a lagging line delivers them. */
	readonly send: (bytes: string) => void;
	/** The same, of any value. */
	readonly sendBytes: (bytes: Buffer) => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly kill: (signal: NodeJS.Signals) => void;
	/** Called at each change of the screen, a frame at a time. */
	readonly onChange: (listener: () => void) => () => void;
	readonly waitFor: (what: string, isThere: () => boolean) => Promise<void>;
	readonly waitForText: (...texts: ReadonlyArray<string | RegExp>) => Promise<void>;
	readonly waitForNoText: (text: string | RegExp) => Promise<void>;
	/** From now on it answers nothing, as a line that stands still. */
	readonly mute: () => void;
	/** Until the screen has stood still for a moment. */
	readonly waitForStable: () => Promise<void>;
	/** The line is cut, as when SSH drops: the terminal is gone, and says so to whoever runs in it. */
	readonly hangUp: () => void;
	readonly exit: Promise<Exit>;
	/** Ends the program, if it still runs, and waits for its end. */
	readonly close: () => Promise<void>;
};

export function openTerminal(file: string, args: readonly string[], options: TerminalOptions = {}): Terminal {
	const {columns = 120, rows = 40, cwd, env, background, isMute = false} = options;
	const emulator = createEmulator(columns, rows, background);
	const state = mkdtempSync(join(tmpdir(), 'midwatch-state-'));
	const child = pty.spawn(file, [...args], {
		name: 'xterm-256color',
		cols: columns,
		rows,
		cwd: cwd ?? process.cwd(),
		env: {...bareEnvironment(), XDG_STATE_HOME: state, ...env},
	});
	const output = listen(child, emulator, isMute);
	const waits = waitsOn(output, emulator);
	const screen = () => emulator.lines().join('\n').trimEnd();
	return {
		...emulator,
		...waits,
		pid: child.pid,
		screen,
		rowOf: text => findRow(emulator, text),
		raw: output.raw,
		onChange: output.onChange,
		press(...keys) {
			for (const key of keys) {
				child.write(keyBytes(key));
			}
		},
		send: bytes => child.write(bytes),
		// It takes bytes too, whatever its types say.
		sendBytes: bytes => child.write(bytes as unknown as string),
		resize(width, height) {
			emulator.resize(width, height);
			child.resize(width, height);
		},
		kill: signal => process.kill(child.pid, signal),
		mute: output.mute,
		hangUp: () => (child as unknown as {destroy: () => void}).destroy(),
		exit: output.exit,
		async close() {
			if (!output.hasEnded()) {
				child.kill('SIGKILL');
			}

			await output.exit;
			rmSync(state, {recursive: true, force: true});
			emulator.dispose();
		},
	};
}

/** Nothing of the machine's own engine, locale or CI gets in (Ink is not interactive where CI is set). */
function bareEnvironment(): Record<string, string> {
	return {
		PATH: process.env['PATH'] ?? '',
		HOME: '/nonexistent',
		LANG: 'C.UTF-8',
		TERM: 'xterm-256color',
		COLORTERM: 'truecolor',
	};
}

type Output = {
	readonly raw: () => string;
	readonly exit: Promise<Exit>;
	readonly hasEnded: () => boolean;
	readonly mute: () => void;
	/** Called after each change of the screen and at the program's end. */
	readonly onChange: (listener: () => void) => () => void;
};

function listen(child: pty.IPty, emulator: Emulator, isMuteAtFirst: boolean): Output {
	const listeners = new Set<() => void>();
	const chunks: string[] = [];
	let painted = Promise.resolve();
	let isDead = false;
	let hasEnded = false;
	let isMute = isMuteAtFirst;
	// Half a frame is nothing to go by: the question whether it is seen comes after it.
	const isMidFrame = () => {
		const recent = chunks.slice(-mostChunks).join('');
		return recent.lastIndexOf('\u001B[?2026h') > recent.lastIndexOf('\u001B[?2026l');
	};

	const notify = () => (isMidFrame() && !hasEnded ? undefined : listeners.forEach(listener => listener()));
	emulator.onReply(bytes => {
		if (!isDead && !isMute) {
			child.write(bytes);
		}
	});
	const gate = createFrameGate();
	const show = (bytes: string) => {
		if (bytes !== '') {
			painted = emulator.write(bytes).then(notify);
		}
	};

	child.onData(chunk => {
		chunks.push(chunk);
		show(gate.push(chunk));
	});
	const exit = new Promise<Exit>(resolve => {
		child.onExit(({exitCode, signal}) => {
			isDead = true;
			show(gate.rest());
			const finish = () => {
				hasEnded = true;
				resolve({code: exitCode, signal: signal ?? 0});
				notify();
			};
			// Whoever waits for something sees the last that was written, then the end.
			void painted.then(finish);
		});
	});
	return {
		raw: () => chunks.join(''),
		exit,
		hasEnded: () => hasEnded,
		mute() {
			isMute = true;
		},
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

function waitsOn(output: Output, emulator: Emulator) {
	const waitFor = async (what: string, isThere: () => boolean) => {
		const {promise, resolve, reject} = Promise.withResolvers<void>();
		const giveUp = (why: string) => reject(new Error(`${why} ${what}\n${framed(emulator)}`));
		const look = () => {
			if (isThere()) {
				resolve();
			} else if (output.hasEnded()) {
				giveUp('the program ended while waiting for');
			}
		};
		const timer = setTimeout(giveUp, patienceMs, `${patienceMs} ms passed without`);
		const forget = output.onChange(look);
		look();
		try {
			await promise;
		} finally {
			clearTimeout(timer);
			forget();
		}
	};

	return {
		waitFor,
		waitForText: async (...texts: ReadonlyArray<string | RegExp>) =>
			waitFor(texts.join(' and '), () => texts.every(text => holds(emulator, text))),
		waitForNoText: async (text: string | RegExp) => waitFor(`no ${text}`, () => !holds(emulator, text)),
		async waitForStable() {
			for (let before = ''; before !== framed(emulator);) {
				before = framed(emulator);
				await delay(stableMs);
			}
		},
	};
}

function holds(emulator: Emulator, text: string | RegExp): boolean {
	const screen = emulator.lines().join('\n');
	return typeof text === 'string' ? screen.includes(text) : text.test(screen);
}

function findRow(emulator: Emulator, text: string | RegExp): number {
	const row = emulator
		.lines()
		.findIndex(line => (typeof text === 'string' ? line.includes(text) : text.test(line)));
	if (row === -1) {
		throw new Error(`no row holds ${text}\n${framed(emulator)}`);
	}

	return row;
}

function framed(emulator: Emulator): string {
	const edge = '─'.repeat(emulator.size().columns);
	return [edge, ...emulator.lines(), edge].join('\n');
}
