import type {Container} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';

/** A container's name where its project is named already: `api-1` of `shop-api-1`. */
export function nameInProject(name: SafeText, project: string | undefined): SafeText {
	return project !== undefined && name.startsWith(`${project}-`)
		? (name.slice(project.length + 1) as SafeText)
		: name;
}

/** Swarm writes an id behind the name of a task that tells nobody anything. */
export function shownName({name, task}: Pick<Container, 'name' | 'task'>): SafeText {
	return task?.name ?? name;
}
