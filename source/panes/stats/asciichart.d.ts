declare module 'asciichart' {
	export type PlotConfig = {
		readonly min?: number;
		readonly max?: number;
		readonly offset?: number;
		readonly height?: number;
		readonly colors?: readonly string[];
		readonly symbols?: readonly string[];
		readonly format?: (value: number, row: number) => string;
	};

	export function plot(series: ReadonlyArray<readonly number[]>, config?: PlotConfig): string;
}
