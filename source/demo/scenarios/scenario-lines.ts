import {fraction, mix, pick} from '../random.js';
import type {SimLine} from '../fleet/log-profile.js';

const paths = [
	'/',
	'/cart',
	'/products/4711',
	'/api/search?q=lamp',
	'/login',
	'/health',
	'/static/app.js',
] as const;
const methods = ['GET', 'GET', 'GET', 'POST'] as const;
const statuses = [200, 200, 200, 200, 200, 200, 204, 301, 304, 404, 500, 503] as const;
const agents = ['Mozilla/5.0 (X11; Linux x86_64)', 'curl/8.9.1', 'kube-probe/1.31'] as const;

export function accessLine(seed: number, index: number): string {
	const draw = mix(seed, index);
	const ip = `10.0.${draw % 4}.${draw % 251}`;
	const request = `${pick(methods, draw, 1)} ${pick(paths, draw, 2)} HTTP/1.1`;
	return `${ip} - - "${request}" ${pick(statuses, draw, 3)} ${draw % 48_000} "${pick(agents, draw, 4)}"`;
}

const messages = [
	'request done',
	'cache miss',
	'order placed',
	'payment authorised',
	'stock reserved',
] as const;
const complaints = [
	'upstream timed out',
	'connect ETIMEDOUT 10.0.3.7:5432',
	'circuit breaker is open',
] as const;

export function jsonLine(seed: number, index: number): string {
	const draw = mix(seed, index);
	const share = fraction(seed, index);
	const level = share < 0.04 ? 'error' : share < 0.12 ? 'warn' : 'info';
	const msg = level === 'info' ? pick(messages, draw, 1) : pick(complaints, draw, 2);
	return JSON.stringify({
		level,
		msg,
		route: pick(paths, draw, 3),
		ms: draw % 900,
		requestId: draw.toString(16).padStart(8, '0'),
		...(level === 'error'
			? {err: {code: 'ETIMEDOUT', stack: 'Error: timed out\n    at Socket.<anonymous>'}}
			: {}),
	});
}

const frames = [
	'at com.shop.cart.CartService.total(CartService.java:118)',
	'at com.shop.cart.CartController.show(CartController.java:42)',
	'at java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)',
	'at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)',
	'at org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:166)',
] as const;

/** Blocks of twelve: ten of them ordinary lines, every fourth block an exception. */
export function traceLine(seed: number, index: number): SimLine {
	const block = Math.floor(index / 12);
	const place = index % 12;
	if (mix(seed, block) % 4 !== 0) {
		return {text: `INFO  c.s.cart.CartController : cart ${mix(seed, index) % 9000} shown in ${place * 3} ms`};
	}

	const heads: Readonly<Record<number, string>> = {
		0: 'ERROR c.s.cart.CartService : total of cart failed',
		1: `java.lang.IllegalStateException: cart ${mix(seed, block) % 9000} is locked`,
		8: 'Caused by: java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available',
		11: '\t... 57 more',
	};
	return {text: heads[place] ?? `\t${pick(frames, block, place)}`, isError: true};
}

const jobs = ['send_receipt', 'resize_image', 'sync_stock', 'export_orders', 'purge_sessions'] as const;

export function workerLine(seed: number, index: number): string {
	const draw = mix(seed, index);
	const level = draw % 40 === 0 ? 'WARN ' : 'INFO ';
	return `${level} ${pick(jobs, draw, 1)}[${draw % 100_000}] ${level === 'WARN ' ? 'retried' : 'done'} in ${draw % 4000} ms`;
}

export function postgresLine(seed: number, index: number): string {
	const draw = mix(seed, index);
	return draw % 3 === 0
		? `LOG:  checkpoint complete: wrote ${draw % 900} buffers (${draw % 9}.${draw % 10} %)`
		: `LOG:  duration: ${1000 + (draw % 4000)}.${draw % 1000} ms  statement: SELECT * FROM orders WHERE id = ${draw % 90_000}`;
}

export function redisLine(seed: number, index: number): string {
	return `1:M * ${mix(seed, index) % 900} changes in 60 seconds. Saving...`;
}
