// The way in of npm's commands: `start` or `test`, then its options.
//
// start makes everything and serves it: packages, data, app. Runs on a machine with only Node and npm.
//   --dev         packages and data, then the development server
//   --build-only  packages, data and app, without serving
//   --host        other devices in the network may open the site too
//
// test runs every test, after making what they need: packages, data, app and a Chromium.
//   --unit     only those that need no browser
//   --e2e      only those in the browser
//   words      only test files whose path contains one of them
import process from 'node:process';
import { nodeVersionProblem } from './support/node-version.mjs';

const [command, ...args] = process.argv.slice(2);
const problem = nodeVersionProblem(process.versions.node);
if (problem) {
	console.error(problem);
	process.exitCode = 1;
} else {
	// Only now: what follows uses what old versions of Node do not have.
	void import('./support/commands.mjs').then(({ start, test }) =>
		command === 'test' ? test(args) : start(args)
	);
}
