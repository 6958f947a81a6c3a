const units: Readonly<Record<string, number>> = {b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4};

/** `512m`, `1.5g`, `64` (bytes), as docker's --memory; undefined for anything else. */
export function parseBytes(text: string): number | undefined {
	const [, figure, unit = 'b'] = /^(\d+(?:\.\d+)?)([bkmgt])?(?:i?b)?$/i.exec(text.trim()) ?? [];
	return figure === undefined ? undefined : Math.round(Number(figure) * (units[unit.toLowerCase()] ?? 1));
}

/** `512m`: the shortest that `parseBytes` reads as just these bytes. */
export function byteText(bytes: number): string {
	const [unit, size] = Object.entries(units).findLast(([, one]) => bytes > 0 && bytes % one === 0) ?? [
		'b',
		1,
	];
	return `${bytes / size}${unit}`;
}

/** `on-failure:5` → its name and its number, as docker's --restart. */
export function parsePolicy(text: string): {readonly name: string; readonly maximumRetries?: number} {
	const [name = 'no', retries] = text.split(':');
	return retries === undefined ? {name} : {name, maximumRetries: Number(retries)};
}
