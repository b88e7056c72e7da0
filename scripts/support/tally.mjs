import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * The parts of vitest's JSON report that are read.
 *
 * @typedef {object} Report
 * @property {boolean} success
 * @property {readonly { name: string, status: string, assertionResults: readonly { fullName: string, status: string }[] }[]} testResults
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @type {(a: Tally, b: Tally) => Tally} */
export const add = (a, b) => ({
	passed: a.passed + b.passed,
	failed: a.failed + b.failed,
	skipped: a.skipped + b.skipped
});

/**
 * Counts a report. A file that could not even be read has no tests to count but is one failure, and
 * so is a run that failed for another reason than a test.
 *
 * @param {Report} report
 * @returns {Tally}
 */
export function tally(report) {
	let sum = NOTHING;
	for (const file of report.testResults) {
		const statuses = file.assertionResults.map((test) => test.status);
		const passed = statuses.filter((status) => status === 'passed').length;
		const failed = statuses.filter((status) => status === 'failed').length;
		const broken = file.status === 'failed' && failed === 0 ? 1 : 0;
		sum = add(sum, { passed, failed: failed + broken, skipped: statuses.length - passed - failed });
	}
	return report.success || sum.failed > 0 ? sum : { ...sum, failed: 1 };
}

/**
 * @param {Report} report
 * @param {string} root
 * @returns {{ file: string, count: number }[]} files with skipped tests
 */
export function skippedFiles(report, root) {
	return report.testResults
		.map((file) => ({
			file: path.relative(root, file.name),
			count: file.assertionResults.filter((test) => !['passed', 'failed'].includes(test.status))
				.length
		}))
		.filter(({ count }) => count > 0);
}

/**
 * @param {string} file
 * @returns {Promise<Report | null>} null where the run ended before it could report
 */
export async function readReport(file) {
	try {
		return JSON.parse(await readFile(file, 'utf8'));
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
		throw error;
	}
}

/**
 * What is run once more: a file, and the tests in it that failed. No names where the file itself
 * failed, which takes all of its tests along.
 *
 * @typedef {object} Rerun
 * @property {string} file below the project's root, with slashes
 * @property {readonly string[]} names
 */

/** @typedef {Report['testResults'][number]} FileReport */

/** More than this is not a browser that was slow for once. */
const MOST = 12;

/** @type {(file: FileReport) => readonly string[]} */
const failedNames = (file) => [
	...new Set(
		file.assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName)
	)
];

/** @type {(file: FileReport) => boolean} */
const hasFailed = (file) => file.status === 'failed' || failedNames(file).length > 0;

/** @type {(file: FileReport, root: string) => string} */
const placeOf = (file, root) => path.relative(root, file.name).split(path.sep).join('/');

/**
 * The tests to run once more, by themselves. None where so many failed that something is broken.
 *
 * @param {Report} report
 * @param {string} root
 * @returns {readonly Rerun[]}
 */
export function toRunAgain(report, root) {
	const failed = report.testResults.filter(hasFailed);
	const tests = failed.flatMap((file) => {
		const names = failedNames(file);
		return names.length > 0 ? names : [file.name];
	});
	if (tests.length > MOST) return [];
	return failed.map((file) => ({ file: placeOf(file, root), names: failedNames(file) }));
}

/**
 * For vitest's `--testNamePattern`: these tests and no others.
 *
 * @param {readonly string[]} names
 */
export function namePattern(names) {
	return `^(?:${names.map((name) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|')})$`;
}

/**
 * Puts what a second run found in place of what failed in the first. Each test is still there once:
 * one that now passes has passed, and is named as unsteady; one that fails again, or did not run
 * again, has failed.
 *
 * @param {Report} report
 * @param {readonly { rerun: Rerun, report: Report | null }[]} seconds null where it ended early
 * @param {string} root
 * @returns {{ report: Report, unsteady: string[] }} `unsteady`: file and name
 */
export function settle(report, seconds, root) {
	/** @type {string[]} */
	const unsteady = [];
	const testResults = report.testResults.map((file) => {
		const place = placeOf(file, root);
		const second = seconds.find(({ rerun }) => rerun.file === place);
		const found = second?.report?.testResults.find((each) => placeOf(each, root) === place);
		if (!second || !found) return file;
		if (second.rerun.names.length === 0) {
			if (hasFailed(found) || found.assertionResults.length === 0) return file;
			unsteady.push(place);
			return found;
		}
		/** @type {(name: string) => boolean} */
		const passesNow = (name) => {
			const tests = found.assertionResults.filter((test) => test.fullName === name);
			return tests.length > 0 && tests.every((test) => test.status === 'passed');
		};
		// A file that fails beside its tests, in what comes before or after them, heals nothing.
		const sound = found.status !== 'failed' || failedNames(found).length > 0;
		const healed = sound ? second.rerun.names.filter(passesNow) : [];
		unsteady.push(...healed.map((name) => `${place}: ${name}`));
		const assertionResults = file.assertionResults.map((test) =>
			test.status === 'failed' && healed.includes(test.fullName)
				? { ...test, status: 'passed' }
				: test
		);
		const left = assertionResults.some((test) => test.status === 'failed');
		return { ...file, assertionResults, status: left ? 'failed' : 'passed' };
	});
	return { report: { ...report, testResults, success: !testResults.some(hasFailed) }, unsteady };
}

/**
 * A reporter for vitest that notes how many errors no test stands for; its own reports do not tell.
 */
export default class Unhandled {
	/**
	 * @param {unknown} _modules
	 * @param {readonly unknown[]} errors
	 */
	onTestRunEnd(_modules, errors) {
		const file = process.env.TESTS_UNHANDLED_FILE;
		if (file) writeFileSync(file, String(errors.length));
	}
}
