import type {Container, ContainerId, Details} from '../../source/engine/types.js';
import {safe, safeText, type SafeText} from '../../source/text/safe-text.js';
import {reduce} from '../../source/store/reduce.js';
import {initialState} from '../../source/store/initial-state.js';
import type {Message} from '../../source/store/messages.js';
import type {Failure} from '../../source/store/fleet/pending-slice.js';
import type {State} from '../../source/store/state.js';
import {usualChartSeconds} from '../../source/store/view/screen-slice.js';

export const startMs = Date.UTC(2026, 10, 24, 2, 14, 7);

export function idOf(name: string): ContainerId {
	return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64) as ContainerId;
}

/** A running container of that name, changed as the test needs it. */
export function makeContainer(name: string, changes: Partial<Container> = {}): Container {
	return {
		id: idOf(name),
		name: safeText(name),
		image: safe`shop/app:1.4`,
		imageId: 'sha256:1f2e',
		command: safe`node server.js`,
		createdAtMs: startMs - 3_600_000,
		state: 'running',
		status: safe`Up 3 minutes`,
		ports: [],
		labels: {},
		networks: [],
		addresses: [],
		...changes,
	};
}

export function makeDetails(name: string, changes: Partial<Details> = {}): Details {
	return {
		id: idOf(name),
		startedAtMs: startMs - 180_000,
		isOomKilled: false,
		restartCount: 0,
		restartPolicy: safe`no`,
		hasTty: false,
		isAutoRemoved: false,
		logDriver: safe`json-file`,
		isLogRotated: false,
		probes: [],
		...changes,
	};
}

export function makeState(...messages: Message[]): State {
	const empty = initialState({
		label: safe`default`,
		url: safe`unix:///var/run/docker.sock`,
		isDemo: false,
		tried: [],
		ourNowMs: startMs,
		screen: {
			columns: 120,
			rows: 40,
			colorLevel: 3,
			isUnicode: true,
			isReadOnly: false,
			isCpuOfHost: false,
			chartSeconds: usualChartSeconds,
			isSlow: false,
		},
	});
	return messages.reduce(reduce, empty);
}

export function listed(...names: string[]): Message {
	return {type: 'containers/listed', containers: names.map(name => makeContainer(name))};
}

export function detailed(name: string, changes: Partial<Details> = {}): Message {
	return {type: 'containers/detailed', ids: [idOf(name)], details: [makeDetails(name, changes)]};
}

/** An action's failure with words that are brief as they are. */
export function makeFailure(words: SafeText): Failure {
	return {brief: words, whole: words};
}
