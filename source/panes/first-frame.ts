import type {Binding} from '../keys/binding.js';
import type {State} from '../store/state.js';
import {bannerRows} from './chrome/banner-rows.js';
import {footerRows} from './chrome/footer-rows.js';
import {plainFrame} from './plain-frame.js';
import {sheetRows} from './sheets/sheet-rows.js';
import {wholePaneRows} from './whole-panes.js';

/** The plain frame with any page that is open: cell by cell what ScreenView paints of the same state. */
export function firstFrame(state: State, bindings: readonly Binding[]): string {
	return plainFrame(state, bindings, {bannerRows, paneRows: wholePaneRows, sheetRows, footerRows});
}
