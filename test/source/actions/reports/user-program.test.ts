import process from 'node:process';
import {expect, test} from 'vitest';
import {environmentFor, runProgram, tellProgram} from '../../../../source/actions/reports/user-program.js';
import {lineText} from '../../../../source/text/line.js';

const {signal} = new AbortController();
const env = {PATH: process.env['PATH']};
const node = (script: string, ...args: readonly string[]) => [process.execPath, '-e', script, ...args];

async function told(argv: readonly string[], until: AbortSignal = signal) {
	const lines: string[] = [];
	const tell = (more: ReadonlyArray<Parameters<typeof lineText>[0]>) => {
		lines.push(...more.map(line => lineText(line)));
	};
	return {ending: await tellProgram(argv, {env, tell}, until), lines};
}

test('arguments reach the program as they are, and no shell reads them', async () => {
	const hostile = '$(touch /tmp/x); `id` "\' && *';
	const {lines, ending} = await told(node('console.log(process.argv.slice(1).join("|"))', hostile, 'a b'));
	expect(lines).toEqual([` ${hostile}|a b`]);
	expect(ending).toEqual({text: 'exit status 0', tone: 'good'});
});

test('what it writes does nothing on the terminal, and stderr is told apart', async () => {
	const script = String.raw`console.log('\x1B]52;c;AAAA\x07\x1B[2Jhello'); console.error('bad')`;
	const {lines} = await told(node(script));
	expect(lines.join('')).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
	expect(lines).toContain('!bad');
});

test('how it ends is told by its status, its signal, or why it never began', async () => {
	expect((await told(node('process.exit(3)'))).ending).toEqual({text: 'exit status 3', tone: 'bad'});
	expect((await told(node('process.kill(process.pid, "SIGKILL")'))).ending.text).toBe('ended by SIGKILL');
	expect((await told(['/nonexistent/program'])).ending).toEqual({
		text: '/nonexistent/program: not found',
		tone: 'bad',
	});
});

test('out of sight, the last line of a failure is what is told', async () => {
	const failing = node('console.log("one"); console.error("it broke"); process.exit(2)');
	expect((await runProgram(failing, env, signal)).text).toBe('exit status 2: it broke');
	expect((await runProgram(node('console.log("one")'), env, signal)).text).toBe('exit status 0');
});

test('it ends with whoever wanted it', async () => {
	const given = new AbortController();
	const argv = node('console.log("on"); setInterval(() => {}, 1000)');
	const ending = tellProgram(argv, {env, tell: () => given.abort()}, given.signal);
	expect((await ending).tone).toBe('bad');
});

test('docker in it speaks to the engine that the row is on', () => {
	const before = {PATH: '/bin', DOCKER_HOST: 'tcp://other', DOCKER_CONTEXT: 'other', DOCKER_CERT_PATH: '/c'};
	const base = {label: 'x', url: 'tcp://10.0.0.5:2376'};
	expect(environmentFor({...base, url: 'ssh://ops@db3', socketPath: '/run/x.sock'}, before)).toEqual({
		PATH: '/bin',
		DOCKER_CERT_PATH: '/c',
		DOCKER_HOST: 'unix:///run/x.sock',
		CONTAINER_HOST: 'unix:///run/x.sock',
	});
	expect(environmentFor({...base, cli: ['docker', '--context', 'prod']}, before)).toMatchObject({
		DOCKER_CONTEXT: 'prod',
	});
	expect(environmentFor({...base, cli: ['docker', '--context', 'prod']}, before)).not.toHaveProperty(
		'DOCKER_HOST',
	);
	expect(environmentFor({...base, host: '10.0.0.5', port: 2376}, before)).toEqual({
		PATH: '/bin',
		DOCKER_CERT_PATH: '/c',
		DOCKER_HOST: 'tcp://10.0.0.5:2376',
	});
});
