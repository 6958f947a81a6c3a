import {EngineError, isLoss} from '../engine/transport/engine-error.js';
import type {Engine} from '../engine/engine.js';
import type {Container, Details} from '../engine/types.js';
import {mapLimit} from '../util/limit.js';
import {safe, type SafeText} from '../text/safe-text.js';

const atOnce = 8;
/** One that hangs takes so long, and all that hang together so long (ms). */
const onePatienceMs = 3000;
const allPatienceMs = 9000;

/** What inspect says of each, as far as it says anything: one that is sick doesn't keep the others from being told. */
export async function detailsOf(
	engine: Pick<Engine, 'details'>,
	containers: readonly Container[],
	signal: AbortSignal,
): Promise<{readonly details: readonly Details[]; readonly problems: readonly SafeText[]}> {
	const details: Details[] = [];
	const failed: Array<{readonly container: Container; readonly words: SafeText}> = [];
	const over = AbortSignal.any([signal, AbortSignal.timeout(allPatienceMs)]);
	await mapLimit(containers, atOnce, async container => {
		const late = AbortSignal.timeout(onePatienceMs);
		try {
			details.push(await engine.details(container.id, AbortSignal.any([over, late])));
		} catch (error) {
			if (isLoss(error) && !late.aborted && !over.aborted) {
				throw error;
			}

			// One that is gone since the list is shown as the list said.
			if (error instanceof EngineError && error.kind !== 'gone') {
				failed.push({
					container,
					words: error.kind === 'aborted' ? safe`the engine does not answer` : error.words,
				});
			}
		}
	});
	return {details, problems: describe(failed)};
}

/** One sentence for all that failed alike. */
function describe(
	failed: ReadonlyArray<{readonly container: Container; readonly words: SafeText}>,
): readonly SafeText[] {
	return [...Map.groupBy(failed, ({words}) => words)].map(([words, [first, ...others]]) => {
		const more = others.length === 0 ? safe`` : safe` and ${others.length} more`;
		return safe`no details from inspect for ${first?.container.name ?? safe``}${more}: ${words}`;
	});
}
