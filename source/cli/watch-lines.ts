import type {Change} from '../view/changes.js';

/** A change as a line for people: `2026-11-26T02:41:10.000Z prod shop/api-7 running → exited (1)`. */
export function changeLine(change: Change): string {
	return `${change.time} ${change.engine} ${wordsOf(change)}`;
}

function wordsOf(change: Change): string {
	switch (change.kind) {
		case 'engine': {
			return change.error === null ? change.state : `${change.state}: ${change.error}`;
		}

		case 'container': {
			const from = change.before === null ? '' : `${change.before} → `;
			const code = change.exitCode === null ? '' : ` (${change.exitCode})`;
			const health = change.health === null ? '' : ` ${change.health}`;
			return `${nameOf(change)} ${from}${change.state}${code}${health}`;
		}

		case 'gone': {
			return `${nameOf(change)} is gone`;
		}

		case 'trouble': {
			return `${nameOf(change)}: ${change.reason}`;
		}

		case 'trouble-over': {
			return `${nameOf(change)}: no longer: ${change.reason}`;
		}

		case 'event': {
			const code = change.exitCode === null ? '' : ` (${change.exitCode})`;
			return `${change.about} ${change.name ?? change.id.slice(0, 12)}: ${change.action}${code}`;
		}
	}
}

function nameOf({project, name}: {readonly project: string | null; readonly name: string}): string {
	return project === null ? name : `${project}/${name}`;
}
