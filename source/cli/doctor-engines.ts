import process from 'node:process';
import {findEngines, thisMachine} from '../app/find-engine.js';
import {openAddress} from '../app/open-address.js';
import type {FoundEngine} from '../app/found-engine.js';
import {firstList} from '../engine/api/first-list.js';
import {knownEngines} from '../engine/address/known-engines.js';
import {parseInfo} from '../engine/parse/parse-info.js';
import {createCgroupFinder, findCgroupTree} from '../engine/samplers/find-cgroup.js';
import {toEngineError} from '../engine/transport/fault-words.js';
import {rawJson} from '../engine/transport/raw-json.js';
import type {Address, Container} from '../engine/types.js';
import {counted} from '../text/format.js';
import {wait} from '../util/wait.js';
import type {Finding} from './finding.js';
import type {Flags} from './flags.js';
import {parseFlags} from './parse-options.js';

/** Less than the doctor's own patience: an engine that hangs is told by name. */
const patienceMs = 3000;
const leavePatienceMs = 500;
const {signal: never} = new AbortController();
/** Others than those that would be opened. */
const mostOthers = 30;

/** The engines that midwatch would open with those flags, then the others that have a name here. */
export async function lookAtEngines({
	host,
	context,
	all,
	demo,
}: Pick<Flags, 'host' | 'context' | 'all' | 'demo'>): Promise<readonly Finding[]> {
	const options = parseFlags({host, context, all, demo}, []);
	const found = typeof options === 'string' ? options : await findEngines(options, process.env);
	const opened = typeof found === 'string' ? [] : await Promise.all(found.map(lookAtFound));
	const urls = new Set(typeof found === 'string' ? [] : found.map(({address}) => address.url));
	const none: readonly Finding[] =
		typeof found === 'string' ? [{sign: 'bad', about: 'engine', words: found}] : [];
	return [...none, ...judged(opened.flat()), ...(await lookAtOthers(urls))];
}

/** One that works is enough: the screen shows it, and of the others that they are out of reach. */
function judged(opened: readonly Finding[]): readonly Finding[] {
	return opened.some(({sign, about}) => about === 'engine' && sign === 'ok')
		? opened.map(one => (one.sign === 'bad' ? {...one, sign: 'note'} : one))
		: opened;
}

async function lookAtFound({address, leave}: FoundEngine): Promise<readonly Finding[]> {
	const {finding, containers} = await probe(address, 'bad');
	await Promise.race([leave(), wait(leavePatienceMs, never)]);
	return [finding, ...(containers === undefined ? [] : [cgroupFinding(address, containers)])];
}

async function lookAtOthers(opened: ReadonlySet<string>): Promise<readonly Finding[]> {
	const others = knownEngines(thisMachine(process.env)).filter(
		({address}) => typeof address === 'string' || !opened.has(address.url),
	);
	return Promise.all(
		others.slice(0, mostOthers).map(async ({name, address}): Promise<Finding> => {
			if (typeof address === 'string') {
				return {sign: 'note', about: 'known', words: `${name}: ${address}`};
			}

			if (address.ssh) {
				const words = `${name} ${address.url}: not tried, midwatch doctor -c ${name} does`;
				return {sign: 'note', about: 'known', words};
			}

			const {address: open} = await openAddress(address, []);
			const {finding} = await probe(open, 'note');
			return {...finding, about: 'known'};
		}),
	);
}

type Probed = {readonly finding: Finding; readonly containers?: readonly Container[]};

/** Whether it answers what the first frame asks. */
async function probe(address: Address, failure: 'bad' | 'note'): Promise<Probed> {
	const {label, url} = address;
	const signal = AbortSignal.timeout(patienceMs);
	const beganMs = performance.now();
	try {
		const containers = await firstList(address, signal, patienceMs);
		const tookMs = Math.round(performance.now() - beganMs);
		const version = await rawJson(address, '/version', signal, patienceMs).catch(() => ({}));
		const {serverVersion, apiVersion, isPodman} = parseInfo({}, version);
		const words = [
			`${isPodman ? 'Podman' : 'Docker'} ${serverVersion ?? 'of an unknown version'}`,
			...(apiVersion === undefined ? [] : [`API ${apiVersion}`]),
			counted(containers.length, 'container'),
			`answered in ${tookMs} ms`,
		];
		return {
			finding: {sign: 'ok', about: 'engine', words: `${label} ${url}: ${words.join(', ')}`},
			containers,
		};
	} catch (error) {
		const {words, hint} = signal.aborted
			? {words: `no answer within ${patienceMs / 1000} s`, hint: undefined}
			: toEngineError(error, address);
		const said = hint === undefined ? words : `${words}; ${hint}`;
		return {finding: {sign: failure, about: 'engine', words: `${label} ${url}: ${said}`}};
	}
}

function cgroupFinding({label}: Address, containers: readonly Container[]): Finding {
	const running = containers.filter(({state}) => state === 'running');
	const tree = findCgroupTree('');
	const find = tree && createCgroupFinder('', tree);
	const seen = running.filter(({id}) => find?.(id, undefined) !== undefined).length;
	return running.length > 0 && seen === 0
		? {
				sign: 'note',
				about: 'cgroup files',
				words: `${label}: none of ${counted(running.length, 'running container')} is seen in this machine's, the engine is asked for CPU and memory`,
			}
		: {
				sign: 'ok',
				about: 'cgroup files',
				words: `${label}: version ${tree?.version ?? 'unknown'}, ${seen} of ${counted(running.length, 'running container')} seen`,
			};
}
