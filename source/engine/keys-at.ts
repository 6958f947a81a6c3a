import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {EngineError} from './transport/engine-error.js';
import type {Container, ContainerId, Keys} from './types.js';

/** The first engine's containers are known by their ids, which hold no `~`; those of others have their place behind it. */
export function keysAt(place: number): Keys {
	const ending = place === 0 ? '' : `~${place}`;
	return {
		toKey: id => `${id}${ending}` as ContainerId,
		toId(key) {
			const id = key.slice(0, key.length - ending.length);
			if (!key.endsWith(ending) || id.includes('~')) {
				throw new EngineError('gone', safe`it belongs to another engine`);
			}

			return id as ContainerId;
		},
	};
}

/** The id that its engine knows it by, to be shown: a request goes by the key. */
export function idThere(key: ContainerId): string {
	return key.slice(0, 64);
}

/** As it is known here. */
export function keyed(container: Container, engine: SafeText | undefined, {toKey}: Keys): Container {
	const {id, networkMode} = container;
	const of = /^container:([\da-f]{64})$/.exec(networkMode ?? '')?.[1];
	return engine === undefined
		? container
		: {
				...container,
				id: toKey(id),
				engine,
				...(of !== undefined && {networkMode: safe`container:${safeText(toKey(of))}`}),
			};
}
