// npm run media: pictures of the built program on its embedded engine, as SVG for the readme and PNG to look at.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {cursorName} from '../test/helpers/container-list.js';
import {openTerminal, type Terminal} from '../test/helpers/terminal.js';
import {pressKeys} from './pictures/press-keys.js';
import {spoken, theme} from './pictures/theme.js';
import {toPng} from './pictures/to-png.js';
import {toSvg} from './pictures/to-svg.js';

/** One screen after the other in one session: the keys that lead to it, what it shows, the keys that lead back. */
const scenes = [
	{name: 'list', keys: '', shows: '2 Stats · api-7', back: ''},
	{name: 'stats', keys: '2<enter>', shows: 'host cores', back: '<esc><esc>'},
	{name: 'logs', keys: 'l<enter>', shows: '4 Logs · api-7', back: '<esc><esc>'},
	{name: 'help', keys: '?', shows: 'Show all keys', back: '<esc>'},
	{name: 'past', keys: '~-40s<enter>', shows: 'PAST', back: '<esc>'},
	{name: 'confirm', keys: 's', shows: 'Stop api-7', back: 'n'},
] as const;
/** Charts and sparklines want a minute of history. */
const gatherMs = 70_000;

const engine = spawn(process.execPath, ['dist/demo-serve.js', '--seed', '7', '--tame'], {
	stdio: ['ignore', 'pipe', 'inherit'],
});
mkdirSync('media', {recursive: true});
const [path] = await once(engine.stdout, 'data');
const terminal = openTerminal(process.execPath, ['dist/cli.js', '--host', `unix://${String(path).trim()}`], {
	columns: 120,
	rows: 36,
	background: spoken(theme),
});
try {
	await terminal.waitForText('api-7', 'API 1.');
	while (cursorName(terminal) !== 'api-7') {
		const before = cursorName(terminal);
		terminal.press('j');
		await terminal.waitFor('the next row', () => cursorName(terminal) !== before);
	}

	await delay(gatherMs);
	for (const {name, keys, shows, back} of scenes) {
		await pressKeys(terminal, keys);
		await terminal.waitForText(shows);
		save(name, terminal);
		await pressKeys(terminal, back);
		await terminal.waitForText('1 Containers', '2 Stats');
	}

	engine.kill('SIGKILL');
	// The last line of the frame: without it, it isn't whole.
	await terminal.waitForText('stale for', 'r try now');
	save('lost', terminal);
} finally {
	engine.kill('SIGKILL');
	await terminal.close();
}

function save(name: string, screen: Terminal): void {
	const svg = toSvg(screen);
	writeFileSync(`media/${name}.svg`, svg);
	writeFileSync(`media/${name}.png`, toPng(svg));
	console.log(`media/${name}.svg, media/${name}.png`);
}
