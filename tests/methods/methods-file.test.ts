import { beforeAll, describe, expect, it } from 'vitest';
import { confidenceOf } from '../../src/lib/core/risk/confidence.ts';
import { agreementOf } from '../../src/lib/core/risk/agreement.ts';
import { evaluate } from '../../src/lib/core/risk/evaluate.ts';
import { METHOD_IDS, methodById } from '../../src/lib/core/risk/methods/index.ts';
import { decodeMethods, regionAvailability } from '../../src/lib/core/risk/methods-file.ts';
import type { MethodsFile } from '../../src/lib/core/risk/methods-file.ts';
import { prepare } from '../../src/lib/core/risk/prepare.ts';
import { FIGURES, REGION_INPUTS } from '../../src/lib/core/risk/region-figures.ts';
import { flaggedRows, stationFlag } from '../../src/lib/core/risk/station-flags.ts';
import { builtMethods } from './built-methods.ts';
import type { BuiltMethods } from './built-methods.ts';

let built: BuiltMethods;
beforeAll(async () => {
	built = await builtMethods();
});

describe('the methods’ file', () => {
	it('gives every input of every method, or says which it cannot give', () => {
		const { runs, unavailable } = regionAvailability();
		expect([...runs, ...unavailable.keys()].sort()).toEqual([...METHOD_IDS].sort());
		for (const id of METHOD_IDS) {
			const { inputs, gaps } = REGION_INPUTS[id];
			const needed = [...methodById(id).inputs].sort();
			if (runs.includes(id)) expect(Object.keys(inputs).sort(), id).toEqual(needed);
			else for (const gap of gaps) expect(needed, id).toContain(gap);
		}
		expect([...runs]).toEqual(['corridor-pressure', 'bates', 'governing', 'freeman']);
	});

	it('holds each figure that a method reads, and no other', () => {
		expect(Object.keys(built.file.figures).sort()).toEqual(Object.keys(FIGURES).sort());
	});

	it('gives the same classes and the same sureness to whoever reads it', async () => {
		// As the worker gets it: through JSON, decoded again.
		const read = JSON.parse(JSON.stringify(built.file)) as MethodsFile;
		const { inputs } = decodeMethods(read, built.places.file, built.places.shapes);
		const prepared = [...inputs].map(([id, own]) => prepare(methodById(id), own));
		const confidence = await confidenceOf(prepared, read.draws);
		prepared.forEach((one, index) => {
			const stored = read.results[one.method.id];
			expect([...evaluate(one).classes]).toEqual(stored?.classes);
			const same = [...(confidence?.[index]?.share ?? [])].map((share) =>
				Number.isNaN(share) ? null : Math.round(share * read.draws.draws)
			);
			expect(same).toEqual(stored?.sameClass);
			expect(confidence?.[index]?.heldFixed).toEqual(stored?.heldFixed);
		});
	});

	it('draws figures with a margin and holds those without one', () => {
		const { results } = built.file;
		expect(results['corridor-pressure']?.heldFixed).toEqual([
			'poverty-185',
			'rent-begin',
			'income-begin',
			'bachelors-begin',
			'home-value-begin',
			'home-value-end'
		]);
	});

	it('has the renter households around Penn Avenue that the data’s dictionary gives', () => {
		const half = built.file.stationAreas.find(({ meters }) => Math.round(meters) === 805);
		const penn = half?.areas.find(({ station }) => station === 'penn');
		if (penn === undefined) throw new Error('no Penn Avenue');
		const { renters } = stationFlag(penn, built.methods.renters, () => true);
		expect(Math.round(renters.value ?? 0)).toBe(1086);
		expect(Math.round(renters.moe ?? 0)).toBe(177);
	});

	it('flags a larger station area by the same rule at every distance', () => {
		const flags = flaggedRows(built.evaluationOf('corridor-pressure'));
		expect(built.file.stationAreas.map(({ meters }) => Math.round(meters))).toEqual([
			402, 805, 1207, 1609
		]);
		for (const { areas } of built.file.stationAreas) {
			expect(areas).toHaveLength(built.places.file.stations.length);
			for (const area of areas) {
				const flag = stationFlag(area, built.methods.renters, flags);
				let all = 0;
				let flagged = 0;
				area.rows.forEach((row, i) => {
					const homes = (built.methods.renters[row]?.value ?? 0) * (area.households[i] ?? 0);
					all += homes;
					if (flags(row)) flagged += homes;
				});
				expect(flag.share.value).toBeCloseTo(flagged / all, 9);
				expect(flag.flagged).toBe(flagged / all >= 0.5);
			}
		}
	});

	it('lets methods disagree', () => {
		const { runs } = regionAvailability();
		const { methods, flaggedBy } = agreementOf(runs.map((id) => built.evaluationOf(id)));
		expect(methods).toEqual(runs);
		const counts = new Set(flaggedBy.map((some) => some.length));
		expect([...counts].sort()).toEqual([0, 1, 2, 3, 4]);
	});
});
