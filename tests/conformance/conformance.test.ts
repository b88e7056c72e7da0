/**
 * Our methods against what their authors published, where those tables lie beside the project
 * (`../shared/conformance`, or the folder that CONFORMANCE_DIR names). Skipped where they do not.
 */
import { describe, expect, it } from 'vitest';
import {
	compareWithPublished,
	conformanceDir,
	readPublished
} from '../../scripts/conformance/run.ts';
import committed from '../../src/lib/domain/methods/conformance.generated.json';

const folder = conformanceDir();

describe.skipIf(folder === null)('published results', () => {
	const rows = folder === null ? [] : compareWithPublished(readPublished(folder));
	const row = (method: string, result: string) => {
		const found = rows.find((one) => one.method === method && one.result === result);
		return { compared: found?.compared, matched: found?.matched };
	};

	it('Bates as run for King County', () => {
		expect(row('bates', 'type')).toEqual({ compared: 398, matched: 398 });
		expect(row('bates', 'vulnerability')).toEqual({ compared: 398, matched: 398 });
		expect(row('bates', 'demographic-change')).toEqual({ compared: 398, matched: 398 });
		const market = row('bates', 'housing-market');
		expect(market.compared).toBe(398);
		expect(market.matched).toBeGreaterThanOrEqual(397);
	});

	it('Governing as run by BuzzFeed News, all tracts of both principal cities', () => {
		expect(row('governing', 'eligible')).toEqual({ compared: 379, matched: 379 });
		expect(row('governing', 'gentrified')).toEqual({ compared: 379, matched: 379 });
	});

	it('Metropolitan Council scores, every score within 1e-6', () => {
		const found = rows.find((one) => one.method === 'metcouncil-score');
		expect(found?.tolerance).toBe(1e-6);
		expect(row('metcouncil-score', 'score')).toEqual({ compared: 38790, matched: 38790 });
	});

	it("New York City's index within 0.013 points", () => {
		const found = rows.find((one) => one.method === 'nyc-composition');
		expect(found?.tolerance).toBe(0.013);
		expect(row('nyc-composition', 'index')).toEqual({ compared: 188, matched: 188 });
	});

	it('gives the table that the methods page shows', () => {
		expect(committed, 'run npx tsx scripts/conformance/run.ts').toEqual(rows);
	});
});

describe('the table of the methods page', () => {
	it('says that every result conforms', () => {
		expect(committed.length).toBeGreaterThan(0);
		for (const one of committed) expect(one.matched).toBeGreaterThanOrEqual(one.required);
	});
});
