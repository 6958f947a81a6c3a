import {formatClock, formatSpan} from '../../text/format.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import {enginesOf, isAnyKnown} from '../../store/seen-from.js';
import {selectCounts} from '../../view/list/state-counts.js';
import {hostReasons} from '../../view/trouble/kernel-words.js';
import {productWords} from '../../view/product-words.js';
import {isStale} from '../../view/trouble/staleness.js';
import type {State} from '../../store/state.js';

/** Below this, words give way to signs. */
const roomyWidth = 76;

const sparedWords = safe`stats every 5 s, no bars`;

/** Which engine, how many are in trouble, up and down, and the time. A narrow screen loses the address first, then the versions. */
export function headerLine(state: State, width: number): Line {
	const right = rightSide(state, width >= roomyWidth);
	const room = width - lineWidth(right);
	const variants = leftSides(state);
	const left = variants.find(line => lineWidth(line) < room) ?? variants.at(-1) ?? [];
	return fitLine([...fitLine(left, Math.max(0, room)), ...right], width);
}

function leftSides(state: State): readonly Line[] {
	return hasSeveral(state.fleet) ? ofSeveral(state) : ofOne(state);
}

/** `4 of 5 engines`, and which is missing. */
function ofSeveral({fleet, view}: State): readonly Line[] {
	const engines = enginesOf(fleet);
	const up = engines.filter(({connection}) => connection.status === 'up').length;
	const name = span(safe` midwatch`, 'title');
	const count =
		up === engines.length
			? span(safe`  ${up} engines`, 'accent')
			: span(safe`  ${up} of ${engines.length} engines`, 'bad');
	const unverified = engines.some(({connection}) => connection.isUnverified)
		? [span(safe`  not verified`, 'bad')]
		: [];
	const names = engines.map(({connection}) => connection.label).join(', ');
	const readOnly = view.screen.isReadOnly ? [span(safe`  read-only`, 'warn')] : [];
	const slow = view.screen.isSlow ? [span(safe`  slow line`, 'warn')] : [];
	const tags = [...readOnly, ...slow];
	return [
		[name, ...unverified, count, span(safe` · ${safeText(names)}`, 'dim'), ...tags],
		[name, ...unverified, count, ...tags],
	];
}

function ofOne({fleet, view}: State): readonly Line[] {
	const {label, url, host, isDemo, isUnverified} = fleet.connection;
	const name = [
		span(safe` midwatch`, 'title'),
		// Before what may be cut: it is shown at every width.
		...(isUnverified ? [span(safe`  not verified`, 'bad')] : []),
		span(safe`  ${label}`, isDemo ? 'warn' : 'accent'),
	];
	const address = isDemo
		? span(safe` · built in, nothing here is real`, 'dim')
		: url === safe`ssh://${label}`
			? span(safe` · ssh`, 'dim')
			: span(safe` · ${url}`, 'dim');
	const version = host?.serverVersion && span(safe` · ${productWords(host)}`, 'dim');
	const api = host?.apiVersion && span(safe` (API ${host.apiVersion})`, 'dim');
	const readOnly =
		view.screen.isReadOnly && view.past.atMs === undefined ? [span(safe`  read-only`, 'warn')] : [];
	const slow = view.screen.isSlow ? [span(safe`  slow line`, 'warn')] : [];
	const tags = [...readOnly, ...slow];
	// What a slow line costs is told before where the engine is.
	const spared = [...slow, ...slow.map(() => span(safe`: ${sparedWords}`, 'dim'))];
	return [
		[...name, address, version, api, ...readOnly, ...spared],
		[...name, version, api, ...readOnly, ...spared],
		...slow.map(() => [...name, ...readOnly, ...spared]),
		[...name, version, ...tags],
		[...name, ...tags],
	].map(line => line.filter(one => one !== undefined));
}

function rightSide(state: State, isRoomy: boolean): Line {
	const {ourNowMs, connection} = state.fleet;
	const clock = span(safe`   ${formatClock(ourNowMs)} `, 'dim');
	if (!isAnyKnown(state.fleet)) {
		return [clock];
	}

	const {troubled, up, down} = selectCounts(state);
	const trouble: Span =
		troubled > 0
			? span(isRoomy ? safe`▲ ${troubled} in trouble` : safe`▲ ${troubled}`, 'bad')
			: span(safe`all well`, 'good');
	const [machine] = enginesOf(state.fleet).flatMap(({kernel}) => hostReasons(kernel));
	const host =
		machine === undefined ? [] : [span(safe`▲ ${isRoomy ? machine.words : machine.brief}   `, 'bad')];
	const age =
		!hasSeveral(state.fleet) && isStale(state.fleet) && connection.answeredAtMs !== undefined
			? [span(safe`stale for ${formatSpan(ourNowMs - connection.answeredAtMs)}   `, 'bad')]
			: [];
	return [...age, ...host, trouble, span(safe`   ${up} up   ${down} down`), clock];
}
