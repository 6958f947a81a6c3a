import {readdir, rm} from 'node:fs/promises';
import {setTimeout as delay} from 'node:timers/promises';
import {expect} from 'vitest';
import {processList} from '../../source/view/list/process-list.js';
import type {Operator} from '../helpers/operator.js';

/** What a row of docs/operations.md claims, tried on a real engine. */
export type Operation = (operator: Operator) => Promise<void>;

const sleep = 'sleep 100000';
const quick = '--stop-signal=SIGKILL';
const stateOf = async ({real}: Operator, name: string) =>
	real.docker('inspect', '--format', '{{.State.Status}}', name);

/** What begins beside the engine's answer is looked for until it is there. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
	while (!(await isSo())) {
		await delay(100);
	}
}

/** A container of that name that sleeps, the cursor on it. */
async function sleeper(operator: Operator, name: string, ...flags: readonly string[]): Promise<string> {
	const id = await operator.real.run(name, sleep, quick, ...flags);
	await operator.onContainer(name, 'running');
	return id;
}

export const containerOperations: Readonly<Record<string, Operation>> = {
	async 'container attach'(operator) {
		await operator.real.run('attached', 'read line; echo "got $line"; exit 5', '--interactive', '--tty');
		await operator.onContainer('attached', 'running');
		await operator.press('A');
		const {said, exitCode} = await operator.useTerminal('hello\n');
		expect(said).toContain('got hello');
		expect(exitCode).toBe(5);
	},
	async 'container cp'(operator) {
		await sleeper(operator, 'copied');
		await operator.real.docker('exec', 'copied', 'sh', '-c', 'mkdir /data && echo hi > /data/file');
		await operator.press('E');
		await operator.type('/data');
		await operator.press('enter');
		const files = (await readdir('.')).filter(file => /^copied-data-\w+\.tar$/.test(file));
		await Promise.all(files.map(async file => rm(file)));
		expect(files).toHaveLength(1);
		expect(operator.getState().fleet.report.ending).toMatchObject({tone: 'good'});
	},
	async 'container diff'(operator) {
		await sleeper(operator, 'differing');
		await operator.real.docker('exec', 'differing', 'sh', '-c', 'mkdir /new && rm /bin/wget');
		await operator.press('D');
		expect(operator.page()).toContain(' A /new');
		expect(operator.page()).toContain(' D /bin/wget');
	},
	async 'container exec'(operator) {
		await sleeper(operator, 'executing');
		await operator.press('x');
		await operator.type('echo out; echo err >&2; exit 3');
		await operator.press('enter');
		expect(operator.page()).toContain(' out\n');
		expect(operator.page()).toContain('!err\n');
		expect(operator.page()).toContain('exit status 3');
		await operator.press('esc', 'x');
		await operator.type('touch /left-running &');
		await operator.press('enter', 'esc');
		await until(async () =>
			(await operator.real.docker('exec', 'executing', 'ls', '/')).includes('left-running'),
		);
		await operator.press('e');
		const {said, exitCode} = await operator.useTerminal('echo $((6 * 7)); exit 4\n');
		expect(said).toContain('\r\n42\r\n');
		expect(exitCode).toBe(4);
		await operator.real.docker('exec', 'executing', 'rm', '/bin/sh');
		await operator.press('x');
		await operator.type('ls /left-running');
		await operator.press('enter');
		expect(operator.page()).toContain(' /left-running\n');
		expect(operator.page()).toContain('exit status 0, run without a shell');
		await operator.press('esc', 'x');
		await operator.type('ls / | wc -l');
		await operator.press('enter');
		expect(operator.page()).toContain('there is no shell in this container, and this needs one');
		await operator.press('esc', 'x');
		await operator.type('touch /left-again &');
		await operator.press('enter', 'esc');
		await until(async () =>
			(await operator.real.docker('exec', 'executing', 'ls', '/')).includes('left-again'),
		);
	},
	async 'container inspect'(operator) {
		const id = await sleeper(operator, 'inspected', '--env=DB_PASSWORD=hunter2');
		await operator.press('i');
		await operator.until(({fleet}) => fleet.inspection.id === id);
		expect(operator.page()).toMatch(/name +inspected/);
		expect(operator.page()).not.toContain('hunter2');
		await operator.press('esc');
	},
	async 'container kill'(operator) {
		await operator.real.run('killed', 'trap "exit 7" USR1; while :; do sleep 0.1; done');
		await operator.onContainer('killed', 'running');
		await operator.press('K', ...Array<string>(5).fill('j'), 'enter', 'y');
		expect(await operator.real.docker('wait', 'killed')).toBe('7');
	},
	async 'container logs'(operator) {
		await operator.real.run('talking', 'echo said this; sleep 100000');
		await operator.onContainer('talking');
		await operator.press('l');
		expect(await operator.sees('logs', 'said this')).toContain('said this');
	},
	async 'container ls'(operator) {
		await operator.real.docker('create', '--network=none', '--name=listed', 'midwatch/box', 'true');
		await operator.onContainer('listed');
		expect(await operator.sees('containers', 'listed')).toContain('created');
	},
	async 'container pause'(operator) {
		await sleeper(operator, 'pausing');
		await operator.press('p');
		expect(await stateOf(operator, 'pausing')).toBe('paused');
	},
	async 'container unpause'(operator) {
		await sleeper(operator, 'thawing');
		await operator.real.pause('thawing');
		await operator.onContainer('thawing', 'paused');
		await operator.press('p');
		expect(await stateOf(operator, 'thawing')).toBe('running');
	},
	async 'container port'(operator) {
		const {real} = operator;
		const flags = ['--network=none', '--name=ported', '--expose=8080'];
		await real.docker('create', ...flags, 'midwatch/box', 'sleep', '1');
		await operator.onContainer('ported');
		await operator.press('i', 'tab', 'tab');
		const id = await real.docker('inspect', '--format', '{{.Id}}', 'ported');
		await operator.until(({fleet}) => fleet.inspection.id === id);
		expect(operator.page()).toMatch(/CONTAINER +HOST|no ports/);
		await operator.press('esc');
	},
	async 'container prune'(operator) {
		const {real} = operator;
		await real.run('over', 'exit 0');
		await real.docker('wait', 'over');
		await sleeper(operator, 'staying');
		await operator.onRow('9', 'disk', 'containers');
		await operator.press('x');
		expect(operator.page()).toMatch(/container .* over\n/);
		expect(operator.page()).not.toContain('staying');
		await operator.press('y');
		const names = await real.docker('ps', '--all', '--format', '{{.Names}}');
		expect(names).toContain('staying');
		expect(names).not.toMatch(/^over$/m);
	},
	async 'container rename'(operator) {
		const id = await sleeper(operator, 'named');
		await operator.press('R', 'ctrl+u');
		await operator.type('renamed');
		await operator.press('enter');
		expect(await operator.real.docker('inspect', '--format', '{{.Name}}', id)).toBe('/renamed');
	},
	async 'container restart'(operator) {
		await sleeper(operator, 'restarting');
		const startedAt = async () =>
			operator.real.docker('inspect', '--format', '{{.State.StartedAt}}', 'restarting');
		const before = await startedAt();
		await operator.press('r', 'y');
		expect(await startedAt()).not.toBe(before);
		expect(await stateOf(operator, 'restarting')).toBe('running');
	},
	async 'container rm'(operator) {
		await sleeper(operator, 'removed');
		await operator.press('d', 'y');
		expect(await stateOf(operator, 'removed')).toBe('running');
		await operator.press('d', 'f', 'y');
		await expect(stateOf(operator, 'removed')).rejects.toThrow(/no such/i);
	},
	async 'container run'(operator) {
		await operator.press('1', 'n');
		await operator.type('midwatch/box');
		await operator.press('enter');
		await operator.type('born');
		await operator.press('enter');
		await operator.type('sh -c "echo born $MODE; sleep 100000"');
		await operator.press('enter', 'enter');
		await operator.type('MODE=well');
		await operator.press('enter', 'enter', 'enter');
		await operator.type('none');
		await operator.press('ctrl+r');
		expect(operator.getState().fleet.report.ending).toMatchObject({text: 'started born', tone: 'good'});
		await until(async () => (await operator.real.docker('logs', 'born')) === 'born well');
		await operator.press('esc');
		await operator.onContainer('born');
		await operator.press('N', 'down');
		await operator.type('twin');
		await operator.press('ctrl+r', 'esc');
		await until(async () => (await operator.real.docker('logs', 'twin')) === 'born well');
	},
	async 'container start'(operator) {
		await operator.real.docker(
			'create',
			'--network=none',
			'--name=starting',
			'midwatch/box',
			'sleep',
			'1000',
		);
		await operator.onContainer('starting');
		await operator.press('u');
		expect(await stateOf(operator, 'starting')).toBe('running');
	},
	async 'container stats'(operator) {
		const id = await sleeper(operator, 'measured');
		await operator.until(({fleet}) =>
			[...fleet.usage.byId].some(([of, {latest}]) => of === id && latest.memoryBytes !== undefined),
		);
		expect(await operator.sees('stats', 'CPU')).toMatch(/MEM\s+\d/);
	},
	async 'container stop'(operator) {
		await sleeper(operator, 'stopping');
		await operator.press('s', 'n', 's', 'y');
		expect(await stateOf(operator, 'stopping')).toBe('exited');
	},
	async 'container top'(operator) {
		await sleeper(operator, 'busy');
		const processes = () => [...(processList.items(operator.getState())?.values() ?? [])];
		await operator.until(() => processes().some(({cpuPercent}) => cpuPercent !== undefined));
		expect(processes().map(({name}) => name)).toContain('sleep 100000');
	},
	async 'container update'(operator) {
		await sleeper(operator, 'limited');
		await operator.press('P', 'j', 'j', 'enter', 'M');
		await operator.type('64m');
		await operator.press('enter', 'U');
		await operator.type('0.5');
		await operator.press('enter');
		const {HostConfig: host} = JSON.parse(
			await operator.real.docker('inspect', '--format', '{{json .}}', 'limited'),
		) as {HostConfig: Record<string, unknown>};
		expect(host).toMatchObject({
			RestartPolicy: {Name: 'on-failure', MaximumRetryCount: 5},
			Memory: 64 * 1024 * 1024,
			NanoCpus: 500_000_000,
		});
	},
	async 'container wait'(operator) {
		await sleeper(operator, 'awaited');
		await operator.press('Z');
		await operator.real.docker('kill', 'awaited');
		await operator.until(({fleet}) => fleet.report.status === 'ended');
		expect(operator.page()).toContain('exit status 137');
		await operator.press('esc');
	},
};
