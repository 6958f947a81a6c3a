// esbuild makes a chunk for each set of entries that share code: dozens of small files, all read before the first
// frame. Those that are loaded at the same moments become one file.
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import * as esbuild from 'esbuild';
import {root} from './set-up.mjs';

/** The steps to the first frame, each of which loads what the ones before it have loaded already. */
const steps = ['cli.tsx', 'source/cli/main.ts'];
/** After them comes one of these: what both share is a file of its own. */
const ways = ['source/app/open-screen.ts', 'source/cli/record-command.ts'];

const imports = /\bimport(?:\{([^}]*)\}from)?"((?:\.\/|\.\.\/)(?:chunks\/)?)([^"/]+)"/g;

/** Rewrites what was built, and the description of it. */
export async function mergeChunks({outputs}, banner) {
	const groups = Map.groupBy(chunksOf(outputs), path => momentOf(path, outputs));
	groups.delete('');
	const moved = new Map();
	for (const [moment, paths] of groups) {
		const names = exportedAs(paths, outputs);
		const code = await joined(paths, names, banner);
		const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
		const path = `dist/chunks/${moment}-${hash}.js`;
		writeFileSync(join(root, path), code);
		outputs[path] = describe(paths, outputs, code);
		for (const member of paths) {
			moved.set(basename(member), {file: basename(path), names: names.get(member)});
			delete outputs[member];
		}
	}

	for (const path of Object.keys(outputs)) {
		const file = join(root, path);
		writeFileSync(file, pointed(readFileSync(file, 'utf8'), moved));
	}
}

function chunksOf(outputs) {
	return Object.keys(outputs).filter(path => path.endsWith('.js') && outputs[path].entryPoint === undefined);
}

/** When a chunk is loaded; empty: not before the first frame. */
function momentOf(chunk, outputs) {
	const isLoadedBy = entry => {
		const first = Object.keys(outputs).find(path => outputs[path].entryPoint === entry);
		return first !== undefined && reachedFrom(first, outputs).has(chunk);
	};

	const step = steps.find(isLoadedBy);
	const name = entry => basename(entry).replace(/(?:-screen|-command)?\.tsx?$/, '');
	return step === undefined ? ways.filter(isLoadedBy).map(name).join('-or-') : `until-${name(step)}`;
}

function reachedFrom(first, outputs) {
	const reached = new Set([first]);
	for (const path of reached) {
		for (const {path: next, kind, external} of outputs[path]?.imports ?? []) {
			if (kind === 'import-statement' && !external) {
				reached.add(next);
			}
		}
	}

	return reached;
}

/** A name for each export that other files import: two chunks may call theirs the same. */
function exportedAs(paths, outputs) {
	const used = importedElsewhere(paths, outputs);
	const taken = new Set();
	return new Map(
		paths.map(path => [
			path,
			new Map(
				outputs[path].exports
					.filter(name => used.has(`${basename(path)} ${name}`))
					.map(name => {
						let free = name;
						for (let count = 2; taken.has(free); count++) {
							free = `${name}_${count}`;
						}

						taken.add(free);
						return [name, free];
					}),
			),
		]),
	);
}

/** Each as the file it is imported from, and its name there. */
function importedElsewhere(paths, outputs) {
	const others = Object.keys(outputs).filter(path => path.endsWith('.js') && !paths.includes(path));
	return new Set(
		others.flatMap(path =>
			Array.from(readFileSync(join(root, path), 'utf8').matchAll(imports), ([, list = '', , file]) =>
				list.split(',').map(one => `${file} ${one.split(' as ')[0]}`),
			).flat(),
		),
	);
}

async function joined(paths, names, banner) {
	const members = new Set(paths.map(path => basename(path)));
	const lines = paths.map(path => {
		const list = [...names.get(path)].map(([name, as]) => `${name} as ${as}`);
		return list.length > 0
			? `export {${list.join(', ')}} from './${basename(path)}';`
			: `import './${basename(path)}';`;
	});
	const {outputFiles} = await esbuild.build({
		absWorkingDir: root,
		stdin: {contents: lines.join('\n'), resolveDir: join(root, dirname(paths[0]))},
		write: false,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: 'none',
		banner: {js: banner},
		plugins: [onlyMembers(members, banner)],
		logLevel: 'warning',
	});
	return outputFiles[0].text;
}

function onlyMembers(members, banner) {
	return {
		name: 'only-members',
		setup(build) {
			build.onResolve({filter: /^\./}, ({path, resolveDir, kind}) =>
				members.has(basename(path)) && kind !== 'dynamic-import'
					? {path: join(resolveDir, path)}
					: {path, external: true},
			);
			build.onLoad({filter: /\.js$/}, ({path}) => ({
				contents: readFileSync(path, 'utf8').replace(`${banner}\n`, ''),
			}));
		},
	};
}

function describe(paths, outputs, code) {
	return {
		bytes: Buffer.byteLength(code),
		inputs: Object.assign({}, ...paths.map(path => outputs[path].inputs)),
		imports: [],
		exports: [],
	};
}

/** Imports of what was moved, from where it is now. */
function pointed(code, moved) {
	return code.replaceAll(imports, (all, list, folder, name) => {
		const to = moved.get(name);
		if (!to) {
			return all;
		}

		const names = (list ?? '')
			.split(',')
			.filter(Boolean)
			.map(one => {
				const [from, as = from] = one.split(' as ');
				const renamed = to.names.get(from);
				return renamed === as ? as : `${renamed} as ${as}`;
			});
		return names.length > 0
			? `import{${names.join(',')}}from"${folder}${to.file}"`
			: `import"${folder}${to.file}"`;
	});
}
