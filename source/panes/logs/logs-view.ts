import {selectLogEmpty} from '../../view/logs/log-empty.js';
import {selectLogNote, selectLogTitle} from '../../view/logs/log-title.js';
import {selectLogRows} from '../../view/logs/log-window.js';
import {span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import type {PaneView} from '../pane.js';

export const logsView: PaneView = {
	id: 'logs',
	label: 'Logs',
	isInSplit: true,
	title: selectLogTitle,
	note: selectLogNote,
	lines: state => {
		const rows = selectLogRows(state);
		return rows.length === 0
			? selectLogEmpty(state).map(line => [span(safe` `), ...line])
			: rows.map(({line}) => line);
	},
};
