import { expect, test } from 'vitest';
import { contrast } from '../../src/lib/domain/scale/color-vision.fixture.ts';
import { readProjectFile } from './support/project-files.ts';

const tokens = readProjectFile('src/lib/styles/base.css');

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

/** Text on what it stands on, and strokes that tell where something begins. */
const LEAST: readonly (readonly [color: string, ground: string, least: number])[] = [
	...['--paper', '--paper-raised', '--paper-sunken'].flatMap((ground) => [
		['--ink', ground, 7] as const,
		['--ink-soft', ground, 4.5] as const,
		['--accent', ground, 4.5] as const,
		['--warn', ground, 4.5] as const,
		['--rule-strong', ground, 3] as const,
		['--focus', ground, 3] as const
	]),
	['--accent-ink', '--accent', 4.5],
	['--accent', '--accent-soft', 4.5],
	['--ink', '--accent-soft', 7],
	['--warn', '--warn-soft', 4.5]
];

test.each(LEAST)('%s reads on %s by %d:1 in both themes', (color, ground, least) => {
	for (const at of [1, 2]) {
		const valueOf = (name: string) =>
			new RegExp(`${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)?.[at] ?? 'not there';
		expect(
			contrast(valueOf(color), valueOf(ground)),
			at === 1 ? 'light' : 'dark'
		).toBeGreaterThanOrEqual(least);
	}
});
