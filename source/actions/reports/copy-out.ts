import {createWriteStream} from 'node:fs';
import {rm} from 'node:fs/promises';
import {basename} from 'node:path';
import {pipeline} from 'node:stream/promises';
import type {ContainerId} from '../../engine/types.js';
import {formatBytes} from '../../lib/format.js';
import {span} from '../../lib/line.js';
import {safeText, t} from '../../lib/safe-text.js';
import type {Report} from './report.js';

/** `docker cp` of one path out, as a tar in the working directory: 0600, never over a file that is there. */
export const copyOut: Report = {
	id: 'copyOut',
	kind: 'container',
	inputLabel: 'path in the container to copy out',
	title: ({name}, input) => t`${name} · copy ${safeText(input, 200)} out`,
	async run({engine, target, input, show}, signal) {
		const path = input.trim();
		const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
		const part = basename(path).replaceAll(/[^\w.-]/g, '_') || 'root';
		const file = `${target.name.replaceAll(/[^\w.-]/g, '_')}-${part}-${stamp}.tar`;
		const body = await engine.archive(target.id as ContainerId, path, signal);
		let bytes = 0;
		body.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			show([[span(t` ${formatBytes(bytes)} so far into ${safeText(file)}`)]]);
		});
		const written = createWriteStream(file, {flags: 'wx', mode: 0o600});
		try {
			await pipeline(body, written, {signal});
		} catch (error) {
			// Half an archive is none. One that was there before was never opened.
			await (written.pending ? undefined : rm(file, {force: true}));
			throw error;
		}

		return {text: t`${formatBytes(bytes)} in ./${safeText(file)}, as it is in the container`, tone: 'good'};
	},
};

/** `docker wait`. */
export const waitForEnd: Report = {
	id: 'waitForEnd',
	kind: 'container',
	title: ({name}) => t`${name} · waiting for its end`,
	async run({engine, target}, signal) {
		const code = await engine.wait(target.id as ContainerId, signal);
		return {text: t`ended, exit status ${code}`, tone: code === 0 ? 'good' : 'bad'};
	},
};
