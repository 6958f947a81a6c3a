import type {Caller} from '../transport/call.js';
import type {Engine} from '../engine.js';

/** Stopping waits for the container's own timeout, which its image may have set to minutes. */
const patienceMs = 15 * 60_000;

type Actions = Pick<Engine, 'start' | 'stop' | 'restart' | 'kill' | 'pause' | 'unpause' | 'remove'>;

/** The requests that change a container. 304 is an EngineError of kind `noop`, 404 of kind `gone`. */
export function containerActions({done}: Caller): Actions {
	const post = async (path: string, signal: AbortSignal, query = {}) => {
		await done({method: 'POST', path, query, signal, timeoutMs: patienceMs});
	};

	return {
		start: async (id, signal) => post(`/containers/${id}/start`, signal),
		stop: async (id, signal) => post(`/containers/${id}/stop`, signal),
		restart: async (id, signal) => post(`/containers/${id}/restart`, signal),
		kill: async (id, signalName, signal) => post(`/containers/${id}/kill`, signal, {signal: signalName}),
		pause: async (id, signal) => post(`/containers/${id}/pause`, signal),
		unpause: async (id, signal) => post(`/containers/${id}/unpause`, signal),
		async remove(id, {force, volumes}, signal) {
			const query = {force, v: volumes};
			await done({method: 'DELETE', path: `/containers/${id}`, query, signal, timeoutMs: patienceMs});
		},
	};
}
