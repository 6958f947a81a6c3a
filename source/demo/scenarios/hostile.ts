import type {Scenario} from '../fleet/scenario.js';
import {hostile, unicode} from './log-profiles.js';
import {hostileTexts} from './hostile-lines.js';
import {day, MiB, minute, second} from './units.js';

// Names, labels, commands and probes that no engine would let in, or that one would and shouldn't:
// whatever reads them must paint nothing but text.

const attack = '\u001B[2J\u001B]0;owned\u0007\u202E';

export const hostileRows: readonly Scenario[] = [
	{
		name: '注文サービス',
		image: 'shop/注文:最新',
		command: ['ruby', '注文.rb', '--地域=東京'],
		project: 'かいもの',
		service: '注文',
		labels: {'team.名前': '物流チーム 🚚'},
		logs: unicode,
		load: {cpuPercent: 7, memoryBytes: 88 * MiB, receivedBytesPerSecond: 4096, sentBytesPerSecond: 9000},
		restart: {name: 'unless-stopped'},
		begins: {state: 'running', agoMs: 4 * day},
	},
	{
		name: 'party-🎉-👩‍👩‍👧‍👦',
		image: 'shop/party:🎈',
		command: ['sh', '-c', 'echo "🎉" && sleep infinity'],
		labels: {emoji: '👩🏽‍🚀🇯🇵❤️‍🔥'},
		logs: unicode,
		load: {cpuPercent: 0.2, memoryBytes: 6 * MiB},
		begins: {state: 'running', agoMs: 51 * minute},
	},
	{
		name: `evil${attack}name`,
		image: `evil/image:${attack}`,
		command: ['sh', '-c', `printf '${attack}'`, hostileTexts[2]],
		labels: Object.fromEntries(hostileTexts.map((text, index) => [`bad.${index}${attack}`, text])),
		env: [`PATH=${attack}`, `SECRET_TOKEN=${attack}`],
		logs: hostile,
		processes: hostileTexts.map(text => ({user: attack, command: text, share: 1 / hostileTexts.length})),
		load: {cpuPercent: 3, memoryBytes: 12 * MiB},
		restart: {name: 'unless-stopped'},
		probe: {
			command: `check ${attack}`,
			intervalMs: 15 * second,
			retries: 2,
			result: number => ({exitCode: 1, output: hostileTexts[number % hostileTexts.length] ?? attack}),
		},
		begins: {state: 'running', agoMs: 6 * minute},
	},
	{
		name: 'half-evil',
		image: 'evil/image:2',
		command: ['false'],
		logs: hostile,
		load: {cpuPercent: 3, memoryBytes: 12 * MiB},
		begins: {
			state: 'exited',
			agoMs: 12 * minute,
			ranMs: 3 * second,
			exitCode: 127,
			error: `OCI runtime create failed: ${attack} exec: "false${attack}": not found`,
			lastWords: [`sh: ${attack} not found`],
		},
	},
];
