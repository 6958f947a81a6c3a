import {useApp} from 'ink';
import {useEffect} from 'react';
import type {ReactNode} from 'react';
import type {Press} from '../keys/press.js';
import {allBindings} from '../keys/all-bindings.js';
import {ScreenView} from '../panes/screen.js';
import {StoreContext} from '../components/store-context.js';
import type {Store} from '../store/store.js';
import {useKeys} from './use-keys.js';

export type AppProps = {
	readonly store: Store;
	readonly onPress: (press: Press) => void;
	/** Given Ink's way to let go of the terminal, once there is one. */
	readonly onMounted: (suspendTerminal: ReturnType<typeof useApp>['suspendTerminal']) => void;
};

export function App({store, onPress, onMounted}: AppProps): ReactNode {
	const {suspendTerminal} = useApp();
	useKeys(onPress);
	useEffect(() => {
		onMounted(suspendTerminal);
	}, [onMounted, suspendTerminal]);
	return (
		<StoreContext value={store}>
			<ScreenView bindings={allBindings} />
		</StoreContext>
	);
}
