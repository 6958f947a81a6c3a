import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {
	command,
	created,
	engine,
	id,
	image,
	name,
	ports,
	project,
	restarts,
	state,
	uptime,
	usualRoom,
} from './identity-columns.js';
import {cpu, disk, errors, memory, memoryPercent, net, pids} from './usage-columns.js';
import type {Column, Content, Step} from './list-model.js';
import {moreColumns} from './more-columns.js';
import type {ContainerRow} from './container-row.js';
import type {Reason} from '../trouble/container-trouble.js';

const why: Column<ContainerRow> = {
	id: 'why',
	title: safe`WHY`,
	hint: safe`what is wrong with it`,
	steps: whySteps,
	isFlexible: true,
	sort: 'trouble',
	render: whyLine,
};

/** Every column of the containers list, in the order shown. */
export const columns: ReadonlyArray<Column<ContainerRow>> = [
	name,
	engine,
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
	...moreColumns,
	why,
];

/** In steps of twelve cells, so that one reason more seldom moves a column; where nothing is wrong, its title. */
function whySteps({widest}: Content, room: number): readonly Step[] {
	const wanted = widest > 3 ? Math.max(24, Math.ceil(widest / 12) * 12) : 4;
	// More than a third of the line, before the figures.
	const share = Math.min(40, Math.ceil(room * 0.38));
	const steps = [
		[4, 2] as const,
		[16, 2.2] as const,
		[share, 2.5] as const,
		[Math.max(share, room < usualRoom ? 24 : 40), 4] as const,
		[48, 6] as const,
		[120, 13] as const,
	];
	return steps.map(([most, turn]) => [Math.min(wanted, most), turn]);
}

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
