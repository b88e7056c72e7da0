import { expect, test } from 'vitest';
import { readFigures } from '../../scripts/data/figures.ts';
import { en } from '../../src/lib/i18n/en/index.ts';
import { figureOf, GEOIDS } from './figures/tract-figures.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { openPage } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];
type Said = { readonly geoid: string; readonly said: string };

const { higher, lower, 'no-clear-difference': neither } = en.table.directions;
const notTested = en.table.directions['not-tested'];

/** What the last column says of every tract. */
const directions = (page: Page): Promise<Said[]> =>
	page.locator('tbody tr').evaluateAll((rows) =>
		rows.map((row) => ({
			geoid: (row as HTMLElement).dataset.geoid ?? '',
			said: row.lastElementChild?.textContent.trim() ?? ''
		}))
	);

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

/** Two-sided p-value of a z-score (Abramowitz and Stegun 7.1.26, good to 1.5e-7). */
function pValue(z: number): number {
	const x = Math.abs(z) / Math.SQRT2;
	const t = 1 / (1 + 0.3275911 * x);
	const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
	return series.reduce((sum, a, at) => sum + a * t ** (at + 1), 0) * Math.exp(-x * x);
}

function expectedOf(strictly: boolean): Said[] {
	const region = regionShare();
	const tests = GEOIDS.map((geoid) => {
		const { value, moe } = figureOf(geoid, 'renter-share');
		if (value === null || moe === null) return { geoid, difference: null, p: NaN };
		const difference = value - region.value;
		return { geoid, difference, p: pValue((1.645 * difference) / Math.hypot(moe, region.moe)) };
	});
	const sorted = tests
		.map(({ p }) => p)
		.filter((p) => !Number.isNaN(p))
		.sort((a, b) => a - b);
	const last = sorted.findLast((p, at) => p <= (0.1 * (at + 1)) / sorted.length) ?? -1;
	// 90 % margins are 1.645 standard errors wide.
	const most = strictly ? last : pValue(1.645);
	return tests.map(({ geoid, difference, p }) => ({
		geoid,
		said: difference === null ? notTested : p > most ? neither : difference > 0 ? higher : lower
	}));
}

const sorted = (rows: readonly Said[]) => [...rows].sort((a, b) => a.geoid.localeCompare(b.geoid));
const differing = (rows: readonly Said[]) =>
	rows.filter(({ said }) => said === higher || said === lower).length;

test('says which tracts clearly differ from the region, alone and strictly, and how many may be chance', async () => {
	const { page } = await openPage({ path: 'table/?show=renter-share', webgl: false });
	const strict = page.getByRole('checkbox', { name: en.table.strict });
	await strict.waitFor();
	const alone = expectedOf(false);
	const strictly = expectedOf(true);
	const tested = alone.filter(({ said }) => said !== notTested).length;
	expect(differing(strictly)).toBeLessThan(differing(alone));

	await page
		.getByText(
			en.table.differ({
				different: String(differing(alone)),
				tested: String(tested),
				falseAlarms: String(Math.ceil(0.1 * tested))
			})
		)
		.waitFor();
	expect(sorted(await directions(page))).toEqual(sorted(alone));

	await strict.check();
	await page
		.getByText(
			en.table.differStrict({
				different: String(differing(strictly)),
				tested: String(tested),
				falseAlarms: String(Math.ceil(0.1 * differing(strictly)))
			})
		)
		.waitFor();
	expect(sorted(await directions(page))).toEqual(sorted(strictly));

	await page.getByLabel(en.table.against).selectOption({ label: lower });
	const below = strictly.filter(({ said }) => said === lower);
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

test('says nothing of differences where no margins are known', async () => {
	const { page } = await openPage({
		path: 'table/?show=renter-share&years=2015-2019',
		webgl: false
	});
	await page.locator('tbody tr').first().waitFor();
	await page.waitForTimeout(1000);
	expect(await page.getByRole('columnheader', { name: en.table.against }).count()).toBe(0);
	expect(await page.getByRole('checkbox').count()).toBe(0);
});
