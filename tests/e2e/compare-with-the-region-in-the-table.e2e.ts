import { expect, test } from 'vitest';
import { readFigures } from '../../scripts/data/figures.ts';
import { en } from '#words/index.ts';
import { figureOf, GEOIDS } from './figures/tract-figures.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { allRowsWritten } from './screen/table.ts';
import { openPage } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];
type Said = { readonly geoid: string; readonly said: string };

const { higher, lower, 'no-clear-difference': neither } = en.table.directions;
const notTested = en.table.directions['not-tested'];

/** What the last column says of every tract. */
async function directions(page: Page): Promise<Said[]> {
	await allRowsWritten(page);
	return page.locator('tbody tr').evaluateAll((rows) =>
		rows.map((row) => ({
			geoid: (row as HTMLElement).dataset.geoid ?? '',
			said: row.lastElementChild?.textContent.trim() ?? ''
		}))
	);
}

/** The share of renters in the region with its margin, from the cells of all tracts. */
function regionShare(): { value: number; moe: number } {
	const table = readFigures('2019-2023');
	const total = (code: string) => {
		const cells = table.geoids.map((_, at) => table.estimate(at, code));
		const counted = cells.filter(({ value }) => value !== 0);
		const zero = Math.max(
			0,
			...cells.filter(({ value }) => value === 0).map(({ moe }) => moe ?? 0)
		);
		return {
			value: cells.reduce((sum, { value }) => sum + (value ?? NaN), 0),
			moe: Math.hypot(zero, ...counted.map(({ moe }) => moe ?? NaN))
		};
	};
	const renters = total('B25003_003');
	const all = total('B25003_001');
	const value = renters.value / all.value;
	return { value, moe: Math.sqrt(renters.moe ** 2 - value ** 2 * all.moe ** 2) / all.value };
}

/** The rule by itself: beyond 2.576 standard errors, of which a margin is 1.645; nothing of shaky figures. */
function expectedOf(): Said[] {
	const region = regionShare();
	return GEOIDS.map((geoid) => {
		const { value, moe } = figureOf(geoid, 'renter-share');
		if (value === null || moe === null) return { geoid, said: notTested };
		if (value !== 0 && moe / 1.645 / value > 0.4) return { geoid, said: notTested };
		const difference = value - region.value;
		const clear = Math.abs(difference) > (2.576 * Math.hypot(moe, region.moe)) / 1.645;
		return { geoid, said: !clear ? neither : difference > 0 ? higher : lower };
	});
}

const sorted = (rows: readonly Said[]) => [...rows].sort((a, b) => a.geoid.localeCompare(b.geoid));
const differing = (rows: readonly Said[]) =>
	rows.filter(({ said }) => said === higher || said === lower).length;

test('says which tracts clearly differ from the region, and how many may be chance', async () => {
	const { page } = await openPage({ path: 'table/?show=renter-share', webgl: false });
	const expected = expectedOf();
	const tested = expected.filter(({ said }) => said !== notTested).length;
	const called = differing(expected);
	expect(called).toBeGreaterThan(100);

	const counts = en.table.differ({ called: String(called), tested: String(tested) });
	const where = en.table.onThisPage;
	await page
		.getByText(`${counts} ${en.byChance({ tests: tested, falseAtMost: tested / 100, where })}`)
		.waitFor();
	expect(sorted(await directions(page))).toEqual(sorted(expected));

	await page.getByLabel(en.table.against).selectOption({ label: lower });
	const below = expected.filter(({ said }) => said === lower);
	await page.getByText(`${below.length} of ${GEOIDS.length} areas.`).waitFor();
	expect(sorted(await directions(page))).toEqual(sorted(below));

	const again = await openPage({
		path: `table/${new URL(page.url()).search}`,
		viewport: 'phone',
		webgl: false
	});
	await again.page.getByText(`${below.length} of ${GEOIDS.length} areas.`).waitFor();
	await expectNoAxeViolations(again.page, 'table, only lower than the region');
});

test('says of an earlier period what its modelled margins carry', async () => {
	const { page } = await openPage({
		path: 'table/?show=renter-share&years=2015-2019',
		webgl: false
	});
	await page.getByRole('columnheader', { name: en.table.against }).waitFor();
	await page.locator('tbody tr').first().waitFor();
	await expectNoAxeViolations(page, 'table of an earlier period');
});
