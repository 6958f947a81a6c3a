import {setTimeout as delay} from 'node:timers/promises';
import type {Terminal} from '../../test/helpers/terminal.js';

/** A screen with a lively log never stands still: then this is long enough. */
const patienceMs = 1500;

/** Presses keys written as `jj<enter><ctrl+d>?`, letting the screen settle after each. */
export async function pressKeys(terminal: Terminal, keys: string): Promise<void> {
	await settle(terminal);
	for (const [, named, character] of keys.matchAll(/<([^>]+)>|(.)/gsu)) {
		terminal.press(named ?? character ?? '');
		await settle(terminal);
	}
}

export async function settle(terminal: Terminal): Promise<void> {
	await Promise.race([terminal.waitForStable(), delay(patienceMs)]);
}
