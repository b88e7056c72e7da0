import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { withoutApp } from '#words/language.ts';
import { eventually } from './screen/eventually.ts';
import { PATIENCE_MS } from './support/open-page.ts';
import { openPage, serveOther, siteUrl } from './support/index.ts';

/** Hosts that set the headers: the project's own server by `_headers`, nginx by its file in the docs. */
const hosts = new Map<string, string>();

/** Where it is not to be had, that its file says the same is tested beside `finish-site.mjs`. */
const hasNginx = await promisify(execFile)('nginx', ['-v']).then(
	() => true,
	() => false
);

beforeAll(async () => {
	hosts.set('its own', siteUrl());
	if (!hasNginx) return undefined;
	const folder = mkdtempSync(path.join(tmpdir(), 'rootline-nginx-'));
	const port = await freePort();
	const ours = readFileSync('docs/host/nginx.conf', 'utf8')
		.replace('listen 80;', `listen 127.0.0.1:${String(port)};`)
		.replace('root /var/www/rootline;', `root "${path.resolve('build')}";`);
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
		(kind) => `${kind}_temp_path ${folder}/${kind};`
	);
	const whole = `daemon off; pid ${folder}/pid; worker_processes 1; events {}
${process.getuid?.() === 0 ? 'user root;' : ''}
http { access_log off; ${temporary.join(' ')}
${ours} }`;
	writeFileSync(path.join(folder, 'nginx.conf'), whole);
	const args = ['-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'error.log')];
	const nginx = spawn('nginx', args, { stdio: 'ignore' });
	const url = `http://127.0.0.1:${String(port)}/`;
	hosts.set('nginx', url);
	const answers = () =>
		fetch(url).then(
			({ ok }) => ok,
			() => false
		);
	await vi.waitUntil(async () => nginx.exitCode !== null || (await answers()), {
		timeout: PATIENCE_MS
	});
	if (nginx.exitCode !== null) {
		throw new Error(readFileSync(path.join(folder, 'error.log'), 'utf8'));
	}
	return () => {
		nginx.kill();
		rmSync(folder, { recursive: true, force: true });
	};
});

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === 'object' && address ? address.port : 0;
}

const PAGES = ['', 'table/', 'report/', 'station/penn/', 'about/', 'data/', 'embed/'];
const HEADERS = [
	'content-security-policy',
	'permissions-policy',
	'referrer-policy',
	'cross-origin-opener-policy',
	'x-content-type-options',
	'access-control-allow-origin',
	'cache-control'
];

const headersOf = async (url: string) => {
	const { headers } = await fetch(url);
	return Object.fromEntries(HEADERS.map((name) => [name, headers.get(name)]));
};

const manifest = JSON.parse(readFileSync('build/data/manifest.json', 'utf8')) as {
	readonly places: { readonly path: string };
};

describe.each(['its own', ...(hasNginx ? ['nginx'] : [])])('on %s', (host) => {
	const site = () => hosts.get(host)!;

	test('pages say what they may load and who may frame them, and only the map for it is for all', async () => {
		for (const page of PAGES) {
			const headers = await headersOf(site() + page);
			const policy = headers['content-security-policy']!;
			expect(policy, page).toContain("object-src 'none'");
			expect(policy.includes("frame-ancestors 'self'"), page).toBe(page !== 'embed/');
			expect(headers, page).toMatchObject({
				'referrer-policy': 'strict-origin-when-cross-origin',
				'cross-origin-opener-policy': 'same-origin',
				'x-content-type-options': 'nosniff',
				'access-control-allow-origin': '*',
				'cache-control': 'no-cache'
			});
			expect(headers['permissions-policy'], page).toContain('camera=()');
			// What one host says, the other says.
			expect(headers, page).toEqual(await headersOf(siteUrl() + page));
		}
	});

	test('files named by their content are kept for good, and licences and the way back are there', async () => {
		const kept = await headersOf(site() + manifest.places.path);
		expect(kept['cache-control']).toContain('immutable');
		const licences = await (await fetch(`${site()}licences.txt`)).text();
		for (const name of ['SIL OPEN FONT LICENSE', 'maplibre-gl', 'svelte']) {
			expect(licences).toContain(name);
		}
		const nowhere = await fetch(`${site()}no/such/page`);
		expect(nowhere.status).toBe(404);
		expect(await nowhere.text()).toContain(withoutApp.notFound);
	});

	test.each(PAGES)('nothing on the page is kept from loading: /%s', async (place) => {
		const { page } = await openPage({ path: place, site: site() });
		await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
		const map = page.locator('[data-map-state]');
		if (place === '' || place === 'embed/') {
			await eventually(() => map.getAttribute('data-map-state')).toBe('ready');
		}
	});

	test('somebody else’s page may frame the map for it, and no other page', async () => {
		const frame = (place: string) => `<iframe src="${site()}${place}" title="${place}"></iframe>`;
		const other = await serveOther(frame('table/') + frame('embed/'));
		onTestFinished(other.close);
		const { page } = await openPage({
			site: other.url,
			framing: site(),
			before: ({ guard }) => {
				guard.expectError(/frame-ancestors/);
				return Promise.resolve();
			}
		});
		await eventually(() => page.frames().length).toBe(3);
		const [table, embed] = page.frames().slice(1);
		await embed!.locator('h1').waitFor();
		expect(await table!.locator('h1').count()).toBe(0);
	});
});
