import {expect, test} from 'vitest';
import type {Container} from '../../../../source/engine/types.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {memberLabel} from '../../../../source/view/list/member-label.js';
import {isOneOff} from '../../../../source/view/one-off.js';
import {makeContainer} from '../../../helpers/fixtures.js';

function member(name: string, number?: string, isRun = false): Container {
	return makeContainer('x', {
		name: safeText(name),
		project: safe`shop`,
		service: safe`api`,
		labels: {
			...(number !== undefined && {'com.docker.compose.container-number': safeText(number)}),
			'com.docker.compose.oneoff': isRun ? safe`True` : safe`False`,
		},
	});
}

test.each([
	[member('shop-api-2', '2'), 'api-2'],
	[member('shop_api_2', '2'), 'api-2'],
	[member('api', '1'), 'api'],
	[member('front-door', '1'), 'api (front-door)'],
	// A name that says another number than its label is a name of its own.
	[member('shop-api-3', '2'), 'api (shop-api-3)'],
	[member('shop-api', undefined), 'api'],
	[member('shop-api-run-3f2a9c1d7b55', '1', true), 'api one-off 3f2a9c1d7b55'],
	[member('shop-api-3', undefined), 'api-3'],
	[member('debugging', '1', true), 'api one-off debugging'],
	[makeContainer('x', {name: safe`shop-old`, project: safe`shop`}), 'old'],
	[makeContainer('x', {name: safe`alone`}), 'alone'],
])('%#: a member of a project is called by its service', (container, label) => {
	expect(memberLabel(container)).toBe(label);
	expect(isOneOff(container)).toBe(label.includes('one-off'));
});
