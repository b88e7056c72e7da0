import { describe, expect, it } from 'vitest';
import { NO_ADJUSTMENT } from '../methods/questions.ts';
import { methodById } from '../methods/definitions/index.ts';
import { agreementShading, methodShading } from './report-map.ts';

describe('what colors the tracts of a report', () => {
	it('puts the classes that point at an area last, and silent ones nowhere', () => {
		const method = methodById('corridor-pressure');
		const ids = method.classes.map(({ id }) => id);
		const { classes, classIds, colors } = methodShading({
			question: { method: 'corridor-pressure', adjustment: NO_ADJUSTMENT, reach: 800 },
			classes: Uint8Array.from(ids, (_, at) => at)
		});
		expect(classIds.at(-1)).toBe('under-pressure');
		expect(colors).toHaveLength(classIds.length);
		for (const [row, id] of ids.entries()) {
			const silent = method.classes[row]!.kind === 'silent';
			expect(classes[row]).toBe(silent ? -1 : classIds.indexOf(id));
		}
	});

	it('never counts silence as "no method"', () => {
		const { classes, colors } = agreementShading({ levels: Int8Array.from([0, -1, 3]) });
		expect(classes).toEqual([0, -1, 3]);
		expect(colors).toHaveLength(4);
	});
});
