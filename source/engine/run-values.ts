import {emptyRun, type RunValues} from '../lib/run-form.js';
import {quoteWord} from '../lib/split-words.js';
import {asArray, asNumber, asObject, asString} from './json-fields.js';

/** A container's inspect JSON as the form that makes another like it, under a name of its own. */
export function runValuesOf(json: unknown): RunValues {
	const raw = asObject(json);
	const config = asObject(raw['Config']);
	const host = asObject(raw['HostConfig']);
	const policy = asObject(host['RestartPolicy']);
	const retries = asNumber(policy['MaximumRetryCount']) ?? 0;
	const memory = asNumber(host['Memory']) ?? 0;
	const nanoCpus = asNumber(host['NanoCpus']) ?? 0;
	const words = (list: unknown) =>
		asArray(list)
			.map(word => quoteWord(asString(word)))
			.join(' ');
	return {
		...emptyRun,
		image: asString(config['Image']),
		command: words(config['Cmd']),
		interactive: config['Tty'] === true && config['OpenStdin'] === true ? 'yes' : '',
		env: words(config['Env']),
		ports: Object.entries(asObject(host['PortBindings']))
			.flatMap(([inside, outside]) => asArray(outside).map(binding => portWord(inside, binding)))
			.join(' '),
		volumes: words(host['Binds']),
		network: asString(host['NetworkMode']).replace(/^default$/, ''),
		restart: `${asString(policy['Name']).replace(/^no$/, '')}${retries > 0 ? `:${retries}` : ''}`,
		memory: memory > 0 ? `${memory}b` : '',
		cpus: nanoCpus > 0 ? String(nanoCpus / 1e9) : '',
		labels: words(
			Object.entries(asObject(config['Labels'])).map(([name, value]) => `${name}=${asString(value)}`),
		),
		remove: host['AutoRemove'] === true ? 'yes' : '',
	};
}

function portWord(inside: string, binding: unknown): string {
	const {HostIp: ip, HostPort: outside} = asObject(binding);
	const address = asString(ip) === '' || asString(ip) === '0.0.0.0' ? '' : `${asString(ip)}:`;
	return `${address}${asString(outside)}:${inside.replace(/\/tcp$/, '')}`;
}
