import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseAst} from 'vitest/node';

type Node = {readonly type: string; readonly start: number; readonly end: number} & Readonly<
	Record<string, unknown>
>;

export type SourceFile = {
	/** From the repository's root: `source/text/width.ts`. */
	readonly path: string;
	/** Its folder under source/, or `cli`. */
	readonly layer: string;
	readonly lines: number;
	/** As written: `../lib/width.js`, `ink`, `node:fs`. */
	readonly imports: readonly string[];
	readonly hasDefaultExport: boolean;
	/** Names used as the global `process`. */
	readonly usesProcess: boolean;
	readonly functions: ReadonlyArray<{readonly line: number; readonly lines: number}>;
};

/** The program's own files, parsed. */
export function sourceFiles(root: string): readonly SourceFile[] {
	const names = readdirSync(join(root, 'source'), {recursive: true, encoding: 'utf8'});
	return ['cli.tsx', ...names.map(name => `source/${name}`)]
		.filter(path => /\.tsx?$/.test(path))
		.map(path => readSource(path, readFileSync(join(root, path), 'utf8')));
}

export function readSource(path: string, text: string): SourceFile {
	const nodes = [...walk(parseAst(text, {lang: path.endsWith('x') ? 'tsx' : 'ts'}))];
	const codeLines = (node: Node) => text.slice(node.start, node.end).split('\n').filter(isCode).length;
	return {
		path,
		layer: path.startsWith('source/') ? path.split('/')[1]! : 'cli',
		lines: text.split('\n').length - 1,
		imports: nodes.flatMap(node => (isImport(node) ? (literalOf(node['source']) ?? []) : [])),
		hasDefaultExport: nodes.some(({type}) => type === 'ExportDefaultDeclaration'),
		usesProcess: nodes.some(node => node.type === 'MemberExpression' && nameOf(node['object']) === 'process'),
		functions: nodes
			.filter(({type}) => /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type))
			.map(node => ({line: text.slice(0, node.start).split('\n').length, lines: codeLines(node)})),
	};
}

/** Blank lines and comments don't count, as in the lint rule. */
function isCode(line: string): boolean {
	return !/^\s*(?:\/\/.*|\/?\*.*)?$/.test(line);
}

function isImport({type}: Node): boolean {
	return /^(?:ImportDeclaration|ImportExpression|ExportNamedDeclaration|ExportAllDeclaration)$/.test(type);
}

function literalOf(node: unknown): string | undefined {
	return (node as {value?: string} | null | undefined)?.value;
}

function nameOf(node: unknown): unknown {
	return (node as {name?: string}).name;
}

function* walk(value: unknown): Generator<Node> {
	if (typeof value !== 'object' || value === null) {
		return;
	}

	if ('type' in value) {
		yield value as Node;
	}

	for (const child of Object.values(value)) {
		yield* walk(child);
	}
}
