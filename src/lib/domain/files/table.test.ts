import { csvParseRows, dsvFormat } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOfCell, parseRecords, separatorOf, tableOfText, type Separator } from './table.ts';

const records = (text: string, separator?: Separator) => {
	const read = parseRecords(text, separator);
	if (!read.ok) throw new Error(read.problem.code);
	return read.value;
};
const table = (text: string) => {
	const read = tableOfText(text);
	if (!read.ok) throw new Error(read.problem.code);
	return read.value;
};

describe('records', () => {
	it('know on which line they begin', () => {
		const text = '\uFEFFid,name\r\n1,"two\r\nlines"\r\n\r\n2,"a ""quoted"" word"\n3,x\r4,\n';
		expect(records(text)).toEqual([
			{ line: 1, fields: ['id', 'name'] },
			{ line: 2, fields: ['1', 'two\r\nlines'] },
			{ line: 5, fields: ['2', 'a "quoted" word'] },
			{ line: 6, fields: ['3', 'x'] },
			{ line: 7, fields: ['4', ''] }
		]);
	});

	it('are read without an end of line, and of a file with nothing in it', () => {
		expect(records('a,b\n1,2')).toHaveLength(2);
		expect(records('a,b\n1,')[1]?.fields).toEqual(['1', '']);
		expect(records('')).toEqual([]);
		expect(records('\n \n')).toEqual([]);
	});

	it('say where a quote is not closed', () => {
		expect(parseRecords('a\n"b\nc\n')).toEqual({
			ok: false,
			problem: { code: 'table-quote-open', params: { line: 2 } }
		});
		expect(parseRecords('a\n"b"c\n')).toEqual({
			ok: false,
			problem: { code: 'table-text-after-quote', params: { line: 2 } }
		});
	});

	it('are those of d3-dsv, whatever separates them', () => {
		const cell = fc.string({
			unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', 'é'),
			maxLength: 6
		});
		const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (some, separator) => {
				const dsv = dsvFormat(separator);
				const text = `${dsv.formatRows(some)}\n`;
				expect(dsv.parseRows(text)).toEqual(some);
				expect(records(text, separator).map(({ fields }) => fields)).toEqual(some);
			})
		);
	});
});

describe('a table', () => {
	it.each([
		['id,rent\n1,"1,250"\n2,"900"', ','],
		['id;rent\n1;1250,50\n2;900,00', ';'],
		['id\trent\n1\t1,250\n2\t900', '\t'],
		['id|rent\n1|1\n', '|'],
		['id\n1\n2', ','],
		['sep=;\nid;name\n1;a,b,c\n', ';'],
		['name,words\na,"one; two; three"\nb,"four; five"', ',']
	])('%j is separated by %j', (text, separator) => {
		expect(separatorOf(text)).toBe(separator);
	});

	it('knows its decimal comma, and that thousands are none', () => {
		expect(table('id;rent\n1;1250,50\n2;900,00').decimal).toBe(',');
		expect(table('id\trent\n1\t1,250\n2\t12,900').decimal).toBe('.');
		expect(table('id,rent\n1,1250.50').decimal).toBe('.');
	});

	it('counts the line that says what separates', () => {
		expect(table('sep=;\nid;name\n1;a\n').rows).toEqual([{ line: 3, fields: ['1', 'a'] }]);
	});

	it('says which rows have fewer or more cells than names, and names what has none', () => {
		const { columns, rows, uneven } = table('id,,x\n1,2,3\n4\n5,6,7,8\n,,\n9,,,\n');
		expect(columns).toEqual(['id', '2', 'x']);
		expect(rows.map(({ fields }) => fields)).toEqual([
			['1', '2', '3'],
			['4', '', ''],
			['5', '6', '7'],
			['9', '', '']
		]);
		expect(uneven).toEqual([3, 4]);
	});

	it.each([
		['', 'table-empty'],
		['id,name\n', 'table-no-rows'],
		[','.repeat(2000).replaceAll(',', 'a,') + '\n1', 'table-too-many-columns']
	])('without rows or names is refused', (text, code) => {
		expect(tableOfText(text)).toMatchObject({ ok: false, problem: { code } });
	});

	it('is what a reader with defaults reads', () => {
		const text = 'a,b\n1,"x, y"\n2,z\n';
		const [columns, ...rows] = csvParseRows(text);
		expect(table(text)).toMatchObject({ columns, rows: rows.map((fields) => ({ fields })) });
	});
});

describe('a cell', () => {
	it.each([
		['1250', 1250, 'value'],
		[' $1,250.50 ', 1250.5, 'value'],
		['-3', -3, 'value'],
		['12.5%', 12.5, 'value'],
		['0', 0, 'zero'],
		['1.25E+03', 1250, 'value'],
		['250,000+', 250_000, 'top-coded'],
		['$250000+', 250_000, 'top-coded'],
		['2,500-', 2500, 'bottom-coded']
	])('%j is a figure', (cell, value, quality) => {
		expect(figureOfCell(cell)).toMatchObject({ value, quality });
	});

	it.each([
		['1.250,5', 1250.5],
		['12,5 %', 12.5],
		['1 250', 1250],
		['900', 900]
	])('%j is a figure where decimals stand behind a comma', (cell, value) => {
		expect(figureOfCell(cell, ',')?.value).toBe(value);
	});

	it.each([
		'',
		'-',
		'–',
		'N',
		'n/a',
		'(X)',
		'**',
		'***',
		'-666666666',
		'\u2212666666666',
		'-666666666.0',
		'-6.66667E+08',
		'-6.666667E+08',
		'-6.7E+08',
		'-999999999',
		'-2.22222E+08'
	])('%j says that there is none', (cell) => {
		expect(figureOfCell(cell)).toMatchObject({ value: null });
	});

	it.each(['twelve', '1,2,3', '12,5', '2024-05-09', '1.2.3', '+', '-7E+08x', '=1+1'])(
		'%j is something else',
		(cell) => {
			expect(figureOfCell(cell)).toBeNull();
		}
	);

	it('keeps numbers that only look like a code', () => {
		expect(figureOfCell('-6.12345E+08')).toMatchObject({ value: -612_345_000 });
		expect(figureOfCell('666666666')).toMatchObject({ value: 666_666_666 });
	});
});
