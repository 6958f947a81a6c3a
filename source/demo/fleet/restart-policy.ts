import {fieldsOf, numberOf, textOf} from './posted.js';
import type {RestartPolicy} from './scenario.js';

const names = ['no', 'always', 'unless-stopped', 'on-failure'] as const;

export function restartPolicyOf(posted: unknown): RestartPolicy {
	const {Name, MaximumRetryCount} = fieldsOf(posted);
	const name = names.find(known => known === Name) ?? 'no';
	return {name, retries: numberOf(MaximumRetryCount)};
}

/** The engine's words about a policy that it doesn't know or that makes no sense. */
export function refusePolicy(posted: unknown): string | undefined {
	const {Name, MaximumRetryCount} = fieldsOf(posted);
	const name = textOf(Name);
	if (name !== undefined && !names.some(known => known === name)) {
		return `invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`;
	}

	if (numberOf(MaximumRetryCount) !== undefined && name !== 'on-failure') {
		return `invalid restart policy: maximum retry count can only be used with 'on-failure'`;
	}

	return undefined;
}
