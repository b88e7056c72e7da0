import { beforeAll, describe, expect, it } from 'vitest';
import { agreementOf } from '../../src/lib/core/risk/agreement.ts';
import { REGION_INDICATORS, REGION_METHODS, runMethods } from '../../src/lib/core/risk/atlas.ts';
import { compareEvaluations } from '../../src/lib/core/risk/adjust.ts';
import { confidenceLevel, confidenceOf } from '../../src/lib/core/risk/confidence.ts';
import { DEFAULT_DRAWS } from '../../src/lib/core/risk/draws.ts';
import { availability } from '../../src/lib/core/risk/inputs.ts';
import { METHOD_IDS, methodById } from '../../src/lib/core/risk/methods/index.ts';
import {
	regionGaps,
	regionNotes,
	regionSource,
	RENTER_HOUSEHOLDS
} from '../../src/lib/core/risk/region-inputs.ts';
import { flaggedRows, stationFlag } from '../../src/lib/core/risk/station-flags.ts';
import { builtMethods } from './built-methods.ts';
import type { BuiltMethods } from './built-methods.ts';

let built: BuiltMethods;
beforeAll(async () => {
	built = await builtMethods();
});

const NO_CHANGE = { off: [], offsets: {}, atLeast: {} };

describe('methods on the region’s figures', () => {
	it('run where the figures give all that they read, and name what is lacking elsewhere', () => {
		expect([...REGION_METHODS]).toEqual(['corridor-pressure', 'bates', 'governing', 'freeman']);
		for (const id of METHOD_IDS) {
			const own = built.inputs.get(id);
			if (own === undefined) {
				expect(regionGaps(id).length, id).toBeGreaterThan(0);
				for (const gap of regionGaps(id)) expect(methodById(id).inputs).toContain(gap);
				continue;
			}
			expect(availability(methodById(id), own)).toEqual({ runs: true });
			expect(regionNotes(id)).toContain('no-earlier-margins');
		}
		expect(regionSource('corridor-pressure', 'rent-begin')).toMatchObject({
			indicator: 'median-gross-rent',
			vintage: '2010-2014'
		});
		expect(regionSource('governing', 'in-city')).toBeNull();
		expect(new Set(REGION_INDICATORS).size).toBe(REGION_INDICATORS.length);
	});

	it('classify every tract, with the figures that have margins drawn', async () => {
		const evaluations = REGION_METHODS.map((id) => built.evaluationOf(id));
		const answers = await confidenceOf(
			evaluations.map(({ prepared }) => prepared),
			DEFAULT_DRAWS
		);
		expect(answers?.[0]?.heldFixed).toEqual([
			'poverty-185',
			'rent-begin',
			'income-begin',
			'bachelors-begin',
			'home-value-begin',
			'home-value-end'
		]);
		for (const [index, evaluation] of evaluations.entries()) {
			const { method, size } = evaluation.prepared;
			expect(size).toBe(784);
			const shares = [...(answers?.[index]?.share ?? [])].filter((share) => !Number.isNaN(share));
			const spoken = [...evaluation.classes].filter(
				(own) => method.classes[own]?.kind !== 'silent'
			);
			expect(shares.length, method.id).toBe(spoken.length);
			expect(new Set(shares.map(confidenceLevel)).size, method.id).toBe(3);
		}
	});

	it('look at Minneapolis only, where the test is of a central city', () => {
		const { classes, prepared } = built.evaluationOf('governing');
		const outside = prepared.method.classes.findIndex(({ id }) => id === 'outside-city');
		const { city } = built.places.file.tracts;
		const minneapolis = built.places.file.cities.indexOf('Minneapolis');
		expect([...classes].map((own) => own !== outside)).toEqual(
			city.map((own) => own === minneapolis)
		);
	});

	it('disagree, as methods do', () => {
		const { methods, flaggedBy } = agreementOf(REGION_METHODS.map((id) => built.evaluationOf(id)));
		expect(methods).toEqual(REGION_METHODS);
		const counts = new Set(flaggedBy.map((some) => some.length));
		expect([...counts].sort()).toEqual([0, 1, 2, 3, 4]);
	});

	it('flip tracts when a person changes them, and refuse what does not fit', () => {
		const before = built.evaluationOf('corridor-pressure');
		const looser = runMethods(built.inputs, {
			'corridor-pressure': { ...NO_CHANGE, atLeast: { vulnerability: 2 } }
		});
		const after = looser.ok ? looser.value.get('corridor-pressure') : undefined;
		if (after === undefined) throw new Error('did not run');
		const { flips, flagged } = compareEvaluations(before, after);
		expect(flips.length).toBeGreaterThan(50);
		expect(flagged.after).toBeGreaterThan(flagged.before);
		const wrong = runMethods(built.inputs, { bates: { ...NO_CHANGE, off: ['rent-change'] } });
		expect(wrong.ok ? null : wrong.problem.code).toBe('unknown-test');
	});
});

describe('station areas', () => {
	const area = (key: string) => {
		const found = built.places.weights.find((place) => place.key === key);
		if (found === undefined) throw new Error(`no place ${key}`);
		return { rows: found.tracts, households: found.households };
	};
	const renters = () => {
		const { indicator, vintage } = RENTER_HOUSEHOLDS;
		return built.indicators.get(indicator)?.vintages[vintage]?.tracts ?? [];
	};

	it('have the renter households that the data’s dictionary gives for Penn Avenue', () => {
		const flag = stationFlag(area('station:penn'), renters(), () => true);
		expect(Math.round(flag.renters.value ?? 0)).toBe(1086);
		expect(Math.round(flag.renters.moe ?? 0)).toBe(177);
	});

	it('are flagged where half of their renter households live in flagged tracts', () => {
		const flags = flaggedRows(built.evaluationOf('corridor-pressure'));
		const flagged: string[] = [];
		for (const { id } of built.places.file.stations) {
			const weights = area(`station:${id}`);
			let all = 0;
			let inFlagged = 0;
			weights.rows.forEach((row, i) => {
				const homes = (renters()[row]?.value ?? 0) * (weights.households[i] ?? 0);
				all += homes;
				if (flags(row)) inFlagged += homes;
			});
			const flag = stationFlag(weights, renters(), flags);
			expect(flag.share.value).toBeCloseTo(inFlagged / all, 9);
			if (flag.flagged) flagged.push(id);
		}
		expect(flagged).toContain('penn');
		expect(flagged).not.toContain('oak-grove-parkway');
	});
});
