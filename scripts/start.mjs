// Makes everything and serves it: packages, data, app. Runs on a machine with only Node and npm.
//   --dev         packages and data, then the development server
//   --build-only  packages, data and app, without serving
//   --host        other devices in the network may open the site too
import process from 'node:process';
import { nodeVersionProblem } from './support/node-version.mjs';

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
	console.error(problem);
	process.exitCode = 1;
} else {
	// Only now: what follows uses what old versions of Node do not have.
	void import('./support/start.mjs').then(({ start }) => start(process.argv.slice(2)));
}
