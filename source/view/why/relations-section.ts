import type {Container} from '../../engine/types.js';
import {span, type Tone} from '../../text/line.js';
import {counted} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {
	conditionWords,
	dependenciesOf,
	dependentsOf,
	isBroken,
	isMet,
	type Dependency,
} from '../trouble/dependencies.js';
import {fact, plainLine, type About, type CardLine} from './card-lines.js';

/** So many are named; a database may be needed by hundreds. */
const mostNamed = 20;

const wants: Readonly<Record<string, SafeText>> = {
	service_healthy: safe`has to be healthy`,
	service_completed_successfully: safe`has to exit with 0`,
};

/** What it depends on and what depends on it, each with how it is now. */
export function relationLines({row, state}: About): readonly CardLine[] {
	const {byId, details} = state.fleet.containers;
	const {container} = row;
	const needed = dependenciesOf(container, row.details, byId).flatMap(one => neededLines(one));
	const dependents = dependentsOf(container, details, byId);
	const named = dependents
		.slice(0, mostNamed)
		.map(({kind, container: other}) =>
			jump(
				kind === 'service' ? safe`needed by` : safe`its ${safeText(kind)} is shared by`,
				other,
				toneOf(other),
			),
		);
	const more = dependents.length - named.length;
	return [
		...needed,
		...named,
		...(more > 0 ? [plainLine(span(safe`  and ${counted(more, 'other')}`, 'dim'))] : []),
	];
}

function neededLines(dependency: Dependency): readonly CardLine[] {
	const {kind, condition = '', of, containers} = dependency;
	const verb = kind === 'service' ? safe`needs` : safe`shares the ${safeText(kind)} of`;
	if (containers.length === 0) {
		return [fact(safe`${verb} ${of}`, kind === 'service' ? safe`has no container` : safe`it is lost`, 'bad')];
	}

	const want = isMet(dependency) ? undefined : wants[condition];
	return containers.map(other => {
		const one = {...dependency, containers: [other]};
		return jump(verb, other, isMet(one) ? 'good' : isBroken(one) ? 'bad' : 'warn', want);
	});
}

function jump(verb: SafeText, other: Container, tone: Tone | undefined, want?: SafeText): CardLine {
	const words = conditionWords(other);
	const {line} = fact(safe`${verb} ${other.name}`, want ? safe`${words}, ${want}` : words, tone);
	return {line, jump: other.id};
}

function toneOf({state, health}: Container): Tone | undefined {
	return state === 'running' && health !== 'unhealthy' ? undefined : 'warn';
}
