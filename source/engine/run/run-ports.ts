/** One port that is to be published: `inside` as the API's `80/tcp`, a host port as the API's `HostPort`. */
type PublishedPort = {readonly inside: string; readonly ip: string; readonly outside: string};

type Range = {readonly first: number; readonly last: number};

/**
 * One word of docker's `-p`: `8080:80`, `7200-7202:7200-7202/udp`, `[::1]:80:80`, `published=8080,target=80`.
 * Undefined for what docker refuses.
 */
export function parsePorts(word: string): readonly PublishedPort[] | undefined {
	const [address = '', protocol = 'tcp', ...more] = shortForm(word).split('/');
	const parts = address.split(':');
	const inside = parseRange(parts.pop() ?? '');
	const outsideText = parts.pop() ?? '';
	const outside = outsideText === '' ? undefined : parseRange(outsideText);
	const ip = parts.join(':').replace(/^\[(.*)\]$/, '$1');
	const isProtocol = /^(?:tcp|udp|sctp)$/i.test(protocol) && more.length === 0;
	const isWrong = outsideText !== '' && outside === undefined;
	if (!inside || !isProtocol || isWrong || !/^(?:[\d.]*|[\da-f:.]*:[\da-f:.]*)$/i.test(ip)) {
		return undefined;
	}

	const count = inside.last - inside.first + 1;
	if (outside && count > 1 && outside.last - outside.first + 1 !== count) {
		return undefined;
	}

	return Array.from({length: count}, (_none, index) => ({
		inside: `${inside.first + index}/${protocol.toLowerCase()}`,
		ip,
		outside: hostPort(outside, count, index),
	}));
}

/** The word that `parsePorts` reads as this port. */
export function portWord({inside, ip, outside}: PublishedPort): string {
	const port = inside.replace(/\/tcp$/, '');
	const address = ip.includes(':') ? `[${ip}]:` : ip === '' ? '' : `${ip}:`;
	return outside === '' && address === '' ? port : `${address}${outside}:${port}`;
}

/** For a single port inside, the engine takes a free one of the range outside. */
function hostPort(outside: Range | undefined, count: number, index: number): string {
	if (!outside) {
		return '';
	}

	return count === 1 && outside.last > outside.first
		? `${outside.first}-${outside.last}`
		: String(outside.first + index);
}

function parseRange(text: string): Range | undefined {
	const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
	const range = {first: Number(first), last: Number(last)};
	return first !== undefined && range.first <= range.last && range.last <= 65_535 ? range : undefined;
}

function shortForm(word: string): string {
	if (!word.includes('=')) {
		return word;
	}

	const {
		target = '',
		published,
		protocol = 'tcp',
	} = Object.fromEntries(word.split(',').map(pair => pair.split('=', 2))) as Readonly<Record<string, string>>;
	return `${published === undefined ? '' : `${published}:`}${target}/${protocol}`;
}
