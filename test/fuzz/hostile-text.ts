import {parseContainer} from '../../source/engine/parse-container.js';
import {parseDetails} from '../../source/engine/parse-details.js';
import {parseEvent} from '../../source/engine/parse-event.js';
import {allBindings} from '../../source/keys/all-bindings.js';
import {paint} from '../../source/lib/paint.js';
import {safeText} from '../../source/lib/safe-text.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {sheetOf} from '../../source/panes/sheet.js';
import {views} from '../../source/panes/views.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';
import {idOf, makeState, startMs} from '../helpers/fixtures.js';
import {hostileText} from './hostile.js';
import {createRandom, type Random} from './random.js';

const ourSequence = /\u001B\[[\d;]*m/g;
// What a terminal would act on, or a reader couldn't see: C0, C1, bidi controls, lone surrogates.
const harmful =
	/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F]|\p{Surrogate}/u;

/** Feeds hostile text into every field and looks at every pane and page. Undefined, or what was found. */
export function runHostileText(seed: number): string | undefined {
	const random = createRandom(seed);
	const state = hostileState(random);
	const pages: Array<readonly [string, string]> = [
		['screen', firstFrame(state, allBindings)],
		...views.map(view => [view.id, painted(view.lines(state, 78, 20), state)] as const),
		...overlaysOf(state, random).map(page => ['sheet', page] as const),
	];
	for (const [name, page] of pages) {
		const found = harmful.exec(page.replaceAll(ourSequence, ''));
		if (found) {
			return `${name} holds U+${found[0].codePointAt(0)?.toString(16)} at ${found.index}`;
		}
	}

	return undefined;
}

function painted(
	lines: Parameters<typeof paint>[0][] | readonly Parameters<typeof paint>[0][],
	state: State,
): string {
	return lines.map(line => paint(line, state.view.screen)).join('\n');
}

function hostileState(random: Random): State {
	const text = () => hostileText(random);
	const names = ['a', 'b', 'c'];
	const facts: Message[] = [
		{type: 'containers/listed', containers: names.map(name => parseContainer(rawContainer(name, text)))},
		{
			type: 'containers/detailed',
			ids: names.map(idOf),
			details: names.map(name => parseDetails(rawDetails(name, text))),
		},
		{
			type: 'events/happened',
			events: names.flatMap(name => parseEvent(rawEvent(name, text)) ?? []),
		},
		{type: 'inspection/came', id: idOf('a'), json: rawDetails('a', text)},
		{type: 'notes/added', note: {atMs: startMs, tone: 'bad', text: safeText(text())}},
		{type: 'list/filtered', filter: ''},
		{type: 'pending/ended', id: idOf('b'), failure: safeText(text())},
		{
			type: 'processes/listed',
			id: idOf('a'),
			table: {titles: [safeText(text())], rows: [[safeText(text())]]},
		},
	];
	return facts.reduce(reduce, makeState());
}

function rawContainer(name: string, text: () => string): object {
	return {
		Id: idOf(name),
		Names: [`/${text()}`],
		Image: text(),
		Command: text(),
		Created: startMs / 1000,
		State: 'running',
		Status: `Up 3 minutes (unhealthy)${text()}`,
		Labels: {[text()]: text(), 'com.docker.compose.project': text(), 'com.docker.compose.service': text()},
		Ports: [{IP: text(), PrivatePort: 80, PublicPort: 8080, Type: text()}],
		HostConfig: {NetworkMode: text()},
		NetworkSettings: {Networks: {[text()]: {}}},
	};
}

function rawDetails(name: string, text: () => string): object {
	return {
		Id: idOf(name),
		State: {Error: text(), OOMKilled: true, Health: {Log: [{ExitCode: 1, Output: text(), End: text()}]}},
		Config: {Env: [text(), `A=${text()}`], Labels: {[text()]: text()}},
		HostConfig: {RestartPolicy: {Name: text()}, LogConfig: {Type: text()}},
		Mounts: [{Destination: text(), Type: text(), Source: text()}],
	};
}

function rawEvent(name: string, text: () => string): object {
	return {
		Type: 'container',
		Action: `health_status: ${text()}`,
		Actor: {ID: idOf(name), Attributes: {name: text(), image: text()}},
		timeNano: startMs * 1e6,
	};
}

function overlaysOf(state: State, random: Random): readonly string[] {
	const name = safeText(hostileText(random));
	const target = {kind: 'container', id: idOf('a'), name} as const;
	const page = {
		kind: 'inspect',
		target,
		cursor: 0,
		folded: new Set<string>(),
		path: '',
		search: '',
		isUnmasked: true,
	} as const;
	return [
		{...page, tab: 'json'} as const,
		{...page, tab: 'env'} as const,
		{...page, tab: 'health'} as const,
		{kind: 'messages', scroll: 0} as const,
		{kind: 'confirm', actionId: 'stop', targets: [target, target], options: {}, order: []} as const,
	].map(overlay => {
		const shown = reduce(state, {type: 'overlay/opened', overlay});
		return painted(sheetOf(shown, allBindings, 78, 20)?.lines ?? [], shown);
	});
}
