// Bundles the program and all it needs into dist/: the shipped package has no dependencies.
//   node scripts/run.mjs scripts/build.mjs [--quiet] [--analyze]
import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import * as esbuild from 'esbuild';
import {licensesOf} from './licenses-of.mjs';
import {inkInBuild} from './ink-output.mjs';
import {mergeChunks} from './merge-chunks.mjs';
import {root} from './set-up.mjs';

const {values: flags} = parseArgs({
	options: {quiet: {type: 'boolean'}, analyze: {type: 'boolean'}},
});

/**
 * Loaded by dockerode and Ink at once, used only by features that midwatch doesn't have; half the start-up time.
 * docker-modem's place is taken by our own client.
 */
const unused =
	/^(?:docker-modem|@grpc\/grpc-js|@grpc\/proto-loader|protobufjs|ssh2|cpu-features|tar-fs|react-devtools-core)$/;

/** What packages load of Node at once and seldom call, 2 to 3 MB of memory each: it is loaded when it is called. */
const lateOfNode = {
	assert: ['equal'],
	child_process: ['execFile', 'execFileSync'],
	crypto: ['createHash'],
};

const stubs = {
	name: 'stubs',
	setup(build) {
		build.onResolve({filter: /^(?:node:)?(?:assert|child_process|crypto)$/}, ({path, importer}) =>
			importer.includes('node_modules') ? {path: path.replace('node:', ''), namespace: 'late'} : undefined,
		);
		build.onLoad({filter: /.*/, namespace: 'late'}, ({path}) => ({
			contents: lateOfNode[path]
				.map(name => `exports.${name} = (...all) => require('${path}').${name}(...all);`)
				.join('\n'),
		}));
		build.onResolve({filter: unused}, ({path}) => ({path, namespace: 'stub'}));
		build.onLoad({filter: /.*/, namespace: 'stub'}, () => ({contents: 'module.exports = {};'}));
	},
};

const banner =
	"import {createRequire as createRequireForBundle} from 'node:module'; const require = createRequireForBundle(import.meta.url);";

const entries = {cli: 'cli.tsx', 'demo-serve': 'test/demo-lab/serve-lab.ts'};

const {metafile} = await esbuild.build({
	absWorkingDir: root,
	entryPoints: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(root, path)))),
	outdir: 'dist',
	chunkNames: 'chunks/[name]-[hash]',
	bundle: true,
	splitting: true,
	platform: 'node',
	format: 'esm',
	target: 'node22',
	jsx: 'automatic',
	// Names stay whole: a stack trace in an issue can be read.
	minifySyntax: true,
	minifyWhitespace: true,
	legalComments: 'none',
	define: {
		'process.env.NODE_ENV': '"production"',
		// A text is put where it is read; anything else would be put into every file.
		midwatchBuild: JSON.stringify(JSON.stringify(buildOf())),
		// Yoga would load its WebAssembly with it, and Node all of undici for that: 5 MB, and 40 ms.
		fetch: 'undefined',
		// Shorter, and the same.
		'Number.POSITIVE_INFINITY': 'Infinity',
		'Number.NaN': 'NaN',
	},
	banner: {js: banner},
	plugins: [stubs, inkInBuild],
	metafile: true,
	logLevel: 'warning',
});

await mergeChunks(metafile, banner);
const ours = namesReadBy(Object.keys(metafile.inputs).filter(path => /^(?:source\/|cli\.)/.test(path)));
for (const path of Object.keys(metafile.outputs)) {
	rewrite(path, code => withoutEnvironment(requireBuiltins(makeLate(inAscii(code))), ours));
}

finishEntry('dist/cli.js');
removeOthers('dist', new Set(Object.keys(metafile.outputs)));
writeFileSync(join(root, 'dist/third-party-licenses.txt'), licensesOf(Object.keys(metafile.inputs)));
writeManual();
report();

/** What --version tells. */
function buildOf() {
	const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const isPacked = ['pack', 'publish'].includes(process.env.npm_command);
	return {version, commit: commitOf(), how: isPacked ? 'npm package' : 'built from source'};
}

/** Of this very folder: an unpacked source within another repository has none. */
function commitOf() {
	const git = (...args) => spawnSync('git', ['-C', root, ...args], {encoding: 'utf8'}).stdout?.trim() ?? '';
	const described =
		existsSync(join(root, '.git')) &&
		git('describe', '--always', '--abbrev=12', '--exclude=*', '--dirty= with changes');
	return described || 'unknown, since the source came without git';
}

function finishEntry(path) {
	rewrite(path, code => `#!/usr/bin/env node\n${code}`);
	chmodSync(join(root, path), 0o755);
}

/** The program prints it from its own tables. */
function writeManual() {
	const {status, stdout, stderr} = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'man'], {
		encoding: 'utf8',
	});
	if (status !== 0) {
		throw new Error(`midwatch man failed: ${stderr}`);
	}

	writeFileSync(join(root, 'dist/midwatch.1'), stdout);
}

function rewrite(path, change) {
	const file = join(root, path);
	writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** A single other character would make V8 keep the file at two bytes a character. */
function inAscii(code) {
	return code.replaceAll(/[^\u0000-\u007F]/g, character =>
		Array.from({length: character.length}, (_, index) => {
			const unit = character.charCodeAt(index).toString(16).padStart(4, '0');
			return `\\u${unit}`;
		}).join(''),
	);
}

/** Packages make segmenters as they are loaded, which loads tables of Unicode: 20 ms, for text that most screens lack. */
function makeLate(code) {
	return code.replaceAll(
		/(?<=\w=)new Intl\.Segmenter(?:\(([^()]*)\))?(?=[;,])/g,
		'{segment(text){return(this.real??=new Intl.Segmenter($1)).segment(text)}}',
	);
}

/**
 * Node's own modules by require: an import of one reads every property it has, and some of those load more when
 * read (node:http loads undici, some 40 ms; node:process opens the terminal three times).
 */
function requireBuiltins(code) {
	const [banner, ...rest] = code.split('\n');
	const changed = rest
		.join('\n')
		.replaceAll(/\bimport([^"'()]+)from"(node:[\w/]+)";/g, (_all, names, module) => {
			const [, ours, all, some] = /^\s*([\w$]+)?,?(?:\*as ([\w$]+))?,?(\{.*\})?\s*$/.exec(names);
			const kept = [ours, all].filter(Boolean).map(name => `const ${name}=require("${module}");`);
			return `${kept.join('')}${some ? `const${some.replaceAll(' as ', ':')}=require("${module}");` : ''}`;
		});
	if (/\bfrom"node:/.test(changed)) {
		throw new Error('an import of a module of Node was not understood');
	}

	return `${banner}\n${changed}`;
}

/** The environment variables that those files read. */
function namesReadBy(paths) {
	const code = paths.map(path => readFileSync(join(root, path), 'utf8')).join('\n');
	return new Set(Array.from(code.matchAll(/\bprocess\.env(?:\.|\[')(\w+)/g), ([, name]) => name));
}

/**
 * What packages read of the environment is switches that nobody set for midwatch: DEV loads Ink's developer tools,
 * READABLE_STREAM another kind of stream, DEBUG writes on the screen.
 */
function withoutEnvironment(code, names) {
	return code.replaceAll(/(?<!delete )\bprocess\d*\.env\.(\w+)(?!\w|=[^=])/g, (all, name) =>
		names.has(name) ? all : '(void 0)',
	);
}

/** What an earlier build left: chunks are named by their content. */
function removeOthers(folder, written) {
	for (const name of readdirSync(join(root, folder), {recursive: true})) {
		const path = join(folder, name);
		if (path.endsWith('.js') && !written.has(path)) {
			rmSync(join(root, path));
		}
	}
}

function report() {
	if (flags.analyze) {
		console.log(esbuild.analyzeMetafileSync(metafile, {color: process.stdout.isTTY}));
		writeFileSync(join(root, 'dist/metafile.json'), JSON.stringify(metafile));
	}

	if (!flags.quiet) {
		for (const [path, {bytes}] of Object.entries(metafile.outputs)) {
			console.log(`${String(Math.ceil(bytes / 1024)).padStart(6)} KiB  ${path}`);
		}
	}
}
