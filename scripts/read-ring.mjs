import {existsSync, readFileSync} from 'node:fs';

/**
 * Counts of one ring from vitest's JSON report. A file that failed before its first test, and a run that
 * ended badly without naming a test, each count as a failure; so do skipped tests where none may be.
 */
export function readRing(file, exitStatus, isWhole = false) {
	if (!existsSync(file)) {
		return {passed: 0, failed: 1, skipped: 0};
	}

	const report = JSON.parse(readFileSync(file, 'utf8'));
	const brokenFiles = report.testResults.filter(
		({status, assertionResults}) =>
			status === 'failed' && !assertionResults.some(result => result.status === 'failed'),
	);
	const skipped = report.numPendingTests + report.numTodoTests;
	const missing = Number(isWhole && (skipped > 0 || report.numPassedTests === 0));
	const failed = report.numFailedTests + brokenFiles.length + missing;
	return {
		passed: report.numPassedTests,
		failed: failed === 0 && exitStatus !== 0 ? 1 : failed,
		skipped,
	};
}
