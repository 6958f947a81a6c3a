import process from 'node:process';

// Preloaded by a test: an error out of nowhere, as a bug would throw it.
process.on('SIGUSR2', () => {
	throw new Error('thrown for the test');
});
