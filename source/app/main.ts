import process from 'node:process';
import meow from 'meow';
import {helpText, parseFlags} from './options.js';

/** The command line: flags to options, then the snapshot or the screen. */
export async function main(importMeta: ImportMeta): Promise<void> {
	const cli = meow(helpText, {
		importMeta,
		description: 'midwatch: a container monitor that says what is wrong first',
		allowUnknownFlags: false,
		flags: {
			host: {type: 'string', shortFlag: 'H'},
			context: {type: 'string', shortFlag: 'c'},
			filter: {type: 'string', shortFlag: 'f'},
			sort: {type: 'string'},
			running: {type: 'boolean'},
			demo: {type: 'string'},
			elseDemo: {type: 'boolean'},
			readOnly: {type: 'boolean'},
			once: {type: 'boolean'},
			json: {type: 'boolean'},
			slow: {type: 'boolean'},
			color: {type: 'boolean', default: true},
			help: {type: 'boolean', shortFlag: 'h'},
			version: {type: 'boolean', shortFlag: 'v'},
		},
	});

	const options = parseFlags(cli.flags, cli.input);

	if (typeof options === 'string') {
		refuse(options);
	} else if (options.isOnce) {
		const {once} = await import('./once.js');
		await once(options);
	} else if (!process.stdin.isTTY || !process.stdout.isTTY) {
		refuse('this is not a terminal: use --once to print a snapshot, --once --json for scripts');
	} else {
		const {run} = await import('./run.js');
		await run(options);
	}
}

function refuse(sentence: string): void {
	process.stderr.write(`midwatch: ${sentence}\n`);
	process.exitCode = 2;
}
