/** Streets from files as the Census Bureau zips them: shapefiles of one county each, with and without house numbers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { formatStreets } from '../../scripts/data/places.ts';
import type { Asking } from '../../scripts/refresh/ask.ts';
import { roadsNear, type RoadsOf } from '../../scripts/refresh/boundaries.ts';

type Road = { readonly line: readonly (readonly [number, number])[] } & Readonly<
	Record<string, unknown>
>;

/** A zipped shapefile of lines: its shapes and a table of text. */
function shapefile(name: string, fields: readonly string[], roads: readonly Road[]): Uint8Array {
	const records = roads.map(({ line }, at) => {
		const record = Buffer.alloc(8 + 48 + 16 * line.length);
		record.writeInt32BE(at + 1, 0);
		record.writeInt32BE((record.length - 8) / 2, 4);
		record.writeInt32LE(3, 8);
		record.writeInt32LE(1, 44);
		record.writeInt32LE(line.length, 48);
		for (const [i, point] of line.entries())
			for (const [k, degrees] of point.entries())
				record.writeDoubleLE(degrees, 56 + 16 * i + 8 * k);
		return record;
	});
	const head = Buffer.alloc(100);
	head.writeInt32BE(9994, 0);
	head.writeInt32BE((100 + records.reduce((sum, { length }) => sum + length, 0)) / 2, 24);
	head.writeInt32LE(1000, 28);
	head.writeInt32LE(3, 32);
	const WIDTH = 40;
	const table = Buffer.alloc(32 + 32 * fields.length + 1);
	table[0] = 3;
	table.writeInt32LE(roads.length, 4);
	table.writeInt16LE(table.length, 8);
	table.writeInt16LE(1 + WIDTH * fields.length, 10);
	for (const [at, field] of fields.entries()) {
		table.write(field, 32 + 32 * at, 'latin1');
		table.write('C', 43 + 32 * at, 'latin1');
		table[48 + 32 * at] = WIDTH;
	}
	table[table.length - 1] = 0x0d;
	const cell = (value: unknown) => (typeof value === 'string' ? value : '').padEnd(WIDTH);
	const rows = roads.map((road) =>
		Buffer.from(` ${fields.map((field) => cell(road[field])).join('')}`)
	);
	return zipSync({
		[`${name}.shp`]: Buffer.concat([head, ...records]),
		[`${name}.dbf`]: Buffer.concat([table, ...rows, Buffer.from([0x1a])]),
		[`${name}.prj`]: Buffer.from('GEOGCS["GCS_North_American_1983"]')
	});
}

const NUMBERED = ['FULLNAME', 'LFROMHN', 'LTOHN', 'RFROMHN', 'RTOHN', 'ZIPL', 'ZIPR', 'ROAD_MTFCC'];
const at = (x: number, y: number) => [10 + x / 1000, 50 + y / 1000] as const;
const street = (FULLNAME: string, y: number, more: Partial<Record<string, string>> = {}): Road => ({
	FULLNAME,
	...{ LFROMHN: '101', LTOHN: '199', RFROMHN: '100', RTOHN: '198' },
	...{ ZIPL: '55001', ZIPR: '55002', ROAD_MTFCC: 'S1400', ...more },
	line: [at(0, y), at(1, y), at(2, y)]
});

const FILES: Record<string, Uint8Array> = {
	'/geo/tiger/TIGER2024/ADDRFEAT/tl_2024_99001_addrfeat.zip': shapefile('tl_addrfeat', NUMBERED, [
		street('Mill Ln', 1),
		street('Mill Ln', 1, { LFROMHN: '301', LTOHN: '399' }),
		street('Ash Ave N', 2, { RFROMHN: '1-A', ROAD_MTFCC: 'S1200' }),
		street('Far Rd', 900),
		street('Alley', 3, { ROAD_MTFCC: 'S1730' }),
		street('', 4),
		{ ...street('Outside St', 2), line: [at(30, 2), at(31, 2), at(32, 2)] }
	]),
	'/geo/tiger/TIGER2024/ROADS/tl_2024_99001_roads.zip': shapefile(
		'tl_roads',
		['FULLNAME', 'MTFCC'],
		[
			{ FULLNAME: 'I- 7', MTFCC: 'S1100', line: [at(0, 5), at(2, 6)] },
			{ FULLNAME: 'Mill Ln', MTFCC: 'S1400', line: [at(0, 1), at(2, 1)] }
		]
	)
};

let server: Server;
let asking: Asking;
let of: RoadsOf;
/** What the server sends first, in place of a file. */
const instead: (Uint8Array | number)[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		const body = instead.shift() ?? FILES[request.url ?? ''] ?? 404;
		if (typeof body === 'number') response.writeHead(body).end('<h1>Not found</h1>');
		else response.writeHead(200, { 'Content-Type': 'application/zip' }).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
	server.close();
	rmSync(asking.cache, { recursive: true, force: true });
});
beforeEach(() => {
	asking = {
		cache: mkdtempSync(join(tmpdir(), 'rootline-roads-')),
		pace: 0,
		key: '',
		say: () => undefined
	};
	const box = [at(-10, -10), at(20, -10), at(20, 950), at(-10, 950), at(-10, -10)];
	of = {
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		year: 2024,
		state: '99',
		counties: ['001'],
		cities: [
			{
				name: 'Harrow',
				area: {
					type: 'Feature',
					properties: {},
					geometry: { type: 'Polygon', coordinates: [box.map((point) => [...point])] }
				}
			}
		],
		line: { type: 'LineString', coordinates: [[...at(1, -5)], [...at(1, 8)]] },
		meters: 5000
	};
});

test('streets near the line come with their numbers, highways without, each once', async () => {
	const text = formatStreets(await roadsNear(of, asking));
	expect(text.trimEnd().split('\n')).toEqual([
		'street,class,left,right,zips,cities,line',
		'Ash Ave N,main,101-199,,55001/55002,Harrow,10000000 50002000 1000 0 1000 0',
		'I- 7,highway,,,,Harrow,10000000 50005000 2000 1000',
		'Mill Ln,local,101-199,100-198,55001/55002,Harrow,10000000 50001000 1000 0 1000 0'
	]);
});

test('what is cut off, or a page, is asked for again', async () => {
	const [whole = new Uint8Array()] = Object.values(FILES);
	instead.push(whole.slice(0, whole.length / 2), Buffer.from('<html>Busy</html>'), 500);
	expect(await roadsNear(of, asking)).toHaveLength(3);
});

test('a year without files, and a line without streets, end in one sentence', async () => {
	await expect(roadsNear({ ...of, year: 2031 }, asking)).rejects.toThrow('does not exist (404');
	const elsewhere: RoadsOf['line'] = {
		type: 'LineString',
		coordinates: [
			[12, 50],
			[12, 51]
		]
	};
	await expect(roadsNear({ ...of, line: elsewhere }, asking)).rejects.toThrow(
		'have no street within reach of the line'
	);
});
