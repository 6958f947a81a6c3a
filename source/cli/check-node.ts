/** As `engines` in package.json. */
export const leastNode = 22;

/** Why this Node won't do, and what to do about it; undefined: it will. */
export function judgeNode(version: string): string | undefined {
	const major = Number.parseInt(version, 10);
	return major >= leastNode
		? undefined
		: `midwatch needs Node ${leastNode} or newer, and this is ${version}: run it with a newer one\n`;
}
