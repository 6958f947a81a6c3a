import type {SimExec} from '../fleet/fleet-resources.js';
import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {makeExec} from '../fleet/execs.js';
import {runExec} from '../fleet/exec-run.js';
import {fieldsOf, textsOf} from '../fleet/posted.js';
import {empty, json, problem, type Answer} from '../http/answer.js';
import {aboutContainer, type Call, type Route} from '../http/route.js';
import {frameHeader} from './log-frames.js';

async function create(container: SimContainer, {world, body}: Call): Promise<Answer> {
	const fields = fieldsOf(await body());
	const command = textsOf(fields['Cmd']) ?? [];
	if (command.length === 0) {
		return problem(400, 'No exec command specified');
	}

	if (container.state === 'paused') {
		return problem(409, `container ${container.id} is paused, unpause the container before exec`);
	}

	if (!isRunning(container)) {
		return problem(409, `container ${container.id} is not running`);
	}

	const exec = makeExec(world, {
		containerId: container.id,
		command,
		hasTty: fields['Tty'] === true,
		stdin: fields['AttachStdin'] === true,
	});
	return json({Id: exec.id}, 201);
}

function aboutExec(run: (exec: SimExec, call: Call) => Answer | Promise<Answer>): Route['run'] {
	return call => {
		const id = call.params[0] ?? '';
		const exec = call.world.execs.get(id);
		return exec === undefined ? problem(404, `No such exec instance: ${id}`) : run(exec, call);
	};
}

async function start(exec: SimExec, {world, body}: Call): Promise<Answer> {
	const isDetached = fieldsOf(await body())['Detach'] === true;
	if (isDetached && exec.state === 'created') {
		runExec(world, exec, undefined);
		return empty(200);
	}

	return {
		kind: 'hijack',
		contentType: `application/vnd.docker.${exec.hasTty ? 'raw' : 'multiplexed'}-stream`,
		start(sink) {
			if (exec.state === 'created') {
				runExec(world, exec, sink);
				return;
			}

			// The engine has said 200 by now, so its refusal comes as output.
			const words = Buffer.from(`exec command ${exec.id} has already run\r\n`);
			sink.write(Buffer.concat([frameHeader(1, words.length), words]));
			sink.end();
		},
	};
}

function resize(exec: SimExec, {query}: Call): Answer {
	if (exec.state !== 'running') {
		return problem(404, `NotFound: process does not exist ${exec.id}: not found`);
	}

	exec.size = {rows: Number(query.get('h')), columns: Number(query.get('w'))};
	return empty(200);
}

function inspect({id, state, exitCode, pid}: SimExec): Answer {
	return json({ID: id, Running: state === 'running', ExitCode: exitCode ?? null, Pid: pid});
}

export const execRoutes: readonly Route[] = [
	{method: 'POST', path: '/containers/{}/exec', run: aboutContainer(create)},
	{method: 'POST', path: '/exec/{}/start', run: aboutExec(start)},
	{method: 'POST', path: '/exec/{}/resize', run: aboutExec(resize)},
	{method: 'GET', path: '/exec/{}/json', run: aboutExec(inspect)},
];
