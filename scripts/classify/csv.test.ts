import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv, parseCsv } from './table.ts';

describe('csv', () => {
	it('knows on which line every record begins', () => {
		const text = '\uFEFFid,name\r\n1,"two\r\nlines"\r\n\r\n2,"a ""quoted"" word"\n3,x\r4,\n';
		expect(parseCsv(text)).toEqual([
			{ line: 1, fields: ['id', 'name'] },
			{ line: 2, fields: ['1', 'two\r\nlines'] },
			{ line: 5, fields: ['2', 'a "quoted" word'] },
			{ line: 6, fields: ['3', 'x'] },
			{ line: 7, fields: ['4', ''] }
		]);
	});

	it('reads a file without an end of line, and one with nothing in it', () => {
		expect(parseCsv('a,b\n1,2')).toHaveLength(2);
		expect(parseCsv('a,b\n1,')[1]?.fields).toEqual(['1', '']);
		expect(parseCsv('')).toEqual([]);
		expect(parseCsv('\n \n')).toEqual([]);
	});

	it('says where a quote is not closed', () => {
		expect(() => parseCsv('a\n"b\nc\n')).toThrow('never closed');
		expect(() => parseCsv('a\n"b"c\n')).toThrow('text follows a closing quote');
	});

	it('reads what it writes, as d3-dsv does', () => {
		const cell = fc.string({
			unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é'),
			maxLength: 6
		});
		const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(rows, (some) => {
				const text = formatCsv(some);
				expect(parseCsv(text).map(({ fields }) => fields)).toEqual(some);
				expect(csvParseRows(text)).toEqual(some);
			})
		);
	});
});
