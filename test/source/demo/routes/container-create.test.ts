import {expect, test} from 'vitest';
import {framesOf, openDemo, type Demo} from '../../../demo-lab/open-demo.js';

async function run({post, control}: Demo, body: object): Promise<string> {
	const {json} = await post('/containers/create', body);
	await post(`/containers/${json.Id}/start`);
	control.fakeClock.jump(5000);
	return json.Id;
}

test('run without a command, an image of the shop does what it does there', async () => {
	const demo = await openDemo();
	const id = await run(demo, {Image: 'shop/web:1.42.0'});
	expect((await demo.get(`/containers/${id}/json`)).json.Config.Cmd).toEqual(['node', 'web.js']);
	const [first] = framesOf((await demo.get(`/containers/${id}/logs?stdout=1&stderr=1`)).bytes);
	expect(first?.text).toContain('"msg":"listening"');
});

test('run with a command that the shell knows, it does that', async () => {
	const demo = await openDemo();
	const id = await run(demo, {Image: 'shop/web:1.42.0', Cmd: ['sh', '-c', 'echo hello; sleep 1; exit 4']});
	const {bytes} = await demo.get(`/containers/${id}/logs?stdout=1&stderr=1`);
	expect(framesOf(bytes)).toEqual([{stream: 1, text: 'hello\n'}]);
	expect((await demo.get(`/containers/${id}/json`)).json.State).toMatchObject({
		Status: 'exited',
		ExitCode: 4,
	});
});

test('what has no name gets one', async () => {
	const demo = await openDemo();
	const id = await run(demo, {Image: 'alpine:3.21'});
	expect((await demo.get(`/containers/${id}/json`)).json.Name).toMatch(/^\/[a-z]+_[a-z]+\d+$/);
});
