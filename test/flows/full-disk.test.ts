import {expect, test} from 'vitest';
import {perform, type PerformContext} from '../../source/actions/perform.js';
import {actionById} from '../../source/actions/action-table.js';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import type {Engine} from '../../source/engine/engine.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {safe, safeText} from '../../source/text/safe-text.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import {createStore} from '../../source/store/store.js';
import {selectWhyCard} from '../../source/view/why/why-card.js';
import {asListed} from '../helpers/as-listed.js';
import {opened, ticked} from '../helpers/fleet.js';
import {idOf, listed, makeDetails, makeState, startMs} from '../helpers/fixtures.js';
import {textOf} from '../helpers/text-of.js';

const words = safeText(
	`Cannot restart container web: write /var/lib/docker/containers/${idOf('web')}/.tmp-resolv.conf.hash2896450906: no space left on device`,
);
const exited: Message = {
	type: 'containers/detailed',
	ids: [idOf('web')],
	details: [makeDetails('web', {state: 'exited', exitCode: 137, finishedAtMs: startMs, error: words})],
};

/** The state after a restart that failed so, of a container that the list still calls `Up 3 minutes`. */
async function afterRestart(columns: number) {
	const screen: Message = {type: 'screen/resized', columns, rows: 24};
	const store = createStore(makeState(opened(), listed('web'), screen, ticked()));
	const engine: Partial<Engine> = {
		...asListed,
		async restart() {
			throw new EngineError('failed', words);
		},
	};
	const context: PerformContext = {...store, engine: engine as Engine, now: () => startMs};
	const target = {kind: 'container', id: idOf('web'), name: safe`web`, state: 'running'} as const;
	await perform(actionById('restart')!, [target], {}, context, new AbortController().signal);
	store.dispatch(exited);
	return store.getState();
}

test.each([80, 120, 200])('a row and the footer of %i columns tell why', async columns => {
	const lines = firstFrame(await afterRestart(columns), allBindings)
		.split('\n')
		.map(unpainted);
	expect(lines.find(line => line.includes('▸'))).toMatch(/exited \(137\).*no space left o/);
	expect(lines.slice(-4).join(' ')).toContain(
		'web: no space left on device (restart failed: write …/.tmp-reso',
	);
	expect(lines.at(-1)).toContain('q quit');
	expect(lines[0]).toMatch(/▲ 1 .*1 down/);
});

test('the messages and the card tell all of it', async () => {
	const state = reduce(await afterRestart(80), {
		type: 'overlay/opened',
		overlay: {kind: 'messages', scroll: 0},
	});
	const messages = joined(firstFrame(state, allBindings));
	expect(messages).toMatch(/✗web:nospaceleftondevice\(restartfailed:write….*web:restartfailed:Cannotrestart/);
	expect(messages).toContain(`restart failed: ${words}`.replaceAll(' ', ''));
	const card = selectWhyCard(state)
		.map(({line}) => textOf(line))
		.join('\n');
	expect(card).toContain('▲ no space left on device (write …/.tmp-resolv.conf');
	expect(card).toContain(`\n    ${words}`);
	expect(card).toContain("the engine's list still says: Up 3 minutes");
});

function unpainted(line: string): string {
	return line.replaceAll(/\u001B\[[\d;]*m/g, '');
}

/** What stands in a sheet, without its border and its spaces. */
function joined(frame: string): string {
	return unpainted(frame).replaceAll(/[│\s]/g, '');
}
