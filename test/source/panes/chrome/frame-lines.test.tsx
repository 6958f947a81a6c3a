import {Text} from 'ink';
import {render} from 'ink-testing-library';
import {expect, test} from 'vitest';
import {framed, topBorder} from '../../../../source/panes/chrome/frame-lines.js';
import {StoreContext} from '../../../../source/panes/chrome/store-context.js';
import {useRows} from '../../../../source/panes/chrome/use-select.js';
import {displayWidth} from '../../../../source/text/width.js';
import {span} from '../../../../source/text/line.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import type {State} from '../../../../source/store/state.js';
import {createStore} from '../../../../source/store/store.js';
import {makeState, startMs} from '../../../helpers/fixtures.js';
import {plain} from '../../../helpers/cells.js';
import {textOf} from '../../../helpers/text-of.js';

const {screen} = makeState().view;

test('a frame has its title, its note and its content inside', () => {
	const frame = {title: [span(safe`1 Title`)], note: [span(safe`2 of 3`)], width: 30, isFocused: true};
	expect(plain(framed(['content'.padEnd(28), ' '.repeat(28)], frame, screen).join('\n')).split('\n')).toEqual(
		[
			`╭ 1 Title ${'─'.repeat(11)} 2 of 3 ╮`,
			`│content${' '.repeat(21)}│`,
			`│${' '.repeat(28)}│`,
			`╰${'─'.repeat(28)}╯`,
		],
	);
});

test('a border is exactly as wide as asked, whatever its title and note', () => {
	for (const title of ['', 'x', '日本語'.repeat(20), 'long '.repeat(30)]) {
		for (const note of ['', '1–9 of 51', 'y'.repeat(90)]) {
			for (const width of [12, 30, 31, 80]) {
				const line = topBorder({
					title: [span(safeText(title))],
					note: note ? [span(safeText(note))] : [],
					width,
					isFocused: false,
				});
				expect(displayWidth(safeText(textOf(line)))).toBe(width);
			}
		}
	}
});

test('a new state whose lines read the same renders nothing', () => {
	const store = createStore(makeState());
	let renders = 0;
	const clockRows = ({fleet}: State) => [String(Math.floor(fleet.ourNowMs / 60_000))];
	const Probe = () => {
		renders++;
		const [text] = useRows(clockRows);
		return <Text>{text}</Text>;
	};
	const {lastFrame, unmount} = render(
		<StoreContext value={store}>
			<Probe />
		</StoreContext>,
	);
	const before = [renders, lastFrame()];
	store.dispatch({type: 'clock/ticked', atMs: startMs + 1});
	store.dispatch({type: 'focus/moved', pane: 'logs'});
	expect([renders, lastFrame()]).toEqual(before);
	unmount();
	store.close();
});
