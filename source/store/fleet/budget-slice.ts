/** What midwatch itself takes, over the last seconds. */
export type BudgetState = {
	/** Of one core. */
	readonly cpuPercent?: number;
	readonly residentBytes?: number;
	/** Sent to the terminal. */
	readonly bytesPerSecond?: number;
	/** Asked of the engine. */
	readonly requestsPerSecond?: number;
	/** Frames that a slow line never got to see. */
	readonly framesDropped?: number;
};

export type BudgetResult = {readonly type: 'budget/measured'; readonly budget: BudgetState};

export function reduceBudget(_state: BudgetState, {budget}: BudgetResult): BudgetState {
	return budget;
}
