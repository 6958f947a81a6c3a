import type {IncomingHttpHeaders} from 'node:http';

export type Podman = {readonly version: string; readonly major: number};

/** Which engine answers: Podman names itself in the headers of each of its answers, Docker has none of that. */
export type Product = {
	readonly sawHeaders: (headers: IncomingHttpHeaders) => void;
	/** Undefined: Docker, or nothing has answered yet. */
	readonly podman: () => Podman | undefined;
	readonly isKnown: () => boolean;
};

export function isFromPodman(headers: IncomingHttpHeaders): boolean {
	return headers['libpod-api-version'] !== undefined;
}

export function createProduct(): Product {
	let isKnown = false;
	let podman: Podman | undefined;
	return {
		sawHeaders(headers) {
			const version = headers['libpod-api-version'];
			isKnown = true;
			if (typeof version !== 'string') {
				// A refusal may be a proxy's: of what stands behind it, it says nothing.
				podman = String(headers.server).startsWith('Docker/') ? undefined : podman;
			} else if (version !== podman?.version) {
				podman = {version, major: Number.parseInt(version, 10) || 0};
			}
		},
		podman: () => podman,
		isKnown: () => isKnown,
	};
}
