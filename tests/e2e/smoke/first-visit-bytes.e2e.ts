import { expect, test } from 'vitest';
import {
	beforeEngine,
	BUDGET,
	type CountedAnswer,
	kilobytes,
	MOST_REQUESTS,
	noteTable,
	serveCounted,
	TABLE_PATH,
	waitForChoropleth,
	waitForTable
} from '../../../scripts/bench/support/counting-site.ts';
import { openPage } from '../support/index.ts';

/** What was fetched until now, without what is asked for from now on. */
function until(log: readonly CountedAnswer[], now: number): readonly CountedAnswer[] {
	return log.filter(({ at }) => at <= now);
}

test('a first visit to the table stays small', async () => {
	const site = await serveCounted();
	try {
		const { page } = await openPage({
			site: site.url,
			path: TABLE_PATH,
			viewport: 'phone',
			before: ({ page: coming }) => noteTable(coming)
		});
		const now = await waitForTable(page);
		await page.waitForLoadState('networkidle');
		// What is still on its way must not meet a site that is gone.
		await page.close();
		const fetched = until(site.log(), now);
		expect(fetched.some(({ kind }) => kind === 'page')).toBe(true);
		expect(kilobytes(fetched)).toBeLessThanOrEqual(BUDGET.table);
		expect(fetched.filter(({ kind }) => kind === 'map engine')).toEqual([]);
	} finally {
		await site.close();
	}
});

test('a first visit to the map stays within its budget, and the engine comes after the colors', async () => {
	const site = await serveCounted();
	try {
		const { page } = await openPage({ site: site.url, viewport: 'phone' });
		const colored = await waitForChoropleth(page, 'anything');
		const now = await waitForChoropleth(page);
		await page.waitForLoadState('networkidle');
		// What is still on its way must not meet a site that is gone.
		await page.close();
		const fetched = until(site.log(), now);
		expect(fetched.some(({ kind }) => kind === 'map engine')).toBe(true);
		expect(until(fetched, colored).filter(({ kind }) => kind === 'map engine')).toEqual([]);
		expect(kilobytes(beforeEngine(fetched))).toBeLessThanOrEqual(BUDGET.colors);
		expect(kilobytes(fetched)).toBeLessThanOrEqual(BUDGET.choropleth);
		expect(fetched.length).toBeLessThanOrEqual(MOST_REQUESTS);
	} finally {
		await site.close();
	}
});
