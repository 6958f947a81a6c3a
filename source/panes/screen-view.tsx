import {Box} from 'ink';
import {useCallback, type ReactNode} from 'react';
import {Frame} from './chrome/frame.js';
import {framed} from './chrome/frame-lines.js';
import {Lines, PaintedText} from './chrome/painted-lines.js';
import {PaneBoundary} from './chrome/pane-boundary.js';
import {useLines, useSelect} from './chrome/use-select.js';
import type {Binding} from '../keys/binding.js';
import {borderSize, selectLayout, type PanePlace, type Place} from '../view/layout/layout.js';
import type {State} from '../store/state.js';
import {bannerLine} from './chrome/banner.js';
import {footerLines} from './chrome/footer-lines.js';
import {headerLine} from './chrome/header-line.js';
import type {Pane} from './pane.js';
import {sheetOf} from './sheets/open-sheet.js';
import {panes} from './pane-table.js';
import {tooSmallLines} from './chrome/too-small.js';
import {isFocused, numberedTitle} from './views.js';

export type ScreenViewProps = {readonly bindings: readonly Binding[]};

/** The whole screen: header, banner, panes, what lies over them, footer. */
export function ScreenView({bindings}: ScreenViewProps): ReactNode {
	const {isTooSmall, header, banner, panes: places, sheet, footer} = useSelect(selectLayout);
	if (isTooSmall) {
		return <TooSmall />;
	}

	return (
		<Box flexDirection="column" width={header.width} height={footer.y + footer.height}>
			<Header width={header.width} hasBanner={banner !== undefined} />
			{bandsOf(places).map(band => (
				<Box key={band[0]?.y} height={band[0]?.height}>
					{band.map(place => (
						<PaneFrame key={place.id} place={place} />
					))}
				</Box>
			))}
			{sheet && <SheetFrame place={sheet} bindings={bindings} />}
			<Footer place={footer} bindings={bindings} />
		</Box>
	);
}

/** Panes that stand beside one another. */
function bandsOf(places: readonly PanePlace[]): ReadonlyArray<readonly PanePlace[]> {
	return Object.values(Object.groupBy(places, ({y}) => y)).filter(band => band !== undefined);
}

function Header({width, hasBanner}: {readonly width: number; readonly hasBanner: boolean}): ReactNode {
	const linesOf = useCallback(
		(state: State) => [headerLine(state, width), ...(hasBanner ? [bannerLine(state, width)] : [])],
		[width, hasBanner],
	);
	const texts = useLines(linesOf);
	return <Lines texts={texts} width={width} height={hasBanner ? 2 : 1} />;
}

function PaneFrame({place}: {readonly place: PanePlace}): ReactNode {
	const {id, width, height} = place;
	const isFocusedNow = useSelect(state => isFocused(state, id));
	const index = panes.findIndex(one => one.id === id);
	const pane: Pane | undefined = panes[index];
	const inner = {width: width - borderSize, height: height - borderSize};
	return pane ? (
		<Frame
			title={state => numberedTitle(index, pane.title(state))}
			note={state => pane.note?.(state, inner.height) ?? []}
			width={width}
			height={height}
			isFocused={isFocusedNow}
		>
			<PaneBoundary>
				<pane.Body {...inner} />
			</PaneBoundary>
		</Frame>
	) : undefined;
}

type Part = {readonly place: Place; readonly bindings: readonly Binding[]};

function SheetFrame({place: {width, height}, bindings}: Part): ReactNode {
	const linesOf = useCallback(
		(state: State) => {
			const sheet = sheetOf(state, bindings, width - borderSize, height - borderSize);
			return sheet ? framed(sheet.lines, {...sheet, width, isFocused: true}, height) : [];
		},
		[bindings, width, height],
	);
	const texts = useLines(linesOf);
	return <Lines texts={texts} width={width} height={height} />;
}

function Footer({place: {width, height}, bindings}: Part): ReactNode {
	const linesOf = useCallback((state: State) => footerLines(state, bindings, width), [bindings, width]);
	const texts = useLines(linesOf);
	return <Lines texts={texts} width={width} height={height} />;
}

function TooSmall(): ReactNode {
	const [text = ''] = useLines(tooSmallLines);
	return <PaintedText text={text} />;
}
