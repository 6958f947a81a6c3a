import {spawn} from 'node:child_process';
import process from 'node:process';
import {checkTarget} from '../../actions/check-target.js';
import {endOf, environmentFor, runProgram, tellProgram} from '../../actions/reports/user-program.js';
import type {Report} from '../../actions/reports/report.js';
import type {Effect} from '../../keys/effect.js';
import {errorWords} from '../../text/error-words.js';
import {safe, safeText} from '../../text/safe-text.js';
import {noteNow} from '../../store/fleet/notes-slice.js';
import type {Store} from '../../store/open-store.js';
import type {Sessions} from '../sessions.js';
import type {Terminal} from '../../terminal/terminal.js';
import type {ReportRunner} from './report-runner.js';

type Wanted = Extract<Effect, {type: 'effect/userCommand'}>;

type Around = {
	readonly store: Store;
	readonly sessions: Pick<Sessions, 'of'>;
	readonly terminal: Pick<Terminal, 'handOver'>;
	readonly reports: Pick<ReportRunner, 'tell'>;
};

/** Runs a program of the user's, once the engine has said that the target is what was seen. */
export async function runUserCommand(wanted: Wanted, around: Around): Promise<void> {
	const {command, target} = wanted;
	if (command.mode === 'output') {
		around.reports.tell(reportOf(wanted), target, '');
		return;
	}

	const {store, sessions} = around;
	const {engine, signal} = sessions.of(target.engine);
	const env = environmentFor(engine.address, process.env);
	const about = safe`${safeText(command.name)} for ${target.name}`;
	try {
		await checkTarget(engine, target, signal);
		const {text, tone} =
			command.mode === 'terminal'
				? await around.terminal.handOver(async () => inTerminal(wanted.argv, env, signal))
				: await runProgram(wanted.argv, env, signal);
		store.dispatch(noteNow({tone, text: safe`${about}: ${text}`}));
	} catch (error) {
		store.dispatch(noteNow({tone: 'bad', text: safe`${about}: ${errorWords(error)}`}));
	}
}

async function inTerminal(
	[program = '', ...args]: readonly string[],
	env: ReturnType<typeof environmentFor>,
	signal: AbortSignal,
) {
	return endOf(spawn(program, args, {env: {...env}, stdio: 'inherit', signal}), program);
}

/** Told in lines, as a command in a container is. */
function reportOf({target, argv}: Wanted): Report {
	return {
		id: 'userCommand',
		kind: target.kind,
		isFollowed: true,
		changes: true,
		title: () => safe`${target.name} · ${safeText(argv.join(' '), 200)}`,
		async run({engine, tell}, signal) {
			await checkTarget(engine, target, signal);
			return tellProgram(argv, {env: environmentFor(engine.address, process.env), tell}, signal);
		},
	};
}
