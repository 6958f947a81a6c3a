import process from 'node:process';
import {safe, safeText} from '../../text/safe-text.js';
import {findEngines} from '../find-engine.js';
import type {FoundEngines} from '../found-engine.js';
import type {Options} from '../options.js';

/**
 * The usual engine, where it is the settings that name those which can't be opened: `why` is told, and the screen opens.
 * Undefined where the command line named them, or where there is no other.
 */
export async function usualEngine(
	options: Options,
	why: string,
): Promise<{readonly options: Options; readonly found: FoundEngines} | undefined> {
	if (!options.config || options.hasEnginesOfSettings !== true) {
		return undefined;
	}

	const words = safe`the engines of the settings can't be opened, this is the usual one: ${safeText(why, 300)}`;
	const config = {...options.config, mistakes: [words, ...options.config.mistakes]};
	const instead = {...options, hosts: [], contexts: [], isAll: false, config};
	const found = await findEngines(instead, process.env);
	return typeof found === 'string' ? undefined : {options: instead, found};
}
