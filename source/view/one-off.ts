import type {Container} from '../engine/types.js';

/** A container of `compose run`: it has its service's settings, and is no instance of it. */
export function isOneOff({labels}: Container): boolean {
	return labels['com.docker.compose.oneoff'] === 'True';
}
