import {safe} from '../../text/safe-text.js';
import {EngineError} from '../transport/engine-error.js';
import type {HostInfo, Reading} from '../types.js';
import type {Podman} from './product.js';

/** Rootless containers have no cgroup of their own on v1: what Podman gives out as theirs is the whole session's. */
export function noFiguresError(host: HostInfo | undefined): EngineError | undefined {
	return host?.isRootless && host.cgroupVersion === '1'
		? new EngineError(
				'denied',
				safe`rootless Podman has no figures of containers on cgroup v1`,
				safe`cgroup v2 has: systemd.unified_cgroup_hierarchy=1`,
			)
		: undefined;
}

/** Podman 4 counts at the other end of the cable: what the container sent is what was received there. */
export function swapDirections(reading: Reading | undefined, {major}: Podman): Reading | undefined {
	return reading && major < 5
		? {
				...reading,
				networkReceivedBytes: reading.networkSentBytes,
				networkSentBytes: reading.networkReceivedBytes,
			}
		: reading;
}
