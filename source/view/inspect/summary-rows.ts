import {asArray, asObject, asObjects, asString, type Json} from '../../engine/parse/json-fields.js';
import {containerRows} from './container-summary.js';
import {healthCheck} from './health-check-text.js';
import {bytesText, pairs, runRows, texts, timeText, words, type Fact} from './summary-text.js';

/** A fact and its value. A fact of several values is named once. */
type Row = readonly [string, string];

/** What most is looked for in an inspect document, of whatever kind it is. What isn't set has no row. */
export function summaryRows(json: unknown): readonly Row[] {
	const raw = asObject(json);
	const rows =
		'IPAM' in raw ? networkRows(raw) : 'Mountpoint' in raw ? volumeRows(raw) : containerOrImageRows(raw);
	return rows.flatMap(([name, values]) =>
		values.filter(value => value !== '').map((value, place): Row => [place === 0 ? name : '', value]),
	);
}

function containerOrImageRows(raw: Json): readonly Fact[] {
	return 'HostConfig' in raw || 'State' in raw ? containerRows(raw) : imageRows(raw);
}

function imageRows(raw: Json): readonly Fact[] {
	const config = asObject(raw['Config']);
	const layers = asArray(asObject(raw['RootFS'])['Layers']).length;
	return [
		['tags', texts(raw['RepoTags'])],
		['digests', texts(raw['RepoDigests'])],
		['size', [bytesText(raw['Size'])]],
		['layers', [layers === 0 ? '' : String(layers)]],
		[
			'platform',
			[
				[asString(raw['Os']), asString(raw['Architecture']), asString(raw['Variant'])]
					.filter(Boolean)
					.join('/'),
			],
		],
		['created', [timeText(raw['Created'])]],
		['entry point', [words(config['Entrypoint'])]],
		['command', [words(config['Cmd'])]],
		['ports', Object.keys(asObject(config['ExposedPorts']))],
		['volumes', Object.keys(asObject(config['Volumes']))],
		['health check', healthCheck(asObject(config['Healthcheck']), {})],
		...runRows(config),
		['labels', pairs(config['Labels'])],
	];
}

function volumeRows(raw: Json): readonly Fact[] {
	return [
		['name', [asString(raw['Name'])]],
		['driver', [asString(raw['Driver'])]],
		['mount point', [asString(raw['Mountpoint'])]],
		['scope', [asString(raw['Scope'])]],
		['created', [timeText(raw['CreatedAt'])]],
		['options', pairs(raw['Options'])],
		['labels', pairs(raw['Labels'])],
	];
}

function networkRows(raw: Json): readonly Fact[] {
	const isSet = (name: string, word: string) => (raw[name] === true ? word : '');
	const members = Object.values(asObject(raw['Containers'])).map(member => asObject(member));
	return [
		['name', [asString(raw['Name'])]],
		['driver', [asString(raw['Driver'])]],
		['scope', [asString(raw['Scope'])]],
		[
			'subnets',
			asObjects(asObject(raw['IPAM'])['Config']).map(({Subnet: subnet, Gateway: gateway}) =>
				asString(gateway) === '' ? asString(subnet) : `${asString(subnet)}, gateway ${asString(gateway)}`,
			),
		],
		[
			'kind',
			[
				[isSet('Internal', 'internal'), isSet('Attachable', 'attachable'), isSet('EnableIPv6', 'IPv6')]
					.filter(Boolean)
					.join(', '),
			],
		],
		['created', [timeText(raw['Created'])]],
		[
			'containers',
			members.map(({Name: name, IPv4Address: ip}) => `${asString(name)}  ${asString(ip)}`.trim()).sort(),
		],
		['options', pairs(raw['Options'])],
		['labels', pairs(raw['Labels'])],
	];
}
