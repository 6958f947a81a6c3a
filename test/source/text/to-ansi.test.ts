import {expect, test} from 'vitest';
import {span} from '../../../source/text/line.js';
import {safe} from '../../../source/text/safe-text.js';
import {lookOf} from '../../../source/text/themes.js';
import {toAnsi} from '../../../source/text/to-ansi.js';

test('plain text costs no escape', () => {
	expect(toAnsi([span(safe`a`), span(safe`b`, 'plain')], lookOf({colorLevel: 3}))).toBe('ab');
});

test('each span ends its own style', () => {
	expect(
		toAnsi([span(safe`ok`, 'good'), span(safe`!`), span(safe`no`, 'bad')], lookOf({colorLevel: 1})),
	).toBe('\u001B[32mok\u001B[0m!\u001B[1;31mno\u001B[0m');
});

test("a container's own colours win over the tone", () => {
	expect(toAnsi([{text: safe`x`, tone: 'dim', sgr: '38;2;0;255;0'}], lookOf({colorLevel: 3}))).toBe(
		'\u001B[38;2;0;255;0mx\u001B[0m',
	);
	expect(toAnsi([{text: safe`x`, tone: 'dim', sgr: '38;2;0;255;0'}], lookOf({colorLevel: 1}))).toBe(
		'\u001B[92mx\u001B[0m',
	);
});

test("without colour a container's styles go and the tone's bold stays", () => {
	expect(toAnsi([{text: safe`x`, tone: 'bad', sgr: '31'}], lookOf({colorLevel: 0}))).toBe(
		'\u001B[1mx\u001B[0m',
	);
	expect(toAnsi([{text: safe`x`, sgr: '1;31'}], lookOf({colorLevel: 0}))).toBe('x');
});

test('hiding styles never reach the terminal', () => {
	expect(toAnsi([{text: safe`x`, sgr: '8'}], lookOf({colorLevel: 3}))).toBe('x');
	expect(toAnsi([{text: safe`x`, tone: 'bad', sgr: '5;8'}], lookOf({colorLevel: 1}))).toBe(
		'\u001B[1;31mx\u001B[0m',
	);
});
