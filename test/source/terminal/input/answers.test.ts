import {expect, test} from 'vitest';
import {createInputParser} from '../../../../source/terminal/input/input-parser.js';

const esc = '\u001B';

function heard(bytes: string) {
	return createInputParser().push(Buffer.from(bytes, 'latin1'));
}

test.each([
	[`${esc}]11;rgb:1e1e/1e1e/2e2e${esc}\\`, 'dark'],
	[`${esc}]11;rgb:ffff/ffff/ffff\u0007`, 'light'],
	[`${esc}]11;rgb:fd/f6/e3${esc}\\`, 'light'],
	[`${esc}]11;rgba:0000/2b2b/3636/ffff\u0007`, 'dark'],
	['\u009D11;rgb:f/f/f\u009C', 'light'],
])('the background is heard: %j', (bytes, ground) => {
	expect(heard(bytes)).toEqual([{type: 'ground', ground}]);
});

test.each([
	`${esc}]11;rgb:ffff/ffff/fff`,
	`${esc}]11;rgb:ffff/ffff\u0007`,
	`${esc}]11;?\u0007`,
	`${esc}]10;rgb:ffff/ffff/ffff\u0007`,
	`${esc}]11;rgb:ffff/ffff/ffff\u0018`,
	`${esc}]11;rgb:ffff/ffff/ffff${'f'.repeat(99)}\u0007`,
	`${esc}]11;rgb:${esc}]11;rgb:ff/ff/ff`,
])('what is no whole answer says nothing of the background: %j', bytes => {
	expect(heard(bytes)).toEqual([]);
});

test('an answer in the midst of a paste is heard, and is no part of the text', () => {
	const [ground, paste] = heard(`${esc}[200~some ${esc}]11;rgb:ffff/ffff/ffff\u0007text${esc}[201~`);
	expect(ground).toEqual({type: 'ground', ground: 'light'});
	expect(paste).toMatchObject({press: {text: 'some text', isPaste: true}});
});

test.each([
	[`${esc}[<0;83;25M`, {kind: 'click', row: 24, column: 82}],
	[`${esc}[<64;1;1M`, {kind: 'wheelUp', row: 0, column: 0}],
	[`${esc}[<65;300;99M`, {kind: 'wheelDown', row: 98, column: 299}],
])('the mouse is heard: %j', (bytes, pointer) => {
	expect(heard(bytes)).toEqual([{type: 'pointer', ...pointer}]);
});

test.each(['0;83;25m', '1;83;25M', '2;83;25M', '4;83;25M', '35;83;25M', '0;0;25M', '0;83M', '0;83;999999M'])(
	'a release, another button, a modifier, a movement or a broken report does nothing: %s',
	body => {
		expect(heard(`${esc}[<${body}`)).toEqual([]);
	},
);
