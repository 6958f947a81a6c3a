import {expect, test} from 'vitest';
import {causeIn} from '../../../source/logs/last-words.js';

const out = (...texts: string[]) => texts.map(text => ({text, isStderr: false}));
const err = (...texts: string[]) => texts.map(text => ({text, isStderr: true}));

test.each([
	[
		'a level',
		out('2026-11-25T02:14:06Z INFO up', '2026-11-25T02:14:07.123Z FATAL could not connect to db:5432'),
		'could not connect to db:5432',
	],
	[
		'a level in brackets',
		out('[2026-11-25 02:14:07] [error] [worker] queue is full'),
		'[worker] queue is full',
	],
	[
		'glog',
		out('E0102 15:04:05.678123       1 server.go:12] listen tcp :80: address already in use'),
		'listen tcp :80: address already in use',
	],
	['the last of several', out('ERROR first', 'ERROR second', 'INFO bye'), 'second'],
	['colours', out('\u001B[31mERROR\u001B[0m no such table: users'), 'no such table: users'],
	[
		'JSON',
		out('{"level":"fatal","msg":"migration failed","err":"relation users exists"}'),
		'migration failed: relation users exists',
	],
	[
		'JSON that is no error',
		out('{"level":"error","msg":"disk full"}', '{"level":"info","msg":"closing"}'),
		'disk full',
	],
	['logfmt', out('time=02:14 level=error msg="dial tcp" err=refused'), 'dial tcp: refused'],
	[
		'Node',
		err(
			'node:internal/errors:540',
			'Error: connect ECONNREFUSED 10.0.0.5:5432',
			'    at TCPConnectWrap.afterConnect (node:net:1607:16)',
		),
		'connect ECONNREFUSED 10.0.0.5:5432',
	],
	[
		'Java, innermost',
		err(
			'Exception in thread "main" java.lang.IllegalStateException: no pool',
			'\tat com.x.Main.main(Main.java:3)',
			'Caused by: java.net.UnknownHostException: db',
			'\tat java.net.Inet.x(Inet.java:1)',
			'\t... 3 more',
		),
		'UnknownHostException: db',
	],
	[
		'Python',
		err(
			'Traceback (most recent call last):',
			'  File "app.py", line 3, in <module>',
			'    connect()',
			'psycopg2.OperationalError: could not translate host name "db"',
		),
		'OperationalError: could not translate host name "db"',
	],
	[
		'Go',
		err(
			'panic: assignment to entry in nil map',
			'',
			'goroutine 1 [running]:',
			'main.main()',
			'\t/src/main.go:8 +0x1d',
			'exit status 2',
		),
		'panic: assignment to entry in nil map',
	],
	[
		'npm after it',
		err('Error: Cannot find module express', 'npm error code 1', 'npm ERR! errno 1'),
		'Cannot find module express',
	],
	[
		'an error got over',
		[...out('ERROR: attempt 1 failed: refused', 'INFO: connected'), ...err('abort: disk quota exceeded')],
		'abort: disk quota exceeded',
	],
	[
		'Ruby',
		err(
			"main.rb:3:in 'connect': could not connect to redis (RuntimeError)",
			"\tfrom /app/main.rb:7:in '<main>'",
		),
		'RuntimeError: could not connect to redis',
	],
	[
		'Rust',
		err(
			"thread 'main' panicked at src/main.rs:3:5:",
			'no such table: users',
			'note: run with `RUST_BACKTRACE=1` to see more',
		),
		'panic: no such table: users',
	],
	[
		'usage',
		err("prog: unrecognized option '--foo'", "Try 'prog --help' for more information."),
		"prog: unrecognized option '--foo'",
	],
	[
		'ExceptionGroup',
		err(
			'  + Exception Group Traceback (most recent call last):',
			'  | ExceptionGroup: many (1 sub-exception)',
			'  +-+---------------- 1 ----------------',
			'    | ValueError: bad port',
			'    +------------------------------------',
		),
		'ValueError: bad port',
	],
	[
		'Serilog',
		out('{"@t":"2026-01-01T00:00:00Z","@l":"Fatal","@mt":"Host terminated unexpectedly"}'),
		'Host terminated unexpectedly',
	],
	[
		'PostgreSQL',
		err('2026-11-25 02:14:07.123 UTC [1] FATAL:  data directory has wrong ownership'),
		'data directory has wrong ownership',
	],
])('%s', (_name, lines, cause) => {
	expect(causeIn(lines, 1)).toBe(cause);
});

test('who reports no error has its last words on stderr, where it ended by itself', () => {
	const lines = [...out('starting'), ...err('sh: nosuch: not found'), ...out('bye')];
	expect(causeIn(lines, 127)).toBe('sh: nosuch: not found');
	expect(causeIn(lines, 139)).toBeUndefined();
	expect(causeIn(out('ERROR circuit breaker is open'), 137)).toBeUndefined();
	expect(causeIn(out('ERROR circuit breaker is open'), 143)).toBeUndefined();
	expect(causeIn(err('panic: no map'), 134)).toBe('panic: no map');
	expect(causeIn(lines, undefined)).toBeUndefined();
	expect(causeIn(out('done', 'bye'), 1)).toBeUndefined();
	expect(causeIn([], 1)).toBeUndefined();
});

test.each([
	['counts of errors', out('0 errors, 0 warnings', 'error count: 0', 'no errors found')],
	['what is no failure', err('processed 10 files', 'GET /health 200 12ms')],
	[
		'what stands long before the end',
		out('ERROR first', ...Array.from({length: 20}, (_, index) => `line ${index}`)),
	],
])('%s is no cause', (_name, lines) => {
	expect(causeIn(lines, 1)).toBeUndefined();
});

test('a cause of any length is told in so many characters', () => {
	expect(causeIn(out(`ERROR ${'x'.repeat(10_000)}`), 1)).toHaveLength(301);
});
