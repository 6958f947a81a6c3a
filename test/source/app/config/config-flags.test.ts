import {expect, test} from 'vitest';
import {withConfigFlags} from '../../../../source/app/config/config-flags.js';
import {readConfig} from '../../../../source/app/config/read-config.js';

test('flags of the line come before the settings, and one engine that it names before all of theirs', async () => {
	const config = await readConfig('c', 'contexts = ["prod"]\nmouse = true\nfilter = "api"');
	const flags = (given: object) => withConfigFlags(given, config).flags;
	expect(flags({})).toEqual({context: ['prod'], mouse: true, filter: 'api'});
	expect(flags({mouse: false, filter: 'db'})).toEqual({context: ['prod'], mouse: false, filter: 'db'});
	for (const named of [{host: ['unix:///x']}, {context: ['test']}, {all: true}, {demo: ''}]) {
		expect(flags(named)).toEqual({...named, mouse: true, filter: 'api'});
	}

	expect(flags({host: [], all: false}), 'as meow gives what was not given').toMatchObject({
		context: ['prod'],
	});
	expect(flags({once: true}), 'a snapshot has what its line says').toEqual({once: true, context: ['prod']});
	const has = (given: object) => withConfigFlags(given, config).hasEngines;
	expect([has({}), has({context: ['prod']}), has({demo: ''})]).toEqual([true, false, false]);
});
