import {expect, test} from 'vitest';
import {readConfig} from '../../../../source/app/config/read-config.js';

const read = async (text: string) => readConfig('config.toml', text);

test('a command has the terminal, is about a container and asks nothing, unless it says so', async () => {
	const {settings, mistakes} = await read(`
[[commands]]
name = "htop"
argv = ["docker", "exec", "-it", "{id}", "htop"]

[[commands]]
name = "dive"
key = "alt+d"
where = "image"
argv = ["dive", "{name}"]
mode = "output"
ask = true
`);
	expect(mistakes).toEqual([]);
	expect(settings.commands).toEqual([
		{
			name: 'htop',
			kind: 'container',
			keys: [],
			argv: ['docker', 'exec', '-it', '{id}', 'htop'],
			mode: 'terminal',
			isAsked: false,
		},
		{name: 'dive', kind: 'image', keys: ['alt+d'], argv: ['dive', '{name}'], mode: 'output', isAsked: true},
	]);
});

test.each([
	['argv = ["x"]', 'line 1, column 1: commands#1 needs a name and an argv'],
	['name = "x"', 'needs a name and an argv'],
	['name = "x"\nargv = "x y"', 'line 3, column 1: commands#1.argv must be a list of texts'],
	['name = "x"\nargv = ["{nme}"]', 'commands#1.argv {nme} is none of {id}'],
	[
		'name = "x"\nargv = ["x"]\nmod = "output"',
		'line 4, column 1: commands#1.mod is not a field of a command (did you mean mode?)',
	],
	['name = "x"\nargv = ["x"]\nmode = "tty"', 'must be one of terminal, output, background'],
	['name = "x"\nargv = ["x"]\nkey = "ctrl+c"', 'commands#1.key must be a key'],
	['name = "x"\nargv = ["x"]\nkey = "ctrl+shift+x"', 'commands#1.key must be a key'],
	['name = "x"\nargv = ["x"]\nwhere = "pod"', 'must be one of container, image, volume, network'],
	['name = "x"\nargv = ["/bin/sh", "-ec", "ls {project}"]', 'would have a shell read {project} as a command'],
])('a command with a mistake is told and left out: %j', async (fields, words) => {
	const {settings, mistakes} = await read(
		`[[commands]]\n${fields}\n[[commands]]\nname = "good"\nargv = ["sh", "-c", "ls {id}", "sh", "{name}"]`,
	);
	expect(mistakes.join('\n')).toContain(words);
	expect(settings.commands.map(({name}) => name)).toEqual(['good']);
});

test('no two have one name', async () => {
	const {settings, mistakes} = await read(
		['ls', 'rm'].map(program => `[[commands]]\nname = "x"\nargv = ["${program}"]\n`).join(''),
	);
	expect(mistakes.map(String)).toEqual([
		'config.toml, line 5, column 1: commands#2.name "x" is another command\'s already',
	]);
	expect(settings.commands.map(({argv}) => argv)).toEqual([['ls']]);
});
