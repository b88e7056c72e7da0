import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { minifySync } from 'vite';
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

const LAST_RULE = '#whole{top:0}';

/** Other sites may show these pages in a frame; see docs/embed.md. */
const FRAMED = 'embed';

/**
 * What holds for every page, whatever stands in it. Each page names the rest itself: its own scripts and
 * styles by hash.
 */
export const POLICY =
	"connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'";

/** For every page and file. */
export const HEADERS = {
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
 * @param {{ project: string, folder: string, version: string, releases: readonly string[] }} site `folder` is where the site goes, `releases` those of before, which go into it
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function finishing(adapter, { project, folder, version, releases }) {
	return {
		...adapter,
		adapt: async (builder) => {
			await adapter.adapt(builder);
			await endStyles(folder);
			await finishPages(folder, path.join(builder.getClientDirectory(), '.vite/manifest.json'));
			await writeFile(path.join(folder, LICENCES), licences(project, await usedPackages(project)));
			const files = await filesOf(folder);
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
			// A copy on a device is of the newest alone, so these come after its list.
			for (const release of releases) await addRelease(project, folder, release);
			await writeFile(path.join(folder, '_headers'), headers(await filesOf(folder)));
		}
	};
}

/** @type {(folder: string) => Promise<string[]>} paths below it */
const filesOf = async (folder) => (await listFiles(folder, ['.'])).map((file) => file.slice(2));

/** What a release of before has from the site around it, or has none of: it keeps no copy on a device. */
const NOT_IN_RELEASE = /^(?:licences\.txt|404\.html|service-worker\.js|_headers|_app\/copy\.json)$/;

/**
 * The atlas of a release of before becomes a folder of the site.
 *
 * @param {string} project
 * @param {string} folder of the site
 * @param {string} release
 */
async function addRelease(project, folder, release) {
	const built = path.join(project, '.cache/releases', release);
	if (!existsSync(path.join(built, 'index.html'))) {
		throw new Error(
			`The figures of ${release} are kept, but their pages are not built. Run npm run build:releases first, or npm run build, which builds all.`
		);
	}
	await cp(built, path.join(folder, 'release', release), {
		recursive: true,
		filter: (from) => !NOT_IN_RELEASE.test(path.relative(built, from).replaceAll('\\', '/'))
	});
}

/**
 * @param {string} folder of the site
 * @param {string} manifestFile of the bundler: what each of its files imports
 */
async function finishPages(folder, manifestFile) {
	/** @type {Manifest} */
	const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
	/** @type {Map<string, Promise<string>>} */
	const hashes = new Map();
	/** @param {string} file */
	const hashOf = (file) => {
		const hash =
			hashes.get(file) ??
			readFile(file).then((bytes) => createHash('sha256').update(bytes).digest('base64'));
		hashes.set(file, hash);
		return hash;
	};
	const pages = await listFiles(folder, ['.'], (file) => file.endsWith('.html'));
	await Promise.all(
		pages.map(async (file) => {
			const page = path.join(folder, file);
			const small = withSmallScripts(await readFile(page, 'utf8'));
			const whole = withWholePreloads(small, manifest);
			await writeFile(
				page,
				await withIntegrity(whole, (named) => hashOf(path.join(folder, named)))
			);
		})
	);
}

/**
 * A page whose own scripts have no more bytes than they need, under the policy that names them by hash.
 *
 * @param {string} html
 */
export function withSmallScripts(html) {
	const hash = (/** @type {string} */ text) =>
		`'sha256-${createHash('sha256').update(text).digest('base64')}'`;
	let small = html;
	for (const [, tag = '', text = ''] of html.matchAll(
		/(<script(?: data-\w+)?>)(.*?)<\/script>/gs
	)) {
		const { code } = minifySync('inline.js', text, { module: false });
		// What would end the script too soon is left as it was written.
		if (code.length >= text.length || code.includes('</')) continue;
		small = small
			.replace(`${tag}${text}</script>`, () => `${tag}${code}</script>`)
			.replace(hash(text), () => hash(code));
	}
	return small;
}

/**
 * By its last rule a page sees that a file of styles arrived to its end; see `app.html`.
 *
 * @param {string} folder of the site
 */
async function endStyles(folder) {
	const files = await listFiles(folder, ['_app'], (file) => file.endsWith('.css'));
	await Promise.all(files.map((file) => appendFile(path.join(folder, file), LAST_RULE)));
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
 * A page that says what the code that it begins with must be: where it arrives as something else, by a
 * digit, by half or as another page, the browser refuses it and the page says so.
 *
 * @param {string} html
 * @param {(file: string) => Promise<string>} hashOf SHA-256 in base 64 of a file below the site's root
 */
export async function withIntegrity(html, hashOf) {
	const links = html.matchAll(/<link href="(?:\.\.?\/)*(_app\/[^"]+)" rel="modulepreload">/g);
	let whole = html;
	for (const [link, file = ''] of links) {
		const checked = link.replace('>', ` integrity="sha256-${await hashOf(file)}">`);
		whole = whole.replace(link, () => checked);
	}
	return whole;
}

/**
 * `_headers`, as Netlify, Cloudflare Pages and the project's own server read it. What only a header can
 * say is who may frame a page. A rule for all would also hold for the pages that others may frame, so
 * each folder has its own.
 *
 * @param {readonly string[]} files
 */
export function headers(files) {
	const pages = files.filter((file) => file.endsWith('.html') && file !== '404.html');
	// A release of before is a site of its own within the site.
	const siteOf = (/** @type {string} */ file) => /^release\/[^/]+\//.exec(file)?.[0] ?? '';
	const sites = new Set(['', ...pages.map(siteOf)]);
	const folders = new Set(
		pages.map((file) => {
			const site = siteOf(file);
			const below = file.slice(site.length);
			return `/${site}${below.includes('/') ? `${below.split('/', 1)[0]}/*` : ''}`;
		})
	);
	const rule = (/** @type {string} */ place, /** @type {Record<string, string>} */ all) =>
		[place, ...Object.entries(all).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
	const policyOf = (/** @type {string} */ folder) => ({
		'Content-Security-Policy': folder.endsWith(`/${FRAMED}/*`)
			? POLICY
			: `${POLICY}; frame-ancestors 'self'`
	});
	const forever = { 'Cache-Control': 'public, max-age=31536000, immutable' };
	return `${[
		rule('/*', HEADERS),
		...[...sites].map((site) => rule(`/${site}_app/immutable/*`, forever)),
		...[...folders].sort().map((folder) => rule(folder, policyOf(folder)))
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
