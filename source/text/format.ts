import {safe, safeText, type SafeText} from './safe-text.js';

// Every figure on the screen gets its shape here. A figure that isn't known is `–`, never 0.

export const unknown = safe`–`;

const units = ['', 'K', 'M', 'G', 'T', 'P'] as const;

/** Bytes, base 1024, in at most four cells: `0`, `512`, `1.2K`, `480M`, `12G`. */
export function formatBytes(bytes: number | undefined): SafeText {
	if (!isFigure(bytes)) {
		return unknown;
	}

	let value = Math.max(0, bytes);
	let unit = 0;
	// 999.5 would be printed with four digits and its unit: five cells.
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1024;
		unit++;
	}

	const digits = unit === 0 || value >= 9.95 ? value.toFixed(0) : value.toFixed(1);
	return safeText(digits + (units[unit] ?? ''));
}

/** A size in words: `0 B`, `785 B`, `1.2K`. */
export function formatSize(bytes: number | undefined): SafeText {
	return isFigure(bytes) && bytes < 999.5 ? safe`${formatBytes(bytes)} B` : formatBytes(bytes);
}

/** `0 B/s`, `785 B/s`, `1.2K/s`. */
export function formatRate(bytesPerSecond: number | undefined): SafeText {
	return isFigure(bytesPerSecond) ? safe`${formatSize(bytesPerSecond)}/s` : unknown;
}

/** Per cent with one decimal below 1000: `0.0`, `98.2`, `1250`. */
export function formatPercent(percent: number | undefined): SafeText {
	if (!isFigure(percent)) {
		return unknown;
	}

	return safeText(percent < 999.95 ? percent.toFixed(1) : percent.toFixed(0));
}

/** Whole per cent with its sign: `94%`. */
export function formatShare(percent: number | undefined): SafeText {
	return isFigure(percent) ? safe`${Math.round(percent)}%` : unknown;
}

/** A length of time in its largest unit: `45s`, `3m`, `5h`, `12d`, `3y`. */
export function formatDuration(durationMs: number | undefined): SafeText {
	if (!isFigure(durationMs)) {
		return unknown;
	}

	const seconds = Math.max(0, Math.floor(durationMs / 1000));
	const steps = [
		{limit: 60, size: 1, unit: safe`s`},
		{limit: 3600, size: 60, unit: safe`m`},
		{limit: 2 * 86_400, size: 3600, unit: safe`h`},
		{limit: 1000 * 86_400, size: 86_400, unit: safe`d`},
	];
	const step = steps.find(({limit}) => seconds < limit) ?? {size: 365 * 86_400, unit: safe`y`};
	return safe`${Math.floor(seconds / step.size)}${step.unit}`;
}

/** The same in words for sentences: `12 s`, `4 min`, `3 h`, `12 days`. */
export function formatSpan(durationMs: number): SafeText {
	const seconds = Math.max(0, Math.floor(durationMs / 1000));
	if (seconds < 60) {
		return safe`${seconds} s`;
	}

	if (seconds < 3600) {
		return safe`${Math.floor(seconds / 60)} min`;
	}

	const hours = Math.floor(seconds / 3600);
	return hours < 48 ? safe`${hours} h` : safe`${Math.floor(hours / 24)} days`;
}

/** How long ago, in its two largest units: `12s`, `3m12s`, `2h05m`, `3d04h`. */
export function formatAge(ageMs: number): SafeText {
	const seconds = Math.max(0, Math.floor(ageMs / 1000));
	for (const [size, unit, smaller, smallerUnit] of ages) {
		if (seconds >= size) {
			const rest = String(Math.floor((seconds % size) / smaller)).padStart(2, '0');
			return safeText(`${Math.floor(seconds / size)}${unit}${rest}${smallerUnit}`);
		}
	}

	return safe`${seconds}s`;
}

const ages = [
	[86_400, 'd', 3600, 'h'],
	[3600, 'h', 60, 'm'],
	[60, 'm', 1, 's'],
] as const;

/** Whole numbers with separators: `12,300`. */
export function formatCount(count: number | undefined): SafeText {
	return isFigure(count) ? safeText(String(Math.round(count)).replaceAll(/\B(?=(\d{3})+$)/g, ',')) : unknown;
}

/** `1 container`, `1,200 containers`. */
export function counted(count: number, one: string, several = `${one}s`): SafeText {
	return safe`${formatCount(count)} ${safeText(count === 1 ? one : several)}`;
}

/** The local day: `2026-11-26`. */
export function formatDay(atMs: number): SafeText {
	const date = new Date(atMs);
	const [month, day] = [date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0'));
	return safeText(`${date.getFullYear()}-${month}-${day}`);
}

/** The local time of day: `02:14:07`. */
export function formatClock(atMs: number): SafeText {
	const date = new Date(atMs);
	const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
	return safeText(parts.map(part => String(part).padStart(2, '0')).join(':'));
}

/** A length of time by the clock, as ps tells it: `0:07`, `1:02:03`. */
export function formatClockSpan(durationMs: number | undefined): SafeText {
	if (!isFigure(durationMs)) {
		return unknown;
	}

	const seconds = Math.floor(durationMs / 1000);
	const two = (value: number) => String(value).padStart(2, '0');
	const minutes = Math.floor(seconds / 60);
	const hours = Math.floor(minutes / 60);
	return safeText(
		hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`,
	);
}

function isFigure(value: number | undefined): value is number {
	return value !== undefined && Number.isFinite(value);
}
