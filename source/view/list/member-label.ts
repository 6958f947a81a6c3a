import type {Container} from '../../engine/types.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {isOneOff} from '../one-off.js';
import {nameInProject} from './name-in-project.js';

/**
 * What a container is called under its project's heading: its service, with its number among those; a one-off run of it
 * says so; a name of its own stands behind.
 */
export function memberLabel(container: Container): SafeText {
	const {name, project, service, task} = container;
	if (task) {
		const start = `${project}_`;
		return task.name.startsWith(start) ? (task.name.slice(start.length) as SafeText) : task.name;
	}

	const short = nameInProject(name, project);
	if (service === undefined || short === service) {
		return short;
	}

	if (isOneOff(container)) {
		const start = `${service}-run-`;
		return safe`${service} one-off ${short.startsWith(start) ? (short.slice(start.length) as SafeText) : name}`;
	}

	return numbered(container) ?? safe`${service} (${name})`;
}

/** `api-2`, of a container that compose has named; by any number where no label says which it is. */
function numbered({name, project, service, labels}: Container): SafeText | undefined {
	const number = labels['com.docker.compose.container-number'] ?? /\d+$/.exec(name)?.[0];
	// The first compose joined them otherwise.
	const usual = ['-', '_'].map(by => [project, service, number].join(by));
	return usual.includes(name) ? safeText(`${service}-${number}`) : undefined;
}
