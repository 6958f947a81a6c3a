import {isatty} from 'node:tty';
import {replay} from '../app/replay.js';
import {parseFlags} from './parse-options.js';
import type {Command} from './run-command.js';

/** `midwatch replay`. */
export const replayCommand: Command<'replay'> = async ({flags, input: [path, ...rest]}) => {
	if (path === undefined || rest.length > 0) {
		return 'name one recording: midwatch replay <folder or file>';
	}

	if (!isatty(0) || !isatty(1)) {
		return 'this is not a terminal';
	}

	const options = parseFlags({color: flags.color, readOnly: true}, []);
	return typeof options === 'string' ? options : replay(path, flags.at, options);
};
