/**
 * Lighthouse's marks of the built site as its own server sends it, on Lighthouse's default phone and
 * network. Lighthouse is no dependency: it is fetched once, in an exact version, when this runs.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { CHROMIUM_ARGS, findChromium } from '../support/chromium.mjs';
import { run } from '../support/run.mjs';
import { serve } from '../support/static-files.mjs';
import { TABLE_PATH } from './support/counting-site.ts';
import type { Benchmark, BenchReport } from './support/measure.ts';
import { spread } from './support/measure.ts';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const RUNS = 5;

/** `least` is what a page's performance is worth; everything else is to be faultless. */
type LookedAt = { readonly name: string; readonly path: string; readonly least: number };

const FAULTLESS = ['accessibility', 'best-practices', 'seo'] as const;
const CATEGORIES = ['performance', ...FAULTLESS] as const;
/** Milliseconds, but for the shift, which has no unit. */
const METRICS = {
	'first-contentful-paint': 'FCP ms',
	'largest-contentful-paint': 'LCP ms',
	'total-blocking-time': 'TBT ms',
	'speed-index': 'SI ms',
	'cumulative-layout-shift': 'CLS'
} as const;

type Metric = keyof typeof METRICS;
type Category = (typeof CATEGORIES)[number];

/** What of Lighthouse's result is read. */
type Result = {
	readonly categories: Readonly<Record<Category, { readonly score: number | null }>>;
	readonly audits: Readonly<Record<Metric, { readonly numericValue?: number }>>;
	readonly runtimeError?: { readonly message: string };
};

const METRIC_IDS = Object.keys(METRICS) as Metric[];

export default {
	title: 'Lighthouse',
	async run(): Promise<BenchReport> {
		const chromium = await findChromium();
		if (!chromium)
			throw new Error('No Chromium was found. Run npm test once, or set CHROMIUM_PATH.');
		await fetchLighthouse();
		const pages = await pagesToLookAt();
		const site = await serve({ root: path.resolve('build'), port: 0 });
		const folder = await mkdtemp(path.join(tmpdir(), 'lighthouse-'));
		try {
			const seen = pages.map((page) => ({ page, results: [] as Result[] }));
			// In turns, so that whatever else the machine does falls on all of them alike.
			for (let round = 0; round < RUNS; round++) {
				for (const { page, results } of seen) {
					results.push(
						await look(site.url + page.path, path.join(folder, 'result.json'), chromium)
					);
				}
			}
			return reportOf(seen);
		} finally {
			await site.close();
			await rm(folder, { recursive: true, force: true });
		}
	}
} satisfies Benchmark;

/** The first view, a page of a station, and the table. */
async function pagesToLookAt(): Promise<LookedAt[]> {
	const stations = await readdir(path.resolve('build/station')).catch(() => []);
	const [station] = stations.sort();
	if (station === undefined)
		throw new Error('build/ holds no page of a station. Run npm run build first.');
	return [
		{ name: 'First view', path: '', least: 80 },
		{ name: 'A station', path: `station/${station}/`, least: 95 },
		{ name: 'Table', path: TABLE_PATH, least: 90 }
	];
}

function lighthouse(args: readonly string[], env = process.env) {
	return run('npx', ['--yes', LIGHTHOUSE, ...args], {
		cwd: process.cwd(),
		env,
		shell: process.platform === 'win32',
		onLine: () => undefined
	});
}

async function fetchLighthouse(): Promise<void> {
	const { status, output } = await lighthouse(['--version']);
	if (status === 0) return;
	throw new Error(
		`${LIGHTHOUSE} could not be fetched. It comes from npm's registry the first time, so that needs a network.\n${output}`
	);
}

async function look(url: string, file: string, chromium: string): Promise<Result> {
	const flags = ['--headless=new', ...CHROMIUM_ARGS].join(' ');
	const { status, output } = await lighthouse(
		[
			url,
			'--quiet',
			'--no-enable-error-reporting',
			`--only-categories=${CATEGORIES.join(',')}`,
			'--output=json',
			`--output-path=${file}`,
			`--chrome-flags="${flags}"`
		],
		{ ...process.env, CHROME_PATH: chromium }
	);
	if (status !== 0) throw new Error(`Lighthouse gave up on ${url}.\n${output}`);
	const result = JSON.parse(await readFile(file, 'utf8')) as Result;
	if (result.runtimeError) throw new Error(`${url}: ${result.runtimeError.message}`);
	return result;
}

function reportOf(
	seen: readonly { readonly page: LookedAt; readonly results: readonly Result[] }[]
): BenchReport {
	const marksOf = (results: readonly Result[], category: Category) =>
		spread(results.map(({ categories }) => 100 * (categories[category].score ?? NaN)));
	const metricOf = (results: readonly Result[], metric: Metric) =>
		spread(results.map(({ audits }) => audits[metric].numericValue ?? NaN)).median;
	return {
		tables: [
			{
				title: `Marks of 100, median of ${RUNS}`,
				columns: ['', 'performance', 'from', 'to', ...FAULTLESS],
				rows: seen.map(({ page, results }) => {
					const { median, min, max } = marksOf(results, 'performance');
					const others = FAULTLESS.map((category) => marksOf(results, category).median);
					return [page.name, ...[median, min, max, ...others].map((mark) => mark.toFixed(0))];
				})
			},
			{
				title: `What performance is made of, median of ${RUNS}`,
				columns: ['', ...METRIC_IDS.map((metric) => METRICS[metric])],
				rows: seen.map(({ page, results }) => [
					page.name,
					...METRIC_IDS.map((metric) =>
						metricOf(results, metric).toFixed(metric === 'cumulative-layout-shift' ? 3 : 0)
					)
				])
			}
		],
		budgets: seen.flatMap(({ page, results }) =>
			CATEGORIES.map((category) => ({
				what: `${page.name}, ${category}`,
				value: marksOf(results, category).median,
				least: category === 'performance' ? page.least : 100,
				unit: 'points'
			}))
		)
	};
}
