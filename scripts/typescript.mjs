// Lets Node run our TypeScript as it stands: it strips the types itself, but an import of './x.js' means './x.ts'.
import {registerHooks} from 'node:module';

registerHooks({
	resolve(specifier, context, next) {
		try {
			return next(specifier, context);
		} catch (error) {
			if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^\.{1,2}\/.*\.js$/.test(specifier)) {
				throw error;
			}

			return next(specifier.replace(/js$/, 'ts'), context);
		}
	},
});
