import {errorWords} from '../../text/error-words.js';
import {safe, safeText} from '../../text/safe-text.js';
import {usualSettings} from '../../store/view/settings.js';
import {readRegularFile} from '../../util/regular-file.js';
import type {Config} from './config.js';
import {readConfig} from './read-config.js';

/** More than anybody writes by hand. */
const mostBytes = 256 * 1024;

/** The settings of that file. What is no file, or none that can be read, is a mistake like any other. */
export async function loadConfig(path: string): Promise<Config> {
	try {
		return await readConfig(path, readRegularFile(path, mostBytes).toString());
	} catch (error) {
		return {
			path,
			flags: {},
			recordFlags: {},
			choices: {},
			settings: usualSettings,
			said: new Map(),
			mistakes: [safe`the settings in ${safeText(path)} can't be read: ${errorWords(error)}`],
		};
	}
}
