/**
 * Breaks every file that a screen fetches in every way in turn, and writes what people see to
 * `docs/faults.md`: `npm run faults`. Exit code 1 where a screen says nothing of what is missing, or shows
 * another figure without a word. `npm run faults -- table digit missing` does only screens and faults
 * named so, and writes nothing.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Route } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/support/chromium.mjs';
import { serve } from '../../scripts/support/static-files.mjs';
import { PROJECT_DIR } from '../../scripts/data/region.ts';

const SCREENS: Readonly<Record<string, string>> = {
	map: '?place=tract:27053003300',
	table: 'table/',
	report: 'report/?place=station:penn',
	station: 'station/penn/',
	embed: 'embed/?place=station:penn'
};

/** Changes what arrives; null where nothing does. */
type Fault = (body: Buffer) => { readonly status?: number; readonly body: Buffer } | null;

const FAULTS: Readonly<Record<string, Fault>> = {
	missing: () => ({ status: 404, body: Buffer.from('Not found') }),
	error: () => ({ status: 500, body: Buffer.from('Server error') }),
	reset: () => null,
	empty: () => ({ body: Buffer.alloc(0) }),
	truncated: (body) => ({ body: body.subarray(0, body.length >> 1) }),
	digit: (body) => ({ body: withOtherDigit(body) }),
	page: () => ({ body: Buffer.from('<!doctype html><title>Log in</title><p>Log in</p></html>') })
};

function withOtherDigit(body: Buffer): Buffer {
	const digits = [...body.keys()].filter((at) => body[at]! >= 0x30 && body[at]! <= 0x39);
	const at = digits[digits.length >> 1];
	const changed = Buffer.from(body);
	if (at !== undefined) changed[at] = 0x30 + ((changed[at]! - 0x30 + 1) % 10);
	return changed;
}

/** Longer than this nothing is on its way any more, in software on a busy computer. */
const SETTLED_MS = 20_000;

/** What is on a screen once it has come to rest. */
type Seen = {
	readonly text: string;
	readonly sentences: readonly string[];
	readonly waits: boolean;
	readonly files: readonly string[];
};

async function look(
	browser: Browser,
	url: string,
	broken: { readonly file: string; readonly fault: Fault } | null
): Promise<Seen> {
	const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' });
	try {
		const page = await context.newPage();
		const files = new Set<string>();
		page.on('request', (request) => files.add(request.url().split(/[?#]/, 1)[0]!));
		if (broken) {
			const handler = async (route: Route) => {
				const response = await route.fetch();
				const changed = broken.fault(await response.body());
				if (!changed) return route.abort('connectionreset');
				const contentType = response.headers()['content-type'] ?? '';
				return route.fulfill({ status: changed.status ?? 200, contentType, body: changed.body });
			};
			await page.route(broken.file, handler);
		}
		await page.goto(url, { waitUntil: 'domcontentloaded' });
		await page.waitForLoadState('networkidle', { timeout: SETTLED_MS }).catch(() => undefined);
		const waiting = page.getByText(/Loading…|on its way|Adding up…/).filter({ visible: true });
		for (let tries = 0; tries < 20 && (await waiting.count()) > 0; tries++) {
			await page.waitForTimeout(SETTLED_MS / 20);
		}
		const said = page.locator('[role=alert], [role=status]').filter({ visible: true });
		const sentences = (await said.allInnerTexts()).map((each) => each.trim()).filter(Boolean);
		const text = await page.locator('body').innerText();
		return { text, sentences, waits: (await waiting.count()) > 0, files: [...files] };
	} finally {
		await context.close();
	}
}

/** Lines with a figure, which are to be those of a whole site or none. */
const figures = (text: string) => new Set(text.split('\n').filter((line) => /\d/.test(line)));

/** What a cell of the table says: a sentence, "as ever", or what must not be. */
function verdict(seen: Seen, whole: Seen): { readonly text: string; readonly bad: boolean } {
	const known = new Set(whole.sentences);
	const news = seen.sentences.filter((each) => !known.has(each));
	const strange = [...figures(seen.text)].filter(
		(line) => !figures(whole.text).has(line) && !news.some((each) => each.includes(line))
	);
	if (/\b500\b.*(?:Internal|Error)/.test(seen.text)) return { text: 'AN ERROR PAGE', bad: true };
	if (news.length > 0) return { text: news[0]!.split('\n')[0]!, bad: false };
	if (strange.length > 0) return { text: `ANOTHER FIGURE: ${strange[0]!}`, bad: true };
	if (seen.waits) return { text: 'WAITS FOR EVER', bad: true };
	const same = figures(seen.text).size >= figures(whole.text).size;
	return same ? { text: 'as ever', bad: false } : { text: 'SILENT', bad: true };
}

const wanted = process.argv.slice(2);
const chosen = <T>(all: Readonly<Record<string, T>>) => {
	const named = Object.entries(all).filter(([name]) => wanted.includes(name));
	return named.length > 0 ? named : Object.entries(all);
};

const executablePath = await findChromium();
if (!executablePath)
	throw new Error('No Chromium was found. Run npm test once, or set CHROMIUM_PATH.');
const site = await serve({ root: path.join(PROJECT_DIR, 'build'), port: 0 });
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
const rows: string[] = [];
let cells = 0;
let bad = 0;
try {
	for (const [screen, address] of chosen(SCREENS)) {
		const whole = await look(browser, site.url + address, null);
		for (const file of whole.files.filter((each) => each !== site.url + address.split('?')[0]!)) {
			const found: string[] = [];
			for (const [, fault] of chosen(FAULTS)) {
				const cell = verdict(await look(browser, site.url + address, { file, fault }), whole);
				cells += 1;
				if (cell.bad) bad += 1;
				found.push(cell.text);
			}
			const name = file.slice(site.url.length).replace(/(?<=[-.])[\w-]{8,16}(?=[./])/, '…');
			rows.push(`| ${screen} | \`${name}\` | ${found.join(' | ')} |`);
			console.log(rows.at(-1));
		}
	}
} finally {
	await browser.close();
	await site.close();
}
console.log(`${String(cells)} cells, ${String(bad)} bad.`);
if (bad > 0) process.exitCode = 1;
if (wanted.length === 0) {
	const names = Object.keys(FAULTS);
	const intro = `# What people see when a file is broken

Written by \`npm run faults\`: every file that a screen fetches, broken in each way, and the first sentence that
tells of it; “as ever” where nothing is missing. ${String(cells)} cells, ${String(bad)} of them bad.

| screen | file | ${names.join(' | ')} |
| --- | --- | ${names.map(() => '---').join(' | ')} |
`;
	writeFileSync(path.join(PROJECT_DIR, 'docs/faults.md'), `${intro}${rows.join('\n')}\n`);
}
