import type {SimContainer} from '../fleet/demo-container.js';
import {findContainer, type World} from '../fleet/world.js';
import {problem, type Answer} from './answer.js';

export type Call = {
	readonly world: World;
	readonly query: URLSearchParams;
	/** What the braces of the path matched, decoded. */
	readonly params: readonly string[];
	/** The request's JSON; `undefined` when there is none. */
	readonly body: () => Promise<unknown>;
};

export type Route = {
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** `/containers/{}/json`; `{*}` matches slashes too. */
	readonly path: string;
	readonly run: (call: Call) => Answer | Promise<Answer>;
};

/** A route about the container that its first parameter names; 404 when there is none. */
export function aboutContainer(
	run: (container: SimContainer, call: Call) => Answer | Promise<Answer>,
): Route['run'] {
	return call => {
		const reference = call.params[0] ?? '';
		const container = findContainer(call.world, reference);
		return container === undefined ? problem(404, `No such container: ${reference}`) : run(container, call);
	};
}

/** Go's strconv.ParseBool as the engine applies it: anything but these is true. */
export function isTrue(query: URLSearchParams, name: string): boolean {
	const text = query.get(name) ?? '';
	return !['', '0', 'no', 'false', 'none'].includes(text.toLowerCase().trim());
}
