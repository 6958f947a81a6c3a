import {containerOrders} from '../../store/view/lists-slice.js';
import {stampModes} from '../../store/view/log-view-slice.js';
import {chartWindows, usualChartSeconds} from '../../store/view/screen-slice.js';
import {noAlerts, usualLimits, type Alerts, type Limits} from '../../store/view/settings.js';
import {themeNames} from '../../text/theme-names.js';
import {containerList} from '../../view/list/container-list.js';
import {
	duration,
	hours,
	number,
	oneOf,
	onOrOff,
	size,
	someOf,
	someText,
	texts,
	type Kind,
} from './setting-kinds.js';

/** Where the value of a setting goes. */
type Goes =
	| {readonly flag: string}
	| {readonly recordFlag: string}
	| {readonly choice: string}
	| {readonly limit: keyof Limits}
	| {readonly alert: keyof Alerts};

export type Setting = {
	/** As it is written: `containers.sort` is `sort` under `[containers]`. */
	readonly name: string;
	readonly kind: Kind;
	/** As TOML, what it is where nothing is said, or an example where nothing is the usual. */
	readonly usual: string;
	readonly about: string;
	readonly goes: Goes;
};

const windows = new Map(chartWindows.map(seconds => [windowName(seconds), seconds] as const));

function windowName(seconds: number): string {
	return seconds < 3600 ? `${seconds / 60}m` : `${seconds / 3600}h`;
}

function limit(name: string, to: keyof Limits, kind: Kind, about: string): Setting {
	return {name: `trouble.${name}`, kind, usual: String(usualLimits[to]), about, goes: {limit: to}};
}

function alert(name: string, to: keyof Alerts, kind: Kind, about: string, usual?: string): Setting {
	const value = usual ?? JSON.stringify(noAlerts[to]);
	return {name: `alerts.${name}`, kind, usual: value, about, goes: {alert: to}};
}

const flag = (name: string) => ({flag: name}) as const;
const choice = (name: string) => ({choice: name}) as const;

/** Every setting but the keys. To add one, add its line. */
export const settings: readonly Setting[] = [
	{
		name: 'hosts',
		kind: texts,
		usual: '[]',
		about: 'engines to open, as --host names them',
		goes: flag('host'),
	},
	{
		name: 'contexts',
		kind: texts,
		usual: '[]',
		about: 'docker contexts to open, as --context',
		goes: flag('context'),
	},
	{
		name: 'all-engines',
		kind: onOrOff,
		usual: 'false',
		about: 'open every engine that has a name',
		goes: flag('all'),
	},
	{
		name: 'filter',
		kind: someText,
		usual: '"state:running"',
		about: 'start with this filter',
		goes: flag('filter'),
	},
	{
		name: 'running-only',
		kind: onOrOff,
		usual: 'false',
		about: 'show running containers only',
		goes: flag('running'),
	},
	{
		name: 'read-only',
		kind: onOrOff,
		usual: 'false',
		about: 'refuse every action that changes something',
		goes: flag('readOnly'),
	},
	{name: 'mouse', kind: onOrOff, usual: 'false', about: 'click and scroll', goes: flag('mouse')},
	{name: 'slow', kind: onOrOff, usual: 'false', about: 'for a slow connection', goes: flag('slow')},
	{name: 'theme', kind: oneOf(themeNames), usual: '"auto"', about: 'the colours', goes: choice('theme')},
	{
		name: 'chart-window',
		kind: oneOf([...windows.keys()], name => windows.get(name)),
		usual: `"${windowName(usualChartSeconds)}"`,
		about: 'how far the charts go back',
		goes: choice('chartSeconds'),
	},
	{
		name: 'cpu-of-host',
		kind: onOrOff,
		usual: 'false',
		about: 'CPU % of the whole host, not of one core',
		goes: choice('cpuOfHost'),
	},
	{
		name: 'containers.sort',
		kind: oneOf(containerOrders),
		usual: '"trouble"',
		about: 'the order',
		goes: choice('containers.sort'),
	},
	{
		name: 'containers.reversed',
		kind: onOrOff,
		usual: 'false',
		about: 'the other way round',
		goes: choice('containers.reversed'),
	},
	{
		name: 'containers.grouped',
		kind: onOrOff,
		usual: 'false',
		about: 'under the names of their projects',
		goes: choice('containers.grouped'),
	},
	{
		name: 'containers.columns',
		kind: someOf(containerList.columns.map(({id}) => id)),
		usual: '["name", "state", "cpu", "memory", "why"]',
		about: 'the columns, instead of those that fit',
		goes: choice('containers.columns'),
	},
	{
		name: 'logs.timestamps',
		kind: oneOf(stampModes),
		usual: '"off"',
		about: 'in front of each line',
		goes: choice('logs.stamps'),
	},
	{name: 'logs.wrap', kind: onOrOff, usual: 'false', about: 'wrap long lines', goes: choice('logs.wrap')},
	{
		name: 'logs.shape',
		kind: onOrOff,
		usual: 'true',
		about: 'show JSON and logfmt lines as time, level, message',
		goes: choice('logs.shape'),
	},
	limit('memory-percent', 'memoryPercent', number(1, 100), 'memory, of the limit'),
	limit('cpu-percent', 'cpuPercent', number(1, 100), 'CPU, of the quota, over a minute'),
	limit(
		'throttled-percent',
		'throttledPercent',
		number(1, 100),
		'time held back by the quota, over a minute',
	),
	limit(
		'errors-per-minute',
		'errorsPerMinute',
		number(1, 1_000_000),
		'error lines of a log that is followed',
	),
	limit('exit-minutes', 'exitMinutes', number(0, 1_000_000), 'how long an exit with an error is trouble'),
	limit('loop-minutes', 'loopMinutes', number(1, 1440), 'three restarts within this are a crash loop'),
	alert('bell', 'bell', onOrOff, 'ring for a new trouble'),
	alert(
		'notify',
		'notify',
		oneOf(['off', 'osc9', 'osc777', 'osc99']),
		'have the terminal notify: iTerm2 and WezTerm osc9, foot and urxvt osc777, kitty osc99',
	),
	alert('hook', 'hook', texts, 'run this program, with JSON on its stdin; midwatch record does too'),
	alert(
		'severity',
		'severity',
		number(1, 100),
		'from this on: 90 crash loop, 80 unhealthy, 70 exit, 60 memory, 45 CPU',
	),
	alert('again-minutes', 'againMinutes', number(0, 10_080), 'the same of one service no sooner than this'),
	alert('quiet', 'quiet', hours, 'nothing is told at these hours', '"22:00-07:00"'),
	{
		name: 'record.max-size',
		kind: size,
		usual: '"512M"',
		about: 'keep no more than this',
		goes: {recordFlag: 'maxSize'},
	},
	{
		name: 'record.max-age',
		kind: duration,
		usual: '"14d"',
		about: 'keep nothing older than this',
		goes: {recordFlag: 'maxAge'},
	},
];
