import {lineWidth} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import type {LifeMark} from '../../view/stats/life-marks.js';
import {longestSeconds, pastOf, type Metric, type Past} from '../../store/fleet/history-slice.js';
import {areaLines} from './area-chart.js';
import {chartGrid} from './chart-grid.js';
import {axisWidth, type ChartFrame, type Series} from './chart-frame.js';
import {chartKinds, topUnder, type ChartKind, type ChartOf} from './chart-kinds.js';
import {lineChartLines} from './line-chart.js';
import {timeAxisLine} from './time-axis.js';

type ChartsProps = ChartOf & {
	readonly width: number;
	readonly height: number;
	/** Lines, second by second; else areas, which move on less often and spare the terminal's line. */
	readonly isZoomed: boolean;
	readonly marks: readonly LifeMark[];
	readonly endsAt: SafeText;
};

/** The charts of a container: as many as there is room for. */
export function chartsLines(props: ChartsProps): readonly Line[] {
	const kinds = chartKinds.filter(({series, isOptional}) => !isOptional || isAnyKnown(series, props));
	return chartGrid(
		kinds.map(kind => ({
			figures: width => titleLine(kind, {...props, width}, 1),
			draw: (width, height, hasAxis) => oneChart(kind, {...props, width, height}, hasAxis),
		})),
		props.width,
		props.height,
	);
}

/** `--network none` has no traffic to show, now or later. */
function isAnyKnown(series: ChartKind['series'], {history}: ChartsProps): boolean {
	return series.some(({metric}) => pastOf(history, metric, {...longest, pieces: 1}).most !== undefined);
}

const longest = {seconds: longestSeconds, leastEach: 1};

/** An area's piece never stands for less: the chart moves on only so often. */
const leastEach = 3;

function oneChart(kind: ChartKind, props: ChartsProps, hasAxis: boolean): readonly Line[] {
	const {width, height, isZoomed, screen, marks, endsAt} = props;
	const columns = width - axisWidth;
	const pasts = pastsOf(kind, props, columns);
	const series = kind.series.map((one, index) => ({...one, values: pasts[index]?.values ?? []}));
	const frame = {columns, height: height - 1, format: kind.mark, isUnicode: screen.isUnicode};
	const plot = isZoomed
		? lineChartLines(series, {...frame, ...scaleOf(kind, pasts, props)})
		: stackedAreas(kind, series, pasts, frame, props);
	const [{values, secondsEach} = {values: [], secondsEach: 1}] = pasts;
	return [
		titleLine(kind, props, columns),
		...plot,
		...(hasAxis
			? [
					timeAxisLine({
						columns,
						seconds: values.length * secondsEach,
						endsAt,
						marks,
						isUnicode: screen.isUnicode,
					}),
				]
			: []),
	];
}

/** Each series has rows and a scale of its own: areas over one another can't be told apart. */
function stackedAreas(
	kind: ChartKind,
	series: readonly Series[],
	pasts: readonly Past[],
	frame: Omit<ChartFrame, 'max'>,
	props: ChartsProps,
): readonly Line[] {
	const rows = Math.floor(frame.height / series.length);
	return series.flatMap((one, index) =>
		areaLines(one, {
			...frame,
			...scaleOf(kind, pasts.slice(index, index + 1), props),
			height: index === 0 ? frame.height - rows * (series.length - 1) : rows,
		}),
	);
}

function scaleOf(kind: ChartKind, pasts: readonly Past[], props: ChartsProps) {
	const peak = Math.max(0, ...pasts.map(({most = 0}) => most));
	const limit = kind.limit?.(props);
	return {max: topUnder(kind.top(peak), peak, limit), limit};
}

function pastsOf(kind: ChartKind, props: ChartsProps, columns: number): readonly Past[] {
	const {history, screen, isZoomed} = props;
	return kind.series.map(({metric}) => {
		const past = pastOf(history, metric, {
			seconds: screen.chartSeconds,
			pieces: columns,
			leastEach: isZoomed ? 1 : leastEach,
		});
		return {
			...past,
			values: past.values.map(value => scaledFigure(value, metric, props) ?? Number.NaN),
			mean: scaledFigure(past.mean, metric, props),
			most: scaledFigure(past.most, metric, props),
		};
	});
}

/** CPU of the whole host, where that is wanted. */
function scaledFigure(value: number | undefined, metric: Metric, {history, screen}: ChartOf) {
	const {onlineCpus = 1} = history.latest;
	return value !== undefined && metric === 'cpuPercent' && screen.isCpuOfHost ? value / onlineCpus : value;
}

/** ` CPU 12.5% avg 9.1% max 40.2% of 200%`: what doesn't fit whole is left out, the figures of now last. */
function titleLine(kind: ChartKind, props: ChartsProps, columns: number): Line {
	const {title, series, figure, limit, more} = kind;
	const pasts = pastsOf(kind, props, columns);
	const most = limit?.(props);
	const parts = [
		{rank: 0, spans: [span(safe` ${title}`, 'title')]},
		...series.flatMap(({metric, tone, sign = safe``}, index) => {
			const now = scaledFigure(props.history.latest[metric], metric, props);
			const {mean, most: highest} = pasts[index] ?? {};
			return [
				{
					rank: 0,
					spans: [span(safe` ${index > 0 ? safe` ` : sign}${index > 0 ? sign : safe``}${figure(now)}`, tone)],
				},
				{rank: 2, spans: [span(safe` avg ${figure(mean)}`, 'dim')]},
				{rank: 1, spans: [span(safe` max ${figure(highest)}`, 'dim')]},
			];
		}),
		{rank: 4, spans: most === undefined || most <= 0 ? [] : [span(safe` of ${figure(most)}`, 'dim')]},
		{rank: 3, spans: more?.(props) ?? []},
	];
	const upTo = (rank: number) => parts.filter(part => part.rank <= rank).flatMap(({spans}) => spans);
	return [4, 3, 2, 1].map(upTo).find(line => lineWidth(line) <= props.width) ?? upTo(0);
}
