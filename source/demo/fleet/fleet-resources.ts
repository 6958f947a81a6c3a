// What containers are made from and use. Types alone, so that everything else may know them.

export type SimImage = {
	readonly id: string;
	/** `shop/api:1.4.2`; several tags may name one image, none makes it dangling. */
	readonly tags: readonly string[];
	readonly createdMs: number;
	readonly sizeBytes: number;
};

export type SimVolume = {
	readonly name: string;
	readonly createdMs: number;
	readonly labels: Readonly<Record<string, string>>;
	readonly isAnonymous: boolean;
	readonly sizeBytes: number;
};

export type Mount = {
	/** The volume's, or the host's path. */
	readonly name: string;
	readonly destination: string;
	readonly kind: 'named' | 'anonymous' | 'bind';
	readonly isReadOnly: boolean;
};

export type SimNetwork = {
	readonly id: string;
	readonly name: string;
	readonly driver: string;
	/** The first two numbers of its subnet, `172.18`; none for host and none. */
	readonly prefix?: string;
	readonly createdMs: number;
};

/** A command that runs, or will, in a container. */
export type SimExec = {
	readonly id: string;
	readonly containerId: string;
	readonly command: readonly string[];
	readonly hasTty: boolean;
	readonly stdin: boolean;
	state: 'created' | 'running' | 'done';
	exitCode?: number;
	pid: number;
	size: {rows: number; columns: number};
};
