/**
 * How time and memory grow with a region: the pipeline's steps on made-up areas, as many as a metropolitan
 * region, a large state and the whole country have tracts of. Each size runs in a process of its own.
 * `ROOTLINE_SCALE=784,8000` names other sizes.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { SURVEYED, indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import {
	type TractTable,
	type PlaceWeights,
	weightedFigures
} from '../../src/lib/domain/indicators/figures.ts';
import { cachedTable } from '../../src/lib/domain/indicators/derived-tables.ts';
import { madeUpInputs } from '../../src/lib/domain/methods/inputs.fixture.ts';
import { confidenceOf, DEFAULT_DRAWS } from '../../src/lib/domain/methods/confidence.ts';
import { methodById } from '../../src/lib/domain/methods/definitions/index.ts';
import { prepare } from '../../src/lib/domain/methods/prepare.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { type BoundaryFeature, buildCrosswalk } from '../build/weights.ts';
import {
	NEWEST_PERIOD,
	RACE_GROUPS,
	VINTAGES,
	type SurveyPeriod
} from '../../src/lib/domain/statistics/census.ts';
import { countsOf, openEngine } from '../build/at-scale.ts';
import { buildIndicatorFile, tablesOn2020Tracts } from '../build/indicators.ts';
import { buildPlaces } from '../build/places.ts';
import { parseFigures, readFigures } from '../data/figures.ts';
import { PROJECT_DIR, readRegionFile } from '../data/region.ts';
import { encodeTiles, type TileLayer } from '../tiles/encode.ts';
import { writeArchive } from '../tiles/pmtiles.ts';
import { madeUpAreas } from './support/made-up-areas.ts';
import type { Benchmark, BenchReport, Budget } from './support/measure.ts';

/** All sizes take the better part of an hour: among other benches only the first is run. */
const USUAL = process.argv.includes('scale') ? '784,8000,85000' : '784';
const SIZES = (process.env.ROOTLINE_SCALE ?? USUAL).split(',').map(Number);
/** Some of each kind: all of them take as much longer as there are more. */
const SOME = SURVEYED.filter((_, at) => at % 6 === 0);
/** Megabytes that no step may take more of. */
const MOST_MEMORY = 4096;
/** How much longer a step may take for each tract than at the size before. */
const MOST_GROWTH = 1.6;
/** Steps that take less are all overhead at the smallest size. */
const LEAST_SECONDS = 1;

type Step = {
	readonly step: string;
	readonly seconds: number;
	/** Of all cores together: what others do meanwhile does not count. */
	readonly work: number;
	readonly megabytes: number;
};

/** Megabytes that this process has held at once since the last time it was asked. */
function peakMemory(): number {
	try {
		const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
		writeFileSync('/proc/self/clear_refs', '5');
		return Number(peak?.[1] ?? NaN) / 1024;
	} catch {
		// Elsewhere only the most since its start is known.
		return process.resourceUsage().maxRSS / 1024;
	}
}

/** What one process measures: each holds no more than its own steps need. */
const PARTS = ['weights', 'tiles', 'indicators'] as const;
type Part = (typeof PARTS)[number];

async function measured(count: number, part: Part, say: (step: Step) => void): Promise<void> {
	async function run<T>(step: string, work: () => T | Promise<T>): Promise<T> {
		globalThis.gc?.();
		peakMemory();
		const began = performance.now();
		const before = process.cpuUsage();
		const result = await work();
		const { user, system } = process.cpuUsage(before);
		const seconds = (performance.now() - began) / 1000;
		say({ step, seconds, work: (user + system) / 1e6, megabytes: peakMemory() });
		return result;
	}
	if (part === 'tiles') {
		await measureTiles(count, run);
		return;
	}
	const { places: placesInput, crosswalk: crosswalkInput } = madeUpAreas(count);
	const to = crosswalkInput.tracts2020.map(({ id }) => id);
	const from = crosswalkInput.tracts2010.map(({ id }) => id);
	if (part === 'indicators') {
		const crosswalk = await buildCrosswalk(crosswalkInput);
		const { weights } = await buildPlaces(placesInput);
		const published = new Map<SurveyPeriod, TractTable>(
			VINTAGES.map((period) => {
				if (period === NEWEST_PERIOD) return [period, repeated(period, to)];
				return [period, onAreas(readFigures(period), Number(period.slice(5)) < 2020 ? from : to)];
			})
		);
		const tables = tablesOn2020Tracts(published, crosswalk);
		await run(`${SOME.length} of ${SURVEYED.length} indicators`, () => {
			for (const definition of SOME)
				buildIndicatorFile(definition, {
					...tables,
					places: weights,
					indicatorOf: indicatorById
				});
		});
		return;
	}

	const table = await run('figures of a period read', () => repeated(NEWEST_PERIOD, to));
	const crosswalk = await run('weights from 2010 to 2020', () => buildCrosswalk(crosswalkInput));
	const places = await run('places and their weights', () => buildPlaces(placesInput));
	const folder = mkdtempSync(join(tmpdir(), 'rootline-scale-'));
	const engine = await openEngine(folder, '1GB');
	try {
		const newest = new Map([[NEWEST_PERIOD, table]]);
		await run('areas and figures as Parquet', () =>
			engine.write({
				places: placesInput,
				crosswalk: crosswalkInput,
				figures: newest,
				figures2010: new Map()
			})
		);
		await run('weights and sums by DuckDB', () => engine.run());
		await run('a quarter of the same sums by the build', async () => {
			for (const [basis, ours] of weightsOf(places.weights)) {
				const sql = `SELECT place, tract, weight FROM weights WHERE basis = '${basis}'`;
				for (const [place, tract, weight] of await engine.rows(sql)) {
					const key = `${Number(place)} ${Number(tract)}`;
					if (!near(ours.get(key) ?? 0, weight)) throw new Error(`${basis} of ${key} differ.`);
					ours.delete(key);
				}
				const left = [...ours].find(([, weight]) => !near(weight, 0));
				if (left) throw new Error(`DuckDB has no ${basis} of ${left[0]}.`);
			}
			const carried = await engine.rows('SELECT tract, old_tract, count_weight FROM carrying');
			const overlaps = crosswalk.overlaps.flatMap((row, tract) =>
				row.map(({ from: old, countWeight }) => [`${tract} ${old}`, countWeight] as const)
			);
			const weights = new Map(overlaps);
			if (
				carried.length !== overlaps.length ||
				!carried.every(([tract, old, weight]) =>
					near(weights.get(`${Number(tract)} ${Number(old)}`) ?? null, weight)
				)
			)
				throw new Error('Weights from 2010 to 2020 differ.');
			for (const variable of countsOf(table).filter((_, at) => at % 4 === 0)) {
				const own = new Map([[NEWEST_PERIOD, cachedTable(table)]]);
				const sql = `SELECT number, value, margin FROM sums WHERE kind = 'place' AND variable = '${variable}'`;
				const theirs = new Map((await engine.rows(sql)).map(([row, ...sum]) => [Number(row), sum]));
				for (const [row, place] of places.weights.entries()) {
					const { value, moe } = weightedFigures(own, place).count([variable], NEWEST_PERIOD);
					// A place that holds nothing of any tract has no row.
					const [sum, margin] = theirs.get(row) ?? [0, null];
					if (!near(value, sum) || !near(moe, margin))
						throw new Error(`${variable} of ${place.key} differs.`);
				}
			}
		});
	} finally {
		engine.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

type Run = <T>(step: string, work: () => T | Promise<T>) => Promise<T>;

async function measureTiles(count: number, run: Run): Promise<void> {
	await run('classes, drawn a thousand times', async () => {
		const method = methodById('corridor-pressure');
		const inputs = madeUpInputs([method], { areas: count, seed: 1, missing: 0.02 });
		await confidenceOf([prepare(method, inputs)], DEFAULT_DRAWS);
	});
	const { tracts } = madeUpAreas(count).places;
	await run('tiles of all tracts', () => {
		const bytes = tilesOf(tracts);
		if (bytes < 1000) throw new Error('The tiles are empty.');
	});
	if (spawnSync('tippecanoe', ['--version']).status === 0)
		await run('the same tiles by tippecanoe', () => byTippecanoe(tracts));
}

const near = (one: number | null, other: unknown) =>
	one === null
		? other === null
		: typeof other === 'number' && Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));

/** Weights by what is counted, then by place and tract. */
function weightsOf(
	places: readonly PlaceWeights[]
): readonly (readonly [string, Map<string, number>])[] {
	return ['households', 'people', ...RACE_GROUPS].map((basis, at) => {
		const all = new Map<string, number>();
		for (const [row, { tracts, households, people, groups }] of places.entries()) {
			const weights = [households, people, ...groups][at] ?? [];
			for (const [i, tract] of tracts.entries()) all.set(`${row} ${tract}`, weights[i] ?? 0);
		}
		return [basis, all] as const;
	});
}

/** The region's own figures over and over, as a file of so many tracts would be read. */
function repeated(period: SurveyPeriod, geoids: readonly string[]): TractTable {
	const [header = '', ...rows] = readRegionFile('figures', `acs5-${period}.csv`)
		.trimEnd()
		.split('\n');
	const cells = rows.map((row) => row.slice(row.indexOf(',')));
	const lines = geoids.map((geoid, at) => `${geoid}${cells[at % cells.length] ?? ''}`);
	return parseFigures(period, [header, ...lines, ''].join('\n'));
}

/** The same without a file: an earlier period, whose reading is not measured. */
function onAreas(table: TractTable, geoids: readonly string[]): TractTable {
	const size = table.geoids.length;
	return { ...table, geoids, estimate: (row, variable) => table.estimate(row % size, variable) };
}

const TILES = { first: 6, last: 10 };

/** Bytes of the archive that holds all tracts, at the zooms of a map of the region. */
function tilesOf(tracts: readonly BoundaryFeature[]): number {
	const features = tracts.map(({ id, geometry }) => ({
		type: 'Feature' as const,
		geometry,
		properties: { GEOID: id }
	}));
	const layer: TileLayer = {
		id: 'tracts',
		description: '',
		kind: 'tiling',
		minzoom: TILES.first,
		maxzoom: TILES.last,
		fields: [{ key: 'GEOID', type: 'String', description: '' }],
		detail: (zoom) => ({ triangle: zoom === TILES.last ? 0 : 1, smallestPart: 0 }),
		features
	};
	const [west, south] = REGION.bounds;
	return writeArchive({
		tiles: encodeTiles([layer]),
		bounds: REGION.bounds,
		center: { longitude: west, latitude: south, zoom: TILES.first },
		metadata: { name: '', description: '', attribution: '', version: '', layers: [layer] }
	}).bytes.length;
}

/** The same by another program, where it is installed. */
function byTippecanoe(tracts: readonly BoundaryFeature[]): void {
	const folder = mkdtempSync(join(tmpdir(), 'rootline-tippecanoe-'));
	const from = join(folder, 'tracts.geojsonl');
	const line = ({ id, geometry }: BoundaryFeature) =>
		JSON.stringify({ type: 'Feature', geometry, properties: { GEOID: id } });
	writeFileSync(from, tracts.map(line).join('\n'));
	const zooms = [`-Z${TILES.first}`, `-z${TILES.last}`];
	const to = join(folder, 'tracts.pmtiles');
	const { status } = spawnSync('tippecanoe', [
		'-q',
		'-P',
		...zooms,
		'-l',
		'tracts',
		'-o',
		to,
		from
	]);
	rmSync(folder, { recursive: true, force: true });
	if (status !== 0) throw new Error('tippecanoe could not make the tiles.');
}

const SCRIPT = fileURLToPath(import.meta.url);
/** The heap of scripts may have so many megabytes; DuckDB has a gigabyte beside it. */
const NODE = ['--expose-gc', '--max-old-space-size=3072', '--import', 'tsx'];

/** Steps of one size and part, from a process of their own. */
function stepsOf(count: number, part: Part): readonly Step[] {
	const args = [...NODE, '--import', './scripts/support/region.mjs', SCRIPT, String(count), part];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: PROJECT_DIR,
		encoding: 'utf8'
	});
	const steps = stdout.split('\n').filter((line) => line.startsWith('{'));
	const said = steps.map((line) => JSON.parse(line) as Step);
	if (status === 0) return said;
	const why = stderr.split('\n').find((line) => /error/i.test(line)) ?? '';
	console.log(`${count} tracts, ${part}: ${why}`);
	return [...said, { step: `${part}: not done`, seconds: NaN, work: NaN, megabytes: Infinity }];
}

function report(): BenchReport {
	const sizes = SIZES.map((count) => ({
		count,
		steps: PARTS.flatMap((part) => stepsOf(count, part))
	}));
	const budgets: Budget[] = [];
	for (const [at, { count, steps }] of sizes.entries()) {
		const most = Math.max(...steps.map(({ megabytes }) => megabytes));
		budgets.push({ what: `memory, ${count} tracts`, value: most, most: MOST_MEMORY, unit: 'MB' });
		const before = sizes[at - 1];
		for (const { step, work } of steps) {
			const was = before?.steps.find((each) => each.step === step)?.work ?? 0;
			if (!before || was < LEAST_SECONDS) continue;
			const value = work / count / (was / before.count);
			const what = `${step}: work for each tract, ${before.count} to ${count}`;
			budgets.push({ what, value, most: MOST_GROWTH, unit: 'times' });
		}
	}
	const names = [...new Set(sizes.flatMap(({ steps }) => steps.map(({ step }) => step)))];
	const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`;
	return {
		tables: [
			{
				title: `On ${machine}: seconds, seconds of all cores, and megabytes at most`,
				columns: ['', ...sizes.flatMap(({ count }) => [String(count), 's', 'MB'])],
				rows: names.map((name) => [
					name,
					...sizes.flatMap(({ steps }) => {
						const found = steps.find(({ step }) => step === name);
						if (!found) return ['–', '–', '–'];
						const { seconds, work, megabytes } = found;
						return [seconds.toFixed(1), work.toFixed(1), megabytes.toFixed(0)].map((cell) =>
							/^\d/.test(cell) ? cell : '–'
						);
					})
				])
			}
		],
		budgets
	};
}

export default { title: 'Scale', run: () => Promise.resolve(report()) } satisfies Benchmark;

if (process.argv[1] === SCRIPT) {
	const part = PARTS.find((each) => each === process.argv[3]) ?? 'weights';
	await measured(Number(process.argv[2]), part, (step) => {
		console.log(JSON.stringify(step));
	});
}
