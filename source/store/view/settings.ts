/** From when on a figure is trouble. */
export type Limits = {
	/** Memory, % of the container's limit. */
	readonly memoryPercent: number;
	/** CPU, % of the container's quota, mean of a minute. */
	readonly cpuPercent: number;
	/** Periods in which its quota held it back, %, mean of a minute. */
	readonly throttledPercent: number;
	/** Log lines that report an error, while its log is followed. */
	readonly errorsPerMinute: number;
	/** For how long an ending is trouble, minutes. */
	readonly exitMinutes: number;
	/** Within how many minutes three restarts are a crash loop. */
	readonly loopMinutes: number;
};

export const usualLimits: Limits = {
	memoryPercent: 90,
	cpuPercent: 90,
	throttledPercent: 25,
	errorsPerMinute: 10,
	exitMinutes: 30,
	loopMinutes: 10,
};

/** The keys of commands, by the commands' names, where they aren't the usual ones. */
export type UserKeys = Readonly<Record<string, readonly string[]>>;

/** What the user's file of settings says; it stays as it was at the start. */
export type Settings = {readonly limits: Limits; readonly keys: UserKeys};

export const usualSettings: Settings = {limits: usualLimits, keys: {}};
