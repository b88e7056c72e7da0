import { beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorId } from '../../src/lib/domain/indicators/ids.generated.ts';
import { agreementOf, lookedAt } from '../../src/lib/domain/methods/agreement.ts';
import {
	REGION_INDICATORS,
	REGION_METHODS,
	runMethods
} from '../../src/lib/domain/methods/atlas-run.ts';
import { compareEvaluations } from '../../src/lib/domain/methods/evaluate.ts';
import {
	confidenceLevel,
	confidenceOf,
	DEFAULT_DRAWS
} from '../../src/lib/domain/methods/confidence.ts';
import {
	quartersNotes,
	regionGaps,
	regionNotes,
	regionSource
} from '../../src/lib/domain/methods/region-inputs.ts';
import { availability } from '../../src/lib/domain/methods/measure.ts';
import { METHOD_IDS, methodById } from '../../src/lib/domain/methods/definitions/index.ts';
import { builtMethods, type BuiltMethods } from './built-methods.ts';
import { cell, now } from './independent.ts';

let built: BuiltMethods;
const newest = (id: IndicatorId) => built.indicators.get(id)?.vintages['2019-2023']?.tracts ?? [];
beforeAll(async () => {
	built = await builtMethods();
});

const NO_CHANGE = { off: [], offsets: {}, atLeast: {} };

describe('methods on the region’s figures', () => {
	it('run where the figures give all that they read, and name what is lacking elsewhere', () => {
		expect(REGION_METHODS).toEqual(
			expect.arrayContaining(['corridor-pressure', 'bates', 'governing', 'freeman'])
		);
		expect(REGION_METHODS).not.toContain('metcouncil-score');
		expect(REGION_METHODS).not.toContain('nyc-composition');
		for (const id of METHOD_IDS) {
			const own = built.inputs.get(id);
			if (own === undefined) {
				expect(regionGaps(id).length, id).toBeGreaterThan(0);
				for (const gap of regionGaps(id)) expect(methodById(id).inputs).toContain(gap);
				continue;
			}
			expect(availability(methodById(id), own)).toEqual({ runs: true });
			const earlier = methodById(id).inputs.some(
				(input) => (regionSource(id, input)?.vintage ?? '2019-2023') !== '2019-2023'
			);
			expect(regionNotes(id).includes('no-earlier-margins'), id).toBe(earlier);
		}
		expect(regionSource('corridor-pressure', 'rent-begin')).toMatchObject({
			indicator: 'median-gross-rent',
			vintage: '2010-2014'
		});
		expect(regionSource('governing', 'in-city')).toBeNull();
		expect(new Set(REGION_INDICATORS).size).toBe(REGION_INDICATORS.length);
	});

	it('classify every tract, with every figure of the survey drawn', async () => {
		const evaluations = REGION_METHODS.map((id) => built.evaluationOf(id));
		const answers = await confidenceOf(
			evaluations.map(({ prepared }) => prepared),
			DEFAULT_DRAWS
		);
		expect(answers?.[0]?.heldFixed).toEqual([]);
		// Figures that come without margins have modelled ones; those of the newest files their own.
		expect(answers?.[0]?.modelled).toContain('rent-begin');
		expect(answers?.[0]?.modelled).not.toContain('renters');
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
		// With the margins of earlier figures few classes are firm, and some are likelier another.
		const [corridor] = answers ?? [];
		const share = [...(corridor?.share ?? [])];
		expect(share.filter((each) => each >= 0.9).length).toBeLessThan(200);
		expect(share.filter((each) => each < 0.5).length).toBeGreaterThan(29);
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

	it('say nothing outside the central cities, where a method looks only at those', () => {
		const { classes, prepared } = built.evaluationOf('freeman');
		const outside = prepared.method.classes.findIndex(({ id }) => id === 'outside-city');
		const { cities, tracts } = built.places.file;
		const central = ['Minneapolis', 'St. Paul'].map((city) => cities.indexOf(city));
		expect([...classes].map((own) => own !== outside)).toEqual(
			tracts.city.map((own) => central.includes(own))
		);
	});

	it('disagree, as methods do, each asked only where it can look', () => {
		const asked = ['corridor-pressure', 'bates', 'governing', 'freeman'] as const;
		const agreement = agreementOf(asked.map((id) => built.evaluationOf(id)));
		expect(agreement.methods).toEqual(asked);
		const { cities, tracts } = built.places.file;
		const pairs = new Set<string>();
		agreement.flaggedBy.forEach((flagging, row) => {
			const looked = lookedAt(agreement, row);
			pairs.add(`${String(flagging.length)} of ${String(looked)}`);
			expect(flagging.length).toBeLessThanOrEqual(looked);
			const city = cities[tracts.city[row] ?? -1];
			// Two methods look at central cities only, so nowhere else can all four agree.
			const most = city === 'Minneapolis' ? 4 : city === 'St. Paul' ? 3 : 2;
			expect(looked, tracts.geoid[row]).toBeLessThanOrEqual(most);
		});
		expect(pairs).toContain('4 of 4');
		expect(pairs).toContain('3 of 3');
		expect(pairs).toContain('2 of 2');
		// In Brooklyn Center "3 of 4" was said of a tract that two methods cannot look at.
		const tract = tracts.geoid.indexOf('27053020400');
		expect(agreement.outside[tract]).toEqual(['governing', 'freeman']);
		expect(lookedAt(agreement, tract)).toBe(2);
	});

	it('note the tracts where many live in group quarters, as counted from the tables', () => {
		const notes = quartersNotes({
			people: newest('people'),
			households: newest('households'),
			groupQuarters: newest('group-quarters')
		});
		const expected = built.places.file.tracts.geoid.filter((geoid) => {
			const row = now.get(geoid);
			const people = cell(row, 'B01003_001E');
			const inHouseholds = cell(row, 'B11002_001E');
			const crowded = people > 8 * cell(row, 'B11001_001E');
			return people > 0 && ((people - inHouseholds) / people > 0.1 || crowded);
		});
		expect([...notes.keys()].map((row) => built.places.file.tracts.geoid[row])).toEqual(expected);
		expect(expected).toContain('27053104901');
		const campus = notes.get(built.places.file.tracts.geoid.indexOf('27053104901'));
		expect(campus).toMatchObject({ people: 7354, households: 726 });
		expect(campus?.share).toBeCloseTo((7354 - 1637) / 7354, 3);
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
