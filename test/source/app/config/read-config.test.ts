import fc from 'fast-check';
import {expect, test} from 'vitest';
import {configPath} from '../../../../source/app/config/find-config.js';
import {initialText} from '../../../../source/app/config/initial-config.js';
import {readConfig} from '../../../../source/app/config/read-config.js';
import {settings} from '../../../../source/app/config/settings-table.js';
import {allBindings} from '../../../../source/keys/groups/all-bindings.js';
import {usualLimits, usualSettings} from '../../../../source/store/view/settings.js';

const read = async (text: string) => readConfig('/home/me/.config/midwatch/config.toml', text);

test('each setting goes where it counts', async () => {
	const config = await read(`
hosts = ["ssh://ops@db3"]
mouse = true
theme = "light"
chart-window = "30m"
[containers]
columns = ["name", "why"]
[trouble]
memory-percent = 75
[record]
max-size = "2G"
[keys]
stop = ["ctrl+S", "F"]
pageDown = ["pagedown", "alt+v"]
`);
	expect(config).toMatchObject({
		mistakes: [],
		flags: {host: ['ssh://ops@db3'], mouse: true},
		recordFlags: {maxSize: '2G'},
		choices: {theme: 'light', chartSeconds: 1800, 'containers.columns': ['name', 'why']},
		settings: {
			limits: {...usualLimits, memoryPercent: 75},
			keys: {stop: ['ctrl+s', 'F'], pageDown: ['pageDown', 'alt+v']},
		},
	});
	expect(config.said.get('chart-window')).toEqual({value: '30m', line: 5});
});

test('a mistake says where it is, what is allowed and what was meant; the rest counts', async () => {
	const {
		mistakes,
		flags,
		settings: kept,
	} = await read(`theme = "drk"
mousse = true
mouse = true
not toml
chart-window = 5

[trouble]
memory-percent = 101
cpu-percent = 80

[containers]
columns = ["name", "stat"]

[keys]
kil = ["x"]
stop = "s"
restart = ["ctrl+c"]
`);
	expect(mistakes.map(String)).toEqual([
		'config.toml, line 1, column 1: theme must be one of auto, dark, light, high-contrast, 16 (did you mean dark?), not "drk"',
		'config.toml, line 2, column 1: mousse is not a setting (did you mean mouse?)',
		expect.stringMatching(/^config\.toml, line 4, column \d+: /),
		'config.toml, line 5, column 1: chart-window must be one of 1m, 5m, 30m, 1h, not 5',
		'config.toml, line 8, column 1: trouble.memory-percent must be a number from 1 to 100, not 101',
		expect.stringMatching(/^config\.toml, line 12, .*did you mean state\?/),
		'config.toml, line 15, column 1: keys.kil is not a command (did you mean kill?)',
		expect.stringMatching(/^config\.toml, line 16, column 1: keys\.stop must be a list of keys/),
		expect.stringMatching(/^config\.toml, line 17, column 1: keys\.restart must be a list of keys/),
	]);
	expect(flags).toEqual({mouse: true});
	expect(kept).toEqual({...usualSettings, limits: {...usualLimits, cpuPercent: 80}});
});

test('a key given twice stays with the first, one taken from another command is told', async () => {
	const {mistakes, settings: kept} = await read(`[keys]
stop = ["alt+x", "alt+r"]
restart = ["alt+r"]
filter = ["s"]
quit = ["Q"]
`);
	expect(mistakes.map(String)).toEqual([
		"config.toml, line 3, column 1: keys.restart can't have alt+r: it was given to stop",
	]);
	expect(kept.keys).toEqual({stop: ['alt+x', 'alt+r'], restart: [], filter: ['s'], quit: ['Q', 'ctrl+c']});
	const taking = await read('[keys]\nkill = ["r"]');
	expect(taking.mistakes.map(String)).toEqual([
		'config.toml, line 2, column 1: keys.kill takes r from restart',
	]);
});

test('forty mistakes are forty sentences', async () => {
	const lines = Array.from({length: 40}, (_, place) =>
		place % 4 === 0 ? `bad line ${place}` : `wrong${place} = ${place}`,
	);
	const {mistakes, flags} = await read([...lines, 'slow = true'].join('\n'));
	expect(mistakes).toHaveLength(40);
	expect(new Set(mistakes.map(one => /line (\d+)/.exec(one)?.[1])).size).toBe(40);
	expect(flags).toEqual({slow: true});
});

test('the file that --init writes has every setting, and all of it holds without a mistake', async () => {
	const commented = await read(initialText());
	expect(commented).toMatchObject({mistakes: [], flags: {}, choices: {}, settings: usualSettings});
	const all = await read(initialText().replaceAll(/^# (\[\[|\w[\w-]* = )/gm, '$1'));
	expect(all.mistakes).toEqual([]);
	expect(all.settings.commands).toMatchObject([{name: 'processes', mode: 'output', isAsked: false}]);
	expect([...all.said.keys()]).toEqual(expect.arrayContaining(settings.map(({name}) => name)));
	for (const [command, keys] of Object.entries(all.settings.keys)) {
		expect(keys).toEqual(allBindings.find(one => one.command === command)?.keys);
	}
});

test('text of the file does nothing on the terminal', async () => {
	const {mistakes} = await read(
		'"\\u001B[2J" = 1\ntheme = "\\u001B]52;c;AAAA\\u0007"\n[keys]\nstop = ["\\u001B"]',
	);
	expect(mistakes.length).toBe(3);
	expect(mistakes.join('')).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/);
});

test('whatever stands there, it is read and nothing is lost of the program', async () => {
	const word = fc.constantFrom(
		...'= [ ] [[ ]] { } " \' """ # . , \n \\u001B true 1e999 nan theme keys stop __proto__ constructor'.split(
			' ',
		),
	);
	const text = fc.oneof(
		fc.string({unit: 'binary'}),
		fc.array(word, {maxLength: 60}).map(words => words.join(' ')),
		fc
			.tuple(fc.constantFrom(...settings.map(({name}) => name)), fc.json())
			.map(([name, value]) => `${name} = ${value}`),
	);
	await fc.assert(
		fc.asyncProperty(text, async source => {
			const {mistakes, settings: kept} = await read(source);
			expect(Object.keys(kept.limits)).toEqual(Object.keys(usualLimits));
			expect(Object.values(kept.limits).every(Number.isFinite)).toBe(true);
			expect(mistakes.every(one => one.length < 1000)).toBe(true);
		}),
		{numRuns: 500, seed: 18},
	);
});

test('the file is looked for where the user says, else where XDG says', () => {
	expect(configPath({XDG_CONFIG_HOME: '/etc/me'})).toBe('/etc/me/midwatch/config.toml');
	expect(configPath({XDG_CONFIG_HOME: 'relative'})).toMatch(/^\/.*\/\.config\/midwatch\/config\.toml$/);
	expect(configPath({MIDWATCH_CONFIG: 'mine.toml', XDG_CONFIG_HOME: '/etc/me'})).toBe('mine.toml');
});
