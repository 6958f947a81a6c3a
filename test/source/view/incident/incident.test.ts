import {describe, expect, test} from 'vitest';
import {createRecorder} from '../../../../source/record/recorder.js';
import {createMemorySink} from '../../../../source/record/segment-memory.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import {createRedactor} from '../../../../source/text/redact.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {toMarkdown} from '../../../../source/text/to-markdown.js';
import {chartsOf} from '../../../../source/view/incident/incident-charts.js';
import {incidentHtml} from '../../../../source/view/incident/incident-html.js';
import {incidentJson} from '../../../../source/view/incident/incident-json.js';
import {incidentLines} from '../../../../source/view/incident/incident-page.js';
import {incidentOf} from '../../../../source/view/incident/incident.js';
import {detailed, idOf, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {opened, sample} from '../../../helpers/fleet.js';

const at = (second: number) => startMs + second * 1000;

const died: Message = {
	type: 'events/happened',
	events: [
		{
			atMs: at(100),
			atNano: '1',
			kind: 'container',
			action: safe`die`,
			subject: idOf('api'),
			name: safe`api`,
			exitCode: 1,
			attributes: {execDuration: safe`41`},
		},
	],
};

const exited: Message = {
	type: 'containers/listed',
	containers: [
		makeContainer('db'),
		makeContainer('api', {state: 'exited', exitCode: 1, status: safe`Exited (1)`}),
	],
};

/** Five minutes: `api` dies at 100, and runs again at 200; the recorder is away from 220 to 260. */
function fiveMinutes() {
	const sink = createMemorySink(1e9);
	let atMs = startMs;
	const options = {
		version: '0.0.0',
		engine: {label: 'prod', url: 'tcp://admin:hunter2@10.0.0.1:2375', host: 'here'},
		monotonicMs: () => atMs - startMs,
	};
	let recorder = createRecorder(sink, options);
	let state = makeState();
	const tell = (message: Message) => {
		state = reduce(state, message);
		recorder.saw(state.fleet, message);
	};

	tell(opened());
	tell({type: 'containers/listed', containers: [makeContainer('db'), makeContainer('api')]});
	for (let second = 0; second < 300; second++) {
		atMs = at(second);
		if (second === 100) {
			tell(died);
			tell(exited);
			tell(detailed('api', {startedAtMs: at(59), finishedAtMs: atMs, exitCode: 1}));
			recorder.keepLastWords(atMs, {
				name: 'api',
				event: 'die',
				lines: [{text: 'FATAL <b>no</b> db ``` password=hunter2'}, {text: 'again password=hunter2'}],
			});
		} else if (second === 150) {
			tell({type: 'notes/added', note: {atMs, tone: 'good', text: safe`started api`}});
		} else if (second === 200) {
			tell({type: 'containers/listed', containers: [makeContainer('db'), makeContainer('api')]});
			tell(detailed('api', {startedAtMs: atMs}));
		} else if (second === 220) {
			recorder.close();
		} else if (second === 260) {
			recorder = createRecorder(sink, options);
		} else if (second === 262) {
			// The engine is asked what it remembers, after the gap.
			tell(died);
		} else if (second === 280) {
			tell({
				type: 'connection/lost',
				problem: {kind: 'unreachable', words: safe`connection refused`},
				retryAtMs: atMs,
			});
		} else if (second === 290) {
			tell({...opened(), atMs} as Message);
		}

		if (second < 220 || second >= 260) {
			tell({type: 'usage/sampled', atMs, samples: [[idOf('api'), sample({atMs})]]});
			tell({type: 'clock/ticked', atMs});
		}
	}

	recorder.close();
	return sink.sources();
}

const sources = fiveMinutes();
const incident = incidentOf(sources, {fromMs: at(0), toMs: at(299)}, makeState())!;

describe('an incident', () => {
	test('who was in trouble, from when to when', () => {
		expect(incident.troubles).toMatchObject([{name: 'api', words: 'exit 1', fromMs: at(100)}]);
		expect(Math.abs(incident.troubles[0]!.toMs! - at(200))).toBeLessThanOrEqual(10_000);
	});

	test('what happened, in order, and by whom', () => {
		expect(incident.timeline.map(({atMs, who, what}) => [(atMs - startMs) / 1000, who, what])).toEqual([
			[100, 'api', 'exited 1 after 41 s'],
			[150, 'midwatch', 'started api'],
			[280, 'engine', "can't be reached"],
			[290, 'engine', 'answers'],
		]);
	});

	test('what was not recorded', () => {
		expect(incident.gaps).toEqual([{fromMs: at(219), toMs: at(260)}]);
	});

	test('when the engine did not answer', () => {
		expect(
			incident.away.map(({fromMs, toMs}) => [(fromMs - startMs) / 1000, (toMs - startMs) / 1000]),
		).toEqual([[280, 290]]);
	});

	test('an event that is told twice happened once', () => {
		expect(incident.timeline.filter(({what}) => what.startsWith('exited')).length).toBe(1);
	});

	test('only of its time', () => {
		const later = incidentOf(sources, {fromMs: at(110), toMs: at(140)}, makeState())!;
		expect(later.timeline).toEqual([]);
		expect(later.troubles).toMatchObject([{name: 'api', fromMs: at(100)}]);
		expect(later.troubles[0]?.toMs).toBeUndefined();
		expect(incidentOf(sources, {fromMs: at(-900), toMs: at(-800)}, makeState())).toBeUndefined();
	});
});

describe('a report', () => {
	const redact = createRedactor();
	const lines = incidentLines(incident, redact);
	const pages = {
		markdown: toMarkdown('Report', lines),
		html: incidentHtml('Report', chartsOf(incident, redact), lines),
		json: incidentJson(incident, redact),
	};

	test.each(Object.entries(pages))(
		'as %s holds no secret, and tells the same one by its number',
		(_name, page) => {
			expect(page).not.toContain('hunter2');
			expect(page.match(/REDACTED \d/g)?.length).toBeGreaterThan(2);
		},
	);

	test('has no secret in a name, an event or a chart either', () => {
		const named = {
			...incident,
			troubles: [{...incident.troubles[0]!, name: safe`password=hunter2`}],
			said: incident.said.map(one => ({...one, what: safe`password=hunter2`})),
		};
		const lines = incidentLines(named, createRedactor());
		const told = [
			toMarkdown('Report', lines),
			incidentHtml('Report', chartsOf(named, createRedactor()), lines),
			incidentJson(named, createRedactor()),
		];
		expect(told.filter(page => page.includes('hunter2'))).toEqual([]);
	});

	test('as Markdown: what a container wrote stays in its fence', () => {
		const {markdown} = pages;
		const from = markdown.indexOf('## Last lines of api');
		expect(markdown.slice(from).split('\n').slice(2, 6)).toEqual([
			'````',
			'FATAL <b>no</b> db ``` password=[REDACTED 1]',
			'again password=[REDACTED 1]',
			'````',
		]);
	});

	test('as HTML: what a container wrote is text', () => {
		expect(pages.html).not.toContain('<b>');
		expect(pages.html).toContain('&lt;b&gt;no&lt;/b&gt;');
		expect(pages.html).toContain('<polyline points="');
	});

	test('as JSON', () => {
		expect(JSON.parse(pages.json)).toMatchObject({
			gaps: [{from: new Date(at(219)).toISOString()}],
			troubles: [{name: 'api', reason: 'exit 1'}],
			lastLines: [{name: 'api', event: 'die'}],
			end: [{name: safeText('db')}, {name: 'api', reasons: []}],
		});
	});

	test('cause and impact are left to people', () => {
		expect(pages.markdown).toMatch(/## Impact\n\n- \(to be filled in\)\n\n## Cause\n\n- \(to be filled in\)/);
	});
});
