import {expect, test} from 'vitest';
import {levelNamed, levelOf, type LogLevel} from '../../../source/logs/log-level.js';

const lines: ReadonlyArray<readonly [string, LogLevel | undefined]> = [
	['2026-11-24 02:14:06 ERROR connect ETIMEDOUT', 'error'],
	['[error] 12#0: *1 connect() failed', 'error'],
	['time="2026" level=error msg="no such host"', 'error'],
	['{"level":"warn","msg":"slow"}', 'warn'],
	['{"level":50,"msg":"pino"}', 'error'],
	['{"msg":"ERROR in a message","level": "info"}', 'info'],
	['{"status":500,"path":"/level/ERROR"}', undefined],
	[`{"message":"${'long '.repeat(300)}","log.level":"WARN"}`, 'warn'],
	['{"t":{"$date":"2026-11-24T02:14:06.123+00:00"},"s":"E","msg":"reset"}', 'error'],
	['{"s":60,"took":"E"}', undefined],
	['{"@t":"2026-11-24T02:14:06Z","@mt":"Order {Id}"}', 'info'],
	['GET /ERROR/404.html 200', undefined],
	['open /var/log/app.ERROR: no such file', undefined],
	['wrote /logs/error.log and ERROR.txt', undefined],
	['172.18.0.1 - - [24/Nov/2026:02:14:06 +0000] "GET /static/error.css HTTP/1.1" 200', undefined],
	['2026-11-24 02:14:06.123  INFO 1 --- [main] c.e.Shop : got ERROR from upstream', 'info'],
	['[main] INFO c.e.Shop - retry after ERROR', 'info'],
	['finished, last error: none', undefined],
	['done: error: null', undefined],
	['[2026-11-24 02:14:06,123: ERROR/MainProcess] task failed', 'error'],
	['ERROR:root:no route', 'error'],
	['1:M 24 Nov 2026 02:14:06.123 # Out Of Memory allocating', 'warn'],
	['1:M 24 Nov 2026 02:14:06.123 * Ready to accept connections', undefined],
	['npm ERR! code 1', 'error'],
	['Error: connect ETIMEDOUT 10.0.3.7:5432', 'error'],
	['TypeError: x is not a function', 'error'],
	['java.lang.IllegalStateException: closed', 'error'],
	['Caused by: java.io.IOException: reset', 'error'],
	['    at Server.listen (server.js:12:3)', 'trace'],
	['\tat com.shop.Orders.place(Orders.java:88)', 'trace'],
	['  File "/app/main.py", line 3, in <module>', 'trace'],
	['Traceback (most recent call last):', 'error'],
	['panic: runtime error: index out of range', 'fatal'],
	['E1124 02:14:06.123 1 server.go:12] broken', 'error'],
	['W1124 02:14:06.123 1 server.go:12] careful', 'warn'],
	['FATAL:  the database system is starting up', 'fatal'],
	['2026/11/24 [warn] 7#7: upstream', 'warn'],
	['WARNING: disk 91 % full', 'warn'],
	['info: listening on 8080', 'info'],
	['GET /errors/500 200 12ms', undefined],
	['finished with 0 errors', undefined],
	['error=nil duration=3ms', undefined],
	['no error_code here', undefined],
	['mirrored terrorists warned informally', undefined],
	['there was no error found in it', undefined],
	['retry after error occurred', undefined],
	['02:14:06.123 warn slow query', 'warn'],
	['2026-11-24 02:14:06 +0000 error broken pipe', 'error'],
	['failed to send: error: broken pipe', 'error'],
	['severity=CRITICAL out of disk', 'fatal'],
	['', undefined],
];

test.each(lines)('%s', (line, level) => {
	expect(levelOf(line)).toBe(level);
});

test('levels have many names', () => {
	expect(['ERR', 'Critical', 'warning', '30', '60', 'nonsense', '200'].map(name => levelNamed(name))).toEqual(
		['error', 'fatal', 'warn', 'info', 'fatal', undefined, 'info'],
	);
});

test('a long line is told as fast as a short one', () => {
	expect(levelOf(`${'a '.repeat(8000)}ERROR`)).toBeUndefined();
});

test('of a key that an object has twice the last one counts, but none of an object in it', () => {
	expect(levelOf('{"level":"error","msg":"x","level":"info"}')).toBe('info');
	expect(levelOf('{"level":"info","cause":{"level":"error"}}')).toBe('info');
});
