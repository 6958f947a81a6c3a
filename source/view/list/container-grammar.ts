import {containerStates, healths, isUp} from '../../engine/container-states.js';
import type {Container} from '../../engine/types.js';
import {portBindings, portText} from './ports.js';
import {wordsOf, type Grammar, type Test} from './list-filter.js';

/** What a filter of the containers list can ask: `state:`, `health:`, `image:`, `port:`, `project:`, `label:`. */
export const containerGrammar: Grammar<Container> = {
	fields: {
		state: {
			matches: (container, _test, typed) => wordsOf(typed).some(word => isInState(container, word)),
			words: [...containerStates, 'unknown', ...healths, 'up', 'down'],
		},
		health: {
			matches: ({health = 'none'}, _test, typed) => wordsOf(typed).some(word => health.startsWith(word)),
			words: [...healths, 'none'],
		},
		image: {matches: ({image}, test) => test(image)},
		port: {matches: matchPort},
		engine: {matches: ({engine}, test) => engine !== undefined && test(engine)},
		project: {matches: ({project}, test) => project !== undefined && test(project)},
		label: {matches: ({labels}, test, typed) => matchLabels(labels, test, typed)},
	},
	matchAny: (container, test, typed) =>
		test(container.name) ||
		test(container.image) ||
		(container.service !== undefined && test(container.service)) ||
		(container.project !== undefined && test(container.project)) ||
		container.id.startsWith(typed) ||
		hasPort(container, typed),
};

/** A state, a health, or how they begin; and the header's words, up and down. */
function isInState(container: Container, word: string): boolean {
	if (word === 'up' || word === 'down') {
		return isUp(container) === (word === 'up');
	}

	return container.state.startsWith(word) || container.health?.startsWith(word) === true;
}

/** `label:tier` asks for the label; `label:tier=web` for that value of it. */
function matchLabels(labels: Container['labels'], test: Test, typed: string): boolean {
	if (typed.startsWith('/')) {
		return Object.entries(labels).some(([key, value]) => test(`${key}=${value}`));
	}

	const [wantedKey = '', ...wantedValue] = typed.split('=');
	return Object.entries(labels).some(
		([key, value]) => key === wantedKey && (wantedValue.length === 0 || value === wantedValue.join('=')),
	);
}

/** `5353` and `5353/udp` are a port, whole, on the host or inside; anything else is looked for in what `docker ps` shows. */
function matchPort({ports}: Container, test: Test, typed: string): boolean {
	const [, number, wanted = ''] = /^(\d+)(?:\/(\w*))?$/.exec(typed) ?? [];
	return number !== undefined
		? ports.some(
				({publicPort, privatePort, protocol}) =>
					[publicPort, privatePort].includes(Number(number)) && protocol.startsWith(wanted),
			)
		: portBindings(ports).some(port => test(portText(port)));
}

/** A port of it begins so, on the host or inside; one digit would be half of all ports. */
function hasPort({ports}: Container, typed: string): boolean {
	const [, digits] = /^:?(\d{2,5}(?:\/\w*)?)$/.exec(typed) ?? [];
	return (
		digits !== undefined &&
		ports.some(({publicPort, privatePort, protocol}) =>
			[publicPort, privatePort].some(port => port !== undefined && `${port}/${protocol}`.startsWith(digits)),
		)
	);
}
