import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf } from './merge.ts';
import { liveVersions } from './merge.ts';
import { putAccount } from './accounts.ts';
import { anyCommunity, draft } from './community.fixture.ts';
import { COMMUNITY_FORMAT, EMPTY_COMMUNITY, type Community } from './accounts.ts';
import { writeFormat } from './file-format.ts';
import {
	accountsCsv,
	accountsGeoJson,
	accountsOfShapes,
	accountsOfTable,
	MOST_ROWS,
	plainCell,
	safeCell
} from './account-tables.ts';
import { accountsOfFile } from './import-accounts.ts';
import { shapesOfGeoJson } from '../files/shapes.ts';
import { tableOfText } from '../files/table.ts';
import { personalDetails } from './accounts.ts';
import { notYetImported, type Importer } from './account-tables.ts';
import { mergeCommunities } from './accounts.ts';

const importer: Importer = {
	contributor: 'list',
	at: '2026-05-09T12:00:00Z',
	audience: 'working-group'
};
/** What a table holds, and of what was left out the first. */
function accountsOfCsv(text: string, by: Importer) {
	const table = tableOfText(text);
	return table.ok ? accountsOfTable(table.value, by) : table;
}

function accountsOfGeoJson(text: string, by: Importer) {
	const shapes = shapesOfGeoJson(JSON.parse(text));
	return shapes.ok ? accountsOfShapes(shapes.value, by) : shapes;
}

const codeOf = (result: { ok: boolean; problem?: { code: string; params: object } }) =>
	result.problem;

/** What tables carry: versions that are alive. */
function alive(community: Community): Community {
	return {
		accounts: entriesOf(
			community.accounts.flatMap(({ id, versions }) => {
				const live = liveVersions(versions).map((each) => ({ ...each, author: null }));
				return live.length > 0 ? [{ id, versions: live }] : [];
			})
		),
		withdrawn: []
	};
}

const some = putAccount(
	EMPTY_COMMUNITY,
	'ana',
	'k1',
	draft({ words: '=HYPERLINK("x")', exact: true }),
	{
		device: 'ana',
		author: null,
		at: '2026-05-01T12:00:00Z'
	}
);

describe('accounts as CSV', () => {
	it('come back exactly', () => {
		fc.assert(
			fc.property(anyCommunity, (community) => {
				const back = accountsOfCsv(accountsCsv(community), importer);
				fc.pre(alive(community).accounts.length > 0);
				expect(back).toEqual({ ok: true, value: { community: alive(community), leftOut: [] } });
			}),
			{ numRuns: 1000 }
		);
	});

	it('hold no cell that a spreadsheet would run, and plain numbers for places', () => {
		fc.assert(
			fc.property(anyCommunity, (community) => {
				for (const [at, cells] of csvParseRows(accountsCsv(community).slice(1)).entries()) {
					if (at === 0) continue;
					for (const cell of cells) {
						expect(/^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)).toBe(false);
					}
				}
			})
		);
		expect(accountsCsv(some)).toContain(`"'=HYPERLINK(""x"")"`);
		expect(accountsCsv(some)).toContain('44.99876,-93.30123,POINT (-93.30123 44.99876)');
	});

	it('guards a cell and takes the guard off again, whatever is in it', () => {
		const text = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+@-]?x?$/));
		fc.assert(
			fc.property(text, (each) => {
				expect(plainCell(safeCell(each))).toBe(each);
				expect(safeCell(each)).not.toMatch(/^[=+\-@]/);
			}),
			{ numRuns: 5000 }
		);
		expect(plainCell("'tis so")).toBe("'tis so");
	});

	it('can be written by hand, and brought twice without adding anything', () => {
		const text =
			'Kind,Latitude,Longitude,words\nbusiness,45,-93.3,"Closed, in May"\n\nhome,45.01,-93.31,\n';
		const imported = accountsOfCsv(text, importer);
		if (!imported.ok) throw new Error(imported.problem.code);
		const { community: file } = imported.value;
		expect(file.accounts).toHaveLength(2);
		const add = (known: Community, file: Community) =>
			mergeCommunities(known, notYetImported(known, file));
		const once = add(some, file);
		expect(once.accounts).toHaveLength(3);
		const later = accountsOfCsv(text, { ...importer, at: '2026-06-01T12:00:00Z' });
		expect(later.ok && add(once, later.value.community)).toEqual(once);
	});

	it('carry what is known of a business, and nothing where nothing is said', () => {
		const text =
			'kind,latitude,longitude,business_kind,here_since,owns_or_rents,lease_ends,languages,would_help\n' +
			'business,45,-93.3,food,2009,rents,2027-06,"Somali, English",A longer lease\n' +
			'business,45,-93.3,,,,,,\n';
		const read = accountsOfCsv(text, importer);
		if (!read.ok) throw new Error(read.problem.code);
		const said = read.value.community.accounts.map(({ versions }) => versions[0]!.value!.business);
		expect(said).toContainEqual({
			trade: 'food',
			since: 2009,
			tenure: 'rents',
			leaseEnds: '2027-06',
			languages: 'Somali, English',
			help: 'A longer lease'
		});
		expect(said).toContainEqual(null);
	});

	it('give a row that says nothing of a business the id that it had before it could', () => {
		const text = 'kind,latitude,longitude,words\nbusiness,45,-93.3,"Closed, in May"\n';
		const read = accountsOfCsv(text, importer);
		expect(read.ok && read.value.community.accounts.map(({ id }) => id)).toEqual([
			'list.0l6jg5002phtu6'
		]);
	});

	it.each([
		['business_kind', 'bank'],
		['here_since', '12'],
		['here_since', 'long'],
		['owns_or_rents', 'both'],
		['lease_ends', 'May 2027']
	])('refuse a business whose %s is “%s”, and name the column', (column, cell) => {
		const text = `kind,geometry,${column}\nbusiness,POINT (1 2),${cell}`;
		expect(codeOf(accountsOfCsv(text, importer))).toEqual({
			code: 'import/no-row-right',
			params: { rows: 1, number: 2, column }
		});
	});

	it.each([
		['no kinds', 'words\nx', 'import/column-missing', { column: 'kind' }],
		['no places', 'kind\nhome', 'import/column-missing', { column: 'geometry' }],
		['nothing', '', 'table-empty', {}],
		[
			'an unknown kind',
			'kind,geometry\nbank,POINT (1 2)\nbank,POINT (1 2)',
			'import/no-row-right',
			{ rows: 2, number: 2, column: 'kind' }
		],
		[
			'a broken place',
			'kind,geometry\nhome,POINT (1 x)',
			'import/no-row-right',
			{ rows: 1, number: 2, column: 'geometry' }
		],
		[
			'a polygon',
			'kind,geometry\nhome,"POLYGON ((1 2, 3 4))"',
			'import/no-row-right',
			{ rows: 1, number: 2, column: 'geometry' }
		],
		[
			'a month in words',
			'kind,geometry,when\nhome,POINT (1 2),May-24',
			'import/no-row-right',
			{ rows: 1, number: 2, column: 'when' }
		],
		[
			'a broken counter',
			'kind,geometry,id,changes\nhome,POINT (1 2),a.b,ana:x',
			'import/no-row-right',
			{ rows: 1, number: 2, column: 'changes' }
		],
		[
			'an id without contributor',
			'kind,geometry,id\nhome,POINT (1 2),ab',
			'import/no-row-right',
			{ rows: 1, number: 2, column: 'id' }
		],
		[
			'a prototype for a counter',
			'kind,geometry,id,changes\nhome,POINT (1 2),a.b,__proto__:1',
			'import/no-row-right',
			{ rows: 1, number: 2, column: 'changes' }
		],
		[
			'an unknown audience',
			'kind,geometry,who_may_see\nhome,POINT (1 2),all',
			'import/no-row-right',
			{ rows: 1, number: 2, column: 'who_may_see' }
		]
	])('refuses a table with %s', (_, text, code, params) => {
		expect(codeOf(accountsOfCsv(text, importer))).toEqual({ code, params });
	});

	it('refuses more rows than it can hold, and one account many times', () => {
		const head = 'kind,geometry,id,changes';
		const many = `${head}${'\nhome,POINT (1 2)'.repeat(MOST_ROWS + 1)}`;
		expect(codeOf(accountsOfCsv(many, importer))?.code).toBe('import/too-many-values');
		const same = Array.from({ length: 200 }, (_, at) => `home,POINT (1 2),a.b,d${at}:1`);
		const read = accountsOfCsv([head, ...same].join('\n'), importer);
		if (!read.ok) throw new Error(read.problem.code);
		expect(read.value.leftOut).toHaveLength(180);
		expect(read.value.leftOut[0]).toMatchObject({
			number: 22,
			problem: { code: 'import/row-wrong', params: { column: 'id' } }
		});
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
				accountsOfCsv(`kind,geometry,${a}\nhome,${b}`, importer);
				accountsOfCsv(a, importer);
			})
		);
	});
});

describe('accounts as GeoJSON', () => {
	it('come back exactly', () => {
		fc.assert(
			fc.property(anyCommunity, (community) => {
				const back = accountsOfGeoJson(accountsGeoJson(community), importer);
				fc.pre(alive(community).accounts.length > 0);
				expect(back).toEqual({ ok: true, value: { community: alive(community), leftOut: [] } });
			}),
			{ numRuns: 1000 }
		);
	});

	it('are a collection that any map reads', () => {
		expect(JSON.parse(accountsGeoJson(some))).toMatchObject({
			type: 'FeatureCollection',
			features: [
				{
					type: 'Feature',
					geometry: { type: 'Point', coordinates: [-93.30123, 44.99876] },
					properties: { kind: 'business', words: '=HYPERLINK("x")', contributor_name: null }
				}
			]
		});
	});

	it('can come from another map, with heights and with properties of its own', () => {
		const text = JSON.stringify({
			type: 'FeatureCollection',
			features: [
				{
					type: 'Feature',
					geometry: { type: 'Point', coordinates: [-93.3, 45, 260] },
					properties: { kind: 'business', when: 2024, owner: { name: 'x' } }
				}
			]
		});
		const read = accountsOfGeoJson(text, importer);
		expect(read.ok && read.value.community.accounts[0]!.versions[0]!.value).toMatchObject({
			geometry: { coordinates: [-93.3, 45] },
			when: '2024',
			audience: 'working-group'
		});
	});

	it.each([
		['features that are none', '{"type":"FeatureCollection","features":[1]}', 'feature-broken'],
		[
			'features of something else',
			'{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"a":1}}',
			'import/column-missing'
		],
		[
			'a feature without place',
			'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"kind":"home"}}]}',
			'feature-without-shape'
		],
		[
			'an area',
			'{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2],[2,2],[2,3],[1,2]]]},"properties":{"kind":"home"}}',
			'import/no-row-right'
		]
	])('refuses %s', (_, text, code) => {
		expect(codeOf(accountsOfGeoJson(text, importer))?.code).toBe(code);
	});
});

describe('accounts of a file', () => {
	const fileOf = (name: string, text: string, turned = false) =>
		accountsOfFile({
			name,
			bytes: new TextEncoder().encode(text),
			turned,
			region: [-94.1, 44.4, -92.7, 45.5],
			at: importer.at
		});

	it('at 0, 0 are left out by their line, and the others taken', async () => {
		const read = await fileOf(
			'list.csv',
			'kind,words,how_known,when,latitude,longitude\n' +
				'rent-increase,Rent went up,I live there,2024-05,0,0\n' +
				'rent-increase,Rent went up again,I live there,2024-05,44.99,-93.3\n'
		);
		if (!read.ok) throw new Error(read.problem.code);
		const { community, isTable, understood } = read.value;
		expect(isTable).toBe(true);
		expect(community.accounts.map(({ versions }) => versions[0]!.value!.words)).toEqual([
			'Rent went up again'
		]);
		expect(understood).toMatchObject({
			byLine: true,
			leftOut: [{ number: 2, name: 'Rent went up', problem: { code: 'row-at-zero' } }]
		});
	});

	it('may come separated by semicolons, with decimal commas', async () => {
		const read = await fileOf('list.csv', 'kind;latitude;longitude\nhome;44,99;-93,3\n');
		expect(read.ok && read.value.community.accounts[0]!.versions[0]!.value!.geometry).toEqual({
			type: 'Point',
			coordinates: [-93.3, 44.99]
		});
	});

	it('of a map that is turned say so, and are turned by a yes', async () => {
		const text = JSON.stringify({
			type: 'Feature',
			properties: { kind: 'home' },
			geometry: { type: 'Point', coordinates: [44.99, -93.3] }
		});
		expect(await fileOf('a.geojson', text)).toMatchObject({ problem: { code: 'file-turned' } });
		expect(await fileOf('a.geojson', text, true)).toMatchObject({ ok: true });
	});

	it('of Rootline’s own file come back, and other files of it are named', async () => {
		const own = writeFormat(COMMUNITY_FORMAT, some);
		expect(await fileOf('a.rootline.json', own)).toMatchObject({
			value: { community: some, isTable: false }
		});
		const saved = '{"rootline":"saved","format":1,"views":[]}';
		expect(await fileOf('a.json', saved)).toMatchObject({ problem: { code: 'import/other-kind' } });
	});
});

describe('personal details in words', () => {
	it.each([
		['She lives at 3120 Penn Ave N', ['address']],
		['The new owner of 410 West Broadway Avenue, apt 3', ['address']],
		['Call 612-555-0134', ['phone']],
		['Call (612) 555 0134 or write to ana@example.org', ['phone', 'e-mail']],
		['Rent rose from 900 to 1,150 in May 2024', []],
		['Between Penn Avenue and Lowry, 12 homes were sold', []]
	])('%s', (words, found) => {
		expect(personalDetails(words)).toEqual(found);
	});
});
