import type {Mount} from '../fleet/fleet-resources.js';

/** A mount as list and inspect show it. */
export function mountBody({name, destination, kind, isReadOnly}: Mount) {
	const mode = {Mode: isReadOnly ? 'ro' : '', RW: !isReadOnly};
	return kind === 'bind'
		? {Type: 'bind', Source: name, Destination: destination, ...mode, Propagation: 'rprivate'}
		: {
				Type: 'volume',
				Name: name,
				Source: `/var/lib/docker/volumes/${name}/_data`,
				Destination: destination,
				Driver: 'local',
				...mode,
				Propagation: '',
			};
}
