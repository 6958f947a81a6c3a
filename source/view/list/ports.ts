import type {Port} from '../../engine/types.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {displayWidth} from '../../text/width.js';

/** Ports that follow one another, bound to one address of the host, or to none. */
export type PortRange = {
	/** As `docker ps` writes it, but `*` for every address, v4 and v6; undefined where nothing is published. */
	readonly address?: SafeText;
	readonly publicPort?: number;
	readonly privatePort: number;
	readonly count: number;
	readonly protocol: SafeText;
};

/** Podman names no address where it means all of them. */
export const everywhere = safe`*`;
const everyV4 = '0.0.0.0';
/** An address of v4 and the one of v6 that mean the same. */
const twins = [
	{v4: everyV4, v6: '::', both: everywhere},
	{v4: '127.0.0.1', v6: '::1', both: safe`localhost`},
] as const;

/** One for each published or exposed port: the same one on v4 and v6 is one. What is published comes first. */
export function portBindings(ports: readonly Port[]): readonly PortRange[] {
	const keyOf = ({privatePort, publicPort, protocol}: Port, ip: string) =>
		`${ip} ${publicPort} ${privatePort} ${protocol}`;
	const all = new Set(ports.map(port => keyOf(port, port.ip ?? '')));
	const isTwinOf = (port: Port, from: 'v4' | 'v6', to: 'v4' | 'v6') =>
		twins.find(twin => port.ip === twin[from] && all.has(keyOf(port, twin[to])));
	const bindings = ports
		.filter(port => !isTwinOf(port, 'v6', 'v4'))
		.map((port): PortRange => {
			const {privatePort, publicPort, protocol, ip} = port;
			const own = ip === undefined ? everywhere : ip.includes(':') ? safe`[${ip}]` : ip;
			const address = publicPort === undefined ? undefined : (isTwinOf(port, 'v4', 'v6')?.both ?? own);
			return {address, publicPort, privatePort, protocol, count: 1};
		});
	return [
		...bindings.filter(({publicPort}) => publicPort !== undefined),
		...bindings.filter(({publicPort}) => publicPort === undefined),
	];
}

/** The same with ports that follow one another as one range. */
function portRanges(ports: readonly Port[]): readonly PortRange[] {
	const open = new Map<string, PortRange>();
	const ranges = new Map<string, PortRange>();
	for (const one of portBindings(ports)) {
		const kind = `${one.address} ${one.protocol}`;
		const before = open.get(kind);
		const next = before && follows(before, one) ? {...before, count: before.count + 1} : one;
		open.set(kind, next);
		ranges.set(`${kind} ${next.publicPort} ${next.privatePort}`, next);
	}

	return [...ranges.values()];
}

function follows({publicPort, privatePort, count}: PortRange, next: PortRange): boolean {
	return (
		next.privatePort === privatePort + count &&
		next.publicPort === (publicPort === undefined ? undefined : publicPort + count)
	);
}

/** `127.0.0.1:8080->80/tcp`, `8000-8002->8000-8002/tcp` where it is bound to every address, `53/udp` where it is only exposed. */
export function portText(range: PortRange): SafeText {
	const mapping = mappingText(range);
	return isBound(range) ? safe`${range.address ?? everywhere}:${mapping}` : mapping;
}

/** Whether it is bound to one address, not to all there are or all of v4. */
export function isBound({address}: PortRange): boolean {
	return address !== undefined && address !== everywhere && address !== everyV4;
}

/** Without the address. */
export function mappingText({publicPort, privatePort, count, protocol}: PortRange): SafeText {
	const inside = safe`${spread(privatePort, count)}/${protocol}`;
	return publicPort === undefined ? inside : safe`${spread(publicPort, count)}->${inside}`;
}

function spread(first: number, count: number): SafeText {
	return count === 1 ? safe`${first}` : safe`${first}-${first + count - 1}`;
}

/** All of them in `width` cells. What doesn't fit loses addresses first, then whole ports: none is cut. */
export function portsText(ports: readonly Port[], width: number): SafeText | undefined {
	const ranges = portRanges(ports);
	const [first] = ranges;
	if (!first) {
		return undefined;
	}

	const whole = listOf(
		ranges.map(range => portText(range)),
		width,
	);
	if (whole?.more === 0) {
		return whole.text;
	}

	const short = listOf(
		ranges.map(range => {
			const text = mappingText(range);
			return text === portText(range) ? text : safe`…:${text}`;
		}),
		width,
	);
	return (
		short?.text ??
		firstOf(
			first,
			ranges.reduce((sum, {count}) => sum + count, -1),
		)
	);
}

/** As many as fit, and how many more there are. */
function listOf(
	texts: readonly SafeText[],
	width: number,
): {readonly text: SafeText; readonly more: number} | undefined {
	let best: {readonly text: SafeText; readonly more: number} | undefined;
	let text = safe``;
	for (const [index, next] of texts.entries()) {
		text = index === 0 ? next : safe`${text}, ${next}`;
		const more = texts.length - index - 1;
		const marked = more === 0 ? text : safe`${text} +${more}`;
		if (displayWidth(text) > width) {
			break;
		}

		best = displayWidth(marked) <= width ? {text: marked, more} : best;
	}

	return best;
}

/** Where not even one fits whole: its ports, without the protocol. */
function firstOf({publicPort, privatePort, protocol}: PortRange, more: number): SafeText {
	const mapping = publicPort === undefined ? safe`${privatePort}` : safe`${publicPort}->${privatePort}`;
	return more === 0 ? safe`${mapping}/${protocol}` : safe`${mapping} +${more}`;
}
