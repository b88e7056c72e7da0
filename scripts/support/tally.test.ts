import { expect, test } from 'vitest';
import { skippedFiles, tally } from './tally.mjs';

const file = (status: string, ...statuses: string[]) => ({
	name: '/project/src/a.test.ts',
	status,
	assertionResults: statuses.map((each) => ({ fullName: 'a test', status: each }))
});

test('counts each test once', () => {
	const report = {
		success: false,
		testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'passed')]
	};
	expect(tally(report)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test('a file that could not be read is one failure', () => {
	expect(tally({ success: false, testResults: [file('failed')] })).toEqual({
		passed: 0,
		failed: 1,
		skipped: 0
	});
});

test('a file whose hooks failed is one failure beside its passed tests', () => {
	expect(tally({ success: false, testResults: [file('failed', 'passed')] }).failed).toBe(1);
});

test('a run that failed outside of every test is one failure', () => {
	expect(tally({ success: false, testResults: [file('passed', 'passed')] })).toEqual({
		passed: 1,
		failed: 1,
		skipped: 0
	});
	expect(tally({ success: true, testResults: [file('passed', 'passed')] }).failed).toBe(0);
});

test('names the files with skipped tests', () => {
	const report = { success: true, testResults: [file('passed', 'passed', 'pending', 'skipped')] };
	expect(skippedFiles(report, '/project')).toEqual([{ file: 'src/a.test.ts', count: 2 }]);
});
