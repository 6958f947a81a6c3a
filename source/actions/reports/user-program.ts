import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import type {Address} from '../../engine/types.js';
import {lineText, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {createOutputLines} from './output-lines.js';
import type {Ending} from './report.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment in which docker speaks to that engine: a forwarded socket, a context, or its address. */
export function environmentFor({socketPath, cli = [], url, tls}: Address, env: Environment): Environment {
	const {DOCKER_HOST: _host, DOCKER_CONTEXT: _context, CONTAINER_HOST: _podman, ...rest} = env;
	if (socketPath !== undefined) {
		return {...rest, DOCKER_HOST: `unix://${socketPath}`, CONTAINER_HOST: `unix://${socketPath}`};
	}

	const context = cli[cli.indexOf('--context') + 1];
	return cli.includes('--context') && context !== undefined
		? {...rest, DOCKER_CONTEXT: context}
		: {...rest, DOCKER_HOST: url, ...(tls && {DOCKER_TLS_VERIFY: '1'})};
}

/** Runs it to its end, told in lines as it writes them; its end by its exit status. Ends with the signal. */
export async function tellProgram(
	[program = '', ...args]: readonly string[],
	{env, tell}: {readonly env: Environment; readonly tell: (lines: readonly Line[]) => void},
	signal: AbortSignal,
): Promise<Ending> {
	const child = spawn(program, args, {env: {...env}, stdio: ['ignore', 'pipe', 'pipe'], signal});
	const [out, error] = [createOutputLines(false), createOutputLines(true)];
	readInTurn(child.stdout, bytes => tell(out.push(bytes)));
	readInTurn(child.stderr, bytes => tell(error.push(bytes)));
	const ending = await endOf(child, program);
	tell([...out.end(), ...error.end()]);
	return ending;
}

/** Between two reads of what never ends the keys have their turn (ms). */
const restMs = 10;

function readInTurn(stream: Readable, take: (bytes: Buffer) => void): void {
	stream.on('data', (bytes: Buffer) => {
		take(bytes);
		stream.pause();
		setTimeout(() => stream.resume(), restMs);
	});
}

/** Runs it out of sight; its end by its exit status and, where that isn't 0, the last line that it wrote. */
export async function runProgram(
	argv: readonly string[],
	env: Environment,
	signal: AbortSignal,
): Promise<Ending> {
	let last: SafeText | undefined;
	const tell = (lines: readonly Line[]) => {
		const written = lines.map(line => lineText(line).slice(1).trim()).filter(Boolean);
		last = written.length > 0 ? safeText(written.at(-1) ?? '', 400) : last;
	};
	const ending = await tellProgram(argv, {env, tell}, signal);
	return ending.tone === 'bad' && last !== undefined
		? {...ending, text: safe`${ending.text}: ${last}`}
		: ending;
}

/** Also that it couldn't be started. */
export async function endOf(child: ChildProcess, program: string): Promise<Ending> {
	try {
		const [code, signalName] = (await once(child, 'close')) as [number | null, string | null];
		const text =
			code === null ? safe`ended by ${safeText(signalName ?? 'a signal')}` : safe`exit status ${code}`;
		return {text, tone: code === 0 ? 'good' : 'bad'};
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		const why = code === 'ENOENT' ? 'not found' : code === 'EACCES' ? 'permission denied' : message;
		return {text: safe`${safeText(program)}: ${safeText(why, 200)}`, tone: 'bad'};
	}
}
