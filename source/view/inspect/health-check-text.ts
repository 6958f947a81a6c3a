import {asNumber, asString, type Json} from '../../engine/parse/json-fields.js';
import {counted, formatSpan} from '../../text/format.js';
import {quoted, texts} from './summary-text.js';

/** What is run, how often, and how it stands. */
export function healthCheck(check: Json, health: Json): readonly string[] {
	const [kind = '', ...command] = texts(check['Test']);
	const status = asString(health['Status']);
	const failing = asNumber(health['FailingStreak']) ?? 0;
	if (kind === '' || kind === 'NONE') {
		return kind === '' && status === '' ? [] : [kind === 'NONE' ? 'switched off' : status];
	}

	const times = (['Interval', 'Timeout', 'StartPeriod'] as const).flatMap((name, place) => {
		const ns = asNumber(check[name]) ?? 0;
		return ns > 0 ? [`${['every', 'timeout', 'start period'][place]} ${formatSpan(ns / 1e6)}`] : [];
	});
	const retries = asNumber(check['Retries']) ?? 0;
	return [
		command.map(word => (kind === 'CMD' ? quoted(word) : word)).join(' '),
		[...times, retries > 0 ? counted(retries, 'retry', 'retries') : ''].filter(Boolean).join(', '),
		failing > 0 ? `${status}, ${failing} failed in a row` : status,
	];
}
