import {expect, test} from 'vitest';
import {framesOf, openDemo, readReply} from '../../../demo-lab/open-demo.js';

const logs = (name: string, more = '') => `/containers/${name}/logs?stdout=1&stderr=1&timestamps=1${more}`;
const stampOf = (text: string) => text.slice(0, 30);
const sinceOf = (stamp: string) => `${Math.floor(Date.parse(stamp) / 1000)}.${stamp.slice(20, 29)}`;

test('frames say which stream they are of', async () => {
	const {get} = await openDemo();
	const reply = await get(logs('gateway', '&tail=200'));
	expect(reply.headers['content-type']).toBe('application/vnd.docker.multiplexed-stream');
	const frames = framesOf(reply.bytes);
	expect(frames).toHaveLength(200);
	expect(new Set(frames.map(({stream}) => stream))).toEqual(new Set([1, 2]));
});

test('a terminal’s log is bare bytes', async () => {
	const {get} = await openDemo();
	const reply = await get('/containers/backup/logs?stdout=1&tail=2');
	expect(reply.headers['content-type']).toBe('application/vnd.docker.raw-stream');
	expect(reply.text).toMatch(/^\u001B\[32m[^\n]*\r\n/);
});

test('since a line’s stamp gives it and all after it, a nanosecond later leaves it out', async () => {
	const {get} = await openDemo();
	const all = framesOf((await get(logs('cart-2', '&tail=100'))).bytes).map(({text}) => text);
	const stamp = stampOf(all[40] ?? '');
	const first = all.findIndex(text => stampOf(text) === stamp);
	const again = framesOf((await get(logs('cart-2', `&since=${sinceOf(stamp)}`))).bytes).map(({text}) => text);
	expect(again).toEqual(all.slice(first));
	const later = sinceOf(stamp).replace(/\d$/, digit => String(Number(digit) + 1));
	const next = framesOf((await get(logs('cart-2', `&since=${later}`))).bytes).map(({text}) => text);
	expect(next).toEqual(all.filter(text => stampOf(text) > stamp));
});

test('until a time nothing later is told', async () => {
	const {get} = await openDemo();
	const [middle] = framesOf((await get(logs('web-1', '&tail=50'))).bytes);
	const until = stampOf(middle?.text ?? '');
	const frames = framesOf((await get(logs('web-1', `&until=${sinceOf(until)}&tail=20`))).bytes);
	expect(frames).toHaveLength(20);
	expect(stampOf(frames.at(-1)?.text ?? '')).toBe(until);
});

test('following goes on with each new line, and ends with the container’s run', async () => {
	const {open, control, ask} = await openDemo();
	const response = await open(logs('web-1', '&tail=1&follow=1'));
	control.fakeClock.jump(5000);
	await ask('DELETE', '/containers/web-1?force=1');
	control.fakeClock.jump(100);
	const frames = framesOf((await readReply(response)).bytes);
	expect(frames.length).toBeGreaterThan(5);
	const stamps = frames.map(({text}) => stampOf(text));
	expect(stamps).toEqual(stamps.toSorted());
});

test('a long line comes in pieces, each with a stamp, the last with the newline', async () => {
	const {get, row} = await openDemo();
	const json = (await get('/containers/json')).json;
	const {Id} = json.find(({Names}: {Names: string[]}) => Names[0]?.includes('evil'));
	expect(await row('db')).toBeDefined();
	const frames = framesOf((await get(logs(Id))).bytes);
	const start = frames.findIndex(({text}) => text.includes('a very long line'));
	const [piece, rest] = frames.slice(start, start + 2);
	expect(piece?.text).toHaveLength(16_384 + 31);
	expect(piece?.text.endsWith('\n')).toBe(false);
	expect(rest?.text).toMatch(/^\d{4}-\d\d-\d\dT.* a? ?very long.*end\n$/s);
});

test('a driver that can’t be read is 501, a time that is none 400, no log at all 200', async () => {
	const {get} = await openDemo();
	expect(await get(logs('log-shipper'))).toMatchObject({
		status: 501,
		json: {message: 'configured logging driver does not support reading'},
	});
	expect(await get(logs('db', '&since=yesterday'))).toMatchObject({
		status: 400,
		json: {message: 'strconv.ParseInt: parsing "yesterday": invalid syntax'},
	});
	expect(await get(logs('canary'))).toMatchObject({status: 200, text: ''});
});

test('what ended it is the last that it said', async () => {
	const {get} = await openDemo();
	const [last] = framesOf((await get(logs('cron', '&tail=1'))).bytes);
	expect(last).toMatchObject({stream: 2, text: expect.stringContaining('pg_dump: error')});
});
