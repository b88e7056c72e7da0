/** Files that the page gives to people, and files that people give to the page. */
import { strFromU8, unzipSync } from 'fflate';
import { text as textOfStream } from 'node:stream/consumers';
import type { Download, Locator, Page } from 'playwright-core';

/** What a click on a button downloads: its name and its text. */
export async function downloaded(
	page: Page,
	click: () => Promise<void>
): Promise<{ readonly name: string; readonly text: string }> {
	const [download] = await Promise.all([page.waitForEvent('download'), click()]);
	return {
		name: download.suggestedFilename(),
		text: await textOf(download)
	};
}

/** The same of a ZIP, with what is in it. */
export async function downloadedZip(
	page: Page,
	click: () => Promise<void>
): Promise<{ readonly name: string; readonly files: Readonly<Record<string, string>> }> {
	const [download] = await Promise.all([page.waitForEvent('download'), click()]);
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
	const files = Object.entries(unzipSync(new Uint8Array(Buffer.concat(chunks))));
	return {
		name: download.suggestedFilename(),
		files: Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]))
	};
}

/** The browser may run elsewhere, where paths mean nothing. */
async function textOf(download: Download): Promise<string> {
	return textOfStream(await download.createReadStream());
}

/** Gives a file to the field of a button that asks for one. */
export async function giveFile(field: Locator, name: string, text: string): Promise<void> {
	await field.setInputFiles({
		name,
		mimeType: 'application/json',
		buffer: Buffer.from(text, 'utf8')
	});
}

/** The question before a file changes anything. */
export const preview = (page: Page): Locator =>
	page.getByRole('dialog', { name: 'Look before you bring it in' });

/** Gives a file that changes something, and says yes to it as it stands. */
export async function bringFile(
	page: Page,
	field: Locator,
	file: { readonly name: string; readonly text: string }
): Promise<void> {
	await giveFile(field, file.name, file.text);
	await preview(page).getByRole('button', { name: 'Bring in' }).click();
	await preview(page).waitFor({ state: 'detached' });
}

/** Files that must do no harm, by what is wrong with them; each with words of the answer. */
export const HOSTILE_FILES: readonly (readonly [
	what: string,
	text: () => string,
	answer: RegExp
])[] = [
	['no JSON', () => '<script>alert(1)</script>', /damaged|not (?:a|read)/i],
	[
		'prototype keys',
		() => '{"rootline":"saved","format":1,"__proto__":{"polluted":true},"views":[]}',
		/could harm/
	],
	['a newer format', () => '{"rootline":"saved","format":99,"views":[]}', /newer Rootline/],
	[
		'a million points',
		() =>
			`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"LineString","coordinates":[${'[-93.3,45],'.repeat(1_000_000).slice(0, -1)}]}}]}`,
		/MB|more than/
	],
	['more than 10 MB', () => `{"rootline":"saved","x":"${'x'.repeat(10_500_000)}"}`, /MB/]
];
