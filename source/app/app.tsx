import {useApp} from 'ink';
import {useEffect, type ReactNode} from 'react';
import {StoreContext} from '../panes/chrome/store-context.js';
import {bindingsOf} from '../keys/groups/all-bindings.js';
import {ScreenView} from '../panes/screen-view.js';
import type {Store} from '../store/open-store.js';
import type {Suspend} from '../terminal/share-terminal.js';

type AppProps = {
	readonly store: Store;
	/** Given Ink's way to let go of the terminal. */
	readonly onMounted: (suspend: Suspend) => void;
};

export function App({store, onMounted}: AppProps): ReactNode {
	const {suspendTerminal} = useApp();
	useEffect(() => {
		onMounted(suspendTerminal);
	}, [onMounted, suspendTerminal]);
	return (
		<StoreContext value={store}>
			<ScreenView bindings={bindingsOf(store.getState())} />
		</StoreContext>
	);
}
