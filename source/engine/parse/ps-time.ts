const dayMs = 86_400_000;

/** CPU time as ps tells it, `1-02:03:04`, `02:03:04` or `03:04`, or Podman, `1h2m3.5s`; undefined where it is no time. */
export function parsePsTime(text: string): number | undefined {
	const clock = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+)$/.exec(text);
	if (clock) {
		const [days, hours, minutes, seconds] = clock.slice(1).map(part => Number(part ?? 0));
		return days! * dayMs + ((hours! * 60 + minutes!) * 60 + seconds!) * 1000;
	}

	const spans = /^(?:(\d+)h)?(?:(\d+)m)?(?:([\d.]+)(m?s))?$/.exec(text);
	if (text === '' || !spans) {
		return undefined;
	}

	const [, hours = '0', minutes = '0', rest = '0', unit] = spans;
	return (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(rest) * (unit === 'ms' ? 1 : 1000);
}
