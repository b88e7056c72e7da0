/**
 * Our methods against what their authors published, where those tables lie beside the project
 * (`../shared/conformance`, or the folder that CONFORMANCE_DIR names), skipped where they do not, and
 * against tables worked by hand.
 */
import { describe, expect, it, test } from 'vitest';
import { METHOD_IDS } from '../../src/lib/domain/methods/definitions/index.ts';
import committed from '../../src/lib/domain/methods/conformance.generated.json';
import { caseNames, compareWithPublished, publishedFolder, readCases } from './cases.ts';

const folder = publishedFolder();
const cases = await readCases();
const rows = folder === null ? [] : await compareWithPublished(folder);

/** No results of these were published to hold ours against: small tables test them, in `scripts/classify`. */
const WITHOUT_CASE = ['corridor-pressure', 'freeman'];

test('every method has a conformance case', () => {
	const named = [...caseNames(), ...WITHOUT_CASE].sort();
	expect(named).toEqual([...METHOD_IDS].sort());
});

describe.each([...cases])('%s', (method, own) => {
	const isThere = own.published === null || folder !== null;

	it.skipIf(!isThere)('gives the results that it is held against', () => {
		const found =
			own.published === null ? own.compare() : rows.filter((row) => row.method === method);
		expect(found.map(({ result }) => result).sort()).toEqual(Object.keys(own.expected).sort());
		for (const { result, compared, matched } of found) {
			expect(compared, result).toBe(own.expected[result]?.compared);
			expect(matched, result).toBeGreaterThanOrEqual(own.expected[result]?.matched ?? Infinity);
		}
	});
});

describe('the table of the evidence page', () => {
	it.skipIf(folder === null)('is what the published results give', () => {
		expect(rows.find(({ method }) => method === 'metcouncil-score')?.tolerance).toBe(1e-6);
		expect(rows.find(({ method }) => method === 'nyc-composition')?.tolerance).toBe(0.013);
		expect(committed, 'run npm run conformance').toEqual(rows);
	});

	it('says that every result conforms', () => {
		expect(committed.length).toBeGreaterThan(0);
		for (const one of committed) expect(one.matched).toBeGreaterThanOrEqual(one.required);
	});
});
