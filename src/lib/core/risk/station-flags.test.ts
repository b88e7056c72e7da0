import { describe, expect, it } from 'vitest';
import { known, missing } from '../estimate/make.ts';
import { stationFlag } from './station-flags.ts';

const renters = [known(400, 80), known(100, 40), known(1000, 200), known(600, 100)];

describe('a station area', () => {
	it('is flagged where half of its renter households live in flagged tracts', () => {
		const weights = { rows: [0, 1, 2], households: [0.5, 1, 0.1] };
		// 200 + 100 + 100 renters, of which the first two tracts hold 300.
		const flag = stationFlag(weights, renters, (row) => row < 2);
		expect(flag.flagged).toBe(true);
		expect(flag.renters.value).toBeCloseTo(400, 12);
		expect(flag.renters.moe).toBeCloseTo(Math.hypot(40, 40, 20), 12);
		expect(flag.share.value).toBeCloseTo(0.75, 12);
		// Share: √(m² − p²·M²)/b with m² = 40² + 40², M² = 40² + 40² + 20².
		expect(flag.share.moe).toBeCloseTo(Math.sqrt(3200 - 0.75 ** 2 * 3600) / 400, 12);
		expect(flag.tracts).toEqual([0, 1, 2]);
		expect(flag.flaggedTracts).toEqual([0, 1]);
	});

	it('is flagged at one half exactly, and not below', () => {
		const halves = { rows: [0, 3], households: [0.3, 0.2] };
		expect(stationFlag(halves, renters, (row) => row === 0)).toMatchObject({ flagged: true });
		const less = { rows: [0, 3], households: [0.299, 0.2] };
		expect(stationFlag(less, renters, (row) => row === 0)).toMatchObject({ flagged: false });
	});

	it('counts the homes of a tract that is hardly in it, but does not name it', () => {
		const weights = { rows: [1, 2], households: [1, 0.0999] };
		const flag = stationFlag(weights, renters, (row) => row === 2);
		expect(flag.tracts).toEqual([1]);
		expect(flag.flaggedTracts).toEqual([]);
		expect(flag.renters.value).toBeCloseTo(199.9, 9);
	});

	it('is sure of all and of none, where all or no tract is flagged', () => {
		const weights = { rows: [0, 1], households: [0.5, 1] };
		expect(stationFlag(weights, renters, () => true).share).toMatchObject({ value: 1, moe: 0 });
		expect(stationFlag(weights, renters, () => false).share).toMatchObject({ value: 0, moe: 0 });
	});

	it('says when it is too small, and nothing where nobody rents or figures are missing', () => {
		const few = stationFlag({ rows: [1], households: [0.49] }, renters, () => true);
		expect(few).toMatchObject({ fewRenters: true, flagged: true });
		const nobody = stationFlag({ rows: [], households: [] }, renters, () => true);
		expect(nobody.flagged).toBe(false);
		expect(nobody.share.value).toBeNull();
		const unknown = stationFlag(
			{ rows: [0], households: [1] },
			[missing('not-published')],
			() => true
		);
		expect(unknown.share.value).toBeNull();
		expect(unknown.flagged).toBe(false);
	});
});
