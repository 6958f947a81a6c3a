import process from 'node:process';
import {configPath, findConfig} from '../app/config/find-config.js';
import {counted} from '../text/format.js';
import type {Finding} from './finding.js';

/** The file of settings and its mistakes: none keeps midwatch from running. */
export async function lookAtConfig(): Promise<readonly Finding[]> {
	const config = await findConfig(process.env);
	const about = 'settings';
	if (!config) {
		const words = `no ${configPath(process.env)}: midwatch config --init writes one`;
		return [{sign: 'note', about, words}];
	}

	const {path, said, mistakes} = config;
	return [
		{sign: 'ok', about, words: `${path}, ${counted(said.size, 'setting')}`},
		...mistakes.map((words): Finding => ({sign: 'note', about, words})),
	];
}
