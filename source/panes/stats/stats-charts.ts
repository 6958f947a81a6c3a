import {chartLines, axisWidth, roundedPeak, type Series} from './chart.js';
import {formatBytes, formatCount, formatPercent, formatShare, unknown} from '../../text/format.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {bucketed} from '../../text/sparkline.js';
import {cpuPercent} from '../../view/list/usage-columns.js';
import type {ContainerRow} from '../../view/list/container-row.js';
import {memoryShare} from '../../view/trouble/rules/usage-rules.js';
import {historyCapacity, recent, type History, type Metric} from '../../store/fleet/history-slice.js';
import type {ScreenState} from '../../store/view/screen-slice.js';

type ChartsProps = {
	readonly row: ContainerRow;
	readonly history: History;
	readonly screen: ScreenState;
	readonly width: number;
	readonly height: number;
};

type Chart = {
	readonly title: (props: ChartsProps) => Line;
	readonly metrics: ReadonlyArray<{readonly metric: Metric; readonly tone: Series['tone']}>;
	readonly top: (peak: number, props: ChartsProps) => number;
	readonly format: (value: number) => SafeText;
};

const charts: readonly Chart[] = [
	{
		title: cpuTitle,
		metrics: [{metric: 'cpuPercent', tone: 'series1'}],
		top: (peak, props) => topUnder(roundedPeak(peak, 'decimal', 5), peak, mostPercent(props)),
		format: formatCount,
	},
	{
		title: memoryTitle,
		metrics: [{metric: 'memoryBytes', tone: 'series3'}],
		top: (peak, {history}) =>
			topUnder(roundedPeak(peak, 'binary', 1024 * 1024), peak, history.latest.memoryLimitBytes ?? 0),
		format: formatBytes,
	},
	{
		title: ({history: {latest}}) => [
			span(safe` NET `, 'title'),
			span(safe`↓ ${rate(latest.receivedBytesPerSecond)}`, 'series1'),
			span(safe`  ↑ ${rate(latest.sentBytesPerSecond)}`, 'series2'),
		],
		metrics: [
			{metric: 'receivedBytesPerSecond', tone: 'series1'},
			{metric: 'sentBytesPerSecond', tone: 'series2'},
		],
		top: peak => roundedPeak(peak, 'binary', 1024),
		format: formatBytes,
	},
	{
		title: ({history: {latest}}) => [
			span(safe` DISK `, 'title'),
			span(safe`read ${rate(latest.readBytesPerSecond)}`, 'series3'),
			span(safe`  write ${rate(latest.writtenBytesPerSecond)}`, 'series4'),
		],
		metrics: [
			{metric: 'readBytesPerSecond', tone: 'series3'},
			{metric: 'writtenBytesPerSecond', tone: 'series4'},
		],
		top: peak => roundedPeak(peak, 'binary', 1024),
		format: formatBytes,
	},
];

function rate(bytesPerSecond: number | undefined): SafeText {
	return bytesPerSecond === undefined ? unknown : safe`${formatBytes(bytesPerSecond)}/s`;
}

/** A chart narrower or lower than this says nothing. */
const leastWidth = 26;
const leastHeight = 4;

/** As many charts as there is room for: two by two, else beside or under one another; the others' figures in a line each. */
export function chartsLines(props: ChartsProps): readonly Line[] {
	const {width, height} = props;
	const across = width >= leastWidth * 2 ? 2 : 1;
	const down = Math.max(1, Math.min(charts.length / across, Math.floor(height / leastHeight)));
	const drawn = charts.slice(0, across * down);
	const rest = charts.slice(drawn.length).map(({title}) => title(props));
	const restLines = rest.length === 0 ? [] : across === 2 ? [rest.flat()] : rest;
	const room = height - restLines.length;
	const chartHeight = Math.floor(room / down);
	if (chartHeight < leastHeight - 1) {
		return charts.map(({title}) => title(props)).slice(0, height);
	}

	const lines: Line[] = [];
	for (let band = 0; band < down; band++) {
		const beside = drawn.slice(band * across, (band + 1) * across);
		lines.push(...besideLines(beside, props, chartHeight + (band < room % down ? 1 : 0)));
	}

	return [...lines, ...restLines];
}

function besideLines(beside: readonly Chart[], props: ChartsProps, height: number): readonly Line[] {
	const width = Math.floor(props.width / beside.length);
	const blocks = beside.map(chart => oneChart(chart, props, width - 1, height));
	return Array.from({length: height}, (_, row) =>
		blocks.flatMap(block => [...fitLine(block[row] ?? [], width - 1), span(safe` `)]),
	);
}

function oneChart(chart: Chart, props: ChartsProps, width: number, height: number): readonly Line[] {
	const {history, screen} = props;
	const cells = width - axisWidth + 1;
	const perCell = secondsPerCell(history.count, cells);
	const series = chart.metrics.map(({metric, tone}) => ({
		tone,
		values: bucketed(
			scaled(recent(history, metric, historyCapacity), metric, props),
			history.count,
			perCell,
			cells,
		),
	}));
	const known = series.flatMap(({values}) => values.filter(value => !Number.isNaN(value)));
	return [
		wholeSpans(chart.title(props), width),
		...chartLines({
			series,
			max: chart.top(Math.max(0, ...known), props),
			width,
			height: height - 1,
			format: chart.format,
			isUnicode: screen.isUnicode,
		}),
	];
}

/** What doesn't fit whole is left out: the figures come first. */
function wholeSpans(line: Line, width: number): Line {
	return lineWidth(line) > width && line.length > 1 ? wholeSpans(line.slice(0, -1), width) : line;
}

/** A cell never stands for less: the line moves on only so often, which spares the terminal's. */
const leastPerCell = 3;

/** All that is kept fits in; while there is little of it, it is spread out. */
function secondsPerCell(count: number, cells: number): number {
	let perCell = Math.max(leastPerCell, Math.ceil(historyCapacity / cells));
	while (perCell >= 2 * leastPerCell && count <= (cells * perCell) / 2) {
		perCell = Math.ceil(perCell / 2);
	}

	return perCell;
}

function scaled(
	values: readonly number[],
	metric: Metric,
	{history, screen}: ChartsProps,
): readonly number[] {
	const cpus = history.latest.onlineCpus;
	return metric === 'cpuPercent' && screen.isCpuOfHost && cpus ? values.map(value => value / cpus) : values;
}

function cpuTitle(props: ChartsProps): Line {
	const {latest} = props.history;
	const most = mostPercent(props);
	return [
		span(safe` CPU `, 'title'),
		span(safe`${formatPercent(cpuPercent(latest, props.screen.isCpuOfHost))}%`, 'series1'),
		span(most > 0 ? safe` of ${Math.round(most)}` : safe``, 'dim'),
		...(latest.throttledPercent
			? [span(safe`  throttled ${formatShare(latest.throttledPercent)}`, 'warn')]
			: []),
	];
}

/** What the container could use: its quota, else the host's cores. */
function mostPercent({row, history, screen}: ChartsProps): number {
	return screen.isCpuOfHost ? 100 : (row.details?.cpuLimitCores ?? history.latest.onlineCpus ?? 0) * 100;
}

function memoryTitle({history: {latest}}: ChartsProps): Line {
	const share = memoryShare(latest);
	return [
		span(safe` MEM `, 'title'),
		span(formatBytes(latest.memoryBytes), 'series3'),
		span(safe` of ${formatBytes(latest.memoryLimitBytes)}`, 'dim'),
		...(share === undefined
			? []
			: [span(safe`  ${formatShare(share * 100)}`, share >= 0.9 ? 'bad' : 'plain')]),
	];
}

/** A figure measured a little late may be a little above its limit. */
const overshoot = 1.2;

/** The limit as soon as it is near; far below it a scale that shows something. */
function topUnder(top: number, peak: number, limit: number): number {
	return limit > 0 && peak <= limit * overshoot && (top > limit || peak > limit / 2) ? limit : top;
}
