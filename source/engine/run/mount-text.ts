import {asObject, asText, type Json} from '../parse/json-fields.js';

type Part = readonly [name: string, value: unknown];

/** One of the API's mounts as docker's `--mount` takes it. */
export function mountText(entry: unknown): string {
	const {Type: type, Source: source, Target: target, ReadOnly: readOnly, Consistency} = asObject(entry);
	const parts: readonly Part[] = [
		['type', type],
		['src', source],
		['dst', target],
		['readonly', readOnly],
		['consistency', Consistency],
		...specialParts(asObject(entry)),
	];
	return parts
		.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
		.map(([name, value]) => (value === true ? name : `${name}=${asText(value)}`))
		.map(part => (/[",]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part))
		.join(',');
}

function specialParts(mount: Json): readonly Part[] {
	const bind = asObject(mount['BindOptions']);
	const volume = asObject(mount['VolumeOptions']);
	const driver = asObject(volume['DriverConfig']);
	const {SizeBytes: size, Mode: mode} = asObject(mount['TmpfsOptions']);
	return [
		['bind-propagation', bind['Propagation']],
		['bind-recursive', bind['NonRecursive'] === true ? 'disabled' : undefined],
		['volume-nocopy', volume['NoCopy']],
		['volume-subpath', volume['Subpath']],
		...Object.entries(asObject(volume['Labels'])).map((pair): Part => ['volume-label', pair.join('=')]),
		['volume-driver', driver['Name']],
		...Object.entries(asObject(driver['Options'])).map((pair): Part => ['volume-opt', pair.join('=')]),
		['tmpfs-size', size],
		['tmpfs-mode', typeof mode === 'number' && mode > 0 ? mode.toString(8) : undefined],
		['image-subpath', asObject(mount['ImageOptions'])['Subpath']],
	];
}
