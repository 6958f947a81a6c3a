import {EngineError} from '../../engine/transport/engine-error.js';
import {furtherNetworks, runSpec, type RunForm} from '../../engine/run/run-form.js';
import {safe, safeText} from '../../text/safe-text.js';
import {showPull} from './show-pull.js';
import type {Ending, ReportContext} from './report.js';

/** Creates and starts what the form says; an image that isn't here is pulled first. */
export async function runContainer(context: ReportContext<RunForm>, signal: AbortSignal): Promise<Ending> {
	const {values} = context.input;
	const engine = context.target.engine === undefined ? {} : {engine: context.target.engine};
	const id = await createAndStart(context, signal);
	// It runs, whatever becomes of the question what the engine has called it.
	const identity = await context.engine.identify('container', id, signal).catch(() => undefined);
	const name = identity?.names[0] ?? safeText(values.name || id.slice(0, 12));
	return {
		text: safe`started ${name}`,
		tone: 'good',
		made: id,
		attachTo: values.interactive ? {kind: 'container', id, name, ...engine} : undefined,
	};
}

async function createAndStart(context: ReportContext<RunForm>, signal: AbortSignal) {
	try {
		const id = await create(context, signal);
		for (const [network, settings] of furtherNetworks(context.input)) {
			await context.engine.connect(id, network, settings, signal);
		}

		await context.engine.start(id, signal);
		return id;
	} catch (error) {
		throw error instanceof EngineError
			? new EngineError(error.kind, error.words, error.hint ?? safe`n opens the form again, filled in`)
			: error;
	}
}

async function create(context: ReportContext<RunForm>, signal: AbortSignal) {
	const spec = runSpec(context.input);
	const {name, image} = context.input.values;
	try {
		return await context.engine.create(name, spec, signal);
	} catch (error) {
		if (!(error instanceof EngineError && error.kind === 'gone')) {
			throw error;
		}

		await showPull(image.trim(), context, signal);
		return context.engine.create(name, spec, signal);
	}
}
