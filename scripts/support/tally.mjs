import { readFile } from 'node:fs/promises';
import path from 'node:path';

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
