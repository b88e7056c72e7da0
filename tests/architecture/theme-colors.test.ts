import { expect, test } from 'vitest';
import { readProjectFile } from './support/project-files.ts';

const tokens = readProjectFile('src/lib/styles/tokens.css');

test('every color is said once, with its light and its dark, for whoever chooses between them', () => {
	const colors = [...tokens.matchAll(/(--[\w-]+):\s*([^;]*(?:#|rgb\()[^;]*);/g)];
	const names = colors.map(([, name]) => name);
	expect(names.length).toBeGreaterThan(10);
	expect(new Set(names).size, 'said once').toBe(names.length);
	for (const [, name, value = ''] of colors) {
		expect(value.replaceAll(/light-dark\((?:[^()]|\([^()]*\))*\)/g, ''), name).not.toMatch(
			/#|rgb\(/
		);
	}
});

test('the page around an embedded map chooses between them by an attribute', () => {
	for (const theme of ['light', 'dark']) {
		expect(tokens).toContain(`:root[data-theme='${theme}'] {\n\tcolor-scheme: ${theme};\n}`);
	}
});
