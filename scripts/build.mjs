// Bundles the program and all it needs into dist/: the shipped package has no dependencies.
//   node scripts/run.mjs scripts/build.mjs [--quiet] [--analyze]
import {chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import * as esbuild from 'esbuild';
import {licensesOf} from './licenses-of.mjs';
import {root} from './set-up.mjs';

const {values: flags} = parseArgs({options: {quiet: {type: 'boolean'}, analyze: {type: 'boolean'}}});

/** Loaded by dockerode and Ink at once, used only by features that midwatch doesn't have; half the start-up time. */
const unused =
	/^(?:@grpc\/grpc-js|@grpc\/proto-loader|protobufjs|ssh2|cpu-features|tar-fs|react-devtools-core)$/;

const stubs = {
	name: 'stubs',
	setup(build) {
		build.onResolve({filter: unused}, ({path}) => ({path, namespace: 'stub'}));
		build.onLoad({filter: /.*/, namespace: 'stub'}, () => ({contents: 'module.exports = {};'}));
	},
};

const entries = {cli: 'cli.tsx', 'demo-serve': 'source/demo/serve.ts'};

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
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
	banner: {
		js: "import {createRequire as createRequireForBundle} from 'node:module'; const require = createRequireForBundle(import.meta.url);",
	},
	plugins: [stubs],
	metafile: true,
	logLevel: 'warning',
});

finishEntry('dist/cli.js');
removeOthers('dist', new Set(Object.keys(metafile.outputs)));
writeFileSync(join(root, 'dist/third-party-licenses.txt'), licensesOf(Object.keys(metafile.inputs)));
report();

function finishEntry(path) {
	const file = join(root, path);
	writeFileSync(file, `#!/usr/bin/env node\n${readFileSync(file, 'utf8')}`);
	chmodSync(file, 0o755);
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
