import {basename} from 'node:path';
import {EngineError} from '../../engine/transport/engine-error.js';
import type {ContainerId} from '../../engine/types.js';
import {formatBytes} from '../../text/format.js';
import {span} from '../../text/line.js';
import {writeNewFile} from '../../util/new-file.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {Ending, ReportContext} from './report.js';

/** A tar ends with two blocks of zeros. */
const tarEndBytes = 1024;

/** One path of a container, as a tar in the working directory: 0600, never over a file that is there. */
export async function writeArchive(
	{engine, target, input, show}: ReportContext,
	signal: AbortSignal,
): Promise<Ending> {
	const path = input.trim();
	const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
	const part = basename(path).replaceAll(/[^\w.-]/g, '_') || 'root';
	const file = `${target.name.replaceAll(/[^\w.-]/g, '_')}-${part}-${stamp}.tar`;
	const body = await engine.archive(target.id as ContainerId, path, signal);
	let bytes = 0;
	await writeNewFile(file, signal, async write => {
		let end: Buffer = Buffer.alloc(0);
		for await (const chunk of body as AsyncIterable<Buffer>) {
			await write(chunk);
			bytes += chunk.length;
			end = Buffer.concat([end, chunk]).subarray(-tarEndBytes);
			show([[span(safe` ${formatBytes(bytes)} so far into ${safeText(file)}`)]]);
		}

		// An engine that fails in the midst ends its answer as if it were whole.
		if (end.length < tarEndBytes || end.some(byte => byte !== 0)) {
			throw new EngineError('failed', safe`the archive has no end: the engine broke off`);
		}
	}).finally(() => body.destroy());
	return {
		text: safe`${formatBytes(bytes)} in ./${safeText(file)}, as it is in the container`,
		tone: 'good',
	};
}
