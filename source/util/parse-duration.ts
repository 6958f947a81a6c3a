const unitsMs: Readonly<Record<string, number>> = {
	s: 1000,
	m: 60_000,
	h: 3_600_000,
	d: 86_400_000,
	w: 604_800_000,
};

/** `90s`, `10m`, `1h30m`, `14d`, in ms; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
	const parts = text.trim().toLowerCase();
	if (!/^(?:\d+(?:\.\d+)?[smhdw])+$/.test(parts)) {
		return undefined;
	}

	return Array.from(parts.matchAll(/([\d.]+)([smhdw])/g)).reduce(
		(sum, [, figure, unit]) => sum + Number(figure) * (unitsMs[unit ?? ''] ?? 0),
		0,
	);
}
