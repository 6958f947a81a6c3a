import type {Probe} from '../../engine/types.js';
import {safeText, type SafeText} from '../../text/safe-text.js';

const failing =
	/curl: |\b(?:err(?:or)?|exception|fail(?:ed|ure|s)?|fatal|panic|refused|denied|forbidden|time[ds]?[ -]?out|unreachable|unavailable|unhealthy|unable|missing|invalid|reset|down|not (?:found|ready|running|reachable)|no such|can(?:no|')t|could(?: not|n't))\b|\b[45]\d\d\b/i;
/** Not a rule, nor the end of a JSON document. */
const saysSomething = /[\p{L}\p{N}]{2}/u;

/** The line in which a failed probe says why: the last that names a failure, else the last that says anything. */
export function probeCause({lines}: Probe): SafeText | undefined {
	const saying = lines.filter(line => saysSomething.test(line));
	const line = saying.findLast(one => failing.test(one)) ?? saying.at(-1);
	return line && safeText(withoutProgress(line).replaceAll(/ {2,}/g, ' ').trim());
}

/** curl's table of progress may stand before its words. */
function withoutProgress(line: SafeText): string {
	return line.slice(Math.max(0, line.indexOf('curl: ')));
}
