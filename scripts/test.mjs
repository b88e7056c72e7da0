// Runs every test, after making what they need: packages, data, app and a Chromium.
//   --unit     only those that need no browser
//   --e2e      only those in the browser
//   words      only test files whose path contains one of them
import process from 'node:process';
import { nodeVersionProblem } from './support/node-version.mjs';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
	console.error(problem);
	process.exitCode = 1;
} else {
	// Only now: what follows uses what old versions of Node do not have.
	void import('./support/test.mjs').then(({ test }) => test(process.argv.slice(2)));
}
