import {expect, test} from 'vitest';
import {containerStates, hasProcesses, isUp} from '../../../source/engine/container-states.js';

const each = [...containerStates, 'unknown', undefined].map(state => ({state}));

test('up is what docker ps shows without -a', () => {
	expect(each.filter(isUp).map(({state}) => state)).toEqual(['running', 'paused', 'restarting']);
});

test('only a running and a paused container have processes', () => {
	expect(each.filter(hasProcesses).map(({state}) => state)).toEqual(['running', 'paused']);
});
