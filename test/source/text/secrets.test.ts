import {expect, test} from 'vitest';
import {
	mask,
	maskSecrets,
	maskText,
	maskVariables,
	openValue,
	veilSecrets,
} from '../../../source/text/secrets.js';
import {isSecretName} from '../../../source/text/secret-names.js';

test.each([
	'DB_PASSWORD',
	'db_password',
	'GITHUB_TOKEN',
	'AWS_SECRET_ACCESS_KEY',
	'API_KEY',
	'apikey',
	'SENTRY_DSN',
	'MYSQL_PWD',
	'dbpwd',
	'AZURE_PAT',
	'gh_pat',
	'X-API-KEY',
	'JWT',
	'jwt.signing',
	'PGPASSWORD',
	'REDIS_PASS',
	'BASIC_AUTH',
	'clientSecret',
	'private',
	'Cookie',
])('%s is the name of a secret', name => {
	expect(isSecretName(name)).toBe(true);
	expect(openValue(name, 'hunter2')).toBe(mask);
	expect(maskText(`a ${name}=hunter2 b`)).toBe(`a ${name}=${mask} b`);
	expect(maskText(`run --${name} hunter2 b`)).toBe(`run --${name} ${mask} b`);
	expect(maskSecrets({Env: [`${name}=hun ter2`], Labels: {[name]: 'hunter2'}})).toEqual({
		Env: [`${name}=${mask}`],
		Labels: {[name]: mask},
	});
});

test.each([
	'PATH',
	'PWD',
	'OLDPWD',
	'AUTHOR',
	'MONKEY',
	'COMPAT',
	'PORT',
	'Privileged',
	'keyboard',
	'PATTERN',
])('%s is none', name => {
	expect(isSecretName(name)).toBe(false);
});

test.each([
	['mysqld --password hunter2 --port 3306', `mysqld --password ${mask} --port 3306`],
	['mysqld --password=hunter2 --port=3306', `mysqld --password=${mask} --port=3306`],
	['tool -token hunter2', `tool -token ${mask}`],
	['git clone https://hunter2@git.example/x.git', `git clone https://${mask}@git.example/x.git`],
	['https://hunter2:x-oauth-basic@git.example', `https://${mask}@git.example`],
	['postgres://shop:hunter2@db:5432/shop', `postgres://shop:${mask}@db:5432/shop`],
	['redis://:hunter2@cache', `redis://:${mask}@cache`],
	['amqp://u:hun@ter2@mq:5672/', `amqp://u:${mask}@${mask}@mq:5672/`],
	['mysql://u:hun/ter2@db', `mysql://u:${mask}@db`],
	[
		'mongodb://a:hunter2@h1:27017,b:hunter2@h2:27018,h3:27019/db?x=1',
		`mongodb://a:${mask}@h1:27017,b:${mask}@h2:27018,h3:27019/db?x=1`,
	],
	['mongodb://h1:27017,b:hunter2@h2:27018', `mongodb://h1:27017,b:${mask}@h2:27018`],
	[`curl -H 'X-API-KEY: hunter2' http://a`, `curl -H 'X-API-KEY: ${mask}' http://a`],
	[`curl -H "Authorization: Token hunter2" http://a`, `curl -H "Authorization: ${mask}" http://a`],
	['Bearer hunter2hunter2', `Bearer ${mask}`],
	['{"password": "hunter2 x", "port": 80}', `{"password": "${mask}", "port": 80}`],
	[String.raw`{\"password\":\"hunter2\"}`, String.raw`{\"password\":\"${mask}\"}`],
	['GET /x?access_token=hunter2', `GET /x?access_token=${mask}`],
	[`docker run -e 'DB_PASSWORD=hun ter2' app`, `docker run -e 'DB_PASSWORD=${mask}' app`],
	[String.raw`-e 'DB_PASSWORD=it'\''s hunter2' app`, `-e 'DB_PASSWORD=${mask}' app`],
	['DB_PASSWORD=hun"ter 2" next', `DB_PASSWORD=${mask} next`],
	[`sh -c 'x --password hunter2' --port 1 'y'`, `sh -c 'x --password ${mask}' --port 1 'y'`],
	[`sh -c "PGPASSWORD=hunter2 psql" z`, `sh -c "PGPASSWORD=${mask}" z`],
	[`sh -c 'PGPASSWORD=hunter2'`, `sh -c 'PGPASSWORD=${mask}'`],
	['RUN |1 NPM_TOKEN=hunter2 /bin/sh -c npm i', `RUN |1 NPM_TOKEN=${mask} /bin/sh -c npm i`],
	['login ghp_0123456789abcdefghij ok', `login ${mask} ok`],
	['FATAL: api_key = hunter2 rejected', `FATAL: api_key = ${mask} rejected`],
	['bad secret:hunter2 given', `bad secret:${mask} given`],
	['invalid token: hunter2hunter2', `invalid token: ${mask}`],
	['user=bob;pwd=hunter2;Server=x', `user=bob;pwd=${mask}`],
	['password\t=\thunter2', `password\t=\t${mask}`],
	['{"password" => "hunter2", "port" => 1}', `{"password" => "${mask}", "port" => 1}`],
	['password "hunter2" rejected', `password "${mask}" rejected`],
	['SECRET_KEY hunter2 is too short', `SECRET_KEY ${mask} is too short`],
	['AKIAIOSFODNN7EXAMPLE/hunter2XUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY', `${mask}/${mask}`],
	['t eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', `t ${mask}`],
])('%s: the secret goes, the rest stays', (text, masked) => {
	expect(maskText(text)).toBe(masked);
	expect(maskText(masked)).toBe(masked);
	expect(veilSecrets(text)).toHaveLength(text.length);
	expect(veilSecrets(text)).not.toContain('hunter2');
});

test.each([
	'PATH=/usr/bin:/bin',
	'sha256:216f812d5acafa849a84c627e886daa52925555f7a3962327024ecfd00cfa607',
	'https://registry.example:5000/shop/app@sha256:216f812d5acafa849a84c627e886daa52925555f7a3962327024ecfd00cfa607',
	'0.0.0.0:8080->80/tcp, [::]:8080->80/tcp',
	'http://host:8080/path?mail=a@b.example',
	'ssh://git@host/repository',
	'pull access denied for x, repository does not exist or may require authorization: server message',
	'failed to fetch anonymous token: unexpected status from GET request',
	'nginx -g daemon off;',
	'PWD=/srv/app OLDPWD=/ make',
	'password authentication failed for user "postgres"',
	'error validating token: 401 Unauthorized',
	'com.docker.compose.config-hash=5f4dcc3b5aa765d61d8327deb882cf99',
])('%s is no secret', text => {
	expect(maskText(text)).toBe(text);
});

test('no secret of a document is left in it, wherever it stands', () => {
	const document = {
		Config: {
			Env: ['DB_PASSWORD=hunter2', 'MODE=prod', 'URL=redis://:hunter2@cache'],
			Labels: {'traefik.auth.token': 'hunter2', team: 'shop'},
			Cmd: ['serve', '--db', 'postgres://shop:hunter2@db/shop', '--password', 'hunter2', '--verbose'],
			Healthcheck: {Test: ['CMD-SHELL', 'mysqladmin ping --password=hunter2']},
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
	expect(maskVariables('Error: HOME=/root, A_TOKEN="two words" at tcp://me:hunter2@db:1')).toBe(
		`Error: HOME=${mask}, A_TOKEN=${mask} at tcp://me:${mask}@db:1`,
	);
});
