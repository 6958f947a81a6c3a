#!/usr/bin/env node
// Stands in for ssh: what it does is told by the host's name. It takes only what OpenSSH takes in this order, and
// writes each command line to FAKE_SSH_LOG.
import {spawn} from 'node:child_process';
import {appendFileSync, openSync, readSync, writeSync} from 'node:fs';
import net from 'node:net';
import process from 'node:process';

const args = process.argv.slice(2);
appendFileSync(process.env.FAKE_SSH_LOG, `${JSON.stringify(args)}\n`);
const options = {};
let at = 0;
for (; args[at] !== '--'; at++) {
	if (args[at] === '-o') {
		const [name, value] = args[++at].split('=');
		options[name] = value;
	} else if (['-L', '-l', '-p', '-i'].includes(args[at])) {
		options[args[at]] = args[++at];
	}
}

const host = args[at + 1];
const command = args.slice(at + 2).join(' ');
const said = {
	unresolved: 'ssh: Could not resolve hostname unresolved: Name or service not known',
	denied: 'ann@denied: Permission denied (publickey).',
	evil: '\u001B]0;owned\u0007\u001B[2Jevil: words\u202E of the other side',
};
if (host in said || (host === 'asks' && options.BatchMode === 'yes')) {
	process.stderr.write(`${said[host] ?? 'Host key verification failed.'}\r\n`);
	process.exit(255);
}

if (host === 'asks') {
	ask('Are you sure you want to continue connecting (yes/no)? ');
}

process.on('SIGTERM', () => process.exit(143));
if (command !== '') {
	const child = spawn('sh', ['-c', command], {stdio: 'inherit'});
	child.once('close', status => process.exit(status ?? 255));
	process.on('SIGTERM', () => child.kill());
} else {
	const [near, far] = options['-L'].split(':');
	const server = net.createServer(socket => {
		socket.on('error', () => {});
		if (host === 'noforward') {
			process.stderr.write('channel 1: open failed: connect failed: open failed\r\n');
			socket.destroy();
			return;
		}

		const end = net.connect(far).on('error', () => {
			process.stderr.write('channel 1: open failed: connect failed: open failed\r\n');
			socket.destroy();
		});
		socket.pipe(end).pipe(socket);
	});
	server.listen(near);
	process.on('SIGUSR1', () => {
		process.stderr.write('Timeout, server drops not responding.\r\n');
		process.exit(255);
	});
}

/** At the terminal, as ssh does; where there is none it is let go. */
function ask(question) {
	let tty;
	try {
		tty = openSync('/dev/tty', 'r+');
	} catch {
		return;
	}

	writeSync(tty, question);
	const answer = Buffer.alloc(100);
	if (!answer.toString('utf8', 0, readSync(tty, answer)).startsWith('yes')) {
		process.stderr.write('Host key verification failed.\r\n');
		process.exit(255);
	}
}
