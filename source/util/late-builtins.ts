import type * as crypto from 'node:crypto';
import {createRequire} from 'node:module';
import type * as tls from 'node:tls';

// Node's modules that take 5 ms and 3 MB each, and that are seldom needed.

const load = createRequire(import.meta.url);

export function lateTls(): typeof tls {
	return load('node:tls') as typeof tls;
}

export function lateCrypto(): typeof crypto {
	return load('node:crypto') as typeof crypto;
}
