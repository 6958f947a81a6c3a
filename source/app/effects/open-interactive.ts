import {checkTarget} from '../../actions/check-target.js';
import type {Engine} from '../../engine/engine.js';
import type {RemoteProcess, TerminalSize} from '../../engine/api/exec-calls.js';
import type {ContainerId} from '../../engine/types.js';
import type {Effect} from '../../keys/effect.js';
import {detachKeys} from './run-interactive.js';

/** The best shell there is; `sh` is what finds it. */
const findShell = 'for s in bash ash; do command -v $s >/dev/null 2>&1 && exec $s; done; exec sh';

/** A shell in the container, or its main process: bytes both ways. */
export async function openInteractive(
	engine: Pick<Engine, 'exec' | 'attach' | 'identify'>,
	{mode, target, isNew = false}: Extract<Effect, {type: 'effect/openTerminal'}>,
	terminal: TerminalSize,
	signal: AbortSignal,
): Promise<RemoteProcess> {
	const id = target.id as ContainerId;
	await checkTarget(engine, target, signal);
	return mode === 'attach'
		? engine.attach(id, {detachKeys, hasPast: isNew}, signal)
		: engine.exec(id, {command: ['sh', '-c', findShell], terminal, detachKeys}, signal);
}
