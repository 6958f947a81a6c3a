import {hasProcesses} from '../../engine/container-states.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Tone} from '../../text/line.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {sumKnown} from '../../util/sum-known.js';
import type {ContainerId} from '../../engine/types.js';
import type {ContainerRow} from '../../view/list/container-row.js';
import {pastOf, type History} from '../../store/fleet/history-slice.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import {chartGrid} from './chart-grid.js';
import {axisWidth, type Series} from './chart-frame.js';
import {chartKinds, type ChartKind} from './chart-kinds.js';
import {lineChartLines} from './line-chart.js';
import {timeAxisLine} from './time-axis.js';

type Group = {
	readonly rows: readonly ContainerRow[];
	readonly histories: ReadonlyMap<ContainerId, History>;
	/** Their sum is a line, too. */
	readonly hasSum: boolean;
	readonly screen: ScreenState;
	readonly endsAt: SafeText;
};

type Drawn = {readonly row: ContainerRow; readonly history: History};
/** One line of a chart. */
type Stroke = {readonly letter: string; readonly tone: Tone; readonly of: readonly Drawn[]};

const tones: readonly Tone[] = ['series1', 'series2', 'series3', 'series4', 'series5', 'series6'];

/** Containers side by side: what they use together in figures, and one chart a measure with a line for each of the busiest. */
export function groupLines(group: Group, width: number, height: number): readonly Line[] {
	const all = group.rows
		// A row shows no figures of what has stopped; its past is still worth comparing.
		.flatMap(row => {
			const history = group.histories.get(row.container.id);
			return history ? [{row, history}] : [];
		})
		.sort((a, b) => (b.history.latest.cpuPercent ?? -1) - (a.history.latest.cpuPercent ?? -1));
	if (all.length === 0) {
		const isComing = group.rows.some(({container}) => hasProcesses(container));
		const words = isComing ? safe` waiting for the first stats` : safe` no stats: none of them is running`;
		return [[span(words, 'dim')]];
	}

	const strokes = strokesOf(all, group.hasSum);
	const legend = legendLines(strokes, group, width, Math.max(1, Math.floor(height / 5)));
	const charts = chartKinds.filter(
		({isOptional, series}) =>
			!isOptional || all.some(({history}) => series.some(({metric}) => history.latest[metric] !== undefined)),
	);
	return [
		...chartGrid(
			charts.map(kind => ({
				figures: () => totalLine(kind, all, group.screen),
				draw: (chartWidth, chartHeight, hasAxis) => [
					fitLine(totalLine(kind, all, group.screen), chartWidth),
					...groupPlot(kind, strokes, group, {width: chartWidth, height: chartHeight - 1, hasAxis}),
				],
			})),
			width,
			height - legend.length,
		),
		...legend,
	].slice(0, height);
}

/** ` CPU total 70.0%`. */
function totalLine(kind: ChartKind, all: readonly Drawn[], screen: ScreenState): Line {
	return [span(safe` ${kind.title} `, 'title'), span(safe`total ${nowText(kind, all, screen)}`)];
}

function strokesOf(all: readonly Drawn[], hasSum: boolean): readonly Stroke[] {
	const sum: readonly Stroke[] = hasSum ? [{letter: '+', tone: 'strong', of: all}] : [];
	return [
		...sum,
		...all
			.slice(0, tones.length)
			.map((one, index) => ({letter: String.fromCodePoint(97 + index), tone: tones[index]!, of: [one]})),
	];
}

/** `12.5%`, or of two directions both: `↓ 3K/s ↑ 2K/s`. */
function nowText(kind: ChartKind, of: readonly Drawn[], screen: ScreenState) {
	return kind.series
		.map(({metric, sign = noText}) => {
			const value = sumKnown(of.map(({history}) => history.latest[metric]));
			const cpus = of[0]?.history.latest.onlineCpus;
			const isScaled = metric === 'cpuPercent' && screen.isCpuOfHost && cpus && value !== undefined;
			return safe`${sign}${kind.figure(isScaled ? value / cpus : value)}`;
		})
		.reduce((text, one) => safe`${text} ${one}`);
}

type Size = {readonly width: number; readonly height: number; readonly hasAxis: boolean};

function groupPlot(
	kind: ChartKind,
	strokes: readonly Stroke[],
	{screen, endsAt}: Group,
	{width, height, hasAxis}: Size,
): readonly Line[] {
	const columns = width - axisWidth;
	const least = Math.max(60, ...strokes.flatMap(({of}) => of.map(({history}) => history.count)));
	const cpus = strokes[0]?.of[0]?.history.latest.onlineCpus ?? 1;
	const scale = kind.limit && screen.isCpuOfHost && kind.series[0]?.metric === 'cpuPercent' ? cpus : 1;
	let seconds = 0;
	const series: readonly Series[] = strokes.map(({letter, tone, of}) => {
		const pasts = of.flatMap(({history}) =>
			kind.series.map(({metric}) =>
				pastOf(history, metric, {seconds: screen.chartSeconds, pieces: columns, leastEach: 3, least}),
			),
		);
		const [{means, secondsEach} = {means: [], secondsEach: 1}] = pasts;
		seconds = means.length * secondsEach;
		const values = means.map(
			(_, place) => (sumKnown(pasts.map(past => knownAt(past.means, place))) ?? Number.NaN) / scale,
		);
		return {letter, tone, values};
	});
	const peak = Math.max(0, ...series.flatMap(({values}) => values.filter(value => !Number.isNaN(value))));
	const frame = {
		columns,
		height,
		format: kind.mark,
		isUnicode: screen.isUnicode,
		max: kind.top(peak),
	};
	return [
		...lineChartLines(series, frame),
		...(hasAxis ? [timeAxisLine({columns, seconds, endsAt, marks: [], isUnicode: screen.isUnicode})] : []),
	];
}

function knownAt(values: readonly number[], place: number): number | undefined {
	const value = values[place];
	return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** Of an entry of the legend, all but its name. */
const figuresWidth = 16;

/** `a api-1 12.5% 480M  b api-2 …`: whose line is which. */
function legendLines(
	strokes: readonly Stroke[],
	{rows, screen}: Group,
	width: number,
	most: number,
): readonly Line[] {
	const [cpu, memory] = chartKinds;
	const nameWidth = Math.max(8, Math.min(40, Math.floor((width * most) / strokes.length) - figuresWidth));
	const entries = strokes.map(({letter, tone, of}) => {
		const [one] = of;
		const name = letter === '+' ? safe`sum` : (one?.row.container.name ?? noText);
		return [
			span(safe` ${safeText(letter)} `, tone),
			span(shortenMiddle(name, nameWidth)),
			span(safe` ${nowText(cpu!, of, screen)} ${nowText(memory!, of, screen)} `, 'dim'),
		];
	});
	const left = rows.length - strokes.filter(({letter}) => letter !== '+').length;
	const more = left > 0 ? [[span(safe` ${left} more`, 'dim')]] : [];
	const lines: Line[] = [];
	for (const entry of [...entries, ...more]) {
		const line = lines.at(-1);
		if (line && lineWidth(line) + lineWidth(entry) <= width) {
			lines[lines.length - 1] = [...line, ...entry];
		} else {
			lines.push(entry);
		}
	}

	return lines.slice(0, most);
}
