/** Answers that the build has made, against what the worker answers to the same questions. */
import { describe, expect, it } from 'vitest';
import {
	BUILT_ROOT,
	answered,
	builtAnswers,
	builtManifest,
	fromDisk
} from '../../src/lib/app/worker/built.ts';
import { PreparedAnswers } from '../../src/lib/app/worker/client.ts';
import type { QuestionKind, QuestionOf } from '../../src/lib/app/worker/answers.ts';
import { HALF_MILE, STATION_REACHES } from '../../src/lib/domain/lines/corridor.ts';
import type { MethodId } from '../../src/lib/domain/methods/definitions/index.ts';
import { NO_ADJUSTMENT, type Adjustment } from '../../src/lib/domain/methods/questions.ts';

const { answers: index } = builtManifest();
const worker = builtAnswers();
const prepared = () => new PreparedAnswers(index, BUILT_ROOT, fromDisk);

const usual = {
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE,
	plan: null
} as const;
/** As a link writes rules that somebody changed and changed back. */
const changedBack: Adjustment = { off: [], offsets: { 'rent-change': 0 }, atLeast: {} };
const changed: Adjustment = { off: ['rent-change'], offsets: {}, atLeast: {} };

/** The page gets answers as structured clones. */
async function expectSame<K extends QuestionKind>(kind: K, question: QuestionOf<K>): Promise<void> {
	const found = await prepared().find(kind, question);
	expect(found, JSON.stringify(question)).not.toBeNull();
	expect(found).toEqual(structuredClone(await answered(worker, kind, question)));
}

describe('a prepared answer', () => {
	it.each(index.methods)('to the classes of %s is the worker’s after its draws', async (method) => {
		const question = { ...usual, method: method as MethodId };
		await answered(worker, 'confidence', question);
		for (const reach of STATION_REACHES) {
			const asked = { method: question.method, adjustment: NO_ADJUSTMENT, reach };
			await expectSame('classes', asked);
			expect((await prepared().find('classes', asked))?.confidence).toBeInstanceOf(Float64Array);
		}
	});

	it('to how the methods agree is the worker’s', async () => {
		await expectSame('agreement', usual);
	});

	it.each(index.places)('to the profile of %s is the worker’s', async (place) => {
		await expectSame('profile', { ...usual, place });
	});

	it('to a comparison is the worker’s, with the stations of the line written out', async () => {
		const [each = ''] = Object.keys(index.sets);
		await expectSame('compare', { ...usual, places: ['station:penn', 'region'] });
		await expectSame('compare', { ...usual, places: [each, 'station:penn', 'region'] });
		expect((await prepared().find('compare', { ...usual, places: [each] }))?.places).toHaveLength(
			13
		);
	});

	it('carries the question that was asked', async () => {
		const asked = { ...usual, adjustment: changedBack };
		expect((await prepared().find('classes', asked))?.question).toEqual(asked);
		expect((await prepared().find('profile', { ...asked, place: 'region' }))?.question).toEqual({
			...asked,
			place: 'region'
		});
	});
});

describe('no answer is prepared', () => {
	it('to anything but the usual', () => {
		const asked = { ...usual, place: 'station:penn' };
		const plan = { name: '', stations: [], line: [], meters: HALF_MILE } as never;
		for (const other of [
			{ adjustment: changed },
			{ reach: 500 },
			{ plan },
			{ place: 'tract:27053003300' }
		]) {
			expect(prepared().find('profile', { ...asked, ...other }), JSON.stringify(other)).toBeNull();
		}
		expect(
			prepared().find('compare', { ...usual, places: ['station:penn', 'tract:27053003300'] })
		).toBeNull();
		expect(prepared().find('classes', { ...usual, adjustment: changed })).toBeNull();
		expect(prepared().find('classes', { ...usual, reach: 500 })).toBeNull();
		expect(prepared().find('agreement', { ...usual, adjustment: changed })).toBeNull();
		expect(prepared().find('trace', { ...usual, row: 0 })).toBeNull();
	});

	it('where a file cannot be fetched, until it can', async () => {
		let broken = true;
		const answers = new PreparedAnswers(index, BUILT_ROOT, (path) =>
			broken && path.includes('place-region')
				? Promise.resolve(new Response('{', { status: 200 }))
				: fromDisk(path)
		);
		const asked = { ...usual, place: 'station:penn' };
		expect(await answers.find('profile', asked)).toBeNull();
		expect(await answers.find('compare', { ...usual, places: ['region'] })).toBeNull();
		broken = false;
		expect((await answers.find('profile', asked))?.beside.map(({ role }) => role)).toEqual([
			'corridor',
			'city',
			'region'
		]);
	});
});
