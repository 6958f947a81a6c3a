import {expect, test} from 'vitest';
import {openDemo} from '../../../demo-lab/open-demo.js';

function exactly(words: string | RegExp): RegExp {
	return typeof words === 'string' ? new RegExp(`^${RegExp.escape(words)}$`) : words;
}

// What real engines answered to the same requests: engine 28.5, except where a name or an id differs.
test.each([
	['POST', '/containers/db/start', 304, ''],
	['POST', '/containers/cron/stop', 304, ''],
	[
		'POST',
		'/containers/cron/kill',
		409,
		/^cannot kill container: cron: container [\da-f]{64} is not running$/,
	],
	['POST', '/containers/db/kill?signal=SIGFOO', 400, 'cannot kill container: db: invalid signal: SIGFOO'],
	['POST', '/containers/cron/pause', 409, /^container [\da-f]{64} is not running$/],
	['POST', '/containers/payments/pause', 409, /^Container [\da-f]{64} is already paused$/],
	['POST', '/containers/db/unpause', 500, /^Container [\da-f]{64} is not paused$/],
	['POST', '/containers/payments/start', 409, 'cannot start a paused container, try unpause instead'],
	[
		'DELETE',
		'/containers/db',
		409,
		'cannot remove container "db": container is running: stop the container before removing or force remove',
	],
	[
		'DELETE',
		'/containers/payments',
		409,
		'cannot remove container "payments": container is paused and must be unpaused first',
	],
	['GET', '/containers/cron/top', 409, /^container [\da-f]{64} is not running$/],
	[
		'POST',
		'/containers/db/rename?name=cron',
		409,
		/The container name "\/cron" is already in use by container/,
	],
	['POST', '/containers/db/rename?name=!!', 400, /^Error when allocating new name: Invalid container name/],
	['POST', '/containers/db/rename', 400, 'Neither old nor new names may be empty'],
	[
		'POST',
		'/containers/db/rename?name=db',
		400,
		'Renaming a container with the same name as its current name',
	],
	['GET', '/containers/db/archive?path=/nope', 404, 'Could not find the file /nope in container db'],
	['GET', '/images/nosuch/json', 404, 'No such image: nosuch:latest'],
	['DELETE', '/images/postgres:17', 409, /^conflict: unable to remove repository reference "postgres:17"/],
	['DELETE', '/volumes/nope', 404, 'get nope: no such volume'],
	['DELETE', '/volumes/shop_pgdata', 409, /^remove shop_pgdata: volume is in use - \[[\da-f]{64}\]$/],
	['GET', '/networks/nope', 404, 'network nope not found'],
	['DELETE', '/networks/none', 403, 'none is a pre-defined network and cannot be removed'],
	['POST', '/exec/nope/start', 404, 'No such exec instance: nope'],
])('%s %s is %d', async (method, path, status, words) => {
	const {ask} = await openDemo();
	const reply = await ask(method, path);
	expect(reply.status).toBe(status);
	expect(status === 304 ? reply.text : reply.json.message).toMatch(exactly(words));
});

test.each([
	[{Image: 'alpine:3.21', Cmd: ['x']}, 'db', 409, /^Conflict\. The container name "\/db" is already in use/],
	[{Image: 'nosuch:1'}, 'new-1', 404, 'No such image: nosuch:1'],
	[{Image: 'alpine:3.21', Cmd: []}, 'new-1', 400, 'no command specified'],
	[{}, 'new-1', 400, 'config cannot be empty in order to create a container'],
])('create %j as %s is %d', async (body, name, status, words) => {
	const {post} = await openDemo();
	const reply = await post(`/containers/create?name=${name}`, body);
	expect(reply.status).toBe(status);
	expect(reply.json.message).toMatch(exactly(words));
});
