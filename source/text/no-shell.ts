/** What engines say where the container has no `sh` to run: Docker in the output itself, Podman as an error. */
export function saysNoShell(text: string): boolean {
	return (
		/^OCI runtime exec failed|\b(?:crun|runc|OCI runtime)\b/.test(text) &&
		/["'`]sh["'`].*(?:not found|no such file)/is.test(text)
	);
}

/** Whether a line means the same without a shell: words only, that nothing is to be made of. */
export function needsShell(line: string): boolean {
	const bare = line.replaceAll(/\\.|'[^']*'|"[^"$`\\]*"/gs, 'x');
	return /[|&;<>()$`"'*?[\]{}\n]|(?:^|\s)[#~!]|^\s*\w+=/.test(bare);
}
