/** How long ago, in Docker's words (go-units' HumanDuration): `About a minute`, `3 weeks`. */
export function humanDuration(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const minutes = Math.floor(seconds / 60);
	const hours = Math.floor(seconds / 3600 + 0.5);
	const rows: ReadonlyArray<readonly [boolean, string]> = [
		[seconds < 1, 'Less than a second'],
		[seconds === 1, '1 second'],
		[seconds < 60, `${seconds} seconds`],
		[minutes === 1, 'About a minute'],
		[minutes < 60, `${minutes} minutes`],
		[hours === 1, 'About an hour'],
		[hours < 48, `${hours} hours`],
		[hours < 24 * 14, `${Math.floor(hours / 24)} days`],
		[hours < 24 * 60, `${Math.floor(hours / 24 / 7)} weeks`],
		[hours < 24 * 730, `${Math.floor(hours / 24 / 30)} months`],
	];
	return rows.find(([isSo]) => isSo)?.[1] ?? `${Math.floor(hours / 24 / 365)} years`;
}
