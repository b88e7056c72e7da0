/** The report's page in the browser: waits for it, prints it, opens its tools. */
import type { Locator, Page } from 'playwright-core';
import { useReportMessages } from '../../../src/lib/i18n/report.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';

const words = useReportMessages().screen;

export const PENN = 'report/?lens=classes&place=station:penn';

export const FORMATS = ['Letter', 'A4'] as const;

/** The page is there with its map and its letters. */
export async function written(page: Page): Promise<void> {
	await page.getByRole('heading', { level: 2, name: words.paper.findings }).waitFor();
	await page.locator('.paper figure svg:visible').waitFor();
	await page.evaluate(() => document.fonts.ready);
}

export async function pdfOf(page: Page, format: (typeof FORMATS)[number]): Promise<ReadPdf> {
	return readPdf(await page.pdf({ format, tagged: true }));
}

export async function openTool(page: Page, name: string): Promise<Locator> {
	const fold = page.locator(`details[data-tool="${name}"]`);
	if ((await fold.getAttribute('open')) === null) await fold.locator('> summary').click();
	return fold;
}
