import { createHash } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PlainError, runNode } from './run.mjs';
import { composeRelease, keptReleases, regionFolder } from './region.mjs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';

/**
 * @typedef {object} CachedStep
 * @property {string} id name of its stamp
 * @property {string} title
 * @property {string} doing
 * @property {readonly string[]} inputs files and folders that the result depends on
 * @property {(file: string) => boolean} isInput leaves out files that do not change the result
 * @property {readonly string[]} outputs
 * @property {(file: string) => boolean} isOutput
 * @property {readonly (readonly string[])[]} commands arguments of Node, one after the other
 * @property {Readonly<Record<string, string>>} [env] for them alone
 * @property {string} problem said when the command fails
 * @property {boolean} speaksItself whether the command prints its own progress
 */

/** @type {(file: string) => boolean} */
const isTest = (file) => /\.(test|e2e|bench)\.(ts|mjs)$/.test(file);
/** Written by the data step into the source tree: a result of it, not an input. */
const isGenerated = (/** @type {string} */ file) => file.endsWith('.generated.ts');

/** Written by the step of constants, and read by all that follow. */
const isFitted = (/** @type {string} */ file) => file.endsWith('fitted.generated.json');

/** Folder of the region that is built, from the project's own. */
const REGION = path
	.relative(fileURLToPath(new URL('../../', import.meta.url)), regionFolder())
	.replaceAll('\\', '/');
/** Another region's files are another input: what is built of one is never taken for the other. */
const DATA = ['data/catalog', REGION];

const TSX = ['--import', 'tsx', '--import', './scripts/support/region.mjs'];
const BUILD_DATA = [...TSX, 'scripts/build-data.ts'];
const BUILD_APP = ['node_modules/vite/bin/vite.js', 'build'];

/** Releases whose figures are kept: each is an atlas of its own, a folder of the site. */
const KEPT = keptReleases(regionFolder());
/** Where that atlas is built; `finish-site.mjs` takes it from there. */
const releaseSite = (/** @type {string} */ release) => `.cache/releases/${release}`;

/** @type {readonly CachedStep[]} */
const STEPS = [
	{
		id: 'constants',
		title: 'Constants',
		doing: 'fitting design factors to published margins',
		inputs: [
			...DATA,
			'scripts/fit',
			'scripts/build',
			'scripts/data',
			'src/lib/domain',
			'package-lock.json'
		],
		isInput: (file) => !isTest(file) && !isGenerated(file) && !isFitted(file),
		outputs: [REGION],
		isOutput: isFitted,
		commands: [[...TSX, 'scripts/fit/fit.ts']],
		problem: 'The constants could not be fitted; the lines above say why.',
		speaksItself: true
	},
	{
		id: 'data',
		title: 'Data',
		doing: 'building tables and tiles from the figures',
		inputs: [...DATA, 'scripts', 'src/lib/domain', 'package-lock.json'],
		isInput: (file) =>
			!isTest(file) &&
			!isGenerated(file) &&
			!/^scripts\/(bench\/|refresh\/|start\.mjs$|test\.mjs$)/.test(file),
		outputs: ['static/data', 'static/tiles', 'src/lib/domain'],
		isOutput: (file) => file.startsWith('static/') || isGenerated(file),
		commands: [BUILD_DATA],
		problem: 'The data could not be built; the lines above say why.',
		speaksItself: true
	},
	{
		id: 'app',
		title: 'App',
		doing: 'building the app',
		inputs: [
			'src',
			'static',
			...DATA,
			...KEPT.map(releaseSite),
			'svelte.config.js',
			'vite.config.ts',
			'tsconfig.json',
			'package.json',
			'package-lock.json'
		],
		isInput: (file) => !isTest(file),
		outputs: ['build'],
		isOutput: () => true,
		commands: [BUILD_APP],
		problem: 'The app could not be built; the lines above say why.',
		speaksItself: false
	}
];

/**
 * What the step's result depends on: its files, and the language that the site speaks.
 *
 * @param {string} root
 * @param {Pick<CachedStep, 'inputs' | 'isInput'>} step
 */
async function inputsOf(root, { inputs, isInput }) {
	const files = await fingerprint(root, await listFiles(root, inputs, isInput));
	const language = process.env.ROOTLINE_LANGUAGE ?? '';
	return language === '' ? files : `${files} ${language}`;
}

/**
 * Name of the site's version: the same for the same sources, so that a second build gives the same
 * bytes, and a copy kept offline is renewed only where something changed.
 *
 * @param {string} root
 */
export async function siteVersion(root) {
	const app = STEPS.find(({ id }) => id === 'app');
	if (!app) throw new Error('There is no step that builds the app.');
	return createHash('sha256')
		.update(await inputsOf(root, app))
		.digest('hex')
		.slice(0, 16);
}

/**
 * The atlas of a release of before, made from its own figures by the code of today. It goes through `static` as
 * the newest does, which therefore comes after it.
 *
 * @param {string} root
 * @param {string} release
 * @returns {CachedStep}
 */
function releaseStep(root, release) {
	const folder = `.cache/regions/${path.basename(REGION)}-${release}`;
	composeRelease(path.join(root, REGION), release, path.join(root, folder));
	const site = process.env.ROOTLINE_SITE;
	return {
		id: `release-${release}`,
		title: `Figures of ${release.replace('-', '–')}`,
		doing: 'building the atlas on them, for links of then',
		inputs: [
			...['data/catalog', folder, 'src', 'scripts', 'static/icon.svg', 'svelte.config.js'],
			...['vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']
		],
		isInput: (file) => !isTest(file) && !isGenerated(file),
		outputs: [releaseSite(release)],
		isOutput: () => true,
		commands: [BUILD_DATA, BUILD_APP],
		env: {
			ROOTLINE_REGION: path.join(root, folder),
			ROOTLINE_SITE_FOLDER: releaseSite(release),
			...(site ? { ROOTLINE_SITE: `${site}release/${release}/` } : {})
		},
		problem: `The atlas of ${release} could not be built; the lines above say why.`,
		speaksItself: false
	};
}

/**
 * Builds the atlas of every release whose figures are kept, where something it depends on changed.
 *
 * @param {string} root
 * @param {import('./run.mjs').Progress} progress
 */
async function buildReleases(root, progress) {
	for (const release of KEPT) await runCached(root, releaseStep(root, release), progress);
}

/**
 * Runs one step, unless its inputs are those of its last run and its outputs are still as that run
 * left them.
 *
 * @param {string} root
 * @param {CachedStep} step
 * @param {import('./run.mjs').Progress} progress
 * @returns {Promise<'built' | 'unchanged'>}
 */
export async function runCached(root, step, progress) {
	const inputsNow = () => inputsOf(root, step);
	const outputFiles = () => listFiles(root, step.outputs, step.isOutput);

	const inputs = await inputsNow();
	const stamp = await readStamp(root, step.id);
	const left = await outputFiles();
	if (stamp?.inputs === inputs && stamp.outputs === (await fingerprint(root, left))) {
		progress.unchanged(step.title, 'unchanged');
		return 'unchanged';
	}

	await dropStamp(root, step.id);
	const began = performance.now();
	await progress.step(
		step.title,
		step.doing,
		async ({ detail }) => {
			const env = { ...process.env, ...step.env, NODE_ENV: 'production' };
			const options = step.speaksItself ? { cwd: root, env } : { cwd: root, env, onLine: detail };
			for (const command of step.commands) await runNode(command, options, step.problem);
			return undefined;
		},
		{ speaksItself: step.speaksItself }
	);
	const made = await outputFiles();
	if (!made.some((file) => file.startsWith(`${step.outputs[0]}/`))) {
		throw new PlainError(`The step "${step.title}" ended without writing ${step.outputs[0]}.`);
	}
	await writeStamp(root, step.id, {
		inputs,
		outputs: await fingerprint(root, made),
		seconds: (performance.now() - began) / 1000
	});
	return 'built';
}

/**
 * Fits constants and builds tables and tiles where something they depend on changed.
 *
 * @param {string} root
 * @param {import('./run.mjs').Progress} progress
 */
export async function buildData(root, progress) {
	for (const step of STEPS.filter(({ id }) => id !== 'app')) await runCached(root, step, progress);
}

/**
 * Builds tables, tiles and the app where something they depend on changed; the app ends in `build/`.
 *
 * @param {string} root
 * @param {import('./run.mjs').Progress} progress
 */
export async function buildAll(root, progress) {
	await buildReleases(root, progress);
	for (const step of STEPS) await runCached(root, step, progress);
}

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
async function fingerprint(root, files) {
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
async function writeStamp(root, id, stamp) {
	const file = stampFile(root, id);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, `${JSON.stringify(stamp)}\n`);
}

/** @type {(root: string, id: string) => Promise<void>} */
async function dropStamp(root, id) {
	await rm(stampFile(root, id), { force: true });
}

/** By itself, for whoever builds in single steps: the releases of before, then data and app. */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { createProgress } = await import('./run.mjs');
	await buildReleases(process.cwd(), createProgress());
}
