import type {Address} from '../engine/types.js';
import type {FoundEngine} from './found-engine.js';

/** What leads to an engine there: ssh needs a socket of its own on this machine. */
export async function openAddress(address: Address, tried: readonly string[]): Promise<FoundEngine> {
	if (!address.ssh) {
		return {address, isDemo: false, tried, leave: async () => {}};
	}

	const {openSsh} = await import('./open-ssh.js');
	return {...(await openSsh(address, address.ssh)), isDemo: false, tried};
}
