/** What is asked of the machine to find its engine; given, so that finding it can be tested anywhere. */
export type Machine = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly home: string;
	readonly uid?: number;
	/** Undefined for what isn't there or can't be read. */
	readonly readFile: (path: string) => Buffer | undefined;
	readonly exists: (path: string) => boolean;
	/** The names in a folder; none where there is no such folder. */
	readonly listFolder: (path: string) => readonly string[];
};

/** Docker's own folder: contexts, certificates, config.json. */
export function configFolder({env, home}: Machine): string {
	return env['DOCKER_CONFIG'] || `${home}/.docker`;
}
