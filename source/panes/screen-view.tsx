import {Box} from 'ink';
import {useCallback, type ComponentType, type ReactNode} from 'react';
import {PaintedRows} from './chrome/painted-rows.js';
import {PaneBoundary} from './chrome/pane-boundary.js';
import {useRows, useSelect} from './chrome/use-select.js';
import type {Binding} from '../keys/binding.js';
import {selectLayout, type PanePlace, type Place} from '../view/layout/layout.js';
import type {State} from '../store/state.js';
import type {PaneProps} from './pane.js';
import {bannerRows, headerRows, insideOf, paneFrameRows, tooSmallRows, type RowsOf} from './screen-parts.js';
import {footerRows} from './chrome/footer-rows.js';
import {wholePaneRows} from './whole-panes.js';
import {sheetRows} from './sheets/sheet-rows.js';
import {TopBody} from './tables/top-body.js';

/** Panes that are more than their lines. */
const bodies: Readonly<Record<string, ComponentType<PaneProps>>> = {top: TopBody};

type ScreenViewProps = {readonly bindings: readonly Binding[]};

/** The whole screen: header, banner, panes, what lies over them, footer. */
export function ScreenView({bindings}: ScreenViewProps): ReactNode {
	const {isTooSmall, header, banner, panes, sheet, footer} = useSelect(selectLayout);
	const part = <At extends Place>(place: At | undefined, rowsOf: RowsOf<At>) =>
		place && <Part place={place} rowsOf={rowsOf} bindings={bindings} />;
	if (isTooSmall) {
		return part(header, tooSmallRows);
	}

	return (
		<Box flexDirection="column" width={header.width} height={footer.y + footer.height}>
			{part(header, headerRows)}
			{part(banner, bannerRows)}
			{bandsOf(panes).map(band => (
				<Box key={band[0]?.y} height={band[0]?.height}>
					{band.map(place => (
						<Box key={place.id}>
							{bodies[place.id] ? <PaneAround place={place} /> : part(place, wholePaneRows)}
						</Box>
					))}
				</Box>
			))}
			{part(sheet, sheetRows)}
			{part(footer, footerRows)}
		</Box>
	);
}

/** Panes that stand beside one another. */
function bandsOf(places: readonly PanePlace[]): ReadonlyArray<readonly PanePlace[]> {
	return Object.values(Object.groupBy(places, ({y}) => y)).filter(band => band !== undefined);
}

type PartProps<At extends Place> = ScreenViewProps & {readonly place: At; readonly rowsOf: RowsOf<At>};

function Part<At extends Place>({place, rowsOf, bindings}: PartProps<At>): ReactNode {
	const rows = useRows(
		useCallback((state: State) => rowsOf(state, place, bindings), [rowsOf, place, bindings]),
	);
	return <PaintedRows rows={rows} width={place.width} />;
}

/** The frame of a pane around components of its own. */
function PaneAround({place}: {readonly place: PanePlace}): ReactNode {
	const [top = '', side = '', bottom = ''] = useRows(
		useCallback((state: State) => paneFrameRows(state, place, []), [place]),
	);
	const inside = insideOf(place);
	const sides = <PaintedRows rows={Array.from({length: inside.height}, () => side)} width={1} />;
	const Body = bodies[place.id]!;
	return (
		<Box flexDirection="column">
			<PaintedRows rows={[top]} width={place.width} />
			<Box>
				{sides}
				<Box {...inside}>
					<PaneBoundary>
						<Body {...inside} />
					</PaneBoundary>
				</Box>
				{sides}
			</Box>
			<PaintedRows rows={[bottom]} width={place.width} />
		</Box>
	);
}
