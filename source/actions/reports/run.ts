import {EngineError} from '../../engine/engine-error.js';
import {runSpec, type RunValues} from '../../lib/run-form.js';
import {safeText, t} from '../../lib/safe-text.js';
import {pullImage} from './pull.js';
import type {Report, ReportContext} from './report.js';

/** `n`: creates and starts what the form says; an image that isn't here is pulled first. The input is the form as JSON. */
export const run: Report = {
	id: 'run',
	kind: 'engine',
	changes: true,
	title: (_target, input) => t`Run · ${safeText(valuesIn(input).image, 200)}`,
	async run(context, signal) {
		const values = valuesIn(context.input);
		const id = await createAndStart(values, context, signal);
		// It runs, whatever becomes of the question what the engine has called it.
		const identity = await context.engine.identify('container', id, signal).catch(() => undefined);
		const name = identity?.names[0] ?? safeText(values.name || id.slice(0, 12));
		return {
			text: t`started ${name}`,
			tone: 'good',
			attachTo: values.interactive ? {kind: 'container', id, name} : undefined,
		};
	},
};

function valuesIn(input: string): RunValues {
	return JSON.parse(input) as RunValues;
}

async function createAndStart(values: RunValues, context: ReportContext, signal: AbortSignal) {
	try {
		const id = await create(values, context, signal);
		await context.engine.start(id, signal);
		return id;
	} catch (error) {
		throw error instanceof EngineError
			? new EngineError(error.kind, error.words, error.hint ?? t`n brings the form back as it was`)
			: error;
	}
}

async function create(values: RunValues, context: ReportContext, signal: AbortSignal) {
	const spec = runSpec(values);
	try {
		return await context.engine.create(values.name, spec, signal);
	} catch (error) {
		if (!(error instanceof EngineError && error.kind === 'gone')) {
			throw error;
		}

		await pullImage(values.image.trim(), context, signal);
		return context.engine.create(values.name, spec, signal);
	}
}
