/** Parts of a name that say it wherever they stand in it, also glued to others: `PGPASSWORD`, `apikey`. */
const telling =
	/passw|passphrase|passcode|secret|token|credential|api[^a-z\d]?key|access[^a-z\d]?key|private[^a-z\d]?key|basic[^a-z\d]?auth/i;

/** Words that say it only as a word of their own. */
const words: ReadonlySet<string> = new Set([
	'authorization',
	'bearer',
	'cookie',
	'cookies',
	'cred',
	'creds',
	'dsn',
	'jwt',
	'pass',
	'pat',
	'private',
	'pwd',
	'salt',
]);

/** Ends that say it: `BASIC_AUTH`, `oauth`, `SSH_KEY`, `DBPASS`, `dbpwd`. */
const tellingEnd = /(?:auth|^key|pass|pwd)$/;
/** What ends so and is none, the shell's working folders first. */
const harmless = /^(?:(?:old)?pwd|bypass|compass)$/i;

/** Whether what has this name is taken for a secret: a variable, a label, a flag, a header, a key of JSON. */
export function isSecretName(name: string): boolean {
	if (telling.test(name)) {
		return true;
	}

	if (harmless.test(name) || !/auth|key|pass|pwd|pat|jwt|dsn|salt|cred|cookie|bearer|private/i.test(name)) {
		return false;
	}

	const parts = name
		.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z\d]+/);
	const last = parts.at(-1) ?? '';
	return parts.some(part => words.has(part)) || (tellingEnd.test(last) && !harmless.test(last));
}
