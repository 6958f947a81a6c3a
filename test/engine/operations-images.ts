import {expect} from 'vitest';
import type {Operator} from '../helpers/operator.js';
import type {Registry} from '../helpers/registry.js';
import type {Operation} from './operations-containers.js';

const tags = async ({real}: Operator) => real.docker('images', '--format', '{{.Repository}}:{{.Tag}}');

/** A second image of the engine: busybox with another label, so that it has an id of its own. */
async function another({real}: Operator, ...names: readonly string[]): Promise<void> {
	await real.docker('create', '--network=none', '--name=seed', 'midwatch/box', 'true');
	const id = await real.docker('commit', '--message', String(names), 'seed');
	await real.docker('rm', 'seed');
	for (const name of names) {
		await real.docker('tag', id, name);
	}
}

export function imageOperations(registry: () => Registry): Readonly<Record<string, Operation>> {
	return {
		async 'image history'(operator) {
			await operator.onRow('5', 'images', 'midwatch/box:latest');
			await operator.press('h');
			expect(operator.page()).toContain('1 layer');
			await operator.press('esc');
		},
		async 'image inspect'(operator) {
			await operator.onRow('5', 'images', 'midwatch/box:latest');
			await operator.press('i');
			await operator.until(({fleet}) => fleet.inspection.json !== undefined);
			expect(operator.page()).toMatch(/tags +midwatch\/box:latest/);
			await operator.press('esc');
		},
		async 'image ls'(operator) {
			await operator.real.run('shown', 'sleep 100000');
			await operator.onRow('5', 'images', 'midwatch/box:latest');
			expect(await operator.sees('images', 'shown')).toContain('midwatch/box:latest');
		},
		async 'image prune'(operator) {
			await another(operator, 'named/unused:1');
			await another(operator);
			const dangling = async () => operator.real.docker('images', '--quiet', '--filter=dangling=true');
			const id = await dangling();
			await operator.press('5', 'x');
			expect(operator.page()).toContain(id);
			expect(operator.page()).not.toContain('named/unused');
			await operator.press('y');
			expect(await dangling()).toBe('');
			await operator.press('x', 'a');
			expect(operator.page()).toContain('named/unused:1');
			await operator.press('n');
			expect(await tags(operator)).toContain('named/unused:1');
		},
		async 'image pull'(operator) {
			const name = `${registry().host}/shop/app:1.4`;
			const {docker} = operator.real;
			await docker('tag', 'midwatch/box', name);
			await docker('push', name);
			await docker('rmi', name);
			await operator.press('5', 'P');
			await operator.type(name);
			await operator.press('enter');
			expect(operator.getState().fleet.report.ending).toEqual({text: 'pulled', tone: 'good'});
			expect(await tags(operator)).toContain(name);
			await operator.press('esc');
			await operator.onRow('5', 'images', name);
			await operator.press('p');
			expect(operator.page()).toContain('up to date');
			await operator.press('esc', 'P');
			await operator.type(`${registry().host}/shop/nothing`);
			await operator.press('enter');
			expect(operator.getState().fleet.report.ending).toMatchObject({tone: 'bad'});
			expect(operator.page()).toMatch(/not found|manifest unknown/);
			await operator.press('esc');
		},
		async 'image rm'(operator) {
			await another(operator, 'remove/me:1', 'keep/me:1');
			await operator.onRow('5', 'images', 'remove/me:1');
			await operator.press('d', 'y');
			expect(await tags(operator)).not.toContain('remove/me:1');
			expect(await tags(operator)).toContain('keep/me:1');
		},
		async 'image tag'(operator) {
			await operator.onRow('5', 'images', 'midwatch/box:latest');
			await operator.press('t');
			await operator.type('box/again:2');
			await operator.press('enter');
			expect(await tags(operator)).toContain('box/again:2');
		},
		async search(operator) {
			const {host} = registry();
			await operator.press('5', 'S');
			await operator.type(`${host}/app`);
			await operator.press('enter');
			expect(await operator.sees('registry', 'shop/found')).toContain('a shop');
			const {docker} = operator.real;
			await docker('tag', 'midwatch/box', `${host}/shop/found:latest`);
			await docker('push', `${host}/shop/found:latest`);
			await docker('rmi', `${host}/shop/found:latest`);
			await operator.press('P');
			expect(operator.getState().fleet.report.ending).toEqual({text: 'pulled', tone: 'good'});
			expect(await tags(operator)).toContain(`${host}/shop/found:latest`);
			await operator.press('esc', 'S');
			await operator.type('127.0.0.1:1/nobody');
			await operator.press('enter');
			expect(await operator.sees('registry', '127.0.0.1:1')).toMatch(/refused|failed/);
		},
	};
}
