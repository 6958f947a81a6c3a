import type {Scenario} from '../fleet/scenario.js';
import {between, fraction, hash, pick} from '../random.js';
import {json, web, worker} from './log-profiles.js';
import {day, KiB, MiB, minute, second} from './units.js';

const services = [
	'catalog',
	'checkout',
	'pricing',
	'stock',
	'search',
	'mailer',
	'ledger',
	'session',
	'image-proxy',
	'recommender',
	'shipping',
	'fraud',
] as const;
const regions = ['fra', 'ams', 'iad', 'nrt'] as const;
const programs = ['/app/server', 'node server.js', 'java -jar app.jar', 'python -m app'] as const;

/** One of a large shop's containers: most are well, some are busy, a few have ended. */
export function manyRow(number: number, seed: number): Scenario {
	const service = pick(services, number, 0);
	const draw = hash(seed, 'many', number);
	const region = pick(regions, draw, 1);
	const memoryBytes = between(20, 400, draw, 2) * MiB;
	const isBusy = fraction(draw, 3) < 0.08;
	const rate = between(0.2, 60, draw, 4) * KiB;
	return {
		name: `${service}-${region}-${number + 1}`,
		image: `shop/${service}:${1 + (draw % 3)}.${draw % 20}`,
		command: pick(programs, draw, 5).split(' '),
		project: `shop-${region}`,
		service,
		logs: pick([json, web, worker], draw, 6),
		load: {
			cpuPercent: isBusy ? between(20, 95, draw, 7) : between(0.1, 6, draw, 7),
			memoryBytes,
			receivedBytesPerSecond: rate,
			sentBytesPerSecond: rate * between(0.3, 4, draw, 8),
			readBytesPerSecond: fraction(draw, 9) < 0.3 ? rate / 4 : undefined,
		},
		memoryLimitBytes: fraction(draw, 10) < 0.7 ? pick([256, 512, 1024], draw, 11) * MiB : undefined,
		restart: {name: 'unless-stopped'},
		probe: fraction(draw, 12) < 0.3 ? probeOf(draw) : undefined,
		stopsAfterMs: Math.round(between(50, 900, draw, 13)),
		childKilledAfterMs: fraction(draw, 18) < 0.01 ? minute : undefined,
		begins: beginning(draw),
	};
}

function probeOf(draw: number): Scenario['probe'] {
	const isWell = fraction(draw, 14) > 0.03;
	return {
		command: 'wget -qO- http://localhost/health',
		intervalMs: 30 * second,
		retries: 3,
		result: () => (isWell ? {exitCode: 0, output: 'ok'} : {exitCode: 1, output: 'HTTP 502 Bad Gateway'}),
	};
}

function beginning(draw: number): Scenario['begins'] {
	const agoMs = Math.round(between(2 * minute, 20 * day, draw, 15));
	if (fraction(draw, 16) < 0.94) {
		return {state: 'running', agoMs};
	}

	const exitCode = pick([0, 0, 0, 1, 137, 143], draw, 17);
	return {state: 'exited', agoMs, ranMs: 3 * minute, exitCode, isStop: true};
}
