import process from 'node:process';

/** JSON, written into the program by the build. */
declare const midwatchBuild: string | undefined;

type Build = {readonly version: string; readonly commit: string; readonly how: string};

export function builtAs(): Build {
	return typeof midwatchBuild === 'undefined'
		? {version: '0.0.0', commit: 'unknown', how: 'not built'}
		: (JSON.parse(midwatchBuild) as Build);
}

/** What --version prints: version, commit and how it was built. */
export function versionLine(): string {
	const {version, commit, how} = builtAs();
	return `midwatch ${version} (commit ${commit}; ${how}; Node ${process.versions.node})`;
}
