import { describe, expect, it } from 'vitest';
import { known } from '../statistics/estimate.ts';
import { evaluate } from './evaluate.ts';
import { madeUpInputs } from './inputs.fixture.ts';
import { METHOD_IDS, methodById, type Method } from './definitions/index.ts';
import { prepare } from './prepare.ts';
import { choicesOf, sensitivityOf, withChoice } from './sensitivity.ts';

const method = methodById('corridor-pressure');
const inputs = madeUpInputs([method], { areas: 120, seed: 21 });
const areas = [
	{ station: 'a', rows: [0, 1, 2], households: [1, 1, 1] },
	{ station: 'b', rows: [5], households: [1] }
];
const options = {
	renters: inputs.areas.map(() => known(100, 10)),
	reaches: [
		{ meters: 800, areas },
		{ meters: 1600, areas: areas.map((area) => ({ ...area, rows: [7], households: [1] })) }
	],
	reach: 800,
	alternatives: []
};

/** Ids that a method flags, from the evaluator alone. */
function flaggedBy(own: Method): Set<string> {
	const { classes } = evaluate(prepare(own, inputs));
	return new Set(inputs.areas.filter((_, row) => own.classes[classes[row] ?? -1]?.kind === 'flag'));
}

describe('choices of a method', () => {
	it('are each changed alone, and change something that the method says', () => {
		for (const id of METHOD_IDS) {
			const own = methodById(id);
			const before = JSON.stringify(own);
			for (const choice of choicesOf(own)) {
				expect(JSON.stringify(withChoice(own, choice)), JSON.stringify(choice)).not.toBe(before);
			}
			expect(JSON.stringify(own)).toBe(before);
		}
		expect(choicesOf(method)).toContainEqual({
			kind: 'neighbors',
			flag: 'pressure',
			atLeast: null
		});
		expect(choicesOf(method)).toContainEqual({
			kind: 'needed',
			group: 'vulnerability',
			needed: 4
		});
	});
});

describe('what hangs on them', () => {
	const result = sensitivityOf(method, inputs, options);
	const standing = flaggedBy(method);

	it('is what each choice turns', () => {
		expect(new Set(result.tracts.flagged)).toEqual(standing);
		let turned = 0;
		for (const { choice, tracts } of result.choices) {
			if (choice.kind === 'distance') {
				expect(tracts).toEqual({ gained: [], lost: [] });
				continue;
			}
			const after = flaggedBy(withChoice(method, choice));
			expect(tracts.gained).toEqual([...after].filter((id) => !standing.has(id)));
			expect(tracts.lost).toEqual([...standing].filter((id) => !after.has(id)));
			turned += tracts.gained.length + tracts.lost.length;
		}
		expect(turned).toBeGreaterThan(50);
	});

	it('adds up: always, on one choice, and never', () => {
		const turns = new Map<string, number[]>();
		result.choices.forEach(({ tracts: { gained, lost } }, at) => {
			for (const id of [...gained, ...lost]) turns.set(id, [...(turns.get(id) ?? []), at]);
		});
		expect(result.tracts.always).toEqual(
			inputs.areas.filter((id) => standing.has(id) && !turns.has(id))
		);
		expect(result.tracts.never).toBe(
			inputs.areas.filter((id) => !standing.has(id) && !turns.has(id)).length
		);
		expect(result.tracts.onOneChoice).toEqual(
			inputs.areas.flatMap((id) => {
				const [only, second] = turns.get(id) ?? [];
				return only !== undefined && second === undefined ? [{ id, choice: only }] : [];
			})
		);
		expect(result.tracts.onOneChoice.length).toBeGreaterThan(0);
	});

	it('looks at station areas at every reach, and at tracts that other figures turn', () => {
		const at = result.choices.findIndex(({ choice }) => choice.kind === 'distance');
		const flagged = (rows: readonly number[]) => {
			const on = rows.filter((row) => standing.has(inputs.areas[row] ?? ''));
			return on.length * 2 >= rows.length;
		};
		const far = flagged([7]);
		const { gained, lost } = result.choices[at]?.stations ?? { gained: [], lost: [] };
		for (const { station, rows } of areas) {
			const near = flagged(rows);
			expect(result.stations.flagged.includes(station)).toBe(near);
			expect(gained.includes(station)).toBe(far && !near);
			expect(lost.includes(station)).toBe(near && !far);
		}
		const swapped = { ...inputs, regionMeasures: {}, neighbors: inputs.areas.map(() => []) };
		const other = sensitivityOf(method, inputs, {
			...options,
			alternatives: [{ choice: { kind: 'reference', id: 'x' }, inputs: swapped }]
		});
		const last = other.choices.at(-1);
		expect(last?.choice).toEqual({ kind: 'reference', id: 'x' });
		// Without neighbors nothing is near pressure, so what was flagged early is lost.
		expect(last?.tracts.gained).toEqual([]);
		expect(last?.tracts.lost.length).toBeGreaterThan(0);
	});
});
