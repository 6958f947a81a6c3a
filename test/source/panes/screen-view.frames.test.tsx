import {expect, test, vi} from 'vitest';
import {allBindings} from '../../../source/keys/groups/all-bindings.js';
import {ScreenView} from '../../../source/panes/screen-view.js';
import type {Message} from '../../../source/store/messages.js';
import {createStore} from '../../../source/store/store.js';
import {safeText} from '../../../source/text/safe-text.js';
import type {InkOutput, InkOutputClass} from '../../../source/terminal/ink-output.js';
import {fleetMessages} from '../../helpers/fleet.js';
import {idOf, makeState, startMs} from '../../helpers/fixtures.js';
import {loaded, makeImage} from '../../helpers/lists.js';
import {renderAt} from '../../helpers/render-at.js';

// The whole screen in Ink as it is built: every frame is put together from whole lines, of few texts.

const {default: Joined} = (await import(
	new URL('../../../node_modules/ink/build/output.js', import.meta.url).href
)) as {default: InkOutputClass};

const columns = 121;
const mostTexts = 13;
/** Each cell of the small table is one. */
const mostInPreview = 2 * 8;
const sheets: Readonly<Record<string, readonly Message[]>> = {
	'the list': [],
	'a table of processes': [
		{type: 'lists/pointed', list: 'containers', entry: idOf('db'), index: 9, top: 0},
		{
			type: 'processes/listed',
			id: idOf('db'),
			table: {processes: [{pid: 1, command: safeText('例 -x')}], isExact: true},
			atMs: startMs,
		},
	],
	'a zoomed pane': [{type: 'focus/moved', pane: 'stats', isZoomed: true}],
	'a page of logs': [{type: 'focus/moved', pane: 'logs', isZoomed: true}],
	'a table with what is known of a row': [
		{type: 'focus/moved', pane: 'images', isZoomed: true},
		loaded('images', [makeImage('postgres:17'), makeImage('例:latest')]),
	],
	help: [{type: 'overlay/opened', overlay: {kind: 'help', scroll: 0}}],
	'a cursor on a wide name': [
		{type: 'lists/pointed', list: 'containers', entry: idOf('日本語サーバー'), index: 9, top: 0},
	],
};

test.each(Object.entries(sheets))('%s is put together from whole lines', (_name, messages) => {
	const frames = vi.spyOn(Joined.prototype, 'get');
	const texts = vi.spyOn(Joined.prototype, 'write');
	const ofInk = vi.spyOn(Object.getPrototypeOf(Joined.prototype) as InkOutput, 'get');
	const size = {columns, rows: 40};
	const store = createStore(makeState(...fleetMessages(30), {type: 'screen/resized', ...size}, ...messages));
	const screen = renderAt(<ScreenView bindings={allBindings} />, store, size);
	screen.unmount();
	store.close();
	expect(frames.mock.calls.length).toBeGreaterThan(0);
	expect(ofInk).not.toHaveBeenCalled();
	const isPreviewed = messages.some(({type}) => type === 'resources/loaded');
	// Whatever the number of containers and lines: each text is walked at every frame.
	expect(texts.mock.calls.length / frames.mock.calls.length).toBeLessThanOrEqual(
		mostTexts + (isPreviewed ? mostInPreview : 0),
	);
	vi.restoreAllMocks();
});
