// The helpers of the tests in the browser can find what they are there to find.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../../scripts/support/static-files.mjs';
import { type Fault } from './broken-files.ts';
import { type Guard } from './guard.ts';
import {
	breakFiles,
	expectNoAxeViolations,
	goOffline,
	goOnline,
	openPage,
	waitForMap
} from './index.ts';

const PAGE = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src 'self' data: http:; script-src 'self'" />
		<title>Fixture</title>
		<link rel="icon" href="data:," />
	</head>
	<body><main><h1>Fixture</h1><canvas></canvas><p id="map" data-map-state="loading">…</p></main></body>
</html>`;
const BYTES = 4000;

let folder = '';
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'a fixture '));
	await writeFile(path.join(folder, 'index.html'), PAGE);
	await writeFile(path.join(folder, 'data.json'), JSON.stringify('x'.repeat(BYTES - 2)));
	site = await serve({ root: folder, port: 0 });
});

afterAll(async () => {
	await site.close();
	await rm(folder, { recursive: true, force: true });
});

/** Takes the complaints away, so that the test itself may go on. */
async function expectComplaint(guard: Guard, words: RegExp): Promise<void> {
	await expect.poll(() => guard.problems.join('\n'), { timeout: 5000 }).toMatch(words);
	(guard.problems as string[]).length = 0;
}

describe('a test fails when the page', () => {
	test('asks another host for something', async () => {
		const { page, guard } = await openPage({ site: site.url });
		await page.evaluate(
			() =>
				new Promise((resolve) => {
					// Port 9 of this computer: another origin, and nobody answers.
					const image = Object.assign(new Image(), { alt: '', onerror: resolve });
					image.src = 'http://127.0.0.1:9/x.png';
					document.body.append(image);
				})
		);
		await expect.poll(() => guard.problems.join('\n'), { timeout: 5000 }).toMatch(/Console error/);
		await expectComplaint(guard, /left the site: http:\/\/127\.0\.0\.1:9/);
	});

	test('reports an error', async () => {
		const { page, guard } = await openPage({ site: site.url });
		await page.evaluate(() => {
			console.error('It broke.');
		});
		await expectComplaint(guard, /Console error: It broke\./);
	});

	test('lets an exception go uncaught', async () => {
		const { page, guard } = await openPage({ site: site.url });
		await page.evaluate(() => {
			setTimeout(() => {
				throw new Error('Nobody caught me.');
			});
		});
		await expectComplaint(guard, /Uncaught: Nobody caught me\./);
	});

	test('breaks its content security policy', async () => {
		const { page, guard } = await openPage({ site: site.url });
		await page.evaluate(() => {
			const script = document.createElement('script');
			script.textContent = 'window.injected = true';
			document.body.append(script);
		});
		await expectComplaint(guard, /content security policy: script-src-elem inline/i);
	});

	test('asks for a file that is not there', async () => {
		const { page, guard } = await openPage({ site: site.url });
		await page.evaluate(() => fetch('missing.json').then((response) => response.status));
		await expectComplaint(guard, /missing\.json answered 404/);
	});

	test('has a control without a name', async () => {
		const { page } = await openPage({ site: site.url });
		await expectNoAxeViolations(page, 'the fixture');
		await page.evaluate(() =>
			document.querySelector('main')?.append(document.createElement('button'))
		);
		await expect(expectNoAxeViolations(page, 'the fixture')).rejects.toThrow(/button-name/);
	});

	test('has a map that failed', async () => {
		const { page } = await openPage({ site: site.url });
		const set = (state: string) =>
			page.evaluate(
				(value) => document.querySelector('#map')?.setAttribute('data-map-state', value),
				state
			);
		await expect(waitForMap(page, 200)).rejects.toThrow(/Timeout/);
		await set('failed');
		await expect(waitForMap(page)).rejects.toThrow('The map\'s state is "failed".');
		await set('ready');
		await waitForMap(page);
	});
});

const read = () =>
	fetch('data.json', { cache: 'no-store' }).then(
		async (response) => [response.status, (await response.text()).length] as const,
		() => 'no answer' as const
	);

test.each<[Fault, unknown]>([
	['abort', 'no answer'],
	['missing', [404, 9]],
	['server-error', [500, 12]],
	['truncated', [200, BYTES / 2]],
	['empty', [200, 0]],
	['corrupted', [200, BYTES]],
	[{ delay: 50 }, [200, BYTES]]
])('a file can be broken on its way (%j), and mended', async (fault, expected) => {
	const visit = await openPage({ site: site.url });
	const breakage = await breakFiles(visit, /data\.json/, fault);
	expect(await visit.page.evaluate(read)).toEqual(expected);
	expect(breakage.met()).toBe(1);
	await breakage.mend();
	expect(await visit.page.evaluate(read)).toEqual([200, BYTES]);
	expect(breakage.met()).toBe(1);
});

test('the network can go and come back', async () => {
	const visit = await openPage({ site: site.url });
	await goOffline(visit);
	expect(await visit.page.evaluate(read)).toBe('no answer');
	await goOnline(visit);
	expect(await visit.page.evaluate(read)).toEqual([200, BYTES]);
});

test('a browser can be without WebGL, and otherwise has it', async () => {
	const canDraw = () => Boolean(document.querySelector('canvas')?.getContext('webgl2'));
	const without = await openPage({ site: site.url, webgl: false });
	expect(await without.page.evaluate(canDraw)).toBe(false);
	const normal = await openPage({ site: site.url });
	expect(await normal.page.evaluate(canDraw)).toBe(true);
});
