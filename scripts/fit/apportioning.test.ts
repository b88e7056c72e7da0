/** Margins of apportioned shares over places that the constants were not fitted to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FITTED, apportioningSpread, cutPart } from '../../src/lib/domain/statistics/fitted.ts';
import { RACE_GROUPS } from '../../src/lib/domain/statistics/census.ts';
import { buildBlockGroupIndex } from '../build/weights.ts';
import { readPlacesInput } from '../build/places.ts';
import { REGION_DIR } from '../data/region.ts';
import { randomPlaces, seeded } from './apportioning.ts';

const CELLS = ['P2_005N', 'P2_006N', 'P2_007N', 'P2_008-009N', 'P2_002N', 'P2_010-011N'] as const;
const PLACES = 2000;
const ANOTHER_SEED = 90_210;

/** Shares of people by group of each tract, by hand from the counts of block groups. */
function tractShares(): ReadonlyMap<string, readonly number[]> {
	const text = readFileSync(join(REGION_DIR, 'figures', 'pl-2020-blockgroups.csv'), 'utf8');
	const [header = '', ...lines] = text.trim().split('\n');
	const names = header.split(',');
	const sums = new Map<string, number[]>();
	for (const line of lines) {
		const cells = line.split(',');
		const sum = sums.get(line.slice(0, 11)) ?? CELLS.map(() => 0);
		CELLS.forEach((name, g) => (sum[g]! += Number(cells[names.indexOf(name)])));
		sums.set(line.slice(0, 11), sum);
	}
	return new Map(
		[...sums].map(([tract, counts]) => {
			const people = counts.reduce((sum, count) => sum + count, 0);
			return [tract, counts.map((count) => (people > 0 ? count / people : 0))];
		})
	);
}

describe('90 % margins of shares apportioned by tract', () => {
	it(`hold the count by block group in 88 to 93 of 100 of ${PLACES} other places`, () => {
		const { tracts, blockGroups, counts } = readPlacesInput();
		const index = buildBlockGroupIndex(tracts, blockGroups, counts);
		const shares = tractShares();
		const held = new Map<string, number>();
		for (const { held: place } of randomPlaces(index, seeded(ANOTHER_SEED), PLACES)) {
			const people = place.tracts.map(
				(row, i) => place.people[i]! * index.tractTotals[row]!.people
			);
			const all = people.reduce((sum, each) => sum + each, 0);
			const byTract = RACE_GROUPS.map(
				(_, g) =>
					place.tracts.reduce(
						(sum, row, i) => sum + people[i]! * shares.get(tracts[row]!.id)![g]!,
						0
					) / all
			);
			const counted = place.groups2020.map((count) => count / place.people2020);
			const told = [
				...RACE_GROUPS.map((group, g) => [group, byTract[g]!, counted[g]!] as const),
				['people-of-color', 1 - byTract[0]!, 1 - counted[0]!] as const
			];
			// What is known ends at the block group: only the step from tracts to them can be checked.
			const cut = { ...place.cut, blockGroups: { households: 0, people: 0 } };
			for (const [group, p, truth] of told) {
				const constant = FITTED.apportioning.constants.groups[group];
				const margin = 1.645 * apportioningSpread(cut, 'people', constant) * Math.sqrt(p * (1 - p));
				if (Math.abs(p - truth) <= margin) held.set(group, (held.get(group) ?? 0) + 1);
			}
		}
		const coverage = [...held].map(([group, count]) => [group, count / PLACES] as const);
		expect(coverage).toHaveLength(RACE_GROUPS.length + 1);
		for (const [group, share] of coverage) {
			expect(share, group).toBeGreaterThan(0.87);
			expect(share, group).toBeLessThan(0.93);
		}
		const together = coverage.reduce((sum, [, share]) => sum + share, 0) / coverage.length;
		const ofColor = held.get('people-of-color')! / PLACES;
		for (const share of [together, ofColor]) {
			expect(share).toBeGreaterThan(0.88);
			expect(share).toBeLessThan(0.93);
		}
	}, 120_000);
});

describe('the cut part of a place', () => {
	it('is nothing for whole units, and all of it for a small part of one', () => {
		expect(cutPart([])).toBe(0);
		expect(cutPart([{ size: 500, part: 1 }])).toBe(0);
		expect(cutPart([{ size: 500, part: 1 - 1e-13 }])).toBe(0);
		expect(cutPart([{ size: 500, part: 1e-9 }])).toBeCloseTo(1, 6);
		expect(cutPart([{ size: 500, part: 0.5 }])).toBeCloseTo(Math.SQRT1_2, 12);
	});

	it('falls with what is whole, and with the number of units that are cut', () => {
		const half = { size: 500, part: 0.5 };
		expect(cutPart([half, { size: 250, part: 1 }])).toBeCloseTo(Math.SQRT1_2 / 2, 12);
		expect(cutPart([half, half, half, half])).toBeCloseTo(Math.SQRT1_2 / 2, 12);
	});
});
