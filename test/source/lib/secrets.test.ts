import {expect, test} from 'vitest';
import {mask, maskSecrets, maskText, maskVariable} from '../../../source/lib/secrets.js';

test.each(['DB_PASSWORD', 'GITHUB_TOKEN', 'AWS_SECRET_ACCESS_KEY', 'API_KEY', 'apikey', 'SENTRY_DSN'])(
	'%s is taken for a secret',
	name => {
		expect(maskVariable(`${name}=hunter2=x`)).toBe(`${name}=${mask}`);
	},
);

test('what is no secret stays readable, but for a password in a URL', () => {
	expect(maskVariable('PATH=/usr/bin:/bin')).toBe('PATH=/usr/bin:/bin');
	expect(maskVariable('DATABASE=postgres://shop:hunter2@db:5432/shop')).toBe(
		`DATABASE=postgres://shop:${mask}@db:5432/shop`,
	);
});

test('no secret of a document is left in it, wherever it stands', () => {
	const document = {
		Config: {
			Env: ['DB_PASSWORD=hunter2', 'MODE=prod', 'URL=redis://:hunter2@cache'],
			Labels: {'traefik.auth.token': 'hunter2', team: 'shop'},
			Cmd: ['serve', '--db', 'postgres://shop:hunter2@db/shop'],
		},
		Nested: [{secrets: {password: 'hunter2'}}],
	};
	const masked = maskSecrets(document);
	expect(JSON.stringify(masked)).not.toContain('hunter2');
	expect(masked).toMatchObject({
		Config: {Env: [`DB_PASSWORD=${mask}`, 'MODE=prod', `URL=redis://:${mask}@cache`], Labels: {team: 'shop'}},
	});
});

test('numbers, nothing and empty values stay what they are', () => {
	const document = {Port: 80, token: '', Health: null, On: true, None: []};
	expect(maskSecrets(document)).toEqual(document);
});

test('of a stack neither variables nor passwords in URLs are told', () => {
	expect(maskText('Error: HOME=/root, A_TOKEN="two words" at tcp://me:hunter2@db:1')).toBe(
		`Error: HOME=${mask}, A_TOKEN=${mask} at tcp://me:${mask}@db:1`,
	);
});
