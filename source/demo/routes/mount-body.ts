import type {Mount} from '../fleet/fleet-resources.js';

/** A mount as list and inspect show it; the list leaves a volume's place on the host out. */
export function mountBody({name, destination, kind, isReadOnly}: Mount, isInspect: boolean) {
	const mode = {Mode: isReadOnly ? 'ro' : '', RW: !isReadOnly};
	return kind === 'bind'
		? {Type: 'bind', Source: name, Destination: destination, ...mode, Propagation: 'rprivate'}
		: {
				Type: 'volume',
				Name: name,
				Source: isInspect ? `/var/lib/docker/volumes/${name}/_data` : '',
				Destination: destination,
				Driver: 'local',
				...mode,
				Propagation: '',
			};
}
