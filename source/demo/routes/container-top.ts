import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {emitContainer} from '../fleet/emit.js';
import {processesOf, type Process} from '../fleet/fleet-processes.js';
import {json, problem} from '../http/answer.js';
import {aboutContainer, type Route} from '../http/route.js';

type Column = {readonly title: string; readonly cell: (process: Process) => string};

/** ps's columns by the names its `-o` takes. */
const columns: Readonly<Record<string, Column>> = {
	pid: {title: 'PID', cell: ({pid}) => String(pid)},
	ppid: {title: 'PPID', cell: ({parentPid}) => String(parentPid)},
	user: {title: 'USER', cell: ({user}) => user},
	pcpu: {title: '%CPU', cell: ({cpuPercent}) => cpuPercent.toFixed(1)},
	pmem: {title: '%MEM', cell: ({memoryPercent}) => memoryPercent.toFixed(1)},
	rss: {title: 'RSS', cell: ({memoryBytes}) => String(Math.floor(memoryBytes / 1024))},
	time: {title: 'TIME', cell: ({cpuSeconds}) => clockTime(cpuSeconds)},
	args: {title: 'COMMAND', cell: ({command}) => command},
};

const top: Route['run'] = aboutContainer((container, {world, query}) => {
	const refusal = refuse(container);
	if (refusal !== undefined) {
		return problem(409, refusal);
	}

	const names = (/-eo (\S+)/.exec(query.get('ps_args') ?? '')?.[1] ?? 'user,pid,time,args').split(',');
	const shown = names.flatMap(name => columns[name] ?? []);
	if (shown.length < names.length) {
		return problem(500, `ps: error: unknown user-defined format specifier "${names.join(',')}"`);
	}

	emitContainer(world, container, 'top');
	return json({
		Processes: processesOf(world, container).map(process => shown.map(({cell}) => cell(process))),
		Titles: shown.map(({title}) => title),
	});
});

function refuse(container: SimContainer): string | undefined {
	if (container.state === 'restarting') {
		return `Container ${container.id} is restarting, wait until the container is running`;
	}

	return isRunning(container) ? undefined : `container ${container.id} is not running`;
}

function clockTime(seconds: number): string {
	const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
	return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

export const containerTop: readonly Route[] = [{method: 'GET', path: '/containers/{}/top', run: top}];
