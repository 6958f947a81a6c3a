import type {SafeText} from '../../text/safe-text.js';
import {selectTroubles} from '../trouble/troubles.js';
import type {Incident} from './incident.js';

/** The report for programs: times as ISO 8601 in UTC, texts without secrets. */
export function incidentJson(incident: Incident, redact: (text: string) => SafeText): string {
	const {engine, gaps, away, troubles, timeline, said, end} = incident;
	const worst = selectTroubles(end);
	const document = {
		from: iso(incident.fromMs),
		to: iso(incident.toMs),
		engine: {label: redact(engine.label), url: redact(engine.url), host: redact(engine.host)},
		gaps: gaps.map(({fromMs, toMs}) => ({from: iso(fromMs), to: iso(toMs)})),
		engineAway: away.map(({fromMs, toMs}) => ({from: iso(fromMs), to: iso(toMs)})),
		troubles: troubles.map(({name, project, words, severity, fromMs, toMs}) => ({
			name: redact(name),
			project: project && redact(project),
			reason: redact(words),
			severity,
			from: iso(fromMs),
			to: toMs === undefined ? null : iso(toMs),
		})),
		timeline: timeline.map(({atMs, who, what}) => ({at: iso(atMs), who: redact(who), what: redact(what)})),
		lastLines: said.map(({atMs, who, what, lines}) => ({
			at: iso(atMs),
			name: redact(who),
			event: redact(what),
			lines: lines.map(({text}) => redact(text)),
		})),
		end: [...end.fleet.containers.byId.values()].map(({id, name, state}) => ({
			id,
			name: redact(name),
			state,
			reasons: (worst.get(id)?.reasons ?? []).map(({words, whole}) => redact(whole ?? words)),
		})),
	};
	return `${JSON.stringify(document, undefined, '\t')}\n`;
}

function iso(atMs: number): string {
	return new Date(atMs).toISOString();
}
