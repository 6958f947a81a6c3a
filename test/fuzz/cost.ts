import {parseContainer} from '../../source/engine/parse/parse-container.js';
import {parseDetails} from '../../source/engine/parse/parse-details.js';
import {parseEvent} from '../../source/engine/parse/parse-event.js';
import {briefError} from '../../source/text/brief-error.js';
import {toAscii} from '../../source/text/paint-lines.js';
import {shapeLine} from '../../source/logs/log-shape.js';
import {levelOf} from '../../source/logs/log-level.js';
import {parseTerm} from '../../source/logs/log-query.js';
import {cleanLog, plainText} from '../../source/logs/log-text.js';
import {naturalOrder} from '../../source/util/natural-order.js';
import {safeText} from '../../source/text/safe-text.js';
import {maskSecrets, maskVariables} from '../../source/text/secrets.js';
import {parseSgr} from '../../source/text/sgr.js';
import {lookOf} from '../../source/text/themes.js';
import {toAnsi} from '../../source/text/to-ansi.js';
import {wrapLine} from '../../source/text/wrap-line.js';
import {fit} from '../../source/text/width.js';
import {paintLogs, type LogFormat} from '../../source/view/logs/log-line.js';
import {hostileContainer, hostileDetails, hostileEvent} from './hostile-json.js';
import {hostileParts, hostileText} from './hostile.js';
import {createRandom} from './random.js';
import {countWork, stopCounting} from './steps/count-work.js';

/** Long enough for what grows with the square of a text to show: a thousand steps a unit. */
const units = 2000;
/** Steps a unit of text. A pass that is linear takes some tens of each; one that isn't, thousands. */
const mostPerUnit = 400;

/** What goes through whole has so many texts in it. */
const mostGiven = 20;

const look: LogFormat = {
	width: 120,
	height: 40,
	isWrapped: true,
	sideways: 0,
	stamps: {mode: 'off', nowMs: 0},
	isShaped: false,
	finders: [],
	names: new Map(),
	nameWidth: 0,
	isUnicode: true,
};

/** Everything that foreign text goes through, each from the raw text on. */
const passes: Readonly<Record<string, (text: string, give: () => string) => unknown>> = {
	safeText: text => safeText(text, units),
	cleanLog: text => cleanLog(text),
	plainText: text => plainText(cleanLog(text)),
	levelOf: text => levelOf(plainText(cleanLog(text))),
	parseSgr: text => toAnsi(parseSgr(cleanLog(text)), lookOf({colorLevel: 1})),
	shapeLine: text => shapeLine(cleanLog(text)),
	shapeLogfmt: text => [shapeLine(cleanLog(`level=info msg="${text}`)), shapeLine(cleanLog(`a=${text}`))],
	shapeTemplate: text => shapeLine(JSON.stringify({'@t': text, '@l': text, '@mt': text, [text]: {a: text}})),
	briefError: text => briefError(safeText(text, units)),
	wrapLine: text => wrapLine([{text: safeText(text, units)}], 80),
	fit: text => fit(safeText(text, units), 80),
	toAscii: text => toAscii(cleanLog(text)),
	naturalOrder: text => naturalOrder(text, `${text}a`),
	mask: text => [maskVariables(text), maskSecrets({Env: [text, text]})],
	line: text => paintLogs([lineOf(text)], look),
	shapedLine: text => paintLogs([lineOf(text)], {...look, isShaped: true, isWrapped: false, sideways: 500}),
	matches: text => paintLogs([lineOf(text)], {...look, finders: findersOf('/./', text.slice(0, 3))}),
	container: (_text, give) => parseContainer(hostileContainer('a', give)),
	details: (_text, give) => parseDetails(hostileDetails('a', give)),
	event: (_text, give) => parseEvent(hostileEvent('a', give)),
};

function findersOf(...typed: readonly string[]) {
	return typed.flatMap(one => parseTerm(one)?.finder ?? []);
}

function lineOf(text: string) {
	return {
		seq: 0,
		source: 0,
		stamp: '',
		text: cleanLog(text),
		isStderr: false,
		isCut: false,
		goesOn: false,
		isNotice: false,
	};
}

/** One piece of hostile text, over and over, between others, through everything. Undefined, or what costs too much. */
export function runCost(seed: number): string | undefined {
	try {
		return runPasses(seed);
	} finally {
		stopCounting();
	}
}

function runPasses(seed: number): string | undefined {
	const random = createRandom(seed);
	const own = hostileParts[seed % hostileParts.length]?.(random) ?? '';
	const piece = `${own}${random.chance(0.6) ? '' : hostileText(random, 2)}`.slice(0, 40) || ' ';
	const ends = [hostileText(random, 2).slice(0, 100), hostileText(random, 2).slice(0, 100)] as const;
	const repeated = piece.repeat(Math.ceil(units / piece.length)).slice(0, units);
	// An end of another kind: what then has to be tried again from every place shows.
	const text = `${random.chance(0.5) ? ends[0] : ''}${repeated}${random.chance(0.2) ? '' : `${ends[1]}.`}`;
	for (const [name, pass] of Object.entries(passes)) {
		let given = 0;
		const give = () => {
			given++;
			return text;
		};
		const work = countWork(mostPerUnit * units * mostGiven, () => pass(text, give));
		const perUnit = work / (units * Math.max(1, given));
		if (perUnit > mostPerUnit) {
			return `${name} takes ${perUnit} steps a unit of ${JSON.stringify(piece)} × ${units}`;
		}
	}

	return undefined;
}
