import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {emitContainer} from '../fleet/emit.js';
import {processesOf, type Process} from '../fleet/fleet-processes.js';
import {json, problem} from '../http/answer.js';
import {aboutContainer, type Route} from '../http/route.js';

type Column = {readonly title: string; readonly cell: (process: Process) => string};

/** ps's columns by the names its `-o` takes. */
const columns: Readonly<Record<string, Column>> = {
	uid: {title: 'UID', cell: ({user}) => user},
	user: {title: 'USER', cell: ({user}) => user},
	pid: {title: 'PID', cell: ({pid}) => String(pid)},
	ppid: {title: 'PPID', cell: ({parentPid}) => String(parentPid)},
	c: {title: 'C', cell: ({cpuPercent}) => String(Math.floor(cpuPercent))},
	pcpu: {title: '%CPU', cell: ({cpuPercent}) => cpuPercent.toFixed(1)},
	pmem: {title: '%MEM', cell: ({memoryPercent}) => memoryPercent.toFixed(1)},
	vsz: {title: 'VSZ', cell: ({memoryBytes}) => String(Math.floor((memoryBytes * 3) / 1024))},
	rss: {title: 'RSS', cell: ({memoryBytes}) => String(Math.floor(memoryBytes / 1024))},
	tty: {title: 'TTY', cell: ({hasTty}) => (hasTty ? 'pts/0' : '?')},
	stat: {title: 'STAT', cell: ({cpuPercent}) => (cpuPercent > 50 ? 'Rl' : 'Ss')},
	stime: {title: 'STIME', cell: ({startedMs}) => new Date(startedMs).toISOString().slice(11, 16)},
	start: {title: 'START', cell: ({startedMs}) => new Date(startedMs).toISOString().slice(11, 16)},
	time: {title: 'TIME', cell: ({cpuSeconds}) => clockTime(cpuSeconds)},
	bsdtime: {title: 'TIME', cell: ({cpuSeconds}) => bsdTime(cpuSeconds)},
	etime: {title: 'ELAPSED', cell: ({runSeconds}) => clockTime(runSeconds)},
	nlwp: {title: 'NLWP', cell: ({cpuPercent}) => String(1 + Math.floor(cpuPercent / 10))},
	comm: {title: 'COMMAND', cell: ({command}) => command.split(' ')[0] ?? ''},
	args: {title: 'COMMAND', cell: ({command}) => command},
	cmd: {title: 'CMD', cell: ({command}) => command},
};

const otherNames: Readonly<Record<string, string>> = {
	'%cpu': 'pcpu',
	'%mem': 'pmem',
	command: 'args',
	tt: 'tty',
	tname: 'tty',
	cputime: 'time',
	vsize: 'vsz',
	rssize: 'rss',
	euser: 'user',
};

const fullFormat = 'uid,pid,ppid,c,stime,tty,time,cmd';
const userFormat = 'user,pid,pcpu,pmem,vsz,rss,tty,stat,start,bsdtime,args';

const top: Route['run'] = aboutContainer((container, {world, query}) => {
	const refusal = refuse(container);
	if (refusal !== undefined) {
		return problem(409, refusal);
	}

	const names = formatOf(query.get('ps_args') ?? '-ef').split(',');
	const shown = names.flatMap(name => columns[otherNames[name] ?? name] ?? []);
	if (shown.length < names.length) {
		return problem(500, `ps: error: unknown user-defined format specifier "${names.join(',')}"`);
	}

	if (!shown.some(({title}) => title === 'PID')) {
		return problem(500, "Couldn't find PID field in ps output");
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

/** The columns that ps's arguments ask for. */
function formatOf(args: string): string {
	const own = /(?:^|\s)-?[a-z]*o[\s=]*([\w%,]+)/i.exec(args)?.[1];
	return own ?? (/u/.test(args) ? userFormat : fullFormat);
}

function clockTime(seconds: number): string {
	const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
	return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function bsdTime(seconds: number): string {
	return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

export const containerTop: readonly Route[] = [{method: 'GET', path: '/containers/{}/top', run: top}];
