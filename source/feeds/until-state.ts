import type {State} from '../store/state.js';
import type {FeedContext} from './feed.js';

/** Resolves once the facts are so, or the signal is aborted. */
export async function untilState(
	{getState, onChange}: Pick<FeedContext, 'getState' | 'onChange'>,
	isSo: (state: State) => boolean,
	signal: AbortSignal,
): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	const stopListening = onChange(state => {
		if (isSo(state)) {
			resolve();
		}
	});
	const stop = () => resolve();
	signal.addEventListener('abort', stop, {once: true});
	if (signal.aborted || isSo(getState())) {
		resolve();
	}

	await promise;
	stopListening();
	signal.removeEventListener('abort', stop);
}
