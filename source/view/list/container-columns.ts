import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {
	command,
	created,
	id,
	image,
	name,
	ports,
	project,
	restarts,
	state,
	uptime,
} from './identity-columns.js';
import {cpu, disk, errors, memory, memoryPercent, net, pids} from './usage-columns.js';
import type {Column} from './list-model.js';
import type {ContainerRow} from './container-row.js';
import type {Reason} from '../trouble/container-trouble.js';

/** Cells for the list where the screen has 120 columns. */
const usualRoom = 116;

const why: Column<ContainerRow> = {
	id: 'why',
	title: safe`WHY`,
	hint: safe`what is wrong with it`,
	// A third of a usual screen comes before whole names, all that it needs before further figures.
	steps: ({widest}, room) => [
		{width: 16, turn: 2},
		{width: room < usualRoom ? 24 : 40, turn: 5},
		{width: Math.max(room < usualRoom ? 24 : 40, Math.min(widest, 120)), turn: 7.5},
	],
	isFlexible: true,
	sort: 'trouble',
	render: whyLine,
};

/** Every column of the containers list, in the order shown. */
export const columns: ReadonlyArray<Column<ContainerRow>> = [
	name,
	state,
	uptime,
	cpu,
	memory,
	memoryPercent,
	net,
	disk,
	pids,
	errors,
	restarts,
	image,
	project,
	ports,
	id,
	created,
	command,
	why,
];

/** The engine's words about what was just asked come first, then the reasons, the worst first. */
function whyLine({trouble, failure}: ContainerRow): Line {
	const isNew = ({id: reasonId, whole}: Reason) =>
		reasonId !== 'failure' && !(whole && failure?.whole.includes(whole));
	const reasons = trouble.reasons.filter(isNew);
	const parts = [
		...(failure ? [span(failure.brief, 'bad')] : []),
		...reasons.map(({severity, words}) =>
			span(words, severity >= 70 ? 'bad' : severity >= 30 ? 'warn' : 'dim'),
		),
	];
	return parts.flatMap((part, index) => (index === 0 ? [part] : [span(safe`, `, 'dim'), part]));
}
