import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
// @ts-expect-error a plain script, without types
import {readRing} from '../../scripts/read-ring.mjs';

const report = {numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: []};

test('counts passed, failed and skipped', () => {
	const failedFile = {status: 'failed', assertionResults: [{status: 'passed'}, {status: 'failed'}]};
	expect(read(report)).toEqual({passed: 5, failed: 0, skipped: 2});
	expect(read({...report, numFailedTests: 1, testResults: [failedFile]}, 1)).toEqual({
		passed: 5,
		failed: 1,
		skipped: 2,
	});
});

test('a file that broke before its tests is a failure', () => {
	const broken = {status: 'failed', assertionResults: []};
	expect(read({...report, testResults: [broken, broken]}, 1).failed).toBe(2);
});

test('a bad end without a failed test is a failure', () => {
	expect(read(report, 1).failed).toBe(1);
	expect(readRing('/nonexistent/report.json', 0).failed).toBe(1);
});

test('a skipped test is a failure where all must run', () => {
	expect(read(report, 0, true).failed).toBe(1);
	const whole = {...report, numPendingTests: 0, numTodoTests: 0};
	expect(read(whole, 0, true).failed).toBe(0);
	expect(read({...whole, numPassedTests: 0}, 0, true).failed).toBe(1);
});

function read(content: object, exitStatus = 0, isWhole = false) {
	const folder = mkdtempSync(join(tmpdir(), 'read-ring-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	writeFileSync(join(folder, 'report.json'), JSON.stringify(content));
	return readRing(join(folder, 'report.json'), exitStatus, isWhole);
}
