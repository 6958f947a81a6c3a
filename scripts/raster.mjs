// An esbuild plugin: Ink keeps what it makes of a text, instead of making it anew for each frame.
import {join} from 'node:path';
import {root} from './set-up.mjs';

const kept = join(root, 'source/terminal/raster');

/** What stands for a module of Ink's: how its import is told, and the code that wraps the real one. */
const stands = {
	/** Also loaded when first needed: it takes 25 ms, for tables that a screen of plain text does without. */
	'string-width': {
		filter: /^string-width$/,
		code: real => `import {keep} from '${kept}/remember-text.ts';
import {plainWidth} from '${kept}/plain-text.ts';
let real;
const widthOf = (...given) => (real ??= require('${real}').default)(...given);
const oddWidth = keep(text => widthOf(text));
export default (text, options) => options ? widthOf(text, options) : plainWidth(text) ?? oddWidth(text);`,
	},
	'sanitize-ansi': {
		filter: /^\.\/sanitize-ansi\.js$/,
		code: real => `import {sanitizeByLine} from '${kept}/by-line.ts';
import sanitize from '${real}';
export default sanitizeByLine(sanitize);`,
	},
	'measure-text': {
		filter: /^\.\/measure-text\.js$/,
		code: real => `import {measureByLine} from '${kept}/by-line.ts';
import measure from '${real}';
export default measureByLine(measure);`,
	},
	output: {
		filter: /^\.\/output\.js$/,
		code: real => `import {keepLines} from '${kept}/line-output.ts';
import Output from '${real}';
export default keepLines(Output);`,
	},
};

export const raster = {
	name: 'raster',
	setup(build) {
		for (const [name, {filter, code}] of Object.entries(stands)) {
			build.onResolve({filter}, async ({path, resolveDir, kind, namespace, importer}) => {
				const isInks = name === 'string-width' || /\/ink\/build\/[\w-]+\.js$/.test(importer);
				if (namespace === 'raster' || !isInks) {
					return undefined;
				}

				const real = await build.resolve(path, {resolveDir, kind, namespace: 'raster'});
				return {path: real.path, namespace: 'raster', pluginData: {code, real: real.path}};
			});
		}

		build.onLoad({filter: /.*/, namespace: 'raster'}, ({pluginData: {code, real}}) => ({
			contents: code(real),
			resolveDir: root,
		}));
	},
};
