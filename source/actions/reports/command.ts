import {demux} from '../../engine/demux.js';
import {checkTarget} from '../check-target.js';
import type {ContainerId} from '../../engine/types.js';
import {cleanLog} from '../../lib/log-text.js';
import {span, type Line} from '../../lib/line.js';
import {createLineSplitter} from '../../lib/lines.js';
import {safeText, t} from '../../lib/safe-text.js';
import {parseSgr} from '../../lib/sgr.js';
import type {Report} from './report.js';

/** `x`: the command runs in the container's own shell. `&` at its end leaves it running, as `exec -d`. */
export const command: Report = {
	id: 'command',
	kind: 'container',
	inputLabel: 'command (& at the end detaches)',
	isFollowed: true,
	changes: true,
	title: ({name}, input) => t`${name} · ${safeText(input, 200)}`,
	async run({engine, target, input, tell}, signal) {
		const id = target.id as ContainerId;
		const typed = input.trim();
		await checkTarget(engine, target, signal);
		if (typed.endsWith('&')) {
			await engine.execDetached(id, ['sh', '-c', typed.slice(0, -1)], signal);
			return {text: t`begun, and left running`, tone: 'good'};
		}

		const conversation = await engine.exec(id, {command: ['sh', '-c', typed]}, signal);
		for await (const lines of linesOf(conversation.stream)) {
			tell(lines);
		}

		const code = await conversation.exitCode();
		return {text: t`exit status ${code ?? safeText('unknown')}`, tone: code === 0 ? 'good' : 'bad'};
	},
};

async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<readonly Line[]> {
	const outs = {stdout: createSplitter(false), stderr: createSplitter(true)};
	for await (const frames of demux(stream)) {
		yield frames.flatMap(({stream: name, bytes}) =>
			outs[name === 'stdout' ? 'stdout' : 'stderr'].push(bytes),
		);
	}

	yield [...outs.stdout.end(), ...outs.stderr.end()];
}

const longestLineBytes = 16 * 1024;

function createSplitter(isStderr: boolean) {
	const splitter = createLineSplitter(longestLineBytes);
	const toLine = ({bytes}: {readonly bytes: Buffer}): Line => [
		span(isStderr ? t`!` : t` `, 'warn'),
		...parseSgr(cleanLog(bytes.toString())),
	];
	return {
		push: (bytes: Buffer) => splitter.push(bytes).map(line => toLine(line)),
		end: () => splitter.end().map(line => toLine(line)),
	};
}
