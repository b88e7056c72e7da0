import { describe, expect, it } from 'vitest';
import { METHOD_IDS, methodById } from '../methods/definitions/index.ts';
import { distance, seen, VISIONS } from '../scale/color-vision.fixture.ts';
import { methodColors } from './palette.ts';

const cases = METHOD_IDS.flatMap((id) =>
	(['light', 'dark'] as const).map((theme) => ({ id, theme }))
);

describe('colors of classes', () => {
	it.each(cases)(
		'gives every class that speaks a color of its own: $id, $theme',
		({ id, theme }) => {
			const method = methodById(id);
			const { colors, indexOf } = methodColors(method, theme);
			const speaking = method.classes.filter(({ kind }) => kind !== 'silent').length;
			expect(colors).toHaveLength(speaking);
			expect(new Set(colors).size).toBe(speaking);
			expect(indexOf.filter((at) => at < 0)).toHaveLength(method.classes.length - speaking);
		}
	);

	it.each(cases)('keeps classes apart in every color vision: $id, $theme', ({ id, theme }) => {
		const { colors } = methodColors(methodById(id), theme);
		for (const [vision, matrix] of Object.entries(VISIONS)) {
			colors.forEach((one, at) => {
				for (const other of colors.slice(at + 1)) {
					const apart = distance(seen(one, matrix), seen(other, matrix));
					expect(apart, `${vision}: ${one} and ${other}`).toBeGreaterThan(6);
				}
			});
		}
	});
});
