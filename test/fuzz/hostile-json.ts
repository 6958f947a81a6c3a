import {idOf, startMs} from '../helpers/fixtures.js';

// What an engine would answer whose containers, images, registry and names all mean harm. `text` makes each text.

export type MakeText = () => string;

export const hostileNames = ['a', 'b', 'c'];

export function hostileContainer(name: string, text: MakeText): object {
	return {
		Id: idOf(name),
		Names: [`/${text()}`],
		Image: text(),
		ImageID: text(),
		Command: text(),
		Created: startMs / 1000,
		State: name === 'c' ? 'exited' : 'running',
		Status: `Up 3 minutes (unhealthy)${text()}`,
		Labels: {[text()]: text(), 'com.docker.compose.project': text(), 'com.docker.compose.service': text()},
		Ports: [{IP: text(), PrivatePort: 80, PublicPort: 8080, Type: text()}],
		HostConfig: {NetworkMode: text()},
		NetworkSettings: {Networks: {[text()]: {}}},
		Mounts: [{Type: 'volume', Name: text(), Destination: text()}],
	};
}

export function hostileDetails(name: string, text: MakeText): object {
	return {
		Id: idOf(name),
		Name: text(),
		State: {
			Status: name === 'c' ? 'exited' : 'running',
			Error: text(),
			ExitCode: name === 'c' ? 127 : 0,
			StartedAt: new Date(startMs - 60_000).toISOString(),
			FinishedAt: new Date(startMs - 30_000).toISOString(),
			Health: {Status: 'unhealthy', Log: [{ExitCode: 1, Output: text(), Start: text(), End: text()}]},
		},
		Config: {
			Env: [text(), `A=${text()}`, `${text()}=${text()}`],
			Labels: {[text()]: text()},
			Image: text(),
			Cmd: [text()],
		},
		HostConfig: {RestartPolicy: {Name: text()}, LogConfig: {Type: text()}},
		Mounts: [{Destination: text(), Type: text(), Source: text(), Mode: text()}],
		NetworkSettings: {Networks: {[text()]: {IPAddress: text()}}, Ports: {[text()]: [{HostIp: text()}]}},
	};
}

export function hostileEvent(name: string, text: MakeText): object {
	return {
		Type: 'container',
		Action: `health_status: ${text()}`,
		Actor: {ID: idOf(name), Attributes: {name: text(), image: text(), [text()]: text()}},
		timeNano: startMs * 1e6,
	};
}

export function hostileProcesses(text: MakeText): object {
	return {
		Titles: ['PID', text(), 'CMD'],
		Processes: [
			['1', text(), text()],
			[text(), text(), text()],
		],
	};
}

/** The JSON answer to a GET of that path; undefined where it isn't one. */
export function hostileAnswer(path: string, text: MakeText): unknown {
	const [, id] = /^\/containers\/([^/]+)\/json$/.exec(path) ?? [];
	if (id !== undefined) {
		return hostileDetails(hostileNames.find(name => idOf(name) === id) ?? 'a', text);
	}

	const answer = answers.find(([pattern]) => pattern.test(path))?.[1];
	return answer?.(text);
}

const answers: ReadonlyArray<readonly [RegExp, (text: MakeText) => unknown]> = [
	[/^\/containers\/json$/, text => hostileNames.map(name => hostileContainer(name, text))],
	[/\/top$/, hostileProcesses],
	[/\/changes$/, text => [0, 1, 2].map(Kind => ({Kind, Path: text()}))],
	[/\/stats$/, () => ({})],
	[
		/^\/images\/json$/,
		text => [
			{Id: text(), RepoTags: [text()], Size: 1},
			{Id: text(), RepoTags: null},
		],
	],
	[/^\/images\/search$/, text => [{name: text(), description: text(), star_count: 3}]],
	[/\/history$/, text => [{Id: text(), Created: 1, CreatedBy: text(), Size: 5, Tags: [text()]}]],
	[/^\/volumes$/, text => ({Volumes: [hostileVolume(text)]})],
	[/^\/networks$/, text => [hostileNetwork(text)]],
	[/^\/system\/df$/, text => ({Volumes: [hostileVolume(text)], Images: [{Id: text(), RepoTags: [text()]}]})],
	[/^\/info$/, hostileInfo],
	[/^\/version$/, text => ({Version: text(), ApiVersion: text(), Components: [{Name: text()}]})],
	[/^\/_ping$/, text => text()],
];

function hostileVolume(text: MakeText): object {
	return {
		Name: text(),
		Driver: text(),
		Mountpoint: text(),
		Labels: {'com.docker.compose.project': text()},
		UsageData: {RefCount: 0, Size: 1},
	};
}

function hostileNetwork(text: MakeText): object {
	return {Id: text(), Name: text(), Driver: text(), Scope: text(), IPAM: {Config: [{Subnet: text()}]}};
}

function hostileInfo(text: MakeText): object {
	return {
		Name: text(),
		ServerVersion: text(),
		OperatingSystem: text(),
		KernelVersion: text(),
		Driver: text(),
		LoggingDriver: text(),
		CgroupDriver: text(),
		DockerRootDir: text(),
		Warnings: [text(), text()],
		NCPU: 2,
		MemTotal: 2 ** 33,
	};
}
