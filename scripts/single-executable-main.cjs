// What the single executable runs: the built program, out of its own assets. No file is written or read for it, so
// nobody can put another in its place. (Ink awaits as it is loaded, and what an executable runs first can't.)
const {getRawAsset} = require('node:sea');
const {registerHooks} = require('node:module');
const vm = require('node:vm');

/** No such folder is looked for: only what is imported from there comes from the assets. */
const home = 'file:///midwatch/';

registerHooks({
	resolve(specifier, context, next) {
		const isOurs =
			specifier.startsWith(home) || (specifier.startsWith('.') && context.parentURL?.startsWith(home));
		return isOurs
			? {url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true}
			: next(specifier, context);
	},
	load(url, context, next) {
		return url.startsWith(home)
			? {format: 'module', source: read(url.slice(home.length)), shortCircuit: true}
			: next(url, context);
	},
});

new vm.Script(`import('${home}cli.js')`, {
	importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}).runInThisContext();

/** The build writes ASCII. */
function read(name) {
	return Buffer.from(getRawAsset(name)).toString('latin1');
}
