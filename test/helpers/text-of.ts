/** What a line says. */
export function textOf(line: ReadonlyArray<{readonly text: string}> = []): string {
	return line.map(({text}) => text).join('');
}

/** What lines say, without what fills them up. */
export function textsOf(lines: ReadonlyArray<ReadonlyArray<{readonly text: string}>>): string[] {
	return lines.map(line => textOf(line).trimEnd());
}
