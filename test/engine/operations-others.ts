import {expect} from 'vitest';
import type {Operation} from './operations-containers.js';

const exists = async (list: Promise<string>, name: string) => (await list).split('\n').includes(name);

export const otherOperations: Readonly<Record<string, Operation>> = {
	async 'volume create'(operator) {
		await operator.press('6', 'n');
		await operator.type('made');
		await operator.press('enter');
		expect(await exists(operator.real.docker('volume', 'ls', '--quiet'), 'made')).toBe(true);
	},
	async 'volume ls'(operator) {
		await operator.real.docker('volume', 'create', 'kept');
		await operator.real.run('keeper', 'sleep 100000', '--volume=kept:/data');
		await operator.onRow('6', 'volumes', 'kept');
		expect(await operator.sees('volumes', 'keeper')).toMatch(/kept.*local.*keeper/);
	},
	async 'volume inspect'(operator) {
		await operator.real.docker('volume', 'create', '--label=team=shop', 'looked-at');
		await operator.onRow('6', 'volumes', 'looked-at');
		await operator.press('i');
		await operator.until(({fleet}) => fleet.inspection.id === 'looked-at');
		expect(operator.page()).toMatch(/labels +team=shop/);
		await operator.press('esc');
	},
	async 'volume prune'(operator) {
		const {docker, run} = operator.real;
		await run('nameless', 'exit 0', '--volume=/data');
		const [volume = ''] = (await docker('volume', 'ls', '--quiet')).match(/^[\da-f]{64}$/m) ?? [];
		await docker('rm', 'nameless');
		await docker('volume', 'create', 'precious');
		await operator.press('6', 'x');
		expect(operator.page()).toContain(volume);
		expect(operator.page()).not.toContain('precious');
		await operator.press('y');
		const left = await docker('volume', 'ls', '--quiet');
		expect(left).not.toContain(volume);
		expect(left).toContain('precious');
	},
	async 'volume rm'(operator) {
		const {docker, run} = operator.real;
		await docker('volume', 'create', 'doomed');
		await run('user', 'sleep 100000', '--volume=used:/data');
		await operator.onRow('6', 'volumes', 'used');
		await operator.press('d', 'y');
		expect(await operator.sees('volumes', 'volume is in use')).toContain('used');
		await operator.onRow('6', 'volumes', 'doomed');
		await operator.press('d', 'y');
		const left = await docker('volume', 'ls', '--quiet');
		expect(left).not.toContain('doomed');
		expect(left).toContain('used');
	},
	async 'network create'(operator) {
		await operator.press('7', 'n');
		await operator.type('front');
		await operator.press('enter');
		expect(await exists(operator.real.docker('network', 'ls', '--format', '{{.Name}}'), 'front')).toBe(true);
	},
	async 'network ls'(operator) {
		await operator.onRow('7', 'networks', 'none');
		expect(await operator.sees('networks', 'host')).toContain('null');
	},
	async 'network inspect'(operator) {
		const id = await operator.real.docker('network', 'inspect', '--format', '{{.Id}}', 'none');
		await operator.onRow('7', 'networks', 'none');
		await operator.press('i');
		await operator.until(({fleet}) => fleet.inspection.id === id);
		expect(operator.page()).toMatch(/name +none/);
		await operator.press('esc');
	},
	async 'network rm'(operator) {
		await operator.real.docker('network', 'create', 'going');
		await operator.onRow('7', 'networks', 'going');
		await operator.press('d', 'y');
		expect(await exists(operator.real.docker('network', 'ls', '--format', '{{.Name}}'), 'going')).toBe(false);
	},
	async 'network prune'(operator) {
		const {docker} = operator.real;
		await docker('network', 'create', 'unused');
		await docker('network', 'create', 'wanted');
		await docker('create', '--network=wanted', '--name=member', 'midwatch/box', 'true');
		await operator.press('7', 'x');
		expect(operator.page()).toMatch(/network .* unused\n/);
		expect(operator.page()).not.toMatch(/ (?:wanted|bridge|host|none)\n/);
		await operator.press('y');
		const left = await docker('network', 'ls', '--format', '{{.Name}}');
		expect(left).not.toContain('unused');
		expect(left).toContain('wanted');
	},
	async 'system df'(operator) {
		await operator.onRow('9', 'disk', 'images');
		expect(await operator.sees('disk', 'reclaimable')).toContain('build cache');
	},
	async 'system events'(operator) {
		await operator.press('8');
		await operator.real.run('eventful', 'exit 3');
		expect(await operator.sees('events', 'exited 3')).toContain('eventful');
	},
	async 'system info'(operator) {
		const [driver = '', root = ''] = (
			await operator.real.docker('info', '--format', '{{.Driver}} {{.DockerRootDir}}')
		).split(' ');
		await operator.press('ctrl+g');
		const text = await operator.sees('engine', root);
		expect(text).toMatch(new RegExp(String.raw`storage driver\s+${driver}`));
	},
	async 'system prune'(operator) {
		const {docker, run} = operator.real;
		await run('rubbish', 'exit 0', '--volume=/data');
		await docker('wait', 'rubbish');
		await docker('volume', 'create', 'treasure');
		await operator.onRow('9', 'disk', 'images');
		await operator.press('*', 'x');
		expect(operator.page()).toMatch(/container .* rubbish\n/);
		expect(operator.page()).not.toContain('treasure');
		await operator.press('n', 'x', 'y');
		expect(await docker('ps', '--all', '--format', '{{.Names}}')).not.toContain('rubbish');
		expect(await docker('volume', 'ls', '--quiet')).toContain('treasure');
		await operator.press('esc');
	},
	async version(operator) {
		const version = await operator.real.docker('version', '--format', '{{.Server.Version}}');
		await operator.press('ctrl+g');
		expect(await operator.sees('engine', version)).toMatch(/version .*API 1\./);
	},
};
