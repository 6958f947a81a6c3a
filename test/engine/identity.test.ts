import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';
import type {Image} from '../../source/engine/api/image-calls.js';
import type {Volume} from '../../source/engine/api/volume-calls.js';
import {openOperator, type Operator} from '../helpers/operator.js';
import {startRealEngine, type RealEngine} from '../helpers/real-engine.js';
import {eachRealEngine} from '../helpers/real-engines.js';

// A question is open; the docker CLI gives the name in it to something else; then comes `y`.

eachRealEngine('a Docker engine, %s', kind => {
	let real: RealEngine | undefined;
	let operator: Operator | undefined;
	beforeAll(async () => {
		real = await startRealEngine(kind);
	});
	afterAll(async () => real?.close());
	beforeEach(() => {
		operator = real && openOperator(real);
	});
	afterEach(async () => operator?.close());

	for (const [name, operate] of Object.entries(operations)) {
		test(`${name}, between a question and its yes`, async () => {
			await (operator && operate(operator));
			expect.hasAssertions();
		});
	}
});

const told = ({getState}: Operator) => getState().fleet.notes.list.map(({text}) => text);

/** An image of its own under that name; its id. */
async function makeImage({docker}: RealEngine, name: string): Promise<string> {
	await docker('create', '--network=none', '--name=seed', 'midwatch/box', 'true');
	const id = await docker('commit', '--message', `${name} ${Math.random()}`, 'seed', name);
	await docker('rm', 'seed');
	return id;
}

const operations: Readonly<Record<string, (operator: Operator) => Promise<void>>> = {
	async 'a tag that names another image by then'(operator) {
		const {docker} = operator.real;
		await makeImage(operator.real, 'zapp:v1');
		const other = await makeImage(operator.real, 'zapp:other');
		await operator.onRow('5', 'images', 'zapp:v1');
		await operator.press('d');
		await docker('tag', other, 'zapp:v1');
		await operator.press('y');
		expect(told(operator)).toEqual(['zapp:v1: not removed, it no longer has that tag']);
		expect(await docker('images', '--quiet', '--no-trunc', 'zapp:v1')).toBe(other);
		await operator.until(({fleet}) =>
			((fleet.resources.byList.get('images')?.data ?? []) as readonly Image[]).some(
				({id, tags}) => id === other && tags.some(tag => tag === 'zapp:v1'),
			),
		);
		await operator.onRow('5', 'images', 'zapp:v1');
		await operator.press('d', 'y');
		expect(await docker('images', '--quiet', '--no-trunc', 'zapp')).toBe(other);
	},
	async 'an image that got a tag since it was listed'(operator) {
		const {docker} = operator.real;
		const id = await makeImage(operator.real, 'lost:1');
		await makeImage(operator.real, 'lost:1');
		await operator.press('5', 'x');
		expect(operator.page()).toContain(id.slice(7, 19));
		await docker('tag', id, 'wanted:1');
		await operator.press('y');
		expect(told(operator)).toContain(`${id.slice(7, 19)}: not removed, it is called wanted:1 now`);
		expect(await docker('images', '--quiet', '--no-trunc', 'wanted')).toBe(id);
	},
	async 'the parent of another image loses its tag'(operator) {
		const {docker} = operator.real;
		const id = await makeImage(operator.real, 'parent:1');
		await docker('create', '--network=none', '--name=child', 'parent:1', 'true');
		await docker('commit', 'child', 'child:1');
		await docker('rm', 'child');
		await operator.onRow('5', 'images', 'parent:1');
		await operator.press('d', 'y');
		expect(told(operator)).toEqual(['removed parent:1']);
		expect(await docker('images', '--quiet', 'parent')).toBe('');
		expect(await docker('image', 'inspect', '--format', '{{.Id}}', id)).toBe(id);
	},
	async 'a volume that was made anew and filled'(operator) {
		const {docker} = operator.real;
		await docker('volume', 'create', 'vdata');
		await operator.onRow('6', 'volumes', 'vdata');
		await operator.press('d');
		const made = async () => docker('volume', 'inspect', '--format', '{{.CreatedAt}}', 'vdata');
		const before = await made();
		// Engines tell the second in which a volume was made.
		do {
			await docker('volume', 'rm', 'vdata');
			await docker('volume', 'create', 'vdata');
		} while ((await made()) === before);
		await operator.press('y');
		expect(told(operator)).toEqual(['vdata: not removed, it was created again, or filled, since then']);
		expect(await docker('volume', 'ls', '--quiet')).toContain('vdata');
	},
	async 'a volume that was filled is the same, or asked for again'(operator) {
		const {docker, run} = operator.real;
		await docker('volume', 'create', 'vfull');
		await operator.onRow('6', 'volumes', 'vfull');
		await operator.press('d');
		const later = 's=$(date +%s); while [ $(date +%s) = $s ]; do :; done';
		await run('filler', `${later}; echo x > /data/x; mkdir /data/y`, '--volume=vfull:/data');
		await docker('wait', 'filler');
		await docker('rm', 'filler');
		await operator.press('y');
		const isThere = (await docker('volume', 'ls', '--quiet')).includes('vfull');
		const refusal = 'vfull: not removed, it was created again, or filled, since then';
		expect(told(operator)).toEqual([isThere ? refusal : 'removed vfull']);
		if (isThere) {
			const made = Date.parse(await docker('volume', 'inspect', '--format', '{{.CreatedAt}}', 'vfull'));
			await operator.until(({fleet}) => {
				const volumes = (fleet.resources.byList.get('volumes')?.data ?? []) as readonly Volume[];
				return volumes.find(({id}) => id === 'vfull')?.createdAtMs === made;
			});
			await operator.onRow('6', 'volumes', 'vfull');
			await operator.press('d', 'y');
			expect(told(operator)).toEqual([refusal, 'removed vfull']);
		}
	},
	async 'a network that was made anew'(operator) {
		const {docker} = operator.real;
		await docker('network', 'create', 'front');
		await operator.onRow('7', 'networks', 'front');
		await operator.press('d');
		await docker('network', 'rm', 'front');
		await docker('network', 'create', 'front');
		await operator.press('y');
		expect(told(operator)).toEqual(['front: already gone']);
		expect(await docker('network', 'ls', '--format', '{{.Name}}')).toContain('front');
	},
	async 'a container that is named as another’s id'(operator) {
		const {docker, run} = operator.real;
		await run('short', 'sleep 100000');
		await run('other', 'sleep 100000');
		const id = await docker('inspect', '--format', '{{.Id}}', 'short');
		await operator.onContainer('short', 'running');
		await operator.press('d', 'f');
		await docker('rm', '--force', 'short');
		await docker('rename', 'other', id);
		await operator.press('y');
		expect(told(operator)).toEqual(['short: already gone']);
		expect(await docker('ps', '--format', '{{.Names}}')).toContain(id);
	},
	async 'a container that got another name'(operator) {
		const {docker, run} = operator.real;
		await run('spare', 'sleep 100000');
		await operator.onContainer('spare', 'running');
		await operator.press('s');
		await docker('rename', 'spare', 'primary');
		await operator.press('y');
		expect(told(operator)).toEqual(['spare: not stopped, it is called primary now']);
		expect(await docker('ps', '--format', '{{.Names}}')).toContain('primary');
	},
};
