import {expect, onTestFinished, test} from 'vitest';
import {startSocketServer} from '../helpers/socket-server.js';
import {open} from '../helpers/open.js';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
const row = (name: string, Status: string) => ({
	Id: Buffer.from(name).toString('hex').padEnd(64, '0'),
	Names: [`/${name}`],
	Image: 'shop/app',
	State: 'running',
	Created: Math.floor(ago(3600).getTime() / 1000),
	Status,
});
const list = [row('api', 'Up 2 hours'), row('loop', 'Up 8 seconds'), row('web', 'Up 2 hours')];

test.each([
	['as ours', 0],
	['40 minutes behind', -2_400_000],
	['2 hours ahead', 7_200_000],
])(
	'the first frame tells a crash loop between two crashes, and puts it first: a clock %s',
	async (_, aheadMs) => {
		const engineAgo = (seconds: number) => new Date(ago(seconds).getTime() + aheadMs);
		// Nothing else is ever answered: what is on the screen was known before the first frame.
		const server = await startSocketServer(({url = ''}, response) => {
			response.setHeader('Date', engineAgo(0).toUTCString());
			if (url.startsWith('/containers/json')) {
				response.end(JSON.stringify(list));
			} else if (url === `/containers/${list[1]!.Id}/json`) {
				const State = {
					Status: 'running',
					StartedAt: engineAgo(8).toISOString(),
					FinishedAt: engineAgo(9).toISOString(),
				};
				response.end(JSON.stringify({Id: list[1]!.Id, RestartCount: 15, State}));
			}
		});
		onTestFinished(server.close);
		const lines = (await firstScreen(server.address.url)).split('\n');
		const places = ['loop', 'api', 'web'].map(name => lines.findIndex(line => line.includes(` ${name} `)));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(lines[0]).toContain('▲ 1 in trouble');
		expect(lines[places[0]!]).toContain('restarted ×15');
	},
);

/** Once more where the machine was too slow for what the first frame waits for. */
async function firstScreen(host: string, attempts = 5): Promise<string> {
	const terminal = open(['--host', host]);
	await terminal.waitForText(/all well|in trouble|Connecting/);
	const screen = terminal.screen();
	await terminal.close();
	return screen.includes('in trouble') || attempts === 1 ? screen : firstScreen(host, attempts - 1);
}
