import {asArray, asObject, asString, type Json} from '../../engine/parse/json-fields.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {displayWidth, fit} from '../../text/width.js';
import type {Target} from '../../store/view/overlay-slice.js';
import {summaryRows} from './summary-rows.js';

/** A page of the inspect view that is a table: its rows, first cell bold; without titles for what says itself what it is. */
export type InspectTab = {
	readonly id: string;
	readonly rows: (json: unknown) => readonly (readonly string[])[];
	readonly titles: readonly string[];
	readonly none: string;
};

/** Every page beside the JSON itself. */
export const inspectTabs = [
	{id: 'summary', titles: [], none: 'nothing is known of it', rows: summaryRows},
	{
		id: 'env',
		titles: ['VARIABLE', 'VALUE'],
		none: 'no environment variables',
		rows: json =>
			asArray(configOf(json)['Env']).map(entry => {
				const variable = asString(entry);
				const equals = variable.indexOf('=');
				// Without a value, docker takes that of its own environment, if there is one.
				return equals < 0 ? [variable, ''] : [variable.slice(0, equals), variable.slice(equals + 1)];
			}),
	},
	{
		id: 'ports',
		titles: ['CONTAINER', 'HOST'],
		none: 'no ports',
		rows: json =>
			Object.entries(asObject(asObject(asObject(json)['NetworkSettings'])['Ports'])).map(
				([port, bindings]) => [
					port,
					asArray(bindings)
						.map(binding => asObject(binding))
						.map(({HostIp: ip, HostPort: host}) => `${asString(ip)}:${asString(host)}`)
						.sort()
						.join(', ') || 'not published',
				],
			),
	},
	{
		id: 'mounts',
		titles: ['DESTINATION', 'TYPE', 'SOURCE', 'MODE'],
		none: 'no mounts',
		rows: json =>
			asArray(asObject(json)['Mounts'])
				.map(mount => asObject(mount))
				.map(mount => [
					asString(mount['Destination']),
					asString(mount['Type']),
					asString(mount['Name']) || asString(mount['Source']),
					mount['RW'] === false ? 'read-only' : 'read-write',
				]),
	},
	{
		id: 'networks',
		titles: ['NETWORK', 'ADDRESS', 'GATEWAY', 'MAC', 'ALIASES'],
		none: 'no networks',
		rows: json =>
			Object.entries(asObject(asObject(asObject(json)['NetworkSettings'])['Networks'])).map(
				([name, entry]) => {
					const network = asObject(entry);
					return [
						name,
						asString(network['IPAddress']) || '–',
						asString(network['Gateway']) || '–',
						asString(network['MacAddress']) || '–',
						asArray(network['Aliases']).map(asString).join(', '),
					];
				},
			),
	},
	{
		id: 'health',
		titles: ['ENDED', 'EXIT', 'OUTPUT'],
		none: 'no health check, or it has not run yet',
		rows: json =>
			asArray(asObject(asObject(asObject(json)['State'])['Health'])['Log'])
				.map(probe => asObject(probe))
				.map(probe => [asString(probe['End']), String(probe['ExitCode']), asString(probe['Output']).trim()]),
	},
	{
		id: 'labels',
		titles: ['LABEL', 'VALUE'],
		none: 'no labels',
		rows: json => Object.entries(labelsOf(json)).map(([name, value]) => [name, asString(value)]),
	},
] as const satisfies readonly InspectTab[];

/** The pages of what is of that kind, in their order: from what most look for to all there is. */
export function tabIdsOf(kind: Target['kind']): readonly string[] {
	const about: readonly InspectTab[] =
		kind === 'container'
			? inspectTabs
			: inspectTabs.filter(({id}) => tabsOfOthers.has(id) && (id !== 'env' || kind === 'image'));
	return [...about.map(({id}) => id), 'json'];
}

const tabsOfOthers: ReadonlySet<string> = new Set(['summary', 'env', 'labels']);

/** A table page as lines, as wide as its cells are. */
export function tabLines(tab: InspectTab, json: unknown): readonly Line[] {
	const rows = tab.rows(json).map(row => row.map(cellText));
	if (rows.length === 0) {
		return [[span(safe`${safeText(tab.none)}`, 'dim')]];
	}

	const titles = tab.titles.map(title => safeText(title));
	const widths = rows[0]!.map((_cell, column) =>
		Math.min(48, Math.max(...[titles, ...rows].map(row => displayWidth(row[column] ?? safe``)))),
	);
	return [...(titles.length > 0 ? [titles] : []), ...rows].map(row => tableLine(row, widths, row === titles));
}

/** A value of several lines says that it is. */
function cellText(cell: string): SafeText {
	return safeText(cell.trimEnd().replaceAll(/\r?\n/g, ' ↵ '), Number.POSITIVE_INFINITY);
}

function tableLine(row: readonly SafeText[], widths: readonly number[], isTitle: boolean): Line {
	return row.map((cell, column) => {
		const isLast = column === row.length - 1;
		const width = widths[column] ?? 0;
		// A longer one makes its own line longer, which goes on in the next row.
		const text = isLast ? cell : safe`${displayWidth(cell) > width ? cell : fit(cell, width)}  `;
		return span(text, isTitle ? 'dim' : column === 0 ? 'strong' : undefined);
	});
}

function configOf(json: unknown): Json {
	return asObject(asObject(json)['Config']);
}

/** A container's and an image's labels are in its Config, a volume's and a network's are its own. */
function labelsOf(json: unknown): Json {
	return asObject(configOf(json)['Labels'] ?? asObject(json)['Labels']);
}
