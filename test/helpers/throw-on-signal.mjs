import process from 'node:process';

// Preloaded by a test: an error out of nowhere, as a bug would throw it, or a promise that nobody awaits.
process.on('SIGURG', () => {
	const error = new Error('thrown for the test, TOKEN=swordfish at tcp://me:swordfish@host');
	if (process.env.MIDWATCH_TEST_FAULT === 'rejection') {
		void Promise.reject(error);
	} else {
		throw error;
	}
});
