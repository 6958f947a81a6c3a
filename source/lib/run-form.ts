import {parseBytes, parsePolicy} from './parse-quantity.js';
import {t, type SafeText} from './safe-text.js';
import {maskVariable} from './secrets.js';
import {quoteWord, splitWords} from './split-words.js';

/** What is typed into the form of a new container, field by field; a switch is `yes` or empty. */
export type RunValues = Readonly<Record<RunField, string>>;

type Field = {
	readonly id: string;
	readonly label: string;
	readonly hint: string;
	readonly isSwitch?: boolean;
};

export const runFields = [
	{id: 'image', label: 'image', hint: 'name[:tag]; ctrl+n completes it from the images that are here'},
	{id: 'name', label: 'name', hint: 'empty: the engine makes one up'},
	{id: 'command', label: 'command', hint: "empty: the image's own"},
	{id: 'interactive', label: '-it', hint: 'a terminal, and attach to it', isSwitch: true},
	{id: 'env', label: 'env', hint: 'A=1 B="two words"'},
	{id: 'ports', label: 'ports', hint: '8080:80 127.0.0.1:5432:5432/tcp'},
	{id: 'volumes', label: 'volumes', hint: 'name:/path /host/path:/path:ro'},
	{id: 'network', label: 'network', hint: 'bridge, host, none, or the name of one'},
	{id: 'restart', label: 'restart', hint: 'no, on-failure[:N], always, unless-stopped'},
	{id: 'memory', label: 'memory', hint: '512m, 2g'},
	{id: 'cpus', label: 'cpus', hint: '0.5, 2'},
	{id: 'labels', label: 'labels', hint: 'team=shop tier=web'},
	{id: 'remove', label: '--rm', hint: 'remove it when it ends', isSwitch: true},
] as const satisfies readonly Field[];

export type RunField = (typeof runFields)[number]['id'];

export const emptyRun = Object.fromEntries(runFields.map(({id}) => [id, ''])) as RunValues;

const port = /^(?:(?:(\d+\.\d+\.\d+\.\d+|\[[\da-f:]+\]):)?(\d*):)?(\d+)(?:\/(tcp|udp|sctp))?$/i;

/** What is wrong, in a sentence; undefined: it can be run. */
export function runProblem(values: RunValues): SafeText | undefined {
	if (values.image.trim() === '') {
		return t`an image is needed`;
	}

	if (!splitWords(values.ports).every(word => port.test(word))) {
		return t`ports are like 8080:80 or 127.0.0.1:5432:5432/tcp`;
	}

	if (!splitWords(values.env).every(word => word.includes('='))) {
		return t`env is like NAME=value, with quotes around spaces`;
	}

	if (!splitWords(values.volumes).every(word => /^[^:]+:\/[^:]*(?::[a-z,]+)?$/i.test(word))) {
		return t`volumes are like name:/path or /host/path:/path:ro`;
	}

	if (values.memory !== '' && parseBytes(values.memory) === undefined) {
		return t`memory is a number and one of b, k, m, g`;
	}

	if (values.restart !== '' && !/^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/.test(values.restart)) {
		return t`restart is one of no, on-failure[:N], always, unless-stopped`;
	}

	return values.cpus === '' || Number(values.cpus) > 0 ? undefined : t`cpus is a number above 0`;
}

/** The same as a line for a shell, secrets in it masked. */
export function runLine(values: RunValues): string {
	const option = (name: string, words: readonly string[]) => words.flatMap(word => [name, quoteWord(word)]);
	return [
		'docker run',
		...(values.interactive ? ['-it'] : ['-d']),
		...(values.remove ? ['--rm'] : []),
		...(values.name ? ['--name', quoteWord(values.name)] : []),
		...option('-e', splitWords(values.env).map(maskVariable)),
		...option('-p', splitWords(values.ports)),
		...option('-v', splitWords(values.volumes)),
		...option('-l', splitWords(values.labels)),
		...(values.network ? ['--network', quoteWord(values.network)] : []),
		...(values.restart ? ['--restart', quoteWord(values.restart)] : []),
		...(values.memory ? ['--memory', quoteWord(values.memory)] : []),
		...(values.cpus ? ['--cpus', quoteWord(values.cpus)] : []),
		values.image ? quoteWord(values.image) : 'IMAGE',
		...splitWords(values.command).map(quoteWord),
	].join(' ');
}

/** The body of POST /containers/create. */
export function runSpec(values: RunValues): Readonly<Record<string, unknown>> {
	const ports = splitWords(values.ports).map(word => port.exec(word));
	const bindings = Object.groupBy(
		ports.filter(found => found !== null),
		([, , , inside, protocol = 'tcp']) => `${inside}/${protocol}`,
	);
	const isInteractive = values.interactive !== '';
	const command = splitWords(values.command);
	return {
		Image: values.image.trim(),
		...(command.length > 0 && {Cmd: command}),
		Env: splitWords(values.env),
		Labels: Object.fromEntries(
			splitWords(values.labels).map(word => [
				word.replace(/=.*/s, ''),
				word.includes('=') ? word.replace(/^[^=]*=/, '') : '',
			]),
		),
		Tty: isInteractive,
		OpenStdin: isInteractive,
		ExposedPorts: Object.fromEntries(Object.keys(bindings).map(key => [key, {}])),
		HostConfig: {
			PortBindings: Object.fromEntries(
				Object.entries(bindings).map(([key, found = []]) => [
					key,
					found.map(([, ip = '', outside = '']) => ({
						HostIp: ip.replaceAll(/[[\]]/g, ''),
						HostPort: outside,
					})),
				]),
			),
			Binds: splitWords(values.volumes),
			...(values.network && {NetworkMode: values.network}),
			...(values.restart && {RestartPolicy: policyOf(values.restart)}),
			...(values.memory && {Memory: parseBytes(values.memory)}),
			...(values.cpus && {NanoCpus: Math.round(Number(values.cpus) * 1e9)}),
			AutoRemove: values.remove !== '',
		},
	};
}

function policyOf(text: string) {
	const {name, maximumRetries = 0} = parsePolicy(text);
	return {Name: name, MaximumRetryCount: maximumRetries};
}
