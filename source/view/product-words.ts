import type {HostInfo} from '../engine/types.js';
import {unknown} from '../text/format.js';
import {safe, type SafeText} from '../text/safe-text.js';

/** `28.5.2`, `Podman 5.8.6`: another product than Docker is named. */
export function productWords({isPodman, serverVersion}: HostInfo): SafeText {
	return isPodman ? safe`Podman ${serverVersion ?? unknown}` : (serverVersion ?? unknown);
}
