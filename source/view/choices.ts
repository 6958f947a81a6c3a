import {themeNames} from '../text/theme-names.js';
import {plainList, type ListView} from '../store/view/lists-slice.js';
import {initialLogView, stampModes} from '../store/view/log-view-slice.js';
import {chartWindows, usualChartSeconds} from '../store/view/screen-slice.js';
import type {View} from '../store/state.js';
import {containerList} from './list/container-list.js';
import type {List} from './list/list-model.js';

// What the user chooses on the screen and wants to find again at the next start, as plain data: `logs.wrap: true`,
// `containers.sort: "cpu"`. What is as usual isn't there. What hides rows isn't remembered: nobody is to miss trouble
// for what was wanted yesterday.

export type Choices = Readonly<Record<string, unknown>>;

/** Where a choice is kept in its part of the view, what it usually is, and what it may be. */
type Setting = {
	readonly key: string;
	readonly usual?: unknown;
	readonly isValid: (value: unknown, list: List) => boolean;
};
type SettingsOf<Part> = Readonly<Record<string, Setting & {readonly key: keyof Part}>>;

const isSwitch = (value: unknown) => typeof value === 'boolean';
const oneOf = (values: readonly unknown[]) => (value: unknown) => values.some(known => known === value);

const ofScreen = {
	theme: {key: 'theme', usual: 'auto', isValid: oneOf(themeNames)},
	chartSeconds: {key: 'chartSeconds', usual: usualChartSeconds, isValid: oneOf(chartWindows)},
	cpuOfHost: {key: 'isCpuOfHost', usual: false, isValid: isSwitch},
} as const satisfies SettingsOf<View['screen']>;

const ofLogs = {
	'logs.stamps': {key: 'stamps', usual: initialLogView.stamps, isValid: oneOf(stampModes)},
	'logs.wrap': {key: 'isWrapped', usual: initialLogView.isWrapped, isValid: isSwitch},
	'logs.shape': {key: 'isShaped', usual: initialLogView.isShaped, isValid: isSwitch},
} as const satisfies SettingsOf<View['logView']>;

/** Of each list; the name of the list and a dot come before. */
const ofList = {
	sort: {key: 'sort', isValid: (value, {orders}) => orders.some(({id}) => id === value)},
	reversed: {key: 'isReversed', usual: false, isValid: isSwitch},
	grouped: {key: 'isGrouped', usual: false, isValid: isSwitch},
	noisy: {key: 'isNoisy', usual: false, isValid: isSwitch},
	columns: {
		key: 'columns',
		isValid: (value, {columns}) =>
			Array.isArray(value) && value.length > 0 && value.every(id => columns.some(column => column.id === id)),
	},
} as const satisfies SettingsOf<ListView>;

/** What was chosen that isn't the usual, or that the settings say otherwise. */
export function choicesOf({screen, logView, lists}: View, configured: Choices = {}): Choices {
	const chosenIn = (part: object, settings: Readonly<Record<string, Setting>>, before = '') =>
		chosenOf(part, settings, name => Object.hasOwn(configured, `${before}${name}`));
	return {
		...chosenIn(screen, ofScreen),
		...chosenIn(logView, ofLogs),
		...Object.fromEntries(
			[...lists.byId].flatMap(([id, list]) =>
				Object.entries(chosenIn(list, ofList, `${id}.`)).map(([name, value]) => [`${id}.${name}`, value]),
			),
		),
	};
}

function chosenOf(
	part: object,
	settings: Readonly<Record<string, Setting>>,
	isConfigured: (name: string) => boolean,
): Choices {
	const values = part as Readonly<Record<string, unknown>>;
	return Object.fromEntries(
		Object.entries(settings)
			.filter(
				([name, {key, usual}]) => values[key] !== undefined && (values[key] !== usual || isConfigured(name)),
			)
			.map(([name, {key}]) => [name, values[key]]),
	);
}

/** The view as it was chosen. `unknown`: names of choices that mean nothing here; their values are left out. */
export function withChoices(
	before: View,
	choices: Choices,
	listById: (id: string) => List | undefined,
): {readonly view: View; readonly unknown: readonly string[]} {
	let view = before;
	const unknown = Object.entries(choices).flatMap(([name, value]) => {
		const next = withChoice(view, name, value, listById);
		view = next ?? view;
		return next ? [] : [name];
	});
	return {view, unknown};
}

function withChoice(
	view: View,
	name: string,
	value: unknown,
	listById: (id: string) => List | undefined,
): View | undefined {
	const [id = '', ofIt = ''] = name.split('.', 2);
	const list = listById(id) ?? containerList;
	const change = (settings: Readonly<Record<string, Setting>>, of: string) => {
		const setting = Object.hasOwn(settings, of) ? settings[of] : undefined;
		return setting?.isValid(value, list) === true ? {[setting.key]: value} : undefined;
	};

	const screen = change(ofScreen, name);
	const logView = change(ofLogs, name);
	const ofThisList = list.id === id ? change(ofList, ofIt) : undefined;
	if (ofThisList) {
		const byId = new Map(view.lists.byId).set(id, {...plainList, ...view.lists.byId.get(id), ...ofThisList});
		return {...view, lists: {byId}};
	}

	return screen || logView
		? {...view, screen: {...view.screen, ...screen}, logView: {...view.logView, ...logView}}
		: undefined;
}
