import type {Route} from './route.js';

type Match = {readonly route: Route; readonly params: readonly string[]};

/** Finds the first route of the table that fits. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
	const compiled = routes.map(route => ({route, pattern: compile(route.path)}));
	return (method, path) => {
		for (const {route, pattern} of compiled) {
			const found = route.method === method ? pattern.exec(path) : null;
			if (found !== null) {
				return {route, params: found.slice(1).map(decode)};
			}
		}

		return undefined;
	};
}

function compile(path: string): RegExp {
	const source = path.replaceAll('{*}', '(.+)').replaceAll('{}', '([^/]+)');
	return new RegExp(`^${source}$`);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
