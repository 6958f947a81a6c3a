import process from 'node:process';
import {errorWords} from '../../text/error-words.js';
import {safe, safeText} from '../../text/safe-text.js';
import {usualSettings} from '../../store/view/settings.js';
import {readRegularFile} from '../../util/regular-file.js';
import {isOurFolder} from '../make-folder.js';
import type {Config} from './config.js';
import {readConfig} from './read-config.js';

/** More than anybody writes by hand. */
const mostBytes = 256 * 1024;

/** The settings of that file. What is no file, or none that can be read, is a mistake like any other. */
export async function loadConfig(path: string): Promise<Config> {
	try {
		return trusted(await readConfig(path, readRegularFile(path, mostBytes).toString()));
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

/** Programs are run only where nobody but the user, or root, can have named them. The rest of such a file counts. */
function trusted(config: Config): Config {
	const {getuid, getgid} = process;
	const {settings, mistakes, path} = config;
	const runsNothing = settings.commands.length === 0 && settings.alerts.hook.length === 0;
	if (runsNothing || !getuid || !getgid || isOurFolder(path, {uid: getuid(), gid: getgid()})) {
		return config;
	}

	const words = safe`another user can write ${safeText(path)}: its commands and its alert hook are left out`;
	return {
		...config,
		settings: {...settings, commands: [], alerts: {...settings.alerts, hook: []}},
		mistakes: [...mistakes, words],
	};
}
