import type {ColorLevel} from './line.js';

type ColorOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly isTty: boolean;
	/** False after `--no-color`. */
	readonly isWanted: boolean;
};

const forced: Readonly<Record<string, ColorLevel>> = {false: 0, 0: 0, 1: 1, 2: 2, 3: 3};

/** How many colours: none, 16, 256, all. The flag wins, then FORCE_COLOR, then NO_COLOR, then what the terminal says of itself. */
export function colorLevel({env, isTty, isWanted}: ColorOptions): ColorLevel {
	if (!isWanted) {
		return 0;
	}

	const force = env['FORCE_COLOR'];
	if (force !== undefined) {
		return forced[force] ?? (Math.max(1, terminalLevel(env)) as ColorLevel);
	}

	return isTty && !env['NO_COLOR'] ? terminalLevel(env) : 0;
}

function terminalLevel(env: ColorOptions['env']): ColorLevel {
	const term = env['TERM'] ?? '';
	if (/^(?:$|dumb$|vt\d)/.test(term)) {
		return 0;
	}

	if (
		/^(?:truecolor|24bit)$/i.test(env['COLORTERM'] ?? '') ||
		/-(?:direct|truecolor|kitty|ghostty)$/.test(term)
	) {
		return 3;
	}

	return /-256(?:color)?$|^alacritty$|^wezterm$|^foot/.test(term) ? 2 : 1;
}
