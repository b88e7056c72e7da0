import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from './pipeline.mjs';

/**
 * What a built site needs beside its pages: the list that a copy on a device is checked against, headers
 * for hosts, and the licences of what it is made of.
 */

/** Below the site's root; see `src/lib/app/files/copy.ts`. */
const COPY_LIST = '_app/copy.json';
/** For other programs and sites, or for hosts: nothing that the app reads. */
const NOT_IN_COPY =
	/^(?:licences\.txt$|tiles\/areas-|preview\/|oembed\/|404\.html$|service-worker\.js$|_headers$)/;
const LICENCES = 'licences.txt';

/** Other sites may show these pages in a frame; see docs/embed.md. */
const FRAMED = 'embed';

/** For every page and file. */
const HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy':
		'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
	// Public files; a map in a sandboxed frame has no origin and could not read them else.
	'Access-Control-Allow-Origin': '*'
};

/**
 * An adapter that writes these files after the other has written the site.
 *
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {{ project: string, folder: string, version: string }} site `folder` is where the site goes
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function finishing(adapter, { project, folder, version }) {
	return {
		...adapter,
		adapt: async (builder) => {
			await adapter.adapt(builder);
			await preloadAll(folder, path.join(builder.getClientDirectory(), '.vite/manifest.json'));
			await writeFile(path.join(folder, LICENCES), licences(project, await usedPackages(project)));
			const files = await listFiles(folder, ['.']).then((all) => all.map((file) => file.slice(2)));
			await writeFile(path.join(folder, '_headers'), headers(files));
			const listed = files.filter((file) => !NOT_IN_COPY.test(file) && file !== COPY_LIST);
			const entries = await Promise.all(
				listed.map(async (file) => [
					file.replace(/(^|\/)index\.html$/, '$1'),
					createHash('sha256')
						.update(await readFile(path.join(folder, file)))
						.digest('hex')
						.slice(0, 16)
				])
			);
			await writeFile(path.join(folder, COPY_LIST), JSON.stringify({ version, files: entries }));
		}
	};
}

/**
 * @param {string} folder of the site
 * @param {string} manifestFile of the bundler: what each of its files imports
 */
async function preloadAll(folder, manifestFile) {
	/** @type {Manifest} */
	const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
	const pages = await listFiles(folder, ['.'], (file) => file.endsWith('.html'));
	await Promise.all(
		pages.map(async (file) => {
			const page = path.join(folder, file);
			await writeFile(page, withWholePreloads(await readFile(page, 'utf8'), manifest));
		})
	);
}

/**
 * @typedef {Readonly<Record<string, { readonly file: string, readonly imports?: readonly string[] }>>} Manifest
 */

/**
 * A page that names in its head all code that it begins with. SvelteKit leaves out files, and what these
 * import, that something also asks for later: the browser would learn of them only when the others have
 * come, a journey to the host and back later.
 *
 * @param {string} html
 * @param {Manifest} manifest
 */
export function withWholePreloads(html, manifest) {
	const links = [
		...html.matchAll(/<link href="((?:\.\.?\/)*)(_app\/[^"]+\.js)" rel="modulepreload">/g)
	];
	const last = links.at(-1);
	if (!last) return html;
	const chunks = new Map(Object.values(manifest).map((chunk) => [chunk.file, chunk]));
	const named = new Set(links.map(([, , file = '']) => file));
	const all = new Set(named);
	for (const file of all) {
		for (const name of chunks.get(file)?.imports ?? []) {
			const imported = manifest[name];
			if (imported) all.add(imported.file);
		}
	}
	const [link, root = ''] = last;
	const more = [...all]
		.filter((file) => !named.has(file))
		.map((file) => `\n\t\t<link href="${root}${file}" rel="modulepreload">`);
	return html.replace(link, () => link + more.join(''));
}

/**
 * `_headers`, as Netlify, Cloudflare Pages and the project's own server read it. Pages name their own
 * policies; what only a header can say is who may frame them. A rule for all would also hold for the
 * pages that others may frame, so each folder has its own.
 *
 * @param {readonly string[]} files
 */
export function headers(files) {
	const pages = files.filter((file) => file.endsWith('.html') && file !== '404.html');
	const folders = new Set(
		pages.map((file) => (file.includes('/') ? `/${file.split('/', 1)[0]}/*` : '/'))
	);
	folders.delete(`/${FRAMED}/*`);
	const rule = (/** @type {string} */ place, /** @type {Record<string, string>} */ all) =>
		[place, ...Object.entries(all).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
	const own = { 'Content-Security-Policy': "frame-ancestors 'self'" };
	const forever = { 'Cache-Control': 'public, max-age=31536000, immutable' };
	return `${[
		rule('/*', HEADERS),
		rule('/_app/immutable/*', forever),
		...[...folders].sort().map((folder) => rule(folder, own))
	].join('\n\n')}\n`;
}

/**
 * What the app's own code imports, and what that needs in turn.
 *
 * @param {string} project
 * @returns {Promise<string[]>} names, in order
 */
async function usedPackages(project) {
	const sources = await listFiles(project, ['src'], (file) =>
		/(?<!\.(?:test|fixture))\.(?:ts|js|svelte)$/.test(file)
	);
	/** @type {Set<string>} */
	const used = new Set(['svelte', '@sveltejs/kit']);
	for (const file of sources) {
		const text = await readFile(path.join(project, file), 'utf8');
		const imports = text.matchAll(
			/(?:from|import|import\()\s*['"]((?:@[\w-]+\/)?[\w-]+)[^'"]*['"]/g
		);
		for (const [, name = ''] of imports) used.add(name);
	}
	for (const name of used) {
		for (const needed of Object.keys(packageOf(project, name)?.dependencies ?? {}))
			used.add(needed);
	}
	return [...used]
		.filter((name) => !name.startsWith('@types/') && packageOf(project, name) !== null)
		.sort();
}

/**
 * @param {string} project
 * @param {string} name
 * @returns {{ version: string, license?: string, dependencies?: Record<string, string> } | null}
 */
function packageOf(project, name) {
	const file = path.join(project, 'node_modules', name, 'package.json');
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** @type {(project: string, names: readonly string[]) => string} */
function licences(project, names) {
	const own = `Rootline\n\n${readFileSync(path.join(project, 'LICENSE'), 'utf8').trim()}`;
	const others = names.map((name) => {
		const { version, license = 'see its source' } = packageOf(project, name) ?? { version: '' };
		const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE']
			.map((each) => path.join(project, 'node_modules', name, each))
			.find((each) => existsSync(each));
		const text = file ? `\n\n${readFileSync(file, 'utf8').trim()}` : '';
		return `${name} ${version} (${license})${text}`;
	});
	return `${[own, ...others].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
