const secretName = /pass|secret|token|credential|private|api_?key|access_?key|auth|_key$|^key$|dsn|salt/i;
const urlPassword = /(:\/\/[^:/?#\s]*:)[^@/\s]+@/g;

export const mask = '••••••';

export function isSecretName(name: string): boolean {
	return secretName.test(name);
}

/** `NAME=value` with its value masked where the name says that it is a secret, or a URL in it holds a password. */
export function maskVariable(variable: string): string {
	const equals = variable.indexOf('=');
	return equals > 0 && isSecretName(variable.slice(0, equals))
		? `${variable.slice(0, equals + 1)}${mask}`
		: variable.replaceAll(urlPassword, `$1${mask}@`);
}
