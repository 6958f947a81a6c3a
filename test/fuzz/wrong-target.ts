import type {ContainerId} from '../../source/engine/types.js';
import {actionById} from '../../source/actions/action-table.js';
import {resolve} from '../../source/keys/resolve.js';
import type {Effect} from '../../source/keys/effect.js';
import {views} from '../../source/panes/views.js';
import {keysPane} from '../../source/view/layout/detail-panes.js';
import {selectCursor} from '../../source/view/list/container-cursor.js';
import {reduce} from '../../source/store/reduce.js';
import type {Message} from '../../source/store/messages.js';
import type {Overlay} from '../../source/store/view/overlay-slice.js';
import {listView} from '../../source/store/view/lists-slice.js';
import type {State} from '../../source/store/state.js';
import {idOf, makeContainer, makeState, startMs} from '../helpers/fixtures.js';
import {createRandom, type Random} from './random.js';

const keys = 'j k g G space * esc tab enter o O a / l 1 4 5 s u r K p d f v R P y n e W x : i m m z'.split(
	' ',
);
const steps = 120;

/** The state as it is, and as it was last painted; keys are resolved against what was painted. */
type World = {state: State; shown: State};

/**
 * Presses random keys while the fleet changes under them. Every request that changes something must have been
 * named by id and name in a question painted before, or, where nothing is asked, be about what the cursor or the
 * marks showed. Undefined, or what was found.
 */
export function runWrongTarget(seed: number): string | undefined {
	const random = createRandom(seed);
	const isReadOnly = random.chance(0.1);
	const world: World = {state: startState(random, isReadOnly), shown: makeState()};
	world.shown = world.state;
	for (let step = 0; step < steps; step++) {
		if (random.chance(0.4)) {
			world.state = reduce(world.state, randomFact(random));
			world.shown = random.chance(0.7) ? world.state : world.shown;
			continue;
		}

		const key = random.pick(keys);
		const before = world.shown;
		for (const item of resolve(before, {key, text: key.length === 1 ? key : ''}, views)) {
			if (item.type.startsWith('effect/')) {
				const problem = judge(item as Effect, before, isReadOnly);
				if (problem !== undefined) {
					return `step ${step}, key ${key}: ${problem}`;
				}
			} else {
				world.state = reduce(world.state, item as Message);
			}
		}

		world.shown = world.state;
	}

	return undefined;
}

function judge(effect: Effect, shown: State, isReadOnly: boolean): string | undefined {
	if (effect.type !== 'effect/perform') {
		return undefined;
	}

	if (isReadOnly) {
		return `read-only, and yet ${effect.actionId}`;
	}

	const overlay = shown.view.overlay.stack.at(-1);
	const danger = actionById(effect.actionId)?.danger;
	return danger === 'ask' ? judgeAsked(effect, overlay) : judgeUnasked(effect, shown, overlay);
}

type Perform = Extract<Effect, {type: 'effect/perform'}>;

function judgeAsked({actionId, targets}: Perform, overlay: Overlay | undefined): string | undefined {
	if (overlay?.kind !== 'confirm' || overlay.actionId !== actionId) {
		return `${actionId} without its question`;
	}

	const isSame =
		targets.length === overlay.targets.length &&
		targets.every(
			(target, index) =>
				target.id === overlay.targets[index]?.id && target.name === overlay.targets[index].name,
		);
	return isSame ? undefined : `${actionId} hit others than the question named`;
}

function judgeUnasked(
	{actionId, targets}: Perform,
	shown: State,
	overlay: Overlay | undefined,
): string | undefined {
	const asked = overlay && 'targets' in overlay ? overlay.targets.map(({id}) => id) : undefined;
	const {marks} = listView(shown, 'containers');
	const cursor = selectCursor(shown)?.id;
	const isAimed = keysPane(shown) !== 'why' && marks.size > 0;
	const expected =
		asked ??
		(isAimed ? [...marks].filter(id => shown.fleet.containers.byId.has(id as ContainerId)) : [cursor]);
	const wrong = targets.find(({id, kind}) => kind === 'container' && !expected.includes(id as ContainerId));
	return wrong && `${actionId} hit ${wrong.name}, which was neither under the cursor nor marked`;
}

const names = ['api', 'db', 'web', 'cron', 'cache', 'queue'];

function startState(random: Random, isReadOnly: boolean): State {
	const state = makeState({type: 'connection/opened', host: {} as never, atMs: startMs}, randomFact(random));
	return {...state, view: {...state.view, screen: {...state.view.screen, isReadOnly}}};
}

/** The list anew: containers come, go, change their state and their order, and come again under the same name. */
function randomFact(random: Random): Message {
	const containers = names
		.filter(() => random.chance(0.75))
		.map(name => {
			const life = random.chance(0.1) ? `${name}-again` : name;
			const state = random.pick(['running', 'exited', 'paused', 'restarting'] as const);
			return {...makeContainer(name, {state, exitCode: random.below(3)}), id: idOf(life)};
		});
	return {type: 'containers/listed', containers};
}
