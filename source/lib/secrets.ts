const secretName = /pass|secret|token|credential|private|api_?key|access_?key|auth|_key$|^key$|dsn|salt/i;
const urlPassword = /(:\/\/[^:/?#\s]*:)[^@/\s]+@/g;

export const mask = '••••••';

export function isSecretName(name: string): boolean {
	return secretName.test(name);
}

function maskPasswords(text: string): string {
	return text.replaceAll(urlPassword, `$1${mask}@`);
}

/** `NAME=value` with its value masked where the name says that it is a secret, or a URL in it holds a password. */
export function maskVariable(variable: string): string {
	const equals = variable.indexOf('=');
	return equals > 0 && isSecretName(variable.slice(0, equals))
		? `${variable.slice(0, equals + 1)}${mask}`
		: maskPasswords(variable);
}

/** A document of JSON with everything in it masked that looks like a secret by its name, or is an environment's. */
export function maskSecrets(json: unknown, key = ''): unknown {
	if (typeof json === 'string') {
		return json !== '' && isSecretName(key) ? mask : maskPasswords(json);
	}

	if (Array.isArray(json)) {
		return json.map(entry =>
			typeof entry === 'string' && /^env$/i.test(key) ? maskVariable(entry) : maskSecrets(entry, key),
		);
	}

	return typeof json === 'object' && json !== null
		? Object.fromEntries(Object.entries(json).map(([name, value]) => [name, maskSecrets(value, name)]))
		: json;
}

/** Text with every value in it masked that looks like an environment's (`NAME=value`) or is a URL's password. */
export function maskText(text: string): string {
	return maskPasswords(text).replaceAll(/\b([A-Z_][A-Z\d_]*=)("[^"]*"|'[^']*'|[^\s"',]+)/g, `$1${mask}`);
}
