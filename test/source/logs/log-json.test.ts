import {expect, test} from 'vitest';
import {shapeJson} from '../../../source/logs/log-json.js';

test('time, level and message are found under their many names, the rest stays as key=value', () => {
	expect(
		shapeJson(
			'{"ts":"2026-11-24T02:14:06.123456Z","severity":"ERROR","message":"no route","code":7,"host":"a b"}',
		),
	).toEqual({
		time: '02:14:06.123',
		level: 'error',
		message: 'no route',
		fields: [
			{key: 'code', value: '7'},
			{key: 'host', value: '"a b"'},
		],
	});
	expect(shapeJson('{"level":30,"time":1795486446123,"msg":"ok","req":{"id":1}}')).toEqual({
		time: '02:14:06.123',
		level: 'info',
		message: 'ok',
		fields: [{key: 'req', value: '{"id":1}'}],
	});
});

test('seconds and nanoseconds since the epoch are times too', () => {
	expect(shapeJson('{"time":1795486446.5}')?.time).toBe('02:14:06.500');
	expect(shapeJson('{"time":1795486446500000000}')?.time).toBe('02:14:06.500');
	expect(shapeJson('{"time":1e300}')?.time).toBe('1e300');
});

test('what is no JSON object is left as it is', () => {
	for (const text of ['GET / 200', '[1,2]', '{not json}', '{"cut":"off', '{}x', '"text"', '']) {
		expect(shapeJson(text)).toBeUndefined();
	}
});

test('what JSON escapes hide is made harmless', () => {
	const shaped = shapeJson('{"msg":"\\u001b[2Jboom\\u202e","k\\u0007":"a\\nb"}');
	expect(JSON.stringify(shaped)).not.toMatch(/\\u001b|\\u202e|\\u0007|\\n"/);
	expect(shaped?.message).toContain('boom');
});

test('what is no text stands as it is written: every digit, in its order, however deep', () => {
	const fields = (text: string) => shapeJson(text)?.fields.map(({key, value}) => `${key}=${value}`);
	expect(fields('{"id":7234567890123456789,"big":1e400,"zero":-0.0,"b":1,"2":2,"1":1, "b" : 3 }')).toEqual([
		'id=7234567890123456789',
		'big=1e400',
		'zero=-0.0',
		'b=1',
		'2=2',
		'1=1',
		'b=3',
	]);
	expect(fields('{"a":{"n": 1.10, "s":"}],\\"{"},"list":[1e400,{"x":[]}],"ok":true}')).toEqual([
		'a={"n": 1.10, "s":"}],\\"{"}',
		'list=[1e400,{"x":[]}]',
		'ok=true',
	]);
	expect(shapeJson('{"msg":12345678901234567890}')?.message).toBe('12345678901234567890');
	const nested = `${'['.repeat(8000)}${']'.repeat(8000)}`;
	expect(shapeJson(`{"deep":${nested}}`)?.fields).toEqual([{key: 'deep', value: nested}]);
});
