import {Box} from 'ink';
import {useCallback, type ReactNode} from 'react';
import {PaintedRows} from './chrome/painted-rows.js';
import {useRows, useSelect} from './chrome/use-select.js';
import type {Binding} from '../keys/binding.js';
import {selectLayout, type PanePlace, type Place} from '../view/layout/layout.js';
import type {State} from '../store/state.js';
import {headerRows, tooSmallRows, type RowsOf} from './screen-parts.js';
import {bannerRows} from './chrome/banner-rows.js';
import {footerRows} from './chrome/footer-rows.js';
import {PreviewedPane} from './previewed-pane.js';
import {views} from './views.js';
import {wholePaneRows} from './whole-panes.js';
import {sheetRows} from './sheets/sheet-rows.js';

type ScreenViewProps = {readonly bindings: readonly Binding[]};

/** The whole screen: header, banner, panes, what lies over them, footer. */
export function ScreenView({bindings}: ScreenViewProps): ReactNode {
	const {isTooSmall, header, banner, panes, sheet, footer} = useSelect(selectLayout);
	const part = <At extends Place>(place: At | undefined, rowsOf: RowsOf<At>) =>
		place && <Part place={place} rowsOf={rowsOf} bindings={bindings} />;
	const paneAt = (place: PanePlace) => {
		const preview = views.find(({id}) => id === place.id)?.preview;
		return preview ? (
			<PreviewedPane key={place.id} place={place} preview={preview} />
		) : (
			part(place, wholePaneRows)
		);
	};
	if (isTooSmall) {
		return part(header, tooSmallRows);
	}

	return (
		<Box flexDirection="column" width={header.width} height={footer.y + footer.height}>
			{part(header, headerRows)}
			{part(banner, bannerRows)}
			{panes.map(place => (
				<Box key={place.y} height={place.height}>
					{paneAt(place)}
				</Box>
			))}
			{part(sheet, sheetRows)}
			{part(footer, footerRows)}
		</Box>
	);
}

type PartProps<At extends Place> = ScreenViewProps & {readonly place: At; readonly rowsOf: RowsOf<At>};

function Part<At extends Place>({place, rowsOf, bindings}: PartProps<At>): ReactNode {
	const rows = useRows(
		useCallback((state: State) => rowsOf(state, place, bindings), [rowsOf, place, bindings]),
	);
	return <PaintedRows rows={rows} width={place.width} />;
}
