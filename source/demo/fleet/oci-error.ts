/** The engine's words when a container's or an exec's program isn't there. */
export function notFound(what: 'create' | 'exec', program = ''): string {
	const start =
		what === 'create'
			? 'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed'
			: 'OCI runtime exec failed: exec failed';
	return `${start}: unable to start container process: exec: ${JSON.stringify(program)}: executable file not found in $PATH`;
}
