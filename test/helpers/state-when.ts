import type {State} from '../../source/store/state.js';
import type {Store} from '../../source/store/open-store.js';

/** The store's state as soon as it is so. */
export async function stateWhen(
	store: Pick<Store, 'getState' | 'onChange'>,
	isSo: (state: State) => boolean,
): Promise<State> {
	return new Promise(resolve => {
		const look = () => {
			if (isSo(store.getState())) {
				stop();
				resolve(store.getState());
			}
		};

		const stop = store.onChange(look);
		look();
	});
}
