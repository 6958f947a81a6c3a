import {Agent} from 'node:http';
import {inspect} from 'node:util';
import {expect, test} from 'vitest';
import {openModem} from '../../../source/engine/open-modem.js';

test('the agent is not printed with all its sockets: the modem does that for every request', () => {
	const agent = new Agent({keepAlive: true});
	openModem({label: 'test', url: 'unix:///nowhere.sock', socketPath: '/nowhere.sock'}, agent);
	expect(inspect(agent, {showHidden: true, depth: undefined}).length).toBeLessThan(20);
});
