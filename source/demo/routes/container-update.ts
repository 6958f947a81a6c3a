import type {SimContainer} from '../fleet/demo-container.js';
import {emitContainer} from '../fleet/emit.js';
import {fieldsOf, numberOf} from '../fleet/posted.js';
import {coresOf} from '../fleet/posted-scenario.js';
import {refusePolicy, restartPolicyOf} from '../fleet/restart-policy.js';
import {json, problem, type Answer} from '../http/answer.js';
import {aboutContainer, type Call, type Route} from '../http/route.js';

const minimumBytes = 6 * 2 ** 20;

async function update(container: SimContainer, {world, body}: Call): Promise<Answer> {
	const fields = fieldsOf(await body());
	const refusal = refusePolicy(fields['RestartPolicy']);
	if (refusal !== undefined) {
		return problem(400, refusal);
	}

	const memory = numberOf(fields['Memory']);
	if (memory !== undefined && memory < minimumBytes) {
		return problem(400, 'Minimum memory limit allowed is 6MB');
	}

	if (fields['RestartPolicy'] !== undefined) {
		container.restart = restartPolicyOf(fields['RestartPolicy']);
	}

	container.memoryLimitBytes = memory ?? container.memoryLimitBytes;
	container.cpuLimitCores = coresOf(fields) ?? container.cpuLimitCores;
	emitContainer(world, container, 'update');
	return json({Warnings: null});
}

export const containerUpdate: readonly Route[] = [
	{method: 'POST', path: '/containers/{}/update', run: aboutContainer(update)},
];
