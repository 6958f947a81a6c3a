/** What one simple command does. */
export type Result = {
	readonly lines?: readonly string[];
	readonly isError?: boolean;
	/** Its last line has no newline. */
	readonly isOpen?: boolean;
	readonly waitMs?: number;
	readonly status?: number;
	/** The whole script ends with it. */
	readonly exitCode?: number;
	readonly trapExitCode?: number;
	readonly isForever?: boolean;
	/** Printed over and over. */
	readonly loop?: readonly string[];
};

type Builtin = (words: readonly string[]) => Result;

const forever: Builtin = () => ({isForever: true});
const nothing: Builtin = () => ({});

const builtins: Readonly<Record<string, Builtin>> = {
	':': nothing,
	true: nothing,
	false: () => ({status: 1}),
	cd: nothing,
	mkdir: nothing,
	rm: nothing,
	touch: nothing,
	echo: words =>
		words[0] === '-n' ? {lines: [words.slice(1).join(' ')], isOpen: true} : {lines: [unescaped(words)]},
	printf: words => ({lines: [unescaped(words).replace(/\n$/, '')], isOpen: !unescaped(words).endsWith('\n')}),
	sleep: ([seconds = '0']) =>
		seconds.startsWith('inf') || Number(seconds) > 1e6 ? {isForever: true} : {waitMs: Number(seconds) * 1000},
	exit: ([code = '0']) => ({exitCode: Number(code)}),
	trap: ([action = '']) => ({trapExitCode: Number(/exit (\d+)/.exec(action)?.[1] ?? 0)}),
	seq: words => ({lines: range(words)}),
	yes: words => ({isForever: true, loop: [words.join(' ') || 'y']}),
	cat: forever,
	tail: forever,
	top: forever,
	ls: () => ({lines: ['bin  dev  etc  home  proc  root  sys  tmp  usr  var']}),
	ps: () => ({lines: ['PID   USER     TIME  COMMAND', '    1 root      0:00 sh']}),
	hostname: () => ({lines: ['demo']}),
	uname: () => ({lines: ['Linux']}),
	whoami: () => ({lines: ['root']}),
	id: () => ({lines: ['uid=0(root) gid=0(root)']}),
	pwd: () => ({lines: ['/']}),
	env: () => ({lines: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root']}),
};

export function runBuiltin([program = '', ...words]: readonly string[]): Result {
	const name = program.replace(/^\/(?:usr\/)?bin\//, '');
	if (name === '') {
		return {};
	}

	return builtins[name]?.(words) ?? {lines: [`sh: ${program}: not found`], isError: true, status: 127};
}

function unescaped(words: readonly string[]): string {
	const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', e: '\u001B', '\\': '\\', r: '\r'};
	return words
		.join(' ')
		.replace(/\\0?33/g, '\u001B')
		.replace(/\\x([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
		.replace(/\\([nte\\r])/g, (_, letter: string) => escapes[letter] ?? letter);
}

function range(words: readonly string[]): string[] {
	const numbers = words.map(Number);
	const [first, last] = numbers.length > 1 ? [numbers[0] ?? 1, numbers[1] ?? 1] : [1, numbers[0] ?? 1];
	return Array.from({length: Math.max(0, Math.min(20_000, last - first + 1))}, (_, index) =>
		String(first + index),
	);
}
