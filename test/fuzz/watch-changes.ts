import diagnostics from 'node:diagnostics_channel';
import type {IncomingMessage} from 'node:http';

/** Every request that isn't a read, as the engine gets it. */
export function watchChanges() {
	let changes: string[] = [];
	const onRequest = (message: unknown) => {
		const {method, url = ''} = (message as {readonly request: IncomingMessage}).request;
		if (method !== 'GET' && method !== 'HEAD') {
			changes.push(`${method} ${url}`);
		}
	};

	diagnostics.subscribe('http.server.request.start', onRequest);
	return {
		take() {
			const taken = changes;
			changes = [];
			return taken;
		},
		stop: () => diagnostics.unsubscribe('http.server.request.start', onRequest),
	};
}
