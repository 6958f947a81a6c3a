import process from 'node:process';
import {isSingleExecutable} from './built-as.js';

/** A systemd unit that runs this very program with `midwatch record` and the arguments given. */
export function unitFile(args: readonly string[]): string {
	const program = isSingleExecutable() ? [] : [process.argv[1] ?? 'midwatch'];
	const command = [process.execPath, ...program, 'record', ...args].map(quoted).join(' ');
	return `[Unit]
Description=midwatch: records what happens to containers
After=docker.service podman.socket

[Service]
ExecStart=${command}
Restart=on-failure
RestartSec=10
StateDirectory=midwatch
Environment=XDG_STATE_HOME=/var/lib
Nice=10

[Install]
WantedBy=multi-user.target
`;
}

/** As systemd reads a word: percent signs and dollars stand for other things there. */
function quoted(word: string): string {
	const escaped = word
		.replaceAll('\\', '\\\\')
		.replaceAll('"', '\\"')
		.replaceAll('%', '%%')
		.replaceAll('$', '$$$$');
	return /^[\w./:@=,+%$-]+$/.test(word) ? escaped : `"${escaped}"`;
}
