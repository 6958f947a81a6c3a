/** What selectors look at where there is no screen: nothing is on it. */
export const noScreen = {
	columns: 0,
	rows: 0,
	colorLevel: 0,
	isUnicode: false,
	isReadOnly: true,
	isCpuOfHost: false,
	isSlow: false,
	theme: 'dark',
	chartSeconds: 0,
} as const;
