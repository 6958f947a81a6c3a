import {isRunning, type SimContainer} from './demo-container.js';

type SimPort = {
	readonly privatePort: number;
	readonly publicPort?: number;
	readonly protocol: string;
};

/** `8080:80/tcp` is published, `9000/tcp` only exposed. */
export function parsePort(spec: string): SimPort {
	const [ports = '', protocol = 'tcp'] = spec.split('/');
	const [first, second] = ports.split(':');
	return second === undefined
		? {privatePort: Number(first), protocol}
		: {privatePort: Number(second), publicPort: Number(first), protocol};
}

/** Only a running container has ports. */
export function portsOf(container: SimContainer): SimPort[] {
	return isRunning(container) ? (container.scenario.ports ?? []).map(parsePort) : [];
}
