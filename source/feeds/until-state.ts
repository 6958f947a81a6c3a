import type {State} from '../store/state.js';
import type {FeedContext} from './feed.js';

/** Resolves once the state is so, or so much time has passed, or the signal is aborted. */
export async function untilState(
	{getState, onChange}: Pick<FeedContext, 'getState' | 'onChange'>,
	isSo: (state: State) => boolean,
	signal: AbortSignal,
	mostMs?: number,
): Promise<void> {
	if (signal.aborted || isSo(getState())) {
		return;
	}

	const {promise, resolve} = Promise.withResolvers<void>();
	const stopListening = onChange(state => {
		if (isSo(state)) {
			resolve();
		}
	});
	const stop = () => resolve();
	signal.addEventListener('abort', stop, {once: true});
	const timer = mostMs === undefined ? undefined : setTimeout(stop, mostMs);
	await promise;
	clearTimeout(timer);
	stopListening();
	signal.removeEventListener('abort', stop);
}
