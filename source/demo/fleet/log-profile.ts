/** What a container prints: some lines when it starts, then one (or a burst) about every interval, for ever. */
export type LogProfile = {
	readonly opening?: ReadonlyArray<SimLine & {readonly atMs?: number}>;
	readonly intervalMs?: number;
	/** Lines that share each moment. */
	readonly burst?: number;
	/** The n-th line after the opening. */
	readonly line?: (seed: number, index: number) => SimLine;
};

/** Bytes where it prints what isn't UTF-8. */
export type SimLine = {readonly text: string | Uint8Array; readonly isError?: boolean};
