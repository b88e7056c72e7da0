import { expect, test } from 'vitest';
import { isInstalled } from './packages.mjs';

const locked = {
	'': { version: '1.0.0' },
	'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
	'node_modules/only-for-mac': { version: '2.0.0', integrity: 'sha512-m', optional: true }
};

test('packages in their locked versions are installed, those for other systems may be missing', () => {
	expect(isInstalled(locked, { 'node_modules/a': locked['node_modules/a'] })).toBe(true);
	expect(isInstalled(locked, locked)).toBe(true);
});

test.each([
	['a missing package', {}],
	['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
	['other content', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
	[
		'an optional package in another version',
		{ ...locked, 'node_modules/only-for-mac': { version: '1.0.0', integrity: 'sha512-m' } }
	]
])('%s is not installed', (_, installed) => {
	expect(isInstalled(locked, installed)).toBe(false);
});
