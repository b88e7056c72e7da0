/**
 * Which region the atlas is built of: `#region/…` in package.json says which one by itself,
 * `ROOTLINE_REGION` another, as a folder or as its name under `data/regions`. Loaded before a script
 * (`tsx --import ./scripts/support/region.mjs`), it makes imports of `#region/…` follow.
 */
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The region's folder, absolute.
 *
 * @throws {Error} where there is no such region
 */
export function regionFolder() {
	const asked = process.env.ROOTLINE_REGION ?? '';
	const folder = asked === '' ? usualFolder() : path.resolve(PROJECT, 'data/regions', asked);
	settleRegion(folder, false);
	if (!existsSync(path.join(folder, 'region.json'))) {
		throw new Error(
			`ROOTLINE_REGION: there is no region in ${folder}; its region.json is missing.`
		);
	}
	return folder;
}

/**
 * Where a region's folder is made anew, and where the one before stays until the new one is in place.
 *
 * @param {string} folder
 */
export function besideRegion(folder) {
	const beside = (/** @type {string} */ what) =>
		path.join(path.dirname(folder), `.${path.basename(folder)}.${what}`);
	return { next: beside('next'), before: beside('before') };
}

/**
 * Undoes a replacement that was interrupted between its two steps, and throws away what is left of one.
 *
 * @param {string} folder
 * @param {boolean} [alone] whether nobody else can be replacing it at this moment
 */
export function settleRegion(folder, alone = true) {
	const { next, before } = besideRegion(folder);
	if (!existsSync(folder) && existsSync(before)) {
		try {
			renameSync(before, folder);
		} catch (error) {
			// Somebody was faster, or the new folder has just taken its place.
			if (!existsSync(folder)) throw error;
		}
	}
	if (!alone || !existsSync(folder)) return;
	rmSync(next, { recursive: true, force: true });
	rmSync(before, { recursive: true, force: true });
}

/*
 * Releases of before stay in a region's folder, under `releases/<period>`: of each, what has been replaced since, as it
 * was. All else a release has in common with the one after it. Together they are the folder of then.
 */

const RELEASES = 'releases';

/** Folders of which the manifest names every file: what a release does not name, came after it. */
const LISTED = /^(?:figures|records|places|corridors|program)\//;

/**
 * @typedef {{ readonly path: string, readonly sources: readonly string[], readonly bytes: number, readonly sha256: string }} ListedFile
 * @typedef {{ readonly format: number, readonly sources: readonly { readonly id: string }[], readonly files: readonly ListedFile[] }} ListedFiles
 * @typedef {{ readonly newestPeriod: string, readonly releases: { readonly first: string, readonly kept: readonly string[], readonly newest?: string } }} RegionFacts
 */

/** @type {(file: string) => any} */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Releases whose figures are kept, the newest of them first. Where the folder is that of an older release, none.
 *
 * @param {string} folder of the region
 * @returns {readonly string[]}
 */
export function keptReleases(folder) {
	/** @type {RegionFacts} */
	const { releases } = readJson(path.join(folder, 'region.json'));
	return releases.newest === undefined ? releases.kept : [];
}

/**
 * Keeps what is about to be replaced, for the newest of the releases before; what it keeps already is never replaced.
 *
 * @param {string} folder of the region, before anything of it is replaced
 * @param {Readonly<Record<string, string>>} files text by path, as they are going to be
 * @param {string} [ending] the release that the folder is of, where another takes its place
 */
export function keepReleased(folder, files, ending) {
	if (!existsSync(path.join(folder, 'region.json'))) return;
	const release = ending ?? keptReleases(folder)[0];
	if (release === undefined) return;
	const kept = path.join(folder, RELEASES, release);
	const own =
		ending === undefined ? path.join(kept, 'manifest.json') : path.join(folder, 'manifest.json');
	/** @type {ListedFiles} */
	const manifest = readJson(own);
	const named = new Set(manifest.files.map((file) => file.path));
	// Constants are fitted to the newest figures by the next build, so they are kept whatever comes.
	const always =
		ending === undefined ? [] : ['region.json', 'manifest.json', 'fitted.generated.json'];
	for (const file of new Set([...always, ...Object.keys(files)])) {
		const [from, to] = [path.join(folder, file), path.join(kept, file)];
		if (!existsSync(from) || existsSync(to) || (LISTED.test(file) && !named.has(file))) continue;
		if (files[file] === readFileSync(from, 'utf8') && !always.includes(file)) continue;
		mkdirSync(path.dirname(to), { recursive: true });
		copyFileSync(from, to);
	}
}

/**
 * Puts a release of before together again, as the folder of a region that any build takes.
 *
 * @param {string} folder of the region
 * @param {string} release one of those that are kept
 * @param {string} target where to; what is there is replaced
 */
export function composeRelease(folder, release, target) {
	/** @type {RegionFacts} */
	const now = readJson(path.join(folder, 'region.json'));
	/** @type {ListedFiles} */
	const listedNow = readJson(path.join(folder, 'manifest.json'));
	rmSync(target, { recursive: true, force: true });
	cpSync(folder, target, {
		recursive: true,
		filter: (from) => path.relative(folder, from) !== RELEASES
	});
	// Each has in common with the next what it does not keep itself.
	for (const each of now.releases.kept.filter((one) => one >= release)) {
		cpSync(path.join(folder, RELEASES, each), target, { recursive: true });
	}
	const regionFile = path.join(target, 'region.json');
	/** @type {RegionFacts} */
	const then = readJson(regionFile);
	const releases = { ...now.releases, newest: now.newestPeriod };
	writeFileSync(regionFile, JSON.stringify({ ...then, releases }));

	// What is common may have been mended since, so it is listed as it is by now.
	const manifestFile = path.join(target, 'manifest.json');
	/** @type {ListedFiles} */
	const listed = readJson(manifestFile);
	const files = listed.files.map((file) => {
		const bytes = readFileSync(path.join(target, file.path));
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		if (sha256 === file.sha256) return file;
		return listedNow.files.find((each) => each.path === file.path) ?? file;
	});
	const ids = new Set(listed.sources.map(({ id }) => id));
	const sources = [...listed.sources, ...listedNow.sources.filter(({ id }) => !ids.has(id))];
	writeFileSync(manifestFile, JSON.stringify({ ...listed, sources, files }));
	const named = new Set(listed.files.map((file) => file.path));
	for (const found of readdirSync(target, {
		recursive: true,
		encoding: 'utf8',
		withFileTypes: true
	})) {
		const file = path.join(found.parentPath, found.name);
		const below = path.relative(target, file).replaceAll('\\', '/');
		if (found.isFile() && LISTED.test(below) && !named.has(below)) rmSync(file);
	}
}

function usualFolder() {
	/** @type {{ imports: { '#region/*': string } }} */
	const { imports } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
	return path.resolve(PROJECT, imports['#region/*'].slice(0, -2));
}

/** Runs in the thread that resolves imports, which reads nothing of this module. */
const RESOLVE = `
	let folder;
	export function initialize(data) { folder = data; }
	export function resolve(specifier, context, next) {
		const own = specifier.startsWith('#region/');
		return next(own ? new URL(specifier.slice('#region/'.length), folder).href : specifier, context);
	}
`;

if ((process.env.ROOTLINE_REGION ?? '') !== '') {
	register(`data:text/javascript,${encodeURIComponent(RESOLVE)}`, {
		data: `${pathToFileURL(regionFolder()).href}/`
	});
}
