import {expect, test} from 'vitest';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {collapsed} from '../../../../source/view/incident/collapsed-timeline.js';

const at = (minute: number, who: string, what: string) => ({
	atMs: minute * 60_000,
	who: safeText(who),
	what: safeText(what),
});

test('what a crash loop repeats is one line; what came twice stays two', () => {
	const timeline = [
		at(0, 'api', 'started'),
		at(1, 'api', 'exited 3 after 41 s'),
		at(1, 'db', 'exited 3 after 1 s'),
		at(2, 'api', 'started'),
		at(3, 'api', 'exited 3 after 43 s'),
		at(5, 'api', 'exited 3 after 40 s'),
		at(60, 'api', 'exited 3 after 2 h'),
	];
	expect(collapsed(timeline).map(({atMs, who, what, count}) => [atMs / 60_000, who, what, count])).toEqual([
		[0, 'api', safe`started`, 1],
		[1, 'api', safe`exited 3`, 3],
		[1, 'db', safe`exited 3 after 1 s`, 1],
		[2, 'api', safe`started`, 1],
		[60, 'api', safe`exited 3 after 2 h`, 1],
	]);
});

test('kills of one process after another', () => {
	const kills = [1, 2, 3].map(minute =>
		at(minute, 'api', `out of memory: killed node (pid ${minute}), limit of x`),
	);
	expect(collapsed(kills)).toMatchObject([
		{what: 'out of memory: killed node, limit of x', count: 3, untilMs: 180_000},
	]);
});
