import {safeText} from '../../text/safe-text.js';
import {openText} from '../../text/secrets.js';
import {asArray, asNumber, asObject, asString, asTimeMs, type Json} from './json-fields.js';
import {stateNamed} from './state-named.js';
import type {ContainerId, Details, Probe} from '../types.js';

/** What GET /containers/{id}/json knows beyond the list. */
export function parseDetails(answer: unknown): Details {
	const raw = asObject(answer);
	const state = asObject(raw['State']);
	const host = asObject(raw['HostConfig']);
	const config = asObject(raw['Config']);
	const policy = asObject(host['RestartPolicy']);
	const error = asString(state['Error']);
	return {
		id: asString(raw['Id']) as ContainerId,
		state: stateNamed(asString(state['Status'])),
		pid: asNumber(state['Pid']) || undefined,
		startedAtMs: asTimeMs(state['StartedAt']),
		finishedAtMs: asTimeMs(state['FinishedAt']),
		exitCode: asNumber(state['ExitCode']),
		isOomKilled: state['OOMKilled'] === true,
		restartCount: asNumber(raw['RestartCount']) ?? 0,
		restartPolicy: safeText(asString(policy['Name']) || 'no'),
		restartPolicyRetries: asNumber(policy['MaximumRetryCount']) || undefined,
		error: error === '' ? undefined : openText(error),
		hasTty: config['Tty'] === true,
		isAutoRemoved: host['AutoRemove'] === true,
		cpuLimitCores: cpuLimitOf(host),
		memoryLimitBytes: asNumber(host['Memory']) || undefined,
		logDriver: safeText(asString(asObject(host['LogConfig'])['Type'])),
		isLogRotated: isLogRotated(asObject(host['LogConfig'])),
		joined: joinedOf(host),
		probes: probesOf(state),
	};
}

function joinedOf(host: Json): Details['joined'] {
	const modes = [['pid', asString(host['PidMode'])] as const, ['ipc', asString(host['IpcMode'])] as const];
	const joined = modes.filter(([, mode]) => mode.startsWith('container:'));
	return joined.length === 0 ? undefined : joined.map(([kind, mode]) => [kind, safeText(mode)]);
}

/** json-file keeps everything unless it has a `max-size`; the others keep what they like. */
function isLogRotated(config: Json): boolean {
	const size = asString(asObject(config['Config'])['max-size']);
	return asString(config['Type']) !== 'json-file' || (size !== '' && size !== '-1');
}

/** `--cpus` is kept in billionths of a core; older files hold a quota of a period, both in µs. */
function cpuLimitOf(host: Json): number | undefined {
	const nanoCpus = asNumber(host['NanoCpus']) ?? 0;
	if (nanoCpus > 0) {
		return nanoCpus / 1e9;
	}

	const quota = asNumber(host['CpuQuota']) ?? 0;
	return quota > 0 ? quota / (asNumber(host['CpuPeriod']) || 100_000) : undefined;
}

/** An engine keeps those of the life before: they say nothing of this one. */
function probesOf(state: Json): readonly Probe[] {
	const startedAtMs = asTimeMs(state['StartedAt']) ?? 0;
	return asArray(asObject(state['Health'] ?? state['Healthcheck'])['Log'])
		.map(probe => parseProbe(probe))
		.filter(({endedAtMs}) => endedAtMs === 0 || endedAtMs >= startedAtMs);
}

/** An engine keeps 4 KB of each. */
const mostProbeLines = 4096;

function parseProbe(entry: unknown): Probe {
	const raw = asObject(entry);
	return {
		startedAtMs: asTimeMs(raw['Start']) ?? 0,
		endedAtMs: asTimeMs(raw['End']) ?? 0,
		exitCode: asNumber(raw['ExitCode']) ?? 0,
		// Progress tables write over themselves.
		lines: asString(raw['Output'])
			.split(/[\r\n]+/, mostProbeLines)
			.map(line => openText(line.trimEnd()))
			.filter(line => line !== ''),
	};
}
