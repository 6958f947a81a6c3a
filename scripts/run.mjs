// node scripts/run.mjs scripts/X [arguments]: sets up where needed, then runs a script of this repository (`.mjs` or
// `.ts`) with a Node new enough.
import module from 'node:module';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {root, runNode, setUp} from './set-up.mjs';

const [script, ...args] = process.argv.slice(2);
const node = setUp();
if (node === process.execPath) {
	module.registerHooks({resolve: resolveTypeScript});
	process.argv.splice(1, 2, `${root}${script}`);
	await import(`${root}${script}`);
} else {
	process.exitCode = await runNode(node, [fileURLToPath(import.meta.url), script, ...args]);
}

/** Node strips the types itself, but an import of './x.js' means './x.ts'. */
function resolveTypeScript(specifier, context, next) {
	try {
		return next(specifier, context);
	} catch (error) {
		if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^\.{1,2}\/.*\.js$/.test(specifier)) {
			throw error;
		}

		return next(specifier.replace(/js$/, 'ts'), context);
	}
}
