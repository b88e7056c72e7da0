/** Bytes over the wire on a first visit, until the table and until the colored map can be used. */
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../support/chromium.mjs';
import type { Benchmark, BenchTable } from './support/measure.ts';
import {
	beforeEngine,
	BUDGET,
	type CountedAnswer,
	kilobytes,
	noteTable,
	serveCounted,
	TABLE_PATH,
	waitForChoropleth,
	waitForTable
} from './support/counting-site.ts';

type Visit = { readonly usable: readonly CountedAnswer[]; readonly all: readonly CountedAnswer[] };

/** What a new visitor's browser fetches until the page can be used, and in all. */
async function visit(path: string, usable: (page: Page) => Promise<number>): Promise<Visit> {
	const executablePath = await findChromium();
	if (!executablePath)
		throw new Error('No Chromium was found. Run npm test once, or set CHROMIUM_PATH.');
	const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
	const site = await serveCounted();
	try {
		const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
		await noteTable(page);
		await page.goto(new URL(path, site.url).href);
		const at = await usable(page);
		await page.waitForLoadState('networkidle');
		const all = site.log();
		return { usable: all.filter((answer) => answer.at <= at), all };
	} finally {
		await browser.close();
		await site.close();
	}
}

function byKind(title: string, log: readonly CountedAnswer[]): BenchTable {
	const kinds = [...new Set(log.map(({ kind }) => kind))];
	const rows = kinds.map((kind) => {
		const those = log.filter((answer) => answer.kind === kind);
		return [kind, those.length, kilobytes(those).toFixed(1)];
	});
	return {
		title,
		columns: ['', 'files', 'kB gzipped'],
		rows: [...rows, ['together', log.length, kilobytes(log).toFixed(1)]]
	};
}

/** The files that weigh most. */
function largest(title: string, log: readonly CountedAnswer[]): BenchTable {
	const sorted = [...log].sort((a, b) => b.bytes - a.bytes).slice(0, 8);
	return {
		title,
		columns: ['', 'kB gzipped'],
		rows: sorted.map((answer) => [answer.path, kilobytes([answer]).toFixed(1)])
	};
}

export default {
	title: 'First visit',
	async run() {
		const table = await visit(TABLE_PATH, waitForTable);
		const map = await visit('', (page) => waitForChoropleth(page));
		return {
			tables: [
				byKind('Until the table can be used', table.usable),
				largest('Largest files of these', table.usable),
				byKind('First page, before the map engine', beforeEngine(map.usable)),
				byKind('Until the first choropleth', map.usable),
				largest('Largest files of these', map.usable),
				byKind('Until the first page is quiet', map.all)
			],
			budgets: [
				{ what: 'Table', value: kilobytes(table.usable), most: BUDGET.table, unit: 'kB' },
				{
					what: 'First page before the map engine',
					value: kilobytes(beforeEngine(map.usable)),
					most: BUDGET.colors,
					unit: 'kB'
				},
				{
					what: 'First choropleth',
					value: kilobytes(map.usable),
					most: BUDGET.choropleth,
					unit: 'kB'
				}
			]
		};
	}
} satisfies Benchmark;
