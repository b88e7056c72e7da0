/**
 * npm run weigh -- <folder> : writes areas, counts and figures of the region as Parquet, lets a database make
 * weights and sums of them (`at-scale.sql`), and keeps those as Parquet too. The same figures as the build's,
 * for more areas than one program should hold: see docs/data.md.
 */
import type { DuckDBValue } from '@duckdb/node-api';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { PlanarArea } from '../../src/lib/domain/geometry/area.ts';
import { RACE_GROUPS, isMedian, weightBasis } from '../../src/lib/domain/statistics/census.ts';
import { baseOfRate, type Variable } from '../../src/lib/domain/statistics/census.ts';
import { tractCount, type TractTable } from '../../src/lib/domain/indicators/figures.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import { PROJECT_DIR, REGION_DIR } from '../data/region.ts';
import { PlainError } from '../support/run.mjs';
import {
	areaOfFeature,
	buildCrosswalk,
	groupsWithinTracts,
	type CrosswalkInput
} from './weights.ts';
import { readIndicatorInputs } from './indicators.ts';
import { readFigures } from '../data/figures.ts';
import { placesToWeigh, readCrosswalkInput, readPlacesInput, type PlacesInput } from './places.ts';

/** Columns of the files that are written, by table. */
const TABLES = {
	/** `held_by`: of which kind are the areas that this one is divided among. */
	areas: {
		area: 'INTEGER',
		kind: 'VARCHAR',
		number: 'INTEGER',
		held_by: 'VARCHAR',
		west: 'DOUBLE',
		south: 'DOUBLE',
		east: 'DOUBLE',
		north: 'DOUBLE',
		size: 'DOUBLE'
	},
	sides: {
		area: 'INTEGER',
		x1: 'DOUBLE',
		y1: 'DOUBLE',
		x2: 'DOUBLE',
		y2: 'DOUBLE',
		sign: 'INTEGER'
	},
	cells: {
		area: 'INTEGER',
		cell_x: 'INTEGER',
		cell_y: 'INTEGER',
		cell_west: 'DOUBLE',
		cell_south: 'DOUBLE',
		cell_east: 'DOUBLE',
		cell_north: 'DOUBLE'
	},
	block_groups: { block_group: 'INTEGER', tract: 'INTEGER', land: 'DOUBLE' },
	counts: { block_group: 'INTEGER', basis: 'VARCHAR', count: 'DOUBLE' },
	listed: { place: 'INTEGER', block_group: 'INTEGER', share: 'DOUBLE' },
	figures: {
		tract: 'INTEGER',
		period: 'VARCHAR',
		variable: 'VARCHAR',
		basis: 'VARCHAR',
		value: 'DOUBLE',
		margin: 'DOUBLE',
		missing: 'INTEGER'
	},
	figures_2010: {
		tract: 'INTEGER',
		period: 'VARCHAR',
		variable: 'VARCHAR',
		value: 'DOUBLE',
		margin: 'DOUBLE',
		missing: 'INTEGER'
	}
} as const satisfies Record<string, Record<string, 'INTEGER' | 'DOUBLE' | 'VARCHAR'>>;
type TableName = keyof typeof TABLES;
const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Tables of the statements that are kept; the others lead to them. */
export const RESULTS = ['weights', 'counted', 'cuts', 'carrying', 'sums'] as const;

/** Meters of a cell's side: about what a tract measures across. */
const CELL = 4000;
/** Rows that go to the database at once. */
const AT_ONCE = 2048;

/** The statements in their order, each with the name of the table that it makes. */
export function statements(): readonly { readonly table: string; readonly sql: string }[] {
	const text = readFileSync(join(import.meta.dirname, 'at-scale.sql'), 'utf8');
	return text
		.replace(/^--.*$/gm, '')
		.split(';')
		.map((each) => each.trim())
		.filter((each) => each !== '')
		.map((sql) => ({ table: /^CREATE TABLE (\w+) AS/.exec(sql)?.[1] ?? '', sql }));
}

export type ScaleInput = {
	readonly places: PlacesInput;
	readonly crosswalk: CrosswalkInput;
	/** Figures on tracts of 2020, row i being tract i, and on those of 2010, by period. */
	readonly figures: ReadonlyMap<string, TractTable>;
	readonly figures2010: ReadonlyMap<string, TractTable>;
};

type Row = readonly DuckDBValue[];
type Write = (table: TableName, row: Row) => void;

/** Everything that the statements read, row by row: nothing but the input itself is held. */
function writeRows(input: ScaleInput, write: Write): void {
	let area = 0;
	const writeArea = (kind: string, number: number, of: PlanarArea, heldBy: string | null): void => {
		const [west, south, east, north] = of.bounds;
		if (!(east > west && north > south)) return;
		write('areas', [area, kind, number, heldBy, west, south, east, north, of.area]);
		of.signs.forEach((sign, at) => {
			write('sides', [area, ...of.pieces.subarray(4 * at, 4 * at + 4), sign]);
		});
		for (let x = Math.floor(west / CELL); x * CELL <= east; x++) {
			for (let y = Math.floor(south / CELL); y * CELL <= north; y++) {
				write('cells', [area, x, y, x * CELL, y * CELL, (x + 1) * CELL, (y + 1) * CELL]);
			}
		}
		area += 1;
	};

	const { index, places } = placesToWeigh(input.places);
	index.blockGroups.forEach((group, row) => {
		write('block_groups', [row, group.tract, group.area.area]);
		const counts = [['households', group.housingUnits] as const, ['people', group.people] as const];
		const groups = RACE_GROUPS.map((name, at) => [name, group.groups[at] ?? 0] as const);
		for (const [basis, count] of [...counts, ...groups]) write('counts', [row, basis, count]);
		writeArea('block group', row, group.area, 'place');
	});
	for (const [row, { extent }] of places.entries()) {
		if (extent.kind === 'area') writeArea('place', row, extent.area(), null);
		else for (const [group, share] of extent.shares) write('listed', [row, group, share]);
	}
	let row = 0;
	for (const { area: within } of groupsWithinTracts(input.crosswalk)) {
		writeArea('block group in its tract', row, within, 'tract of 2010');
		row += 1;
	}
	const old = input.crosswalk.tracts2010.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	for (const [at, tract] of old.entries())
		writeArea('tract of 2010', at, areaOfFeature(tract), null);

	// Tract by tract, as a table lies in memory.
	for (const [period, table] of input.figures) {
		const counts = countsOf(table).map((variable) => [variable, weightBasis(variable)] as const);
		for (const tract of table.geoids.keys()) {
			for (const [variable, basis] of counts) {
				const cell = cellOf(countIn(table, tract, variable));
				write('figures', [tract, period, variable, basis, ...cell]);
			}
		}
	}
	for (const [period, table] of input.figures2010) {
		const counts = countsOf(table);
		for (const tract of table.geoids.keys()) {
			for (const variable of counts) {
				const cell = cellOf(countIn(table, tract, variable));
				write('figures_2010', [tract, period, variable, ...cell]);
			}
		}
	}
}

/** What of a table adds up: medians, means and shares do not. */
export function countsOf(
	table: TractTable & { readonly variables?: readonly Variable[] }
): Variable[] {
	return (table.variables ?? []).filter(
		(variable) => !isMedian(variable) && baseOfRate(variable) === null
	);
}

/** As `tractCount`, without its way around where there is a value. */
function countIn(table: TractTable, tract: number, variable: Variable): Estimate {
	const estimate = table.estimate(tract, variable);
	return estimate.value === null ? tractCount(table, tract, variable) : estimate;
}

/** Codes of what is missing; of several the largest is told, as `weightedSum` does. */
export const MISSING = ['', 'not-applicable', 'not-computable', 'not-published'] as const;

/** Value, margin and why there is no value. A full count has no margin to add. */
function cellOf({
	value,
	moe,
	moeReason,
	quality
}: Estimate): [number | null, number | null, number] {
	const margin = moeReason === 'full-count' ? 0 : moe;
	if (value !== null) return [value, margin, 0];
	return [null, null, Math.max(1, MISSING.indexOf(quality as (typeof MISSING)[number]))];
}

export type Engine = {
	/** Writes the tables of an input as Parquet. */
	readonly write: (input: ScaleInput) => Promise<void>;
	/** Makes weights and sums of what was written, and keeps the results as Parquet. */
	readonly run: (step?: (table: string) => void) => Promise<void>;
	/** Rows that a question is answered with. */
	readonly rows: (sql: string) => Promise<readonly Row[]>;
	readonly close: () => void;
};

/**
 * A database over Parquet files in a folder.
 *
 * @param memory what it may hold; the rest lies on the disk meanwhile
 * @throws PlainError where the package has no program for this machine
 */
export async function openEngine(folder: string, memory = '2GB'): Promise<Engine> {
	const { DuckDBInstance, DuckDBDataChunk, INTEGER, DOUBLE, VARCHAR } = await loadDuckDB();
	const types = { INTEGER, DOUBLE, VARCHAR };
	mkdirSync(folder, { recursive: true });
	const work = join(folder, 'work.duckdb');
	rmSync(work, { force: true });
	const instance = await DuckDBInstance.create(work, {
		memory_limit: memory,
		preserve_insertion_order: 'false'
	});
	const connection = await instance.connect();
	const keep = (table: string) =>
		connection.run(
			`COPY ${table} TO '${quoted(join(folder, `${table}.parquet`))}' (FORMAT parquet, COMPRESSION zstd)`
		);

	function tableWriter(table: TableName) {
		const columns = Object.values(TABLES[table]).map((type) => types[type]);
		const held = columns.map((): DuckDBValue[] => []);
		const appender = connection.createAppender(table);
		// One for all rows: what lies outside of the heap is let go of late.
		const chunk = DuckDBDataChunk.create(columns, AT_ONCE);
		return appender.then((to) => {
			const flush = () => {
				if (held[0]?.length === 0) return;
				chunk.reset();
				chunk.setColumns(held);
				to.appendDataChunk(chunk);
				for (const column of held) column.length = 0;
			};
			return {
				add(row: Row) {
					row.forEach((value, at) => held[at]?.push(value));
					if (held[0]?.length === AT_ONCE) flush();
				},
				end() {
					flush();
					to.closeSync();
				}
			};
		});
	}

	return {
		async write(input) {
			for (const table of TABLE_NAMES) await connection.run(createTable(table));
			const writers = new Map(
				await Promise.all(
					TABLE_NAMES.map(async (table) => [table, await tableWriter(table)] as const)
				)
			);
			writeRows(input, (table, row) => writers.get(table)?.add(row));
			for (const table of TABLE_NAMES) {
				writers.get(table)?.end();
				await keep(table);
				await connection.run(`DROP TABLE ${table}`);
			}
		},
		async run(step = () => undefined) {
			for (const table of TABLE_NAMES) {
				const file = quoted(join(folder, `${table}.parquet`));
				await connection.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet('${file}')`);
			}
			for (const { table, sql } of statements()) {
				step(table);
				await connection.run(sql);
			}
			for (const table of RESULTS) await keep(table);
		},
		rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
		close() {
			connection.closeSync();
			instance.closeSync();
			rmSync(work, { force: true });
		}
	};
}

function createTable(table: TableName): string {
	const columns = Object.entries(TABLES[table]).map(([name, type]) => `${name} ${type}`);
	return `CREATE TABLE ${table} (${columns.join(', ')})`;
}

const quoted = (path: string) => path.replaceAll("'", "''");

/** The package, with its program for this machine. */
async function loadDuckDB() {
	try {
		return await import('@duckdb/node-api');
	} catch (error) {
		const cause = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
		throw new PlainError(
			`DuckDB has no program for this machine (${process.platform}, ${process.arch}): ${cause}. \`npm run build\` makes the same weights and sums without it.`
		);
	}
}

/** What the region’s own build makes weights and sums of. */
export async function readScaleInput(): Promise<ScaleInput> {
	const places = readPlacesInput();
	const crosswalk = readCrosswalkInput();
	const weights = await buildCrosswalk(crosswalk);
	const { tables, carried } = readIndicatorInputs(weights, []);
	const published = [...tables.keys()].map(
		(period) => [period, readFigures(period as never)] as const
	);
	return {
		places,
		crosswalk,
		figures: new Map(tables),
		figures2010: new Map(published.filter(([period]) => carried.has(period)))
	};
}

async function main(args: readonly string[]): Promise<void> {
	const folder = resolve(args[0] ?? join(PROJECT_DIR, '.cache/weigh'));
	const engine = await openEngine(folder);
	const began = performance.now();
	const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
	try {
		await engine.write(await readScaleInput());
		console.log(`${REGION_DIR} as Parquet in ${folder} (${seconds()})`);
		await engine.run();
		for (const table of RESULTS) {
			const [[rows] = []] = await engine.rows(`SELECT count(*) FROM ${table}`);
			console.log(`  ${table}.parquet: ${String(rows)} rows`);
		}
		console.log(`Weights and sums made (${seconds()}).`);
	} finally {
		engine.close();
	}
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	try {
		await main(process.argv.slice(2));
	} catch (error) {
		if (!(error instanceof PlainError)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}
