import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceLevel, confidenceOf } from './confidence.ts';
import { classifyEachDraw, drawAll } from './confidence.ts';
import { evaluate } from './evaluate.ts';
import { madeUpInputs } from './inputs.fixture.ts';
import { asPublished } from './definitions/method.ts';
import { METHOD_IDS, methodById } from './definitions/index.ts';
import { prepare } from './prepare.ts';

const classMethods = METHOD_IDS.filter((id) => id !== 'metcouncil-score').map((id) =>
	methodById(id, { dollarFactor: 1.1 })
);

describe('confidence', () => {
	it('gives the classes that the evaluator gives, draw by draw', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 40 }),
				fc.integer(),
				fc.integer({ min: 1, max: 3 }),
				fc.constantFrom(0, 0.2),
				fc.boolean(),
				fc.constantFrom(1, 31, 32, 70),
				async (areas, seed, regions, missing, published, draws) => {
					const methods = published ? classMethods.map(asPublished) : classMethods;
					const inputs = madeUpInputs(methods, {
						areas,
						seed,
						regions,
						missing,
						openEnds: missing,
						decimals: 1
					});
					const prepared = methods.map((method) => prepare(method, inputs));
					const fast = await confidenceOf(prepared, { draws, seed });
					prepared.forEach((one, index) => {
						const plain = classifyEachDraw(one, { draws, seed });
						const counted = one.method.classes.map((_, k) =>
							inputs.areas.map((_area, row) => plain.filter((draw) => draw[row] === k).length)
						);
						const classDraws = fast?.[index]?.classDraws.map((column) => [...column]);
						expect(classDraws).toEqual(counted);
					});
				}
			),
			{ numRuns: 40 }
		);
	});

	it('reports the share of draws in the class that the published values give', async () => {
		const method = methodById('corridor-pressure');
		const prepared = prepare(method, madeUpInputs([method], { areas: 30, seed: 5 }));
		const [confidence] = (await confidenceOf([prepared], { draws: 200, seed: 1 })) ?? [];
		const { classes } = evaluate(prepared);
		const plain = classifyEachDraw(prepared, { draws: 200, seed: 1 });
		// Of areas without enough data the method says nothing, so there is nothing to be sure of.
		const silent = method.classes.findIndex(({ kind }) => kind === 'silent');
		const share = [...classes].map((own, row) =>
			own === silent ? NaN : plain.filter((draw) => draw[row] === own).length / 200
		);
		expect(share.some(Number.isNaN)).toBe(true);
		expect([...(confidence?.share ?? [])]).toEqual(share);
		expect(new Set(share.map(confidenceLevel)).size).toBe(3);
		expect(confidence?.heldFixed).toEqual([
			'rent-begin',
			'income-begin',
			'bachelors-begin',
			'home-value-begin'
		]);
	});

	it('does not depend on which other methods run, on the order of areas, or on pauses', async () => {
		const method = methodById('corridor-pressure');
		const inputs = madeUpInputs(classMethods, { areas: 70, seed: 9 });
		const options = { draws: 100, seed: 3 };
		const [alone] = (await confidenceOf([prepare(method, inputs)], options)) ?? [];
		const together = await confidenceOf(
			[...classMethods].reverse().map((one) => prepare(one, inputs)),
			options,
			{ pause: () => new Promise((resolve) => setTimeout(resolve)) }
		);
		expect(together?.at(-1)).toEqual(alone);

		const order = inputs.areas.map((_, row) => inputs.areas.length - 1 - row);
		const reversed = {
			...inputs,
			areas: order.map((row) => inputs.areas[row] ?? ''),
			columns: Object.fromEntries(
				Object.entries(inputs.columns).map(([id, column]) => [
					id,
					{ ...column, estimates: [...column.estimates].reverse() }
				])
			),
			neighbors: order.map((row) => (inputs.neighbors?.[row] ?? []).map((other) => 69 - other))
		};
		const [other] = (await confidenceOf([prepare(method, reversed)], options)) ?? [];
		expect([...(other?.share ?? [])].reverse()).toEqual([...(alone?.share ?? [])]);
	});

	it('stops when aborted, and tells how far it is', async () => {
		const method = methodById('freeman');
		const prepared = prepare(method, madeUpInputs([method], { areas: 100, seed: 2 }));
		const shares: number[] = [];
		const done = await confidenceOf(
			[prepared],
			{ draws: 10, seed: 1 },
			{ aborted: () => shares.length > 1, progress: (share) => shares.push(share) }
		);
		expect(done).toBeNull();
		expect(shares).toEqual([0.32, 0.64]);
		await confidenceOf(
			[prepared],
			{ draws: 10, seed: 1 },
			{ progress: (share) => shares.push(share) }
		);
		expect(shares.at(-1)).toBe(1);
	});

	it('says nothing of areas whose values have no margin', async () => {
		const method = methodById('freeman');
		const inputs = madeUpInputs([method], { areas: 5, seed: 2 });
		const columns = Object.fromEntries(
			Object.entries(inputs.columns).map(([id, column]) => [
				id,
				{
					...column,
					estimates: column.estimates.map((estimate) => ({
						...estimate,
						moe: null,
						moeReason: 'not-carried' as const
					}))
				}
			])
		);
		const [confidence] =
			(await confidenceOf([prepare(method, { ...inputs, columns })], { draws: 10, seed: 1 })) ?? [];
		expect([...(confidence?.share ?? [])]).toEqual([NaN, NaN, NaN, NaN, NaN]);
		expect(confidence?.heldFixed).toEqual(method.inputs);
	});

	it('draws complements of one figure against each other', () => {
		const method = methodById('bates');
		const inputs = madeUpInputs([method], { areas: 20, seed: 4 });
		const owners = inputs.columns['owners-end'];
		if (owners === undefined) throw new Error('no owners');
		const renters = {
			...owners,
			sign: -1 as const,
			estimates: owners.estimates.map((one) => ({ ...one, value: 1 - (one.value ?? 0) }))
		};
		const prepared = prepare(method, { ...inputs, columns: { ...inputs.columns, renters } });
		const z = drawAll(prepared, { draws: 50, seed: 1 });
		const drawn = (id: string, row: number, draw: number) => {
			const input = prepared.inputIds.indexOf(id);
			const error = prepared.errors[input]?.[row] ?? NaN;
			return (prepared.values[input]?.[row] ?? NaN) + error * (z[input]?.[row]?.[draw] ?? NaN);
		};
		for (let draw = 0; draw < 50; draw++) {
			const owns = drawn('owners-end', 7, draw);
			expect(drawn('renters', 7, draw) + owns).toBeCloseTo(1, 12);
			expect(owns).not.toBe(prepared.values[prepared.inputIds.indexOf('owners-end')]?.[7]);
		}
	});
});
