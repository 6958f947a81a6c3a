import {EngineError} from '../../engine/transport/engine-error.js';
import {furtherNetworks, runSpec, type RunForm} from '../../engine/run/run-form.js';
import {safe, safeText} from '../../text/safe-text.js';
import {pullImage} from './pull-report.js';
import type {Report, ReportContext} from './report.js';

/** `n`: creates and starts what the form says; an image that isn't here is pulled first. The input is the form as JSON. */
export const run: Report = {
	id: 'run',
	kind: 'engine',
	changes: true,
	title: (_target, input) => safe`Run · ${safeText(formIn(input).values.image, 200)}`,
	async run(context, signal) {
		const form = formIn(context.input);
		const {values} = form;
		const id = await createAndStart(form, context, signal);
		// It runs, whatever becomes of the question what the engine has called it.
		const identity = await context.engine.identify('container', id, signal).catch(() => undefined);
		const name = identity?.names[0] ?? safeText(values.name || id.slice(0, 12));
		return {
			text: safe`started ${name}`,
			tone: 'good',
			attachTo: values.interactive ? {kind: 'container', id, name} : undefined,
		};
	},
};

function formIn(input: string): RunForm {
	return JSON.parse(input) as RunForm;
}

async function createAndStart(form: RunForm, context: ReportContext, signal: AbortSignal) {
	try {
		const id = await create(form, context, signal);
		for (const [network, settings] of furtherNetworks(form)) {
			await context.engine.connect(id, network, settings, signal);
		}

		await context.engine.start(id, signal);
		return id;
	} catch (error) {
		throw error instanceof EngineError
			? new EngineError(error.kind, error.words, error.hint ?? safe`n brings the form back as it was`)
			: error;
	}
}

async function create(form: RunForm, context: ReportContext, signal: AbortSignal) {
	const spec = runSpec(form);
	const {name, image} = form.values;
	try {
		return await context.engine.create(name, spec, signal);
	} catch (error) {
		if (!(error instanceof EngineError && error.kind === 'gone')) {
			throw error;
		}

		await pullImage(image.trim(), context, signal);
		return context.engine.create(name, spec, signal);
	}
}
