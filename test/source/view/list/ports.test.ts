import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseContainer} from '../../../../source/engine/parse/parse-container.js';
import type {Port} from '../../../../source/engine/types.js';
import {noText, safe, safeText} from '../../../../source/text/safe-text.js';
import {displayWidth} from '../../../../source/text/width.js';
import {columns} from '../../../../source/view/list/container-columns.js';
import {isBound, portBindings, portsText, portText} from '../../../../source/view/list/ports.js';

const roomy = 200;

type Raw = readonly [
	ip: string | undefined,
	publicPort: number | undefined,
	privatePort: number,
	type: string,
];

function portsOf(raw: readonly Raw[]): readonly Port[] {
	const Ports = raw.map(([IP, PublicPort, PrivatePort, Type]) => ({IP, PublicPort, PrivatePort, Type}));
	return parseContainer({Ports}).ports;
}

/** As engines list what is published everywhere. */
function everywhere(publicPort: number, privatePort: number, type = 'tcp'): readonly Raw[] {
	return [
		['0.0.0.0', publicPort, privatePort, type],
		['::', publicPort, privatePort, type],
	];
}

const cases: ReadonlyArray<readonly [string, readonly Raw[]]> = [
	['3101->9000/tcp', everywhere(3101, 9000)],
	['53->53/tcp, 53->53/udp', [...everywhere(53, 53, 'udp'), ...everywhere(53, 53)]],
	['127.0.0.1:8080->80/tcp', [['127.0.0.1', 8080, 80, 'tcp']]],
	[
		'localhost:8080->80/tcp',
		[
			['::1', 8080, 80, 'tcp'],
			['127.0.0.1', 8080, 80, 'tcp'],
		],
	],
	['[fe80::1]:8080->80/tcp', [['fe80::1', 8080, 80, 'tcp']]],
	[
		'32768->80/tcp, [::]:32769->80/tcp',
		[
			['::', 32_769, 80, 'tcp'],
			['0.0.0.0', 32_768, 80, 'tcp'],
		],
	],
	[
		'7200-7202->7200-7202/tcp',
		[...everywhere(7202, 7202), ...everywhere(7200, 7200), ...everywhere(7201, 7201)],
	],
	['8000-8001->90-91/tcp', [...everywhere(8001, 91), ...everywhere(8000, 90)]],
	['8001->90/tcp, 8000->91/tcp', [...everywhere(8001, 90), ...everywhere(8000, 91)]],
	[
		'8080->80/tcp, 53/udp, 443-444/tcp',
		[
			[undefined, undefined, 444, 'tcp'],
			[undefined, undefined, 443, 'tcp'],
			[undefined, undefined, 53, 'udp'],
			...everywhere(8080, 80),
		],
	],
	// Podman 4 names no address.
	['8080->80/tcp', [[undefined, 8080, 80, 'tcp']]],
];

test.each(cases)('%s', (text, raw) => {
	expect(portsText(portsOf(raw), roomy)).toBe(text);
});

test('the order in which the engine lists them changes nothing', () => {
	const raw = cases.flatMap(([, one]) => one);
	fc.assert(
		fc.property(fc.shuffledSubarray([...raw], {minLength: raw.length}), shuffled => {
			expect(portsOf(shuffled)).toEqual(portsOf(raw));
		}),
	);
});

test.each([
	[22, [['127.0.0.1', 3101, 9000, 'tcp']], '…:3101->9000/tcp'],
	[24, [['127.0.0.1', 3101, 9000, 'tcp']], '127.0.0.1:3101->9000/tcp'],
	[20, [...everywhere(80, 80), ...everywhere(443, 443), ...everywhere(8080, 8080)], '80->80/tcp +2'],
	[16, [...everywhere(32_768, 32_768), ...everywhere(32_769, 32_769)], '32768->32768 +1'],
	[16, everywhere(32_768, 32_768), '32768->32768/tcp'],
] as const)('in %i cells no port is cut', (width, raw, text) => {
	expect(portsText(portsOf(raw), width)).toBe(text);
});

test('the column shows the first port whole at each of its widths, whatever is published', () => {
	const port = fc.integer({min: 1, max: 65_535});
	const raw = fc.tuple(fc.constantFrom('0.0.0.0', '::', '192.168.100.200'), port, port, fc.constant('tcp'));
	const widths = (
		columns.find(({id}) => id === 'ports')?.steps?.({widest: 60, telling: 60, isKnown: true}, 198) ?? []
	).map(([width]) => width);
	expect(widths.length).toBeGreaterThan(0);
	fc.assert(
		fc.property(fc.array(raw, {minLength: 1, maxLength: 9}), list => {
			for (const width of widths) {
				const text = portsText(portsOf(list), width) ?? noText;
				expect(displayWidth(text)).toBeLessThanOrEqual(width);
				const shown = /(\d+)(?:-\d+)?->(\d+)/.exec(text);
				expect(list.map(one => [one[1], one[2]])).toContainEqual([Number(shown?.[1]), Number(shown?.[2])]);
			}
		}),
	);
});

test('what is published on v4 alone says so where it is told whole, and is no narrower than any other in the list', () => {
	const port = {privatePort: 80, publicPort: 8080, protocol: safe`tcp`};
	const addressOf = (...ips: readonly string[]) =>
		portBindings(ips.map(ip => ({...port, ip: safeText(ip)}))).map(one => [
			one.address,
			isBound(one),
			portText(one),
		]);
	expect(addressOf('0.0.0.0')).toEqual([['0.0.0.0', false, '8080->80/tcp']]);
	expect(addressOf('0.0.0.0', '::')).toEqual([['*', false, '8080->80/tcp']]);
	expect(addressOf('127.0.0.1')).toEqual([['127.0.0.1', true, '127.0.0.1:8080->80/tcp']]);
});
