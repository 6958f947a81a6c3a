import type {Engine} from '../engine/engine.js';
import {EngineError} from '../engine/transport/engine-error.js';
import type {IdentifiedKind, Identity} from '../engine/api/identify.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import type {Target} from '../store/view/overlay-slice.js';

const identified: ReadonlySet<string> = new Set<IdentifiedKind>(['container', 'image', 'volume', 'network']);

/**
 * Asks the engine, right before something is done, whether the target is still what the user was shown. An
 * EngineError of kind `changed` says what it is instead, one of kind `gone` that it is no more.
 */
export async function checkTarget(
	engine: Pick<Engine, 'identify'>,
	target: Target,
	signal: AbortSignal,
): Promise<void> {
	if (!identified.has(target.kind)) {
		return;
	}

	const identity = await engine.identify(target.kind as IdentifiedKind, target.id, signal);
	const change = changeOf(target, identity);
	if (change) {
		throw new EngineError('changed', change);
	}
}

function changeOf(target: Target, {names, createdAtMs}: Identity): SafeText | undefined {
	if (target.createdAtMs !== undefined && target.createdAtMs !== createdAtMs) {
		// 20.10 gives a volume the moment when something last came or went at its top for the one when it was made.
		return safe`it was created again, or filled, since then`;
	}

	const called = safeText(names.join(', '));
	const isUntagged = target.kind === 'image' && target.tag === undefined;
	if (isUntagged ? names.length === 0 : names.includes(target.name)) {
		return undefined;
	}

	return names.length === 0 ? safe`it no longer has that tag` : safe`it is called ${called} now`;
}
