import {request} from 'node:http';
import {text} from 'node:stream/consumers';
import {once} from 'node:events';
import type {IncomingMessage} from 'node:http';
import type {DemoLab} from '../demo-lab/start-demo-lab.js';
import type {Random} from './random.js';

/** What there is, by what it truly is: an id, or the mark that a volume was made with, and how it is called. */
export type Truth = ReadonlyMap<string, string>;

/** Somebody else at the same engine, who knows nothing of midwatch's door. */
export type Somebody = {
	readonly truth: () => Promise<Truth>;
	/** Makes things to ask about. */
	readonly furnish: () => Promise<void>;
	/** Takes a name away, gives it to another, or makes another thing under it. */
	readonly meddle: (random: Random) => Promise<void>;
};

type Row = {
	readonly Id: string;
	readonly Names: readonly string[];
	readonly RepoTags: readonly string[];
	readonly Name: string;
	readonly Labels: Readonly<Record<string, string>> | null;
};

const names = ['one', 'two', 'three'];

export function somebodyAt({socketPath, control}: DemoLab): Somebody {
	const say = async (method: string, path: string, body?: object): Promise<string> => {
		const asked = request({
			socketPath,
			method,
			path,
			agent: false,
			headers: {'content-type': 'application/json'},
		});
		asked.end(body && JSON.stringify(body));
		const [answer] = (await once(asked, 'response')) as [IncomingMessage];
		return text(answer);
	};

	const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
		const said = await say(method, path, body);
		return said === '' ? undefined : (JSON.parse(said) as unknown);
	};

	const rows = async (path: string) => (await ask('GET', path)) as readonly Row[];
	const volumes = async () => ((await ask('GET', '/volumes')) as {readonly Volumes: readonly Row[]}).Volumes;
	let serial = 0;
	const makeVolume = async (name: string) => {
		// An engine tells the second in which a volume was made.
		control.fakeClock.jump(1500);
		await ask('POST', '/volumes/create', {Name: name, Labels: {serial: `volume ${serial++}`}});
	};

	/** At once where it is there. */
	const pull = async (name: string, tag: string) => {
		control.fakeClock.setSpeed(1000);
		await say('POST', `/images/create?fromImage=${encodeURIComponent(name)}&tag=${tag}`);
		control.fakeClock.setSpeed(1);
	};

	const things = {rows, volumes, ask, makeVolume};
	return {
		async truth() {
			const truth = new Map<string, string>();
			for (const {Id, Names} of await rows('/containers/json?all=1')) {
				truth.set(Id, String(Names));
			}

			for (const {Id, RepoTags} of await rows('/images/json')) {
				truth.set(Id, [...RepoTags].sort().join());
			}

			for (const {Id, Name} of await rows('/networks')) {
				truth.set(Id, Name);
			}

			for (const {Name, Labels} of await volumes()) {
				truth.set(Labels?.['serial'] ?? Name, Name);
			}

			return truth;
		},
		async furnish() {
			await pull('alpine', '3.21');
			await pull('shop/api', '1.40.0');
			for (const name of names) {
				await makeVolume(name);
				await ask('POST', '/networks/create', {Name: name});
				await ask('POST', `/containers/create?name=${name}`, {Image: 'alpine:3.21', Labels: {}});
			}

			await ask('POST', '/images/alpine:3.21/tag?repo=spare&tag=one');
			await ask('POST', '/images/shop%2Fapi:1.40.0/tag?repo=spare&tag=two');
		},
		meddle: async random => random.pick(changes)(things, random),
	};
}

type Things = {
	readonly rows: (path: string) => Promise<readonly Row[]>;
	readonly volumes: () => Promise<readonly Row[]>;
	readonly ask: (method: string, path: string, body?: object) => Promise<unknown>;
	readonly makeVolume: (name: string) => Promise<void>;
};

type Change = (things: Things, random: Random) => Promise<void>;

const containersPath = '/containers/json?all=1';
const tags = ['spare:one', 'spare:two', 'spare:three', 'alpine:3.21', 'shop/api:1.40.0'];

const tagTo = async ({ask}: Things, id: string, reference: string) => {
	const [repository = '', tag = ''] = reference.split(':');
	await ask('POST', `/images/${id}/tag?repo=${encodeURIComponent(repository)}&tag=${tag}`);
};

const changes: readonly Change[] = [
	async ({ask, makeVolume}, random) => {
		const name = random.pick(names);
		await ask('DELETE', `/volumes/${name}`);
		await makeVolume(name);
	},
	async ({ask}, random) => {
		const name = random.pick(names);
		await ask('DELETE', `/networks/${name}`);
		await ask('POST', '/networks/create', {Name: name});
	},
	async (things, random) => {
		const images = await things.rows('/images/json');
		await tagTo(things, random.pick(images).Id, random.pick(tags));
	},
	async ({ask}, random) => {
		await ask('DELETE', `/images/${encodeURIComponent(random.pick(tags))}`);
	},
	async ({ask, rows}, random) => {
		const {Id} = random.pick(await rows(containersPath));
		await ask('POST', `/containers/${Id}/rename?name=${random.pick([...names, 'four', 'five'])}`);
	},
	// One goes, and another is named as its id.
	async ({ask, rows}, random) => {
		const all = await rows(containersPath);
		const [gone, other] = [random.pick(all).Id, random.pick(all).Id];
		await ask('DELETE', `/containers/${gone}?force=1`);
		await ask('POST', `/containers/${other}/rename?name=${gone}`);
	},
	// One goes, and is made anew under its name.
	async ({ask}, random) => {
		const name = random.pick(names);
		await ask('DELETE', `/containers/${name}?force=1`);
		await ask('POST', `/containers/create?name=${name}`, {Image: 'alpine:3.21'});
	},
	async () => {},
];
