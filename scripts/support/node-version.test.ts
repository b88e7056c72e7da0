import { expect, test } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

test.each(['20.19.0', '20.20.2', '22.12.0', '22.13.1', '23.0.0', '24.4.0', '30.1.0'])(
	'runs on Node %s',
	(version) => {
		expect(nodeVersionProblem(version)).toBeNull();
	}
);

test.each(['16.20.0', '18.20.4', '20.18.3', '21.7.0', '22.11.0', ''])(
	'says in a sentence that Node "%s" is too old',
	(version) => {
		expect(nodeVersionProblem(version)).toContain(`this is Node ${version}. Install`);
	}
);
