import { beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorId } from '../../src/lib/domain/indicators/ids.generated.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { REGION_METHODS, AtlasRun } from '../../src/lib/domain/methods/atlas-run.ts';
import { RENTER_HOUSEHOLDS } from '../../src/lib/domain/methods/region-inputs.ts';
import { countStations } from '../../src/lib/domain/methods/questions.ts';
import { regionSensitivity } from '../../src/lib/domain/methods/sensitivity.ts';
import { shuffleMethod } from '../../src/lib/domain/evidence/statistics.ts';
import { flaggedRows, stationFlag } from '../../src/lib/domain/methods/station-flags.ts';
import { builtMethods, type BuiltMethods } from './built-methods.ts';

let built: BuiltMethods;
const newest = (id: IndicatorId) => built.indicators.get(id)?.vintages['2019-2023']?.tracts ?? [];
beforeAll(async () => {
	built = await builtMethods();
});

const NO_CHANGE = { off: [], offsets: {}, atLeast: {} };

describe('station areas', () => {
	const area = (key: string) => {
		const found = built.places.weights.find((place) => place.key === key);
		if (found === undefined) throw new Error(`no place ${key}`);
		return { rows: found.tracts, households: found.households };
	};
	const renters = () => newest(RENTER_HOUSEHOLDS.indicator);

	it('have the renter households that the data’s dictionary gives for Penn Avenue', () => {
		const flag = stationFlag(area('station:penn'), renters(), () => true, null);
		expect(Math.round(flag.renters.value ?? 0)).toBe(1086);
		expect(Math.round(flag.renters.moe ?? 0)).toBe(177);
	});

	it('have the share of their renter households that live in flagged tracts', () => {
		const flags = flaggedRows(built.evaluationOf('corridor-pressure'));
		for (const { id } of built.places.file.stations) {
			const weights = area(`station:${id}`);
			let all = 0;
			let inFlagged = 0;
			weights.rows.forEach((row, i) => {
				const homes = (renters()[row]?.value ?? 0) * (weights.households[i] ?? 0);
				all += homes;
				if (flags(row)) inFlagged += homes;
			});
			const flag = stationFlag(weights, renters(), flags, null);
			expect(flag.share).toBeCloseTo(inFlagged / all, 9);
			expect(flag.call).toBeNull();
		}
	});

	it('are called by draws of classes and counts, the open one beside the planned ones', async () => {
		const run = new AtlasRun(built.places.file, built.places.shapes, built.indicators);
		const question = {
			method: 'corridor-pressure',
			adjustment: NO_CHANGE,
			reach: HALF_MILE
		} as const;
		const undrawn = run.classes(question);
		if (!undrawn.ok) throw new Error(undrawn.problem.code);
		expect(undrawn.value.stations.some(({ flag }) => flag.flagged)).toBe(false);
		expect(countStations(undrawn.value.stations)).toBeNull();
		const drawn = await run.confidence(question);
		const answer = run.classes(question);
		if (!drawn.ok || !answer.ok) throw new Error('did not run');
		const { stations } = answer.value;
		expect(stations.filter(({ open }) => open).map(({ station }) => station)).toEqual([
			'target-field'
		]);
		expect(stations.filter(({ open }) => !open)).toHaveLength(13);
		const { draws, words, bits } = drawn.value.flagDraws;
		for (const { station, flag } of stations) {
			const { rows, households } = area(`station:${station}`);
			// By hand: counts held still, so that only the classes move the share.
			const shares = Array.from({ length: draws }, (_, draw) => {
				let all = 0;
				let part = 0;
				rows.forEach((row, i) => {
					const homes = (renters()[row]?.value ?? 0) * (households[i] ?? 0);
					all += homes;
					const word = bits[row * words + Math.floor(draw / 32)] ?? 0;
					if (Math.floor(word / 2 ** (draw % 32)) % 2 === 1) part += homes;
				});
				return part / all;
			});
			const half = shares.filter((share) => share >= 0.5).length / draws;
			expect(flag.call).toBe(
				(flag.flagShareOfDraws ?? 0) >= 0.8
					? 'flagged'
					: (flag.flagShareOfDraws ?? 0) >= 0.2
						? 'may-be-flagged'
						: 'not-flagged'
			);
			// Counts of renters move a share near one half, but no far one.
			expect(Math.abs((flag.flagShareOfDraws ?? 0) - half), station).toBeLessThan(0.2);
			const sorted = shares.toSorted((a, b) => a - b);
			expect(Math.abs((flag.range?.low ?? 0) - (sorted[50] ?? 0)), station).toBeLessThan(0.2);
			expect(Math.abs((flag.range?.high ?? 0) - (sorted[949] ?? 0)), station).toBeLessThan(0.2);
		}
		// Shares of half of the renter households and more lie at most stations within the range.
		const open = stations.filter(({ flag }) => flag.call === 'may-be-flagged');
		expect(open.length).toBeGreaterThan(0);
		const counted = countStations(stations);
		expect(counted?.flagged).toBe(
			stations.filter(({ flag, open }) => !open && flag.flagged).length
		);
	});
});

describe('labels dealt anew over the region', () => {
	it('show that pressure clusters, and that being near it is a little more than chance', () => {
		const result = shuffleMethod(built.evaluationOf('corridor-pressure'));
		const [pressure] = result.touched;
		if (!pressure?.near) throw new Error('nothing touched');
		// An independent run: 268 joins against 230 by chance; 62 near against 49, 39–60 in nine of ten.
		expect(Math.abs(pressure.joins.observed - 268)).toBeLessThanOrEqual(8);
		expect(Math.abs(pressure.joins.expected - 230)).toBeLessThanOrEqual(8);
		expect(pressure.joins.p).toBeLessThan(0.01);
		expect(Math.abs(pressure.near.observed - 62)).toBeLessThanOrEqual(4);
		expect(Math.abs(pressure.near.expected - 49)).toBeLessThanOrEqual(2);
		expect(Math.abs(pressure.near.low - 39)).toBeLessThanOrEqual(2);
		expect(Math.abs(pressure.near.high - 60)).toBeLessThanOrEqual(2);
		expect(pressure.near.p).toBeLessThan(0.05);
		// By hand: pairs of tracts under pressure that share a border, and what chance would join.
		const labels = built.evaluationOf('corridor-pressure').flags.get('pressure') ?? [];
		const neighbors = built.places.shapes.tracts.neighbors;
		const pairs = neighbors.flatMap((others, row) =>
			others.filter((other) => other > row).map((other) => [row, other] as const)
		);
		const joined = pairs.filter(([a, b]) => labels[a] === 1 && labels[b] === 1).length;
		expect(pressure.joins.observed).toBe(joined);
		const n = labels.length;
		const k = [...labels].filter((label) => label === 1).length;
		const byChance = (pairs.length * k * (k - 1)) / (n * (n - 1));
		expect(Math.abs(pressure.joins.expected - byChance)).toBeLessThan(1.5);
	});
});

describe('what hangs on the choices of methods', () => {
	it('is found for every method that runs here', () => {
		const { file, shapes } = built.places;
		const all = regionSensitivity(file, shapes, built.indicators);
		expect(all.map(({ method }) => method)).toEqual(REGION_METHODS);
		for (const { method, choices, tracts, stations } of all) {
			const { classes, prepared } = built.evaluationOf(method);
			const flagged = [...classes].filter((own) => prepared.method.classes[own]?.kind === 'flag');
			expect(tracts.flagged.length, method).toBe(flagged.length);
			expect(tracts.always.length).toBeLessThanOrEqual(tracts.flagged.length);
			expect(stations.flagged).not.toContain('target-field');
			const kinds = new Set(choices.map(({ choice }) => choice.kind));
			expect(kinds, method).toContain('distance');
			expect(kinds, method).toContain('reference');
		}
		const [corridor] = all;
		const changed = corridor?.choices.find(({ choice }) => choice.kind === 'period');
		expect(
			(changed?.tracts.gained.length ?? 0) + (changed?.tracts.lost.length ?? 0)
		).toBeGreaterThan(0);
	});
});
