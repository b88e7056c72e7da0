import { describe, expect, test } from 'vitest';
import { en } from '#words/index.ts';
import * as methods from '#words/methods.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { openPage } from './support/index.ts';
import { eventually } from './screen/eventually.ts';
import { legendRows } from './screen/legend.ts';
import { mapDrawn, tractColors } from './screen/map.ts';
import { tableRows, type TableRow } from './screen/table.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];

const REGION = 784;
/** The label is what people see and touch. */
const chooseLens = (page: Page, name: string) =>
	page.getByRole('group', { name: en.lens.label }).getByText(name, { exact: true }).click();
const header = (page: Page, name: string) =>
	page.getByRole('columnheader', { name }).getByRole('button');
/** Rows once every class has its share of tries. */
async function sureRows(page: Page): Promise<TableRow[]> {
	await page.getByText(methods.screens.publishedClass).waitFor();
	return tableRows(page);
}
const shareOf = (row: TableRow) => {
	if (row.margin.includes(methods.confidence.allTries)) return 100;
	return Number(/(\d+)%/.exec(row.margin)?.[1] ?? NaN);
};

test('the map’s classes are in the table, row by row and count by count', async () => {
	const { page } = await openPage({ path: '?lens=classes', drawn: true });
	await mapDrawn(page);
	const classes = await legendRows(page);
	const colors = await tractColors(
		page,
		classes.flatMap(({ color }) => color ?? [])
	);
	await page.getByRole('link', { name: en.explore.tableLink }).click();
	const rows = await sureRows(page);
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(en.lens.classesTitle);
	expect(rows).toHaveLength(REGION);

	// The legend puts a note below the name of a class that flags.
	for (const { label, count } of classes.slice(0, -1)) {
		const name = label.replace(methods.screens.flags, '').trim();
		expect(rows.filter(({ value }) => value === name).length, name).toBe(count);
	}
	const byGeoid = new Map(rows.map((row) => [row.geoid, row]));
	const other: string[] = [];
	for (const [geoid, seen] of colors) {
		const total = [...seen.values()].reduce((sum, each) => sum + each, 0);
		if (total < 8) continue;
		const { color, value } = byGeoid.get(geoid)!;
		const own = color === null ? 0 : (seen.get(color) ?? 0);
		if (own / total < 0.85) other.push(`${geoid}: ${own} of ${total} like ${value}`);
	}
	expect(other).toEqual([]);
});

test('the table of classes sorts by how sure they are and narrows to one class, by link too', async () => {
	const { page, guard } = await openPage({ path: 'table/?lens=classes', webgl: false });
	await sureRows(page);
	await header(page, methods.methodsTable.sure).click();
	await page
		.locator('th[aria-sort="descending"]', { hasText: methods.methodsTable.sure })
		.waitFor();
	const shares = (await tableRows(page)).map(shareOf).filter((share) => !Number.isNaN(share));
	expect(shares.length).toBeGreaterThan(700);
	expect([...shares].sort((a, b) => b - a)).toEqual(shares);

	const early = methods.methodClasses['corridor-pressure']['early-warning'].name;
	const before = (await tableRows(page)).filter(({ value }) => value === early);
	await page.getByLabel(methods.methodsTable.class).selectOption({ label: early });
	await page.getByText(`${before.length} of ${REGION} areas.`).waitFor();
	const rows = await tableRows(page);
	expect(rows.map(({ geoid }) => geoid)).toEqual(before.map(({ geoid }) => geoid));
	expect(new URL(page.url()).searchParams.get('only')).toBe('early-warning');

	const again = await openPage({
		path: `table/${new URL(page.url()).search}`,
		viewport: 'phone',
		theme: 'dark',
		webgl: false
	});
	await again.page.getByText(`${before.length} of ${REGION} areas.`).waitFor();
	await expectNoAxeViolations(again.page, 'table of one class');
	expect(guard.requests.filter((url) => /maplibre|\.pmtiles/.test(url))).toEqual([]);
});

test('a row says the same as the working of its tract', async () => {
	const { page } = await openPage({ path: 'table/?lens=classes&find=27053003300', webgl: false });
	const [row] = await sureRows(page);
	await page.getByRole('link', { name: row!.name }).first().click();
	const finding = page.locator('.finding');
	await finding.waitFor();
	expect((await finding.innerText()).replaceAll(/\s+/g, ' ')).toContain(`${shareOf(row!)}% sure`);
	await page.locator(`[data-method="corridor-pressure"]`).getByText(row!.value).waitFor();
});

describe('the table of agreement', () => {
	test('names the methods behind every count, as many as the map’s legend counts', async () => {
		const { page } = await openPage({ path: '?lens=agreement', webgl: false });
		const counted = await legendRows(page);
		await page.getByRole('link', { name: en.explore.tableLink }).click();
		const rows = await tableRows(page);
		expect(rows).toHaveLength(REGION);
		const levels = methods.screens.agreementLevels;
		/** The legend's group of "2 of 3 that could look"; one method alone is never all. */
		const groupOf = (value: string) => {
			const said = /^(\d) of (\d) /.exec(value);
			if (!said) return methods.screens.silent;
			const [flagged, looked] = [Number(said[1]), Number(said[2])];
			if (flagged === 0) return levels.none;
			if (flagged === looked && looked > 1) return levels.all;
			return flagged * 2 < looked ? levels['fewer-than-half'] : levels['half-or-more'];
		};
		for (const { label, count } of counted) {
			expect(rows.filter(({ value }) => groupOf(value) === label).length, label).toBe(count);
		}
		for (const { value, margin } of rows) {
			const named = margin === methods.methodsTable.nothing ? 0 : margin.split(', ').length;
			expect(named, value).toBe(Number(/^(\d)/.exec(value)?.[1] ?? '0'));
		}
		await expectNoAxeViolations(page, 'table of agreement');
	});

	test('another lens shows other rows, and the way back the figures', async () => {
		const { page } = await openPage({ path: 'table/?only=higher', webgl: false });
		await page.getByText(new RegExp(`^\\d+ of ${REGION} areas`)).waitFor();
		await chooseLens(page, en.lens.agreement);
		await page.getByRole('columnheader', { name: methods.methodsTable.which }).waitFor();
		await eventually(async () => (await tableRows(page)).length).toBe(REGION);
		await chooseLens(page, en.lens.indicator);
		await page.getByRole('columnheader', { name: en.table.margin }).waitFor();
		expect(await tableRows(page)).toHaveLength(REGION);
	});
});
