import {expect, test, vi} from 'vitest';
import {keepLines, type InkOutput} from '../../source/terminal/raster/line-output.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {ScreenView} from '../../source/panes/screen-view.js';
import type {Message} from '../../source/store/messages.js';
import {createStore} from '../../source/store/store.js';
import {fleetMessages} from '../helpers/fleet.js';
import {idOf, makeState} from '../helpers/fixtures.js';
import {renderAt} from '../helpers/render-at.js';

// The whole screen in Ink with our way to put frames together, as it is built: every frame goes the short way.

const frames = vi.hoisted(() => ({ofInk: 0, all: 0, texts: 0}));

vi.mock('../../node_modules/ink/build/output.js', async importOriginal => {
	type Class = new (size: {width: number; height: number}) => InkOutput;
	const {default: Output} = await importOriginal<{default: Class}>();
	class Counted extends Output {
		override get() {
			// Single texts are made ready in an output as wide as they may be, not as the screen.
			frames.ofInk += this.width === columns && this.height > 1 ? 1 : 0;
			return super.get();
		}
	}
	class Kept extends keepLines(Counted) {
		override write(...given: Parameters<InkOutput['write']>) {
			frames.texts++;
			super.write(...given);
		}

		override get() {
			frames.all++;
			return super.get();
		}
	}
	return {default: Kept};
});

const columns = 121;
const sheets: Readonly<Record<string, readonly Message[]>> = {
	'the list': [],
	'a zoomed pane': [{type: 'focus/moved', pane: 'stats', isZoomed: true}],
	'a page of logs': [{type: 'focus/moved', pane: 'logs', isZoomed: true}],
	help: [{type: 'overlay/opened', overlay: {kind: 'help', scroll: 0}}],
	'a cursor on a wide name': [
		{type: 'lists/pointed', list: 'containers', entry: idOf('日本語サーバー'), index: 9, top: 0},
	],
};

test.each(Object.entries(sheets))('%s is put together from whole lines', (_name, messages) => {
	frames.ofInk = 0;
	frames.all = 0;
	frames.texts = 0;
	const size = {columns, rows: 40};
	const store = createStore(makeState(...fleetMessages(30), {type: 'screen/resized', ...size}, ...messages));
	const screen = renderAt(<ScreenView bindings={allBindings} />, store, size);
	screen.unmount();
	store.close();
	expect(frames.all).toBeGreaterThan(0);
	expect(frames.ofInk).toBe(0);
	// Whatever the number of containers and lines: each text is laid out and walked at every frame.
	expect(frames.texts / frames.all).toBeLessThanOrEqual(22);
});
