import { latin1, utf16 } from '../../src/lib/domain/files/brought.fixture.ts';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from './classify.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'classify it-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

const FREEMAN =
	'id,region,begin_income,begin_recent_homes,begin_bachelors,end_bachelors,begin_home_value,end_home_value\n';
const NYC = 'ntacode,populationvulnerability,housingconditions,marketpressure\n';

function run(args: readonly string[], given: string | Uint8Array = '') {
	const said: string[] = [];
	const say = (text: string) => {
		said.push(text);
	};
	const read = () => Buffer.from(given);
	const code = main(args, { read, print: say, complain: say });
	return { code, said: said.join('').replaceAll(`${folder}/`, '') };
}

/** Runs the command on a table; `extra` follows the common options. */
function classify(method: string, text: string | Uint8Array, ...extra: string[]) {
	writeFileSync(join(folder, 'in.csv'), text);
	const output = join(folder, 'out.csv');
	return {
		...run(['--method', method, '--input', join(folder, 'in.csv'), '--output', output, ...extra]),
		written: existsSync(output) ? readFileSync(output, 'utf8') : null
	};
}

describe('the classify command', () => {
	it('writes one row an area and says nothing', () => {
		expect(classify('nyc-composition', `${NYC}A,50,0,0\r\nB,0,1,1\r\n`)).toEqual({
			code: 0,
			said: '',
			written: 'id,index\nA,100\nB,0\n'
		});
		expect(readdirSync(folder).sort()).toEqual(['in.csv', 'out.csv']);
	});

	it('reads from standard input and writes to standard output', () => {
		const args = ['--method', 'nyc-composition', '--input', '-', '--output=-'];
		expect(run(args, `${NYC}A,50,0,0\r\nB,0,1,1\r\n`)).toEqual({
			code: 0,
			said: 'id,index\nA,100\nB,0\n'
		});
		expect(run(args, `${NYC}A,50,0,x\n`)).toMatchObject({
			code: 2,
			said: expect.stringMatching(/^standard input, line 2, column marketpressure: /) as string
		});
		expect(readdirSync(folder)).toEqual([]);
	});

	it('leaves other columns alone, named twice or not, and rows of commas only', () => {
		const table = `${NYC.trim()},note,note,\n A ,50,0,0,"x, ""y""\n",b,\r\nB,0,1,1,,,\n,,,,,,\n`;
		expect(classify('nyc-composition', table).written).toBe('id,index\nA,100\nB,0\n');
	});

	it('leaves no file of an earlier run where this one fails', () => {
		expect(classify('nyc-composition', `${NYC}A,50,0,0\nB,0,1,1\n`).written).not.toBeNull();
		const { code, written } = classify('nyc-composition', `${NYC}A,50,0,x\nB,0,1,1\n`);
		expect({ code, written }).toEqual({ code: 2, written: null });
	});

	it('takes the directions of scores from their own table', () => {
		const directions = join(folder, 'directions.csv');
		writeFileSync(directions, 'column,direction\na,low_opportunity\n');
		const table = 'id,a\n007,1\n008,3\n';
		const { written } = classify(
			'metcouncil-score',
			table,
			'--directions',
			directions,
			'--scale=nominal'
		);
		expect(written).toBe('id,a\n007,10\n008,0\n');
	});

	it.each([
		[
			'a missing column',
			`ntacode,housingconditions\nA,1\n`,
			'in.csv, line 1, column populationvulnerability: this column is missing (so is marketpressure); expected the columns ntacode, populationvulnerability, housingconditions, marketpressure'
		],
		[
			'a bad number',
			`${NYC}"A\nA",1,2,3\nB,1,"1,5",3\n`,
			'in.csv, line 4, column housingconditions: "1,5" is not a number; expected a number such as 12.5, or nothing where there is no figure'
		],
		[
			'a number that only a computer would write',
			`${NYC}A,1,0x10,3\n`,
			'in.csv, line 2, column housingconditions: "0x10" is not a number'
		],
		['a number without bounds', `${NYC}A,1,1e999,3\n`, '"1e999" is not a number'],
		[
			'a duplicate id',
			`${NYC}A,1,2,3\nB,1,2,3\nA,1,2,3\n`,
			'in.csv, line 4, column ntacode: the id "A" already stands on line 2; expected each id once'
		],
		[
			'an empty id',
			`${NYC},1,2,3\n`,
			'in.csv, line 2, column ntacode: the cell is empty; expected the id of an area'
		],
		[
			'a row with a field too few',
			`${NYC}A,1,2\n`,
			'in.csv, line 2: the row has 3 fields; expected 4, one for each column of the header'
		],
		[
			'a column name that stands twice',
			`ntacode,marketpressure,marketpressure\nA,1,2\n`,
			'in.csv, line 1, column marketpressure: this column name stands twice'
		],
		['a table without rows', NYC, 'in.csv, line 1: no rows follow the header'],
		['an empty file', '', 'in.csv, line 1: the file is empty'],
		['a quote left open', `${NYC}"A,1,2,3\n`, 'in.csv, line 2: a quoted field']
	])('explains %s in one sentence, with exit code 2 and no output file', (_, text, sentence) => {
		const { code, said, written } = classify('nyc-composition', text);
		expect(said).toContain(sentence);
		expect(said.trim().split('\n')).toHaveLength(1);
		expect(code).toBe(2);
		expect(written).toBeNull();
		expect(readdirSync(folder)).toEqual(['in.csv']);
	});

	it('refuses shares that are percentages', () => {
		const header =
			'id,region,begin_income,begin_recent_homes,begin_bachelors,end_bachelors,begin_home_value,end_home_value\n';
		const { code, said } = classify('freeman', `${header}A,R,1,12.5,0,0,1,1\n`);
		expect(code).toBe(2);
		expect(said).toContain(
			'in.csv, line 2, column begin_recent_homes: "12.5" is out of range; expected a share from 0 to 1, such as 0.125 for 12.5 percent'
		);
	});

	it.each([
		['UTF-16', utf16(`${NYC}A,1,2,3\n`)],
		['UTF-8 with a mark', `\uFEFF${NYC}A,1,2,3\n`],
		['letters of Windows', latin1(`${NYC}A\u00e9,1,2,3\n`)],
		['semicolons and decimal commas', `${NYC.replaceAll(',', ';')}A;1,5;2,5;3\n`]
	])('reads a table in %s', (_, text) => {
		expect(classify('nyc-composition', text)).toMatchObject({ code: 0, said: '' });
	});

	it('refuses ids that a spreadsheet shortened, and says how to keep them', () => {
		const { code, said } = classify('freeman', `${FREEMAN}6.0014E+09,R,5,0.1,0.2,0.3,2,3\n`);
		expect(code).toBe(2);
		expect(said).toContain(
			'in.csv, line 2, column id: a spreadsheet shortened the id to "6.0014E+09", and its last digits are lost'
		);
	});

	it('refuses one tract that stands there with and without its leading zero', () => {
		const rows = '6001400100,R,5,0.1,0.2,0.3,2,3\n06001400100,R,4,0.1,0.1,0.3,1,3\n';
		const { code, said } = classify('freeman', FREEMAN + rows);
		expect(code).toBe(2);
		expect(said).toContain(
			'in.csv, line 3, column id: the id "06001400100" already stands on line 2 as "6001400100", one of them without its leading zero'
		);
	});

	it.each(['-666666666', '-6.66667E+08', '-', 'N', '**', ''])(
		'leaves a class empty where %j says that a figure is missing, and says which',
		(cell) => {
			const rows = [
				`A,R,50000,0.10,0.20,0.30,${cell},300000`,
				'B,R,40000,0.05,0.10,0.30,150000,300000',
				'C,R,90000,0.40,0.60,0.62,500000,510000',
				'D,R,60000,0.12,0.25,0.27,250000,260000'
			];
			const { written } = classify('freeman', `${FREEMAN}${rows.join('\n')}\n`);
			expect(written?.split('\n')[1]).toMatch(/^A,(?:True|False|),,begin_home_value is missing$/);
		}
	);

	it.each(['250000+', '"250,000+"', '$250000'])('reads %s as the amount it begins at', (cell) => {
		const table = (income: string) =>
			`${FREEMAN}A,R,5,0.1,0.2,0.3,2,3\nB,R,${income},0.4,0.6,0.62,5,5\nC,R,6,0.1,0.2,0.3,2,3\n`;
		const { written, said } = classify('freeman', table(cell));
		expect(said).toBe('');
		expect(written).toBe(classify('freeman', table('250000')).written);
	});

	it('takes a missing score for none', () => {
		const { written } = classify(
			'nyc-composition',
			`${NYC}A,50,0,0\nB,0,1,1\nC,-6.66667E+08,2,2\n`
		);
		expect(written?.split('\n')[3]).toBe('C,');
	});

	it.each([
		[['--method', 'magic'], 'there is no method "magic"; expected one of corridor-pressure'],
		[['--input', 'x'], '--method is missing; expected one of corridor-pressure'],
		[['--method', 'bates'], '--input is missing'],
		[['--method', 'bates', '--input', 'no.csv'], '--output is missing'],
		[['--method'], '--method has no value'],
		[['bates'], '"bates" is not an option; expected one of --as-published'],
		[['--as-published=yes'], '"--as-published=yes" is not an option'],
		[['--method', 'bates', '--factor', '2'], '--factor means nothing to bates'],
		[
			['--method', 'metcouncil-score', '--input', 'a', '--output', 'b'],
			'metcouncil-score needs --directions'
		],
		[
			['--method', 'governing', '--input', 'a', '--output', 'b', '--factor', '-1'],
			'--factor -1 is no factor'
		],
		[
			['--method', 'bates', '--input', 'a', '--output', './a'],
			'--output ./a would overwrite what is read'
		],
		[['--method', 'bates', '--input', 'no.csv', '--output', 'b'], 'no.csv cannot be read']
	])('explains %j', (args, sentence) => {
		const { code, said } = run(args);
		expect(said.startsWith(sentence)).toBe(true);
		expect(code).toBe(2);
	});

	it('explains a folder that is not there, and leaves nothing behind', () => {
		writeFileSync(join(folder, 'in.csv'), `${NYC}A,1,2,3\n`);
		const { code, said } = run([
			'--method=nyc-composition',
			`--input=${join(folder, 'in.csv')}`,
			`--output=${join(folder, 'no folder', 'out.csv')}`
		]);
		expect(code).toBe(2);
		expect(said).toContain('no folder/out.csv cannot be written');
		expect(readdirSync(folder)).toEqual(['in.csv']);
	});

	it('explains a directions table', () => {
		const directions = join(folder, 'directions.csv');
		const complaint = (text: string) => {
			writeFileSync(directions, text);
			return classify('metcouncil-score', 'id,a\n1,2\n', '--directions', directions).said;
		};
		expect(complaint('column,direction\na,up\n')).toContain(
			'directions.csv, line 2, column direction: "up" is no direction; expected high_opportunity or low_opportunity'
		);
		expect(complaint('column,direction\na,high\na,low\n')).toContain('a already stands on line 2');
		expect(complaint('column,direction\nid,high\n')).toContain('id names the areas');
		expect(complaint('column,direction\nb,high\n')).toContain(
			'in.csv, line 1, column b: this column is missing'
		);
	});

	it('lists methods and columns when asked', () => {
		const { code, said } = run(['--help']);
		expect(code).toBe(0);
		expect(said).toContain('corridor-pressure');
		expect(said).toContain('begin_recent_homes');
	});
});
