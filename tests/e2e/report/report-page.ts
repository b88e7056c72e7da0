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

/** Takes the paper that the person chose, where the page lets them: it is laid out for no other. */
async function choosePaper(page: Page, format: (typeof FORMATS)[number]): Promise<void> {
	const outputs = page.locator('details[data-tool="outputs"]');
	if ((await outputs.count()) === 0) return;
	// On a phone the tools may be closed, and what was chosen there holds all the same.
	await outputs.evaluate((fold: HTMLDetailsElement) => (fold.open = true));
	const choice = page.locator(`input[name="paper-size"][value="${format.toLowerCase()}"]`);
	await choice.waitFor({ state: 'attached' });
	await choice.evaluate((radio: HTMLInputElement) => {
		radio.click();
	});
	await page.waitForFunction(
		(size) =>
			document.adoptedStyleSheets.some((sheet) =>
				[...sheet.cssRules].some(({ cssText }) => cssText.toLowerCase().includes(`size: ${size}`))
			),
		format.toLowerCase()
	);
}

/** The page as it is printed on that paper. */
export async function pdfOf(page: Page, format: (typeof FORMATS)[number]): Promise<ReadPdf> {
	await choosePaper(page, format);
	return readPdf(await page.pdf({ format, tagged: true }));
}

export async function openTool(page: Page, name: string): Promise<Locator> {
	const fold = page.locator(`details[data-tool="${name}"]`);
	if ((await fold.getAttribute('open')) === null) await fold.locator('> summary').click();
	return fold;
}
