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
		'Java, deep',
		err(
			'Exception in thread "main" java.lang.IllegalStateException: no pool',
			...Array.from({length: 40}, (_, depth) => `\tat com.x.Frame${depth}.run(Frame.java:${depth})`),
			'Caused by: org.postgresql.util.PSQLException: Connection to db:5432 refused',
			...Array.from({length: 60}, (_, depth) => `\tat org.x.Frame${depth}.run(Frame.java:${depth})`),
			'\t... 40 more',
		),
		'PSQLException: Connection to db:5432 refused',
	],
	[
		'Java without a cause',
		err(
			'Exception in thread "main" java.lang.IllegalStateException: no pool',
			'\tat com.x.Main.main(Main.java:3)',
		),
		'IllegalStateException: no pool',
	],
	[
		'Python, what led to it',
		err(
			'Traceback (most recent call last):',
			'  File "pool.py", line 3, in connect',
			'    raise OSError(111)',
			'ConnectionRefusedError: [Errno 111] Connection refused: db:5432',
			'',
			'The above exception was the direct cause of the following exception:',
			'',
			'Traceback (most recent call last):',
			'  File "app.py", line 9, in <module>',
			'    main()',
			'app.StartupError: could not start',
		),
		'ConnectionRefusedError: [Errno 111] Connection refused: db:5432',
	],
	[
		'Python, another one while it was handled',
		err(
			'Traceback (most recent call last):',
			'  File "app.py", line 3, in <module>',
			"KeyError: 'DB'",
			'',
			'During handling of the above exception, another exception occurred:',
			'',
			'Traceback (most recent call last):',
			'  File "app.py", line 9, in <module>',
			'RuntimeError: DB is not set',
		),
		'RuntimeError: DB is not set',
	],
	[
		'Go, with what runs beside it',
		err(
			'panic: runtime error: invalid memory address or nil pointer dereference',
			'[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x48a0d2]',
			'',
			...Array.from({length: 12}, (_, id) => [
				`goroutine ${id + 1} [running]:`,
				'main.(*Server).Run(0xc000012345, {0x0, 0x0})',
				'\t/src/server.go:88 +0x1d',
				'created by main.main in goroutine 1',
				'\t/src/main.go:8 +0x9',
				'',
			]).flat(),
			'exit status 2',
		),
		'panic: runtime error: invalid memory address or nil pointer dereference',
	],
	[
		'Node, its cause',
		err(
			'/app/server.js:10',
			"    throw new Error('could not start', {cause});",
			'    ^',
			'',
			'Error: could not start',
			'    at main (/app/server.js:10:11) {',
			'  [cause]: Error: connect ECONNREFUSED 10.0.0.5:5432',
			'      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16) {',
			'    errno: -111,',
			"    code: 'ECONNREFUSED',",
			"    syscall: 'connect',",
			"    address: '10.0.0.5',",
			'    port: 5432',
			'  }',
			'}',
			'',
			'Node.js v22.11.0',
		),
		'connect ECONNREFUSED 10.0.0.5:5432',
	],
	[
		'Node, one of several',
		err(
			'AggregateError [ECONNREFUSED]: ',
			'    at internalConnectMultiple (node:net:1118:18)',
			'    at afterConnectMultiple (node:net:1685:7) {',
			"  code: 'ECONNREFUSED',",
			'  [errors]: [',
			'    Error: connect ECONNREFUSED ::1:5432',
			'        at createConnectionError (node:net:1648:14)',
			'    Error: connect ECONNREFUSED 127.0.0.1:5432',
			'        at createConnectionError (node:net:1648:14)',
			'  ]',
			'}',
		),
		'connect ECONNREFUSED 127.0.0.1:5432',
	],
	[
		'.NET',
		err(
			'Unhandled exception. System.InvalidOperationException: no broker',
			' ---> System.Net.Sockets.SocketException (111): Connection refused',
			'   at System.Net.Sockets.Socket.Connect(EndPoint remoteEP)',
			'   --- End of inner exception stack trace ---',
			'   at Program.Main(String[] args) in /src/Program.cs:line 3',
		),
		'SocketException: Connection refused',
	],
	[
		'PHP',
		err(
			'PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /app/db.php:3',
			'Stack trace:',
			'#0 /app/db.php(3): PDO->__construct()',
			'#1 {main}',
			'  thrown in /app/db.php on line 3',
		),
		'PDOException: SQLSTATE[HY000] [2002] Connection refused',
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
