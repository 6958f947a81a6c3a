import {stat} from 'node:fs/promises';
import {basename, dirname, resolve} from 'node:path';
import {firstReadable} from '../record/recording.js';
import {createFileSources} from '../record/segment-sources.js';
import {listSegments, segmentsIn, type SegmentFile} from '../record/segment-files.js';
import {parseMoment} from '../text/parse-moment.js';
import type {FoundEngine} from './found-engine.js';
import {openScreen} from './open-screen.js';
import type {Options} from './options.js';
import {startScreen} from './start-screen.js';

/** Opens a recording, a segment or a folder of them, as the screen. Gives the sentence that says why it can't. */
export async function replay(
	path: string,
	at: string | undefined,
	options: Options,
): Promise<string | undefined> {
	const files = await segmentsAt(resolve(path));
	if (typeof files === 'string') {
		return files;
	}

	const sources = createFileSources(files);
	const last = firstReadable(sources.toReversed());
	if (!last) {
		return `${path} holds no recording that this version can read`;
	}

	const atMs = at === undefined ? last.toMs : parseMoment(at, last.toMs);
	if (atMs === undefined) {
		return `--at ${JSON.stringify(at)} is not a time: write 02:41, -33m or "2026-11-26 02:41"`;
	}

	const {label, url} = last.header.engine;
	const found: FoundEngine = {
		address: {label, url},
		isDemo: false,
		isRecording: true,
		tried: [],
		leave: async () => {},
	};
	const screen = openScreen([found], options);
	screen.store.dispatch({type: 'past/went', atMs: at === undefined ? undefined : atMs, steps: 0});
	screen.onLeave(startScreen({found: [found], options, replayed: sources, ...screen}));
	return undefined;
}

async function segmentsAt(path: string): Promise<readonly SegmentFile[] | string> {
	const found = await stat(path).catch(() => undefined);
	if (!found) {
		return `${path}: no such file or directory`;
	}

	if (found.isDirectory()) {
		const files = await segmentsIn(path);
		return files.length > 0 ? files : `${path} holds no segments (*.mwr) of a recording`;
	}

	const files = (await listSegments(dirname(path))).filter(file => basename(file.path) === basename(path));
	return files.length > 0 ? files : `${path} is not a segment of a recording: those are named *.mwr`;
}
