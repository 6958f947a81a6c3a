import {expect, test} from 'vitest';
import type {Engine} from '../../source/engine/engine.js';
import {readRunCopy} from '../../source/engine/run/read-run-copy.js';
import {runLine} from '../../source/engine/run/run-line.js';
import {splitWords} from '../../source/util/split-words.js';
import {never} from '../helpers/contract-engine.js';
import {image, type RealEngine} from '../helpers/real-engine.js';
import {tell} from '../helpers/tell.js';
import {eachRealEngine, useRealEngine} from '../helpers/real-engines.js';

// A copy is held against its original, field by field, and so is what the line for a shell makes.

/** Flags as they would be typed. */
const containers: Readonly<Record<string, string>> = {
	hardened: `--network=none --user=1000:1000 --read-only --cap-drop=ALL --cap-add=NET_BIND_SERVICE
		--security-opt=no-new-privileges --security-opt=systempaths=unconfined --pids-limit=64 --workdir=/tmp
		--hostname=hard --domainname=lab --add-host=db:10.0.0.1 --dns=1.1.1.1 --device=/dev/null:/dev/xnull:r
		--device-cgroup-rule='c 1:3 r' --group-add=5 --init --tmpfs=/tmp:size=1m --shm-size=32m
		--ulimit=nofile=100:200 --stop-signal=SIGINT --stop-timeout=3 --log-opt=max-size=1m --memory=64m
		--memory-reservation=32m --cpus=0.5 --cpu-shares=512 --oom-score-adj=100 --health-interval=1500ms
		--health-cmd='test -e "/tmp"' --mount=type=volume,src=kept,dst=/kept,readonly -v /scratch
		-v named:/named:ro -e LONE -e 'WORDS=it is "two" words' -e 'LINES=one
two' -l 'quote=$HOME \`x\`' -p 7200-7202:7200-7202 -p 0.0.0.0:9000:9000 -p 127.0.0.1::9001/udp
		--expose=5555 --restart=on-failure:3 --entrypoint=/bin/sh ${image} -c 'sleep 1000'`,
	plain: `--network=none ${image} sleep 1000`,
	open: `--network=host --pid=host --ipc=shareable --memory=64m --memory-swap=-1 --stop-timeout=0
		--no-healthcheck --volumes-from=hardened:ro --log-driver=none -i ${image} cat`,
	inherited: `--network=none with-config 'sleep 1000'`,
	'other-entrypoint': `--network=none --entrypoint= with-config sleep 1000`,
};

/** The image `with-config`. */
const changes = [
	'ENV IMAGE=1',
	'USER 500',
	'WORKDIR /var',
	'EXPOSE 80',
	'VOLUME /data',
	'LABEL a=b',
	'ENTRYPOINT ["/bin/sh","-c"]',
	'CMD ["sleep 999"]',
	'HEALTHCHECK --interval=9s CMD true',
];

type Inspected = {
	readonly Id: string;
	readonly Config: {readonly Env: readonly string[] | null};
	readonly HostConfig: object;
};

eachRealEngine('copies on the %s engine', kind => {
	let real: RealEngine;
	let engine: Engine;

	useRealEngine(kind, async (...started) => {
		[real, engine] = started;
		await real.docker('create', '--name=base', '--network=none', image, 'true');
		await real.docker('commit', ...changes.flatMap(change => ['--change', change]), 'base', 'with-config');
		for (const [name, flags] of Object.entries(containers)) {
			await real.docker('create', `--name=${name}`, ...splitWords(flags));
		}
	});

	const idOf = async (name: string) => real.docker('inspect', '--format={{.Id}}', name);

	/** All that the create API takes, without what the engine makes of the container's id. */
	async function settings(name: string) {
		const text = await real.docker('inspect', name);
		const [{Id: id, Config, HostConfig}] = JSON.parse(text) as [Inspected];
		// The newest CLI sends variables in any order.
		const sorted = {...Config, Env: Config.Env?.toSorted() ?? null};
		const own = JSON.stringify({Config: sorted, HostConfig}).replaceAll(id.slice(0, 12), 'ID');
		return JSON.parse(own.replaceAll('"Binds":[]', '"Binds":null')) as unknown;
	}

	test.each(Object.keys(containers))('%s has everything that its original has', async name => {
		const form = await readRunCopy(engine, await idOf(name), never);
		const copy = {...form, values: {...form.values, name: `${name}-copy`}};
		const {ending} = await tell('run', {engine, input: copy});
		expect(ending?.text).toBe(`started ${name}-copy`);
		expect(await settings(`${name}-copy`)).toEqual(await settings(name));
		await real.docker('rm', '-f', `${name}-copy`);
	});

	test.each(Object.keys(containers))('the line for a shell makes %s, too', async name => {
		const form = await readRunCopy(engine, await idOf(name), never);
		const line = runLine({...form, values: {...form.values, name: `${name}-line`}});
		const [, , , ...words] = splitWords(line);
		await real.docker('create', ...words);
		expect(await settings(`${name}-line`)).toEqual(await settings(name));
		await real.docker('rm', '-f', `${name}-line`);
	});
});
