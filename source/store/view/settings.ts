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

/** A program of the user's for a row. */
export type UserCommand = {
	/** What the user calls it; no two have the same. */
	readonly name: string;
	/** What it is about. */
	readonly kind: 'container' | 'image' | 'volume' | 'network';
	readonly keys: readonly string[];
	/** The program and its arguments, with `{id}` and the like in them; no shell reads it. */
	readonly argv: readonly string[];
	/** Has the terminal, is told in lines, or is told of when it has ended. */
	readonly mode: 'terminal' | 'output' | 'background';
	readonly isAsked: boolean;
};

/** Whom a new trouble is told to, besides the screen. */
export type Alerts = {
	readonly bell: boolean;
	/** The sequence by which the terminal shows a notification of its own. */
	readonly notify: 'off' | 'osc9' | 'osc777' | 'osc99';
	/** A program and its arguments, handed each alert as JSON; none where empty. */
	readonly hook: readonly string[];
	/** What is less than this is no alert (1–100). */
	readonly severity: number;
	/** The same of the same service is told again after so many minutes. */
	readonly againMinutes: number;
	/** `22:00-07:00`, by the local clock: nothing is told then. */
	readonly quiet: string;
};

export const noAlerts: Alerts = {
	bell: false,
	notify: 'off',
	hook: [],
	severity: 60,
	againMinutes: 10,
	quiet: '',
};

/** What the user's file of settings says; it stays as it was at the start. */
export type Settings = {
	readonly limits: Limits;
	readonly keys: UserKeys;
	readonly commands: readonly UserCommand[];
	readonly alerts: Alerts;
};

export const usualSettings: Settings = {limits: usualLimits, keys: {}, commands: [], alerts: noAlerts};
