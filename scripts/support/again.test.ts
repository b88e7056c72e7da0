import { expect, test } from 'vitest';
import { namePattern, settle, toRunAgain } from './tally.mjs';
import { type Report, tally } from './tally.mjs';

const ROOT = '/project';

/** A report of files: `{ a: { 'a test': 'failed' } }`; their own status follows their tests. */
function reportOf(
	files: Record<string, Record<string, string>>,
	broken: readonly string[] = []
): Report {
	const testResults = Object.entries(files).map(([name, tests]) => ({
		name: `${ROOT}/tests/${name}`,
		status: broken.includes(name) || Object.values(tests).includes('failed') ? 'failed' : 'passed',
		assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status }))
	}));
	return { success: !testResults.some(({ status }) => status === 'failed'), testResults };
}

const FIRST = reportOf({
	a: { 'on a desk a map': 'failed', 'on a phone a map': 'passed', aside: 'skipped' },
	b: { list: 'passed' },
	c: { table: 'failed' }
});
const [A, C] = toRunAgain(FIRST, ROOT);

test('only what failed is run again, file by file', () => {
	expect(toRunAgain(FIRST, ROOT)).toEqual([
		{ file: 'tests/a', names: ['on a desk a map'] },
		{ file: 'tests/c', names: ['table'] }
	]);
	expect(toRunAgain(reportOf({ a: { list: 'passed' } }), ROOT)).toEqual([]);
});

test('a file that failed without a test of its own is run again as a whole', () => {
	const report = reportOf({ a: { list: 'skipped' }, b: {} }, ['a', 'b']);
	expect(toRunAgain(report, ROOT)).toEqual([
		{ file: 'tests/a', names: [] },
		{ file: 'tests/b', names: [] }
	]);
});

test('where nearly everything failed nothing is run again', () => {
	const tests = (count: number) =>
		Object.fromEntries(Array.from({ length: count }, (_, at) => [`test ${at}`, 'failed']));
	expect(toRunAgain(reportOf({ a: tests(12) }), ROOT)).toHaveLength(1);
	expect(toRunAgain(reportOf({ a: tests(12), b: { list: 'failed' } }), ROOT)).toEqual([]);
});

test('the pattern of names takes these tests and no others', () => {
	const names = ['on a desk of "/report/?with=a+b" (1.5) takes [one] | two $', 'list'];
	const pattern = new RegExp(namePattern(names));
	for (const name of names) expect(name).toMatch(pattern);
	for (const other of ['lists', 'a list', 'two $']) expect(other).not.toMatch(pattern);
});

test('a test that passes the second time has passed once, and is named', () => {
	const { report, unsteady } = settle(
		FIRST,
		[
			{ rerun: A!, report: reportOf({ a: { 'on a desk a map': 'passed', aside: 'skipped' } }) },
			{ rerun: C!, report: reportOf({ c: { table: 'passed' } }) }
		],
		ROOT
	);
	expect(tally(report)).toEqual({ passed: 4, failed: 0, skipped: 1 });
	expect(unsteady).toEqual(['tests/a: on a desk a map', 'tests/c: table']);
});

test('a test that fails again has failed once, and is not called unsteady', () => {
	const { report, unsteady } = settle(
		FIRST,
		[
			{ rerun: A!, report: reportOf({ a: { 'on a desk a map': 'passed' } }) },
			{ rerun: C!, report: reportOf({ c: { table: 'failed' } }) }
		],
		ROOT
	);
	expect(tally(report)).toEqual({ passed: 3, failed: 1, skipped: 1 });
	expect(unsteady).toEqual(['tests/a: on a desk a map']);
});

test.each<[string, Report | null]>([
	['ended before it could report', null],
	['ran nothing', reportOf({ a: {} })],
	['ran other tests', reportOf({ a: { 'on a phone a map': 'passed' } })],
	['left the test out', reportOf({ a: { 'on a desk a map': 'skipped' } })],
	['failed beside the test', reportOf({ a: { 'on a desk a map': 'passed' } }, ['a'])],
	['ran another file', reportOf({ b: { 'on a desk a map': 'passed' } })]
])('a second run that %s heals nothing', (_, second) => {
	const only = reportOf({ a: { 'on a desk a map': 'failed' } });
	const { report, unsteady } = settle(only, [{ rerun: A!, report: second }], ROOT);
	expect(tally(report)).toEqual({ passed: 0, failed: 1, skipped: 0 });
	expect(unsteady).toEqual([]);
});

test('of tests with one name all must pass', () => {
	const twice = (first: string, second: string): Report => ({
		success: false,
		testResults: [
			{
				name: `${ROOT}/tests/a`,
				status: [first, second].includes('failed') ? 'failed' : 'passed',
				assertionResults: [first, second].map((status) => ({ fullName: 'twin', status }))
			}
		]
	});
	const rerun = { file: 'tests/a', names: ['twin'] };
	const failed = settle(
		twice('failed', 'passed'),
		[{ rerun, report: twice('passed', 'failed') }],
		ROOT
	);
	expect(tally(failed.report)).toEqual({ passed: 1, failed: 1, skipped: 0 });
	const healed = settle(
		twice('failed', 'failed'),
		[{ rerun, report: twice('passed', 'passed') }],
		ROOT
	);
	expect(tally(healed.report)).toEqual({ passed: 2, failed: 0, skipped: 0 });
	expect(healed.unsteady).toEqual(['tests/a: twin']);
});

test('a file that failed as a whole is counted by what its second run found', () => {
	const broken = reportOf({ a: { list: 'skipped', map: 'skipped' } }, ['a']);
	const rerun = { file: 'tests/a', names: [] };
	const healed = settle(
		broken,
		[{ rerun, report: reportOf({ a: { list: 'passed', map: 'passed' } }) }],
		ROOT
	);
	expect(tally(healed.report)).toEqual({ passed: 2, failed: 0, skipped: 0 });
	expect(healed.unsteady).toEqual(['tests/a']);
	const again = settle(broken, [{ rerun, report: broken }], ROOT);
	expect(tally(again.report).failed).toBe(1);
	expect(again.unsteady).toEqual([]);
});
