import process from 'node:process';
import {expect, test, vi} from 'vitest';
import {createHook} from '../../../../source/app/alerts/alert-hook.js';
import {tellAlerts, type Means} from '../../../../source/app/alerts/tell-alerts.js';
import {createRunHelper} from '../../../../source/app/effects/run-helper.js';
import {noAlerts, type Alerts} from '../../../../source/store/view/settings.js';
import {createStore} from '../../../../source/store/store.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {makeContainer, makeState} from '../../../helpers/fixtures.js';

const hostile = 'x;\u001B]52;c;AAAA\u0007$(reboot)';
const web = makeContainer('c1', {name: safeText(`web${hostile}`), state: 'running'});
const alert = {time: 't', engine: 'e', kind: 'trouble', text: hostile} as const;

function means(run: Means['run'] = async () => ({status: 0, output: ''}), isInTmux = false) {
	const written: string[] = [];
	const said: string[] = [];
	return {
		written,
		said,
		all: {
			run,
			isInTmux,
			write: (bytes: string) => written.push(bytes),
			tell: (words: string) => said.push(words),
		},
	};
}

/** What reaches the terminal when a container dies long after the start. */
function dying(alerts: Partial<Alerts>, isInTmux = false) {
	vi.useFakeTimers({toFake: ['Date']});
	const store = createStore(makeState({type: 'containers/listed', containers: [web]}));
	const {all, written, said} = means(undefined, isInTmux);
	const end = tellAlerts(store, {...noAlerts, ...alerts}, all);
	store.published.setState({...store.getState()}, true);
	vi.setSystemTime(Date.now() + 60_000);
	const dead = {...web, state: 'exited', exitCode: 3, status: safe`Exited (3) 1 second ago`} as const;
	store.dispatch({type: 'containers/listed', containers: [dead]});
	store.published.setState(store.getState(), true);
	vi.setSystemTime(Date.now() + 3000);
	store.published.setState({...store.getState()}, true);
	end();
	store.close();
	vi.useRealTimers();
	return {written: written.join(''), said};
}

test('the terminal rings, is asked to notify, and text of a container does nothing there', () => {
	const {written, said} = dying({bell: true, notify: 'osc777'});
	expect(written).toMatch(/^\u0007\u001B\]777;notify;midwatch;[^;\u0000-\u001F]*\u0007$/);
	expect(said).toHaveLength(1);
	expect(said[0]).toMatch(/^alert: web.*: exit 3$/);
	expect(dying({bell: true}).written).toBe('\u0007');
	expect(dying({notify: 'osc9'}, true).written).toMatch(
		/^\u001BPtmux;\u001B\u001B\]9;[^;\u001B]*\u0007\u001B\\$/,
	);
	expect(dying({}), 'nobody wants to be told').toEqual({written: '', said: []});
});

test('a hook is handed the alert on its stdin, and nothing of it is run', async () => {
	const script =
		'process.stdin.on("data", d => { if (JSON.parse(d).text !== process.argv[1]) process.exit(9); })';
	const {all, said} = means(createRunHelper(10_000));
	const runs: string[] = [];
	const run: Means['run'] = async (program, args, input, signal) => {
		const result = await all.run(program, args, input, signal);
		runs.push(String(result.status));
		return result;
	};
	const hook = createHook(
		[process.execPath, '-e', script, hostile],
		{...all, run},
		new AbortController().signal,
	);
	hook(alert);
	await vi.waitFor(() => expect(runs).toEqual(['0']), {timeout: 20_000});
	expect(said).toEqual([]);
});

test('a hook that fails is told once, one that hangs holds back no more than so many', async () => {
	const failing = means(async () => ({status: 3, output: ''}));
	const hook = createHook(['x'], failing.all, new AbortController().signal);
	hook(alert);
	hook(alert);
	await vi.waitFor(() => expect(failing.said).toEqual(['the alert hook failed: exit status 3']));
	const ended = new AbortController();
	let begun = 0;
	const hanging = means(async () => {
		begun++;
		return new Promise(() => {});
	});
	const slow = createHook(['x'], hanging.all, ended.signal);
	Array.from({length: 100}, () => slow(alert));
	expect(begun).toBe(1);
	expect(hanging.said).toEqual([
		'the alert hook failed: more alerts than it keeps up with: some were left out',
	]);
	ended.abort();
});
