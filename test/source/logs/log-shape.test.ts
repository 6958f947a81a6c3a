import {expect, test} from 'vitest';
import {shapedText, shapeLine} from '../../../source/logs/log-shape.js';

test('time, level and message are found under their many names, the rest stays as key=value', () => {
	expect(
		shapeLine(
			'{"ts":"2026-11-24T02:14:06.123456Z","severity":"ERROR","message":"no route","code":7,"host":"a b"}',
		),
	).toEqual({
		time: '02:14:06.123',
		date: '2026-11-24',
		level: 'error',
		message: 'no route',
		fields: [
			{key: 'code', value: '7'},
			{key: 'host', value: '"a b"'},
		],
	});
	expect(shapeLine('{"level":30,"time":1795486446123,"msg":"ok","req":{"id":1}}')).toEqual({
		time: '02:14:06.123',
		date: '2026-11-24',
		level: 'info',
		message: 'ok',
		fields: [{key: 'req.id', value: '1'}],
	});
});

test('seconds and nanoseconds since the epoch are times too', () => {
	expect(shapeLine('{"time":1795486446.5}')?.time).toBe('02:14:06.500');
	expect(shapeLine('{"time":1795486446500000000}')?.time).toBe('02:14:06.500');
	expect(shapeLine('{"time":1e300,"msg":""}')?.time).toBe('1e300');
});

test.each([
	'GET / 200',
	'[1,2]',
	'{not json}',
	'{"cut":"off',
	'{}x',
	'"text"',
	'',
	'{"a":1}',
	'{"t":5,"x":3}',
	'a=1 b=2',
	'error=nil duration=3ms',
	'see level=error msg="no"',
	'msg="open',
	'level=info msg=a"b"',
])('what is neither a JSON object nor logfmt, or no log line, is left as it is: %s', text => {
	expect(shapeLine(text)).toBeUndefined();
});

/** As each library writes it, and as it is shown. */
const forms: Readonly<Record<string, readonly [string, string]>> = {
	pino: [
		'{"level":50,"time":1795486446123,"pid":7,"hostname":"a1","reqId":"r-1","err":{"type":"Error","message":"refused","stack":"Error: refused\\n    at f"},"msg":"query failed"}',
		'02:14:06.123 ERROR query failed err.message=refused err.type=Error reqId=r-1 pid=7 hostname=a1 err.stack="Error: refused\\n    at f"',
	],
	bunyan: [
		'{"name":"shop","hostname":"a1","pid":7,"level":40,"msg":"slow","time":"2026-11-24T02:14:06.123Z","v":0}',
		'02:14:06.123 WARN  slow name=shop hostname=a1 pid=7 v=0',
	],
	zap: [
		'{"level":"dpanic","ts":1795486446.5,"caller":"db/pool.go:19","msg":"no","host":"db:5432"}',
		'02:14:06.500 FATAL no host=db:5432 caller=db/pool.go:19',
	],
	slog: [
		'{"time":"2026-11-24T02:14:06.123456789+01:00","level":"INFO","msg":"done","req":{"id":1,"path":"/a b"}}',
		'02:14:06.123 INFO  done req.id=1 req.path="/a b"',
	],
	'slog text': [
		'time=2026-11-24T02:14:06.123Z level=ERROR msg="job failed" job=reindex err="timeout after 30s"',
		'02:14:06.123 ERROR job failed err="timeout after 30s" job=reindex',
	],
	logrus: [
		'time="2026-11-24T02:14:06Z" level=warning msg="say \\"no\\"" id=3 dry',
		'02:14:06 WARN  say "no" id=3 dry=true',
	],
	prometheus: [
		'ts=2026-11-24T02:14:06.123Z caller=main.go:5 level=info component=tsdb msg="Head GC" path=\'C:\\x\'',
		"02:14:06.123 INFO  Head GC component=tsdb path='C:\\x' caller=main.go:5",
	],
	structlog: [
		'{"event":"user login","user":"ann","level":"debug","timestamp":"2026-11-24 02:14:06"}',
		'02:14:06 DEBUG user login user=ann',
	],
	'Serilog compact': [
		'{"@t":"2026-11-24T02:14:06.1234567Z","@mt":"Order {OrderId} to {@City:l}{None}","OrderId":5,"City":"Ulm"}',
		'02:14:06.123 INFO  Order 5 to Ulm{None} OrderId=5 City=Ulm',
	],
	'Serilog JSON': [
		'{"Timestamp":"2026-11-24T02:14:06.1234567+00:00","Level":"Error","MessageTemplate":"Pay {Id}","Properties":{"Id":7},"Exception":"System.Exception: no"}',
		'02:14:06.123 ERROR Pay 7 Exception="System.Exception: no" Properties.Id=7',
	],
	'log4j JsonLayout': [
		'{"instant":{"epochSecond":1795486446,"nanoOfSecond":123456789},"thread":"main","level":"ERROR","loggerName":"c.e.Shop","message":"no stock","thrown":{"message":"sold out","name":"E"},"threadId":1}',
		'02:14:06.123 ERROR no stock thrown.message="sold out" thrown.name=E thread=main loggerName=c.e.Shop threadId=1',
	],
	'log4j JsonTemplateLayout': [
		'{"@timestamp":"2026-11-24T02:14:06.123Z","ecs.version":"1.2.0","log.level":"WARN","message":"low","process.thread.name":"main"}',
		'02:14:06.123 WARN  low ecs.version=1.2.0 process.thread.name=main',
	],
	Monolog: [
		'{"message":"down","context":{"id":1},"level":400,"level_name":"ERROR","channel":"app","datetime":"2026-11-24T02:14:06+00:00"}',
		'02:14:06 ERROR down context.id=1 level=400 channel=app',
	],
	tracing: [
		'{"timestamp":"2026-11-24T02:14:06.123456Z","level":"TRACE","fields":{"message":"hi","n":1},"target":"app"}',
		'02:14:06.123 DEBUG hi fields.n=1 target=app',
	],
	MongoDB: [
		'{"t":{"$date":"2026-11-24T02:14:06.123+00:00"},"s":"E","c":"NETWORK","id":1,"msg":"reset","attr":{"error":{"code":5}}}',
		'02:14:06.123 ERROR reset c=NETWORK id=1 attr.error={"code":5}',
	],
	'.NET': [
		'{"EventId":0,"LogLevel":"Critical","Category":"App","Message":"gone","State":{}}',
		'FATAL gone EventId=0 Category=App State={}',
	],
	'an access log': [
		'{"time":"2026-11-24T02:14:06Z","method":"GET","status":200}',
		'02:14:06  method=GET status=200',
	],
};

test.each(Object.entries(forms))('%s', (_, [text, shown]) => {
	expect(shapedText(text)).toBe(shown);
});

test('what JSON escapes hide is made harmless', () => {
	const shaped = shapeLine('{"msg":"\\u001b[2Jboom\\u202e","k\\u0007":"a\\nb"}');
	expect(JSON.stringify(shaped)).not.toMatch(/\\u001b|\\u202e|\\u0007|\\n"/);
	expect(shaped?.message).toContain('boom');
});

test('what is no text stands as it is written: every digit, in its order, however deep', () => {
	const fields = (text: string) =>
		shapeLine(text.replace(/}$/, ',"msg":""}'))?.fields.map(({key, value}) => `${key}=${value}`);
	expect(fields('{"id":7234567890123456789,"big":1e400,"zero":-0.0,"b":1,"2":2,"1":1, "b" : 3 }')).toEqual([
		'id=7234567890123456789',
		'big=1e400',
		'zero=-0.0',
		'b=1',
		'2=2',
		'1=1',
		'b=3',
	]);
	expect(fields('{"a":{"n": 1.10, "s":{"t":"}],\\"{"}},"list":[1e400,{"x":[]}],"ok":true}')).toEqual([
		'a.n=1.10',
		'a.s={"t":"}],\\"{"}',
		'list=[1e400,{"x":[]}]',
		'ok=true',
	]);
	expect(shapeLine('{"msg":12345678901234567890}')?.message).toBe('12345678901234567890');
	const nested = `${'['.repeat(8000)}${']'.repeat(8000)}`;
	expect(shapeLine(`{"deep":${nested},"msg":""}`)?.fields).toEqual([{key: 'deep', value: nested}]);
});

test('of a key that an object has twice the last one counts, and the first is shown with the rest', () => {
	expect(shapedText('{"level":"error","msg":"x","level":"info"}')).toBe('INFO  x level=error');
});
