import { expect, test } from 'vitest';
import { readProjectFile } from './support/project-files.ts';

/** Custom properties of the first block after a text. */
function colorsAfter(css: string, start: string): Map<string, string> {
	const from = css.indexOf(start);
	expect(from, `${start} is there`).toBeGreaterThanOrEqual(0);
	const block = css.slice(css.indexOf('{', from + start.length - 1), css.indexOf('}', from));
	return new Map(
		[...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value])
	);
}

test('an embedded map has the same colors where its page chooses light or dark', () => {
	const tokens = readProjectFile('src/lib/styles/tokens.css');
	const chosen = readProjectFile('src/lib/styles/theme.css');
	const dark = colorsAfter(tokens, '(prefers-color-scheme: dark) {\n\t:root {');
	const light = colorsAfter(tokens, '\n:root {');
	expect(dark.size).toBeGreaterThan(10);
	expect(colorsAfter(chosen, "[data-theme='dark'] {")).toEqual(dark);
	const named = new Map([...light].filter(([name]) => dark.has(name)));
	expect(colorsAfter(chosen, "[data-theme='light'] {")).toEqual(named);
});
