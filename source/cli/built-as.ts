import process from 'node:process';

/** JSON, written into the program by the build. */
declare const midwatchBuild: string | undefined;

type Build = {readonly version: string; readonly commit: string; readonly how: string};

export function builtAs(): Build {
	return typeof midwatchBuild === 'undefined'
		? {version: '0.0.0', commit: 'unknown', how: 'not built'}
		: (JSON.parse(midwatchBuild) as Build);
}

/** Node is inside: there is no file of the program to run it with. */
export function isSingleExecutable(): boolean {
	return process.getBuiltinModule('node:sea')?.isSea() ?? false;
}

/** What --version prints: version, commit and how it was built. */
export function versionLine(): string {
	const {version, commit, how} = builtAs();
	const as = isSingleExecutable() ? 'single executable' : how;
	return `midwatch ${version} (commit ${commit}; ${as}; Node ${process.versions.node})`;
}
