import {expect, test} from 'vitest';
import {colorLevel} from '../../../source/text/color-level.js';

function level(env: Record<string, string>, isTty = true, isWanted = true) {
	return colorLevel({env, isTty, isWanted});
}

test.each([
	[{}, 0],
	[{TERM: 'dumb'}, 0],
	[{TERM: 'dumb', COLORTERM: 'truecolor'}, 0],
	[{TERM: 'vt100'}, 0],
	[{TERM: 'vt220', COLORTERM: 'truecolor'}, 0],
	[{TERM: 'linux'}, 1],
	[{TERM: 'xterm'}, 1],
	[{TERM: 'xterm-256color'}, 2],
	[{TERM: 'tmux-256color'}, 2],
	[{TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 3],
	[{TERM: 'screen', COLORTERM: '24bit'}, 3],
	[{TERM: 'xterm-direct'}, 3],
	[{TERM: 'xterm-kitty'}, 3],
])('a terminal that says %j has level %d', (env, expected) => {
	expect(level(env)).toBe(expected);
});

test('NO_COLOR means none, unless it is empty', () => {
	expect(level({TERM: 'xterm-256color', NO_COLOR: '1'})).toBe(0);
	expect(level({TERM: 'xterm-256color', NO_COLOR: ''})).toBe(2);
});

test('FORCE_COLOR wins over NO_COLOR and over a missing terminal', () => {
	expect(level({FORCE_COLOR: '3', NO_COLOR: '1'}, false)).toBe(3);
	expect(level({FORCE_COLOR: '0', TERM: 'xterm-256color'})).toBe(0);
	expect(level({FORCE_COLOR: 'true'}, false)).toBe(1);
	expect(level({FORCE_COLOR: '', TERM: 'xterm-256color'}, false)).toBe(2);
});

test('without a terminal there is no colour', () => {
	expect(level({TERM: 'xterm-256color'}, false)).toBe(0);
});

test('--no-color wins over everything', () => {
	expect(level({TERM: 'xterm-256color', FORCE_COLOR: '3'}, true, false)).toBe(0);
});
