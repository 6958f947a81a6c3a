import {perform} from '../../source/actions/perform.js';
import {removers} from '../../source/actions/prune.js';
import {actionById} from '../../source/actions/action-table.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import type {Engine} from '../../source/engine/engine.js';
import type {Unused} from '../../source/engine/api/unused-objects.js';
import {answerPrune} from '../../source/keys/overlays/prune-keys.js';
import {targetsOf} from '../../source/view/list/list-cursor.js';
import {tableById} from '../../source/view/tables/tables.js';
import type {Target} from '../../source/store/view/overlay-slice.js';
import {reduce} from '../../source/store/reduce.js';
import {createStore} from '../../source/store/store.js';
import {startDemoLab} from '../demo-lab/start-demo-lab.js';
import {makeState} from '../helpers/fixtures.js';
import {somebodyAt, type Truth} from './identities-world.js';
import {createRandom, type Random} from './random.js';
import {watchChanges} from './watch-changes.js';

const rounds = 12;
const mostMeddling = 3;
const {signal} = new AbortController();

/**
 * Questions about random things of an embedded engine; before each is answered, somebody else gives names to other
 * things. What is then removed must be what the question was about, called as it was then; if that is still there, it
 * must be. Undefined, or what was found.
 */
export async function runIdentities(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const demo = await startDemoLab({containers: 6, seed});
	const engine = createDockerEngine({label: 'identities', url: '', socketPath: demo.socketPath});
	const somebody = somebodyAt(demo);
	const changes = watchChanges();
	try {
		for (let round = 0; round < rounds; round++) {
			await somebody.furnish();
			const asked = await somebody.truth();
			const target = await targetOf(engine, random);
			for (let count = random.below(mostMeddling + 1); count > 0; count--) {
				await somebody.meddle(random);
			}

			const before = await somebody.truth();
			changes.take();
			const told = await answerYes(target, engine, random);
			const requests = changes.take();
			const problem = judge(target, told, requests, asked, before, await somebody.truth());
			if (problem !== undefined) {
				const about = `${target.kind} ${target.name} (${target.id.slice(0, 20)})`;
				return `round ${round}, ${about}: ${problem}; told "${told}"; asked for ${requests.join(', ') || 'nothing'}`;
			}
		}

		return undefined;
	} finally {
		changes.stop();
		engine.close();
		await demo.close();
	}
}

async function targetOf(engine: Engine, random: Random): Promise<Target> {
	const pane = random.pick(['containers', 'images', 'volumes', 'networks', 'prune'] as const);
	if (pane === 'containers') {
		return {kind: 'container', ...random.pick(await engine.list(signal))};
	}

	return pane === 'prune' ? prunedOf(engine, random) : rowOf(pane, engine, random);
}

async function rowOf(id: string, engine: Engine, random: Random): Promise<Target> {
	const table = tableById(id)!;
	const data = await table.source?.load(engine, '', signal);
	const state = makeState({type: 'resources/loaded', list: id, data, atMs: 0});
	const ids = [random.pick([...(table.items(state)?.keys() ?? [])])];
	const [target] = targetsOf(reduce(state, {type: 'lists/marked', list: id, ids, isMarked: true}), table);
	return target!;
}

async function prunedOf(engine: Engine, random: Random): Promise<Target> {
	const unused: readonly Unused[] = [
		...(await engine.disk.unused(signal)),
		...(await engine.networks.unused(signal)),
	];
	const question = {kind: 'prune', unused: [random.pick(unused)], isNamedToo: true, scroll: 0} as const;
	const outcome = answerPrune(question, {key: 'y', text: 'y'}, {state: makeState(), panes: [], key: 'y'});
	const [target] = outcome.flatMap(item => (item.type === 'effect/perform' ? item.targets : []));
	return target!;
}

async function answerYes(target: Target, engine: Engine, random: Random): Promise<string> {
	const action = actionById(removers[target.kind as keyof typeof removers])!;
	const options = {force: target.kind === 'container' || random.chance(0.3)};
	const store = createStore(makeState());
	await perform(action, [target], options, {...store, engine, now: Date.now}, signal);
	store.close();
	return store
		.getState()
		.fleet.notes.list.map(({text}) => text)
		.join('; ');
}

/** What the target truly is: a volume's mark is in no question. */
function selfOf(target: Target, asked: Truth): string {
	const named = [...asked].find(([self, name]) => self.startsWith('volume ') && name === target.id);
	return target.kind === 'volume' && named ? named[0] : target.id;
}

function judge(
	target: Target,
	told: string,
	requests: readonly string[],
	asked: Truth,
	before: Truth,
	after: Truth,
): string | undefined {
	const self = selfOf(target, asked);
	const stray = [...before].find(([one, name]) => one !== self && after.get(one) !== name);
	if (stray) {
		return `it hit ${stray.join(' called ')}`;
	}

	const isStill =
		target.kind === 'image' ? isStillTagged(target, before) : before.get(self) === asked.get(self);
	if (!isStill) {
		return requests.length > 0 || before.get(self) !== after.get(self)
			? 'it had changed, and yet something was done'
			: undefined;
	}

	const isLeft = after.get(self) === before.get(self);
	return isLeft && !told.includes('failed') ? 'it was the same, and was left alone' : undefined;
}

function isStillTagged({id, tag}: Target, before: Truth): boolean {
	const tags = before
		.get(id)
		?.split(',')
		.filter(one => one !== '');
	return tag === undefined ? tags?.length === 0 : tags?.includes(tag) === true;
}
