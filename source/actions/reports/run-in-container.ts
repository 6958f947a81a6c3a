import {createDemuxer} from '../../engine/transport/demux.js';
import {checkTarget} from '../check-target.js';
import {EngineError} from '../../engine/transport/engine-error.js';
import type {ContainerId} from '../../engine/types.js';
import {type Line, lineText} from '../../text/line.js';
import {needsShell, saysNoShell} from '../../text/no-shell.js';
import {safe, safeText} from '../../text/safe-text.js';
import {splitWords} from '../../util/split-words.js';
import {createOutputLines} from './output-lines.js';
import type {Ending, ReportContext} from './report.js';

/**
 * The command runs in the container's own shell; where there is none, by itself, if it needs none. `&` at its
 * end leaves it running, as `exec -d`.
 */
export async function runInContainer(context: ReportContext, signal: AbortSignal): Promise<Ending> {
	const typed = context.input.trim();
	await checkTarget(context.engine, context.target, signal);
	const isDetached = typed.endsWith('&');
	const line = isDetached ? typed.slice(0, -1) : typed;
	const runIt = isDetached ? leaveRunning : runToItsEnd;
	const ending = await runIt(context, ['sh', '-c', line], signal);
	if (ending !== 'no shell') {
		return ending;
	}

	// Podman complains of more than that.
	context.show([]);
	const bare = needsShell(line) ? ending : await runIt(context, splitWords(line), signal);
	return bare === 'no shell'
		? {text: safe`there is no shell in this container, and this needs one`, tone: 'bad'}
		: {...bare, text: safe`${bare.text}, run without a shell`};
}

type Run = (
	context: ReportContext,
	words: readonly string[],
	signal: AbortSignal,
) => Promise<Ending | 'no shell'>;

const leaveRunning: Run = async ({engine, target}, words, signal) => {
	try {
		await engine.execDetached(target.id as ContainerId, words, signal);
		return {text: safe`started, and left running`, tone: 'good'};
	} catch (error) {
		return noShellOr(error, words);
	}
};

const runToItsEnd: Run = async ({engine, target, tell}, words, signal) => {
	let remote;
	try {
		remote = await engine.exec(target.id as ContainerId, {command: words}, signal);
	} catch (error) {
		return noShellOr(error, words);
	}

	let complaint: readonly Line[] | undefined;
	for await (const lines of linesOf(remote.stream)) {
		if (complaint === undefined && words[0] === 'sh' && saysNoShell(textOf(lines))) {
			complaint = lines;
		} else {
			tell(lines);
		}
	}

	const {isRunning, exitCode: code} = await remote.outcome();
	if (complaint && code !== 0) {
		return 'no shell';
	}

	tell(complaint ?? []);
	if (isRunning === true) {
		return {text: safe`the connection ended; it is still running`, tone: 'bad'};
	}

	return {text: safe`exit status ${code ?? safeText('unknown')}`, tone: code === 0 ? 'good' : 'bad'};
};

function noShellOr(error: unknown, [program]: readonly string[]): 'no shell' {
	if (program === 'sh' && error instanceof EngineError && saysNoShell(error.words)) {
		return 'no shell';
	}

	throw error;
}

function textOf(lines: readonly Line[]): string {
	return lines.map(lineText).join('\n').trim();
}

async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<readonly Line[]> {
	const [out, error] = [createOutputLines(false), createOutputLines(true)];
	const lines: Line[] = [];
	const split = createDemuxer({
		push(from, bytes, start, end) {
			lines.push(...(from === 'stdout' ? out : error).push(bytes.subarray(start, end)));
		},
	});
	for await (const chunk of stream) {
		split(chunk, 0, chunk.length);
		yield lines.splice(0);
	}

	yield [...out.end(), ...error.end()];
}
