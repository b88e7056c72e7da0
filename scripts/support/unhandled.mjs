import { writeFileSync } from 'node:fs';
import process from 'node:process';

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
