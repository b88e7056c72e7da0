import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Files below `paths` (files or folders, relative to `root`, missing ones left out), sorted, with
 * forward slashes.
 *
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(file: string) => boolean} [keep]
 * @returns {Promise<string[]>}
 */
export async function listFiles(root, paths, keep = () => true) {
	/** @type {Set<string>} */
	const found = new Set();
	/** @param {string} place */
	const visit = async (place) => {
		const status = await stat(path.join(root, place)).catch(() => null);
		if (status?.isFile() && keep(place)) found.add(place);
		if (!status?.isDirectory()) return;
		for (const name of await readdir(path.join(root, place))) await visit(`${place}/${name}`);
	};
	for (const place of paths) await visit(place);
	return [...found].sort();
}

/**
 * SHA-256 over names and contents: the same for the same files whatever their dates.
 *
 * @param {string} root
 * @param {readonly string[]} files
 */
export async function fingerprint(root, files) {
	const hash = createHash('sha256');
	for (const file of files) {
		const content = await readFile(path.join(root, file));
		hash.update(`${file}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}

/**
 * What a step was made from and what it left behind, kept in `.cache/steps`.
 *
 * @typedef {{ inputs: string, outputs: string, seconds: number }} Stamp
 */

/** @type {(root: string, id: string) => string} */
const stampFile = (root, id) => path.join(root, '.cache', 'steps', `${id}.json`);

/**
 * @param {string} root
 * @param {string} id
 * @returns {Promise<Stamp | null>} null where there is none that can be read
 */
export async function readStamp(root, id) {
	try {
		return JSON.parse(await readFile(stampFile(root, id), 'utf8'));
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
		throw error;
	}
}

/** @type {(root: string, id: string, stamp: Stamp) => Promise<void>} */
export async function writeStamp(root, id, stamp) {
	const file = stampFile(root, id);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, `${JSON.stringify(stamp)}\n`);
}

/** @type {(root: string, id: string) => Promise<void>} */
export async function dropStamp(root, id) {
	await rm(stampFile(root, id), { force: true });
}
