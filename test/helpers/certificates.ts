import {execFile} from 'node:child_process';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

/** An authority that signs, and a folder in which openssl keeps what it makes. */
export type Authority = {
	readonly folder: string;
	/** ca.pem, cert.pem and key.pem in a folder of their own, as DOCKER_CERT_PATH wants them. */
	readonly issue: (name: string, options?: Issue) => Promise<string>;
};

export type Issue = {
	/** `IP:127.0.0.1`, `DNS:engine.example`. */
	readonly place?: string;
	readonly isExpired?: boolean;
};

export async function makeAuthority(parent: string, name: string): Promise<Authority> {
	const folder = join(parent, name);
	await mkdir(folder, {recursive: true});
	const openssl = async (...args: readonly string[]) => run('openssl', args, {cwd: folder});
	await openssl(
		'req',
		'-x509',
		...newKey('ca-key.pem'),
		'-out',
		'ca.pem',
		'-subj',
		`/CN=${name}`,
		'-days',
		'2',
	);
	return {
		folder,
		async issue(subject, {place, isExpired = false} = {}) {
			const own = join(folder, subject);
			await mkdir(own);
			const alternative = place === undefined ? [] : ['-addext', `subjectAltName=${place}`];
			await openssl(
				'req',
				...newKey(`${own}/key.pem`),
				'-out',
				'request.pem',
				'-subj',
				`/CN=${subject}`,
				...alternative,
			);
			const signing =
				'x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -copy_extensions copy';
			const sign = async (...lifetime: readonly string[]) =>
				openssl(...signing.split(' '), '-out', `${own}/cert.pem`, ...lifetime);
			if (isExpired) {
				// Older openssl takes no dates, newer no negative days.
				await sign('-days', '-1').catch(async () =>
					sign('-not_before', '20200101000000Z', '-not_after', '20200102000000Z'),
				);
			} else {
				await sign('-days', '2');
			}

			await writeFile(join(own, 'ca.pem'), await readFile(join(folder, 'ca.pem')));
			return own;
		},
	};
}

function newKey(path: string): readonly string[] {
	return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-keyout', path];
}
