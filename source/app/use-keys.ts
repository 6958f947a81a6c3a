import {useInput, usePaste} from 'ink';
import type {Press} from '../keys/press.js';
import {toPresses} from './to-presses.js';

/** The one place that listens to the keyboard. A paste is one press: it never runs commands. */
export function useKeys(onPress: (press: Press) => void): void {
	useInput((input, key) => {
		for (const press of toPresses(input, key)) {
			onPress(press);
		}
	});
	usePaste(text => {
		onPress({key: '', text, isPaste: true});
	});
}
