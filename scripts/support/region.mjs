/**
 * Which region the atlas is built of: `#region/…` in package.json says which one by itself,
 * `ROOTLINE_REGION` another, as a folder or as its name under `data/regions`. Loaded before a script
 * (`tsx --import ./scripts/support/region.mjs`), it makes imports of `#region/…` follow.
 */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
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
