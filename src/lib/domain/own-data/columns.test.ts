import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOfText } from '../files/table.ts';
import { dateOrder, monthOfDate, monthText, understandColumns, wayOf } from './columns.ts';
import { GEOIDS, GROUND } from './town.fixture.ts';

function kindsOf(text: string) {
	const table = tableOfText(text);
	if (!table.ok) throw new Error(table.problem.code);
	return understandColumns(table.value, GROUND);
}

describe('what columns hold', () => {
	it.each([
		['GEOID,evictions\n27053000100,3\n27053000200,4', ['tract', 'number']],
		['Tract,n\n1,3\n2,4\n3,9', ['tract', 'number']],
		['where,n\nCensus Tract 1,3\n1400000US27053000200,4', ['tract', 'number']],
		['bg\n270530001001\n270530001002', ['block-group']],
		['ZIP Code;rent\n55411;"$1,200"\n55412;"$900"', ['zip', 'number']],
		['city,when\nMillbrook,2024-03-01\nThe Brook,3/9/2024', ['place', 'date']],
		['lon,lat,note\n-93.39,44.91,a\n-93.38,44.92,b', ['longitude', 'latitude', 'text']],
		['Address,Filed\n"2150 Penn Ave N, Millbrook","March 5, 2024"', ['address', 'date']],
		['corner\nPenn & Lowry\nPenn Ave N and Lowry Ave N', ['address']],
		// Small numbers are no tracts, and a year is no date, unless a name says so.
		['homes,year\n1,2019\n2,2020', ['number', 'number']],
		['name,owner\nMaple Court,Ann\nOak Row,Bo', ['text', 'text']]
	])('%s', (text, kinds) => {
		expect(kindsOf(text).map(({ kind }) => kind)).toEqual(kinds);
	});

	it('refuses ids that a spreadsheet shortened, and says which', () => {
		const columns = kindsOf('id,income\n2.7053E+10,50000\n2.7053E+10,40000');
		expect(columns[0]).toMatchObject({
			kind: 'tract',
			problem: { code: 'column-ids-shortened', params: { example: '2.7053E+10' } }
		});
		expect(wayOf(columns)).toMatchObject({ problem: { code: 'column-ids-shortened' } });
	});

	it('places by what says most exactly where a row is', () => {
		const way = (text: string) => wayOf(kindsOf(text));
		expect(way('ZIP,address,city\n55411,2150 Penn Ave N,Millbrook')).toMatchObject({
			value: { by: 'address', column: 1, city: 2, zip: 0 }
		});
		expect(way('ZIP,lon,lat\n55411,-93.39,44.91')).toMatchObject({ value: { by: 'point' } });
		expect(way('city,GEOID\nMillbrook,27053000100')).toMatchObject({ value: { by: 'tract' } });
		expect(way('note\nhello')).toMatchObject({ problem: { code: 'list-without-places' } });
	});

	it('a person’s choice goes before the guess', () => {
		const table = tableOfText('a,b\n1,2\n2,3');
		if (!table.ok) throw new Error(table.problem.code);
		const [a, b] = understandColumns(table.value, GROUND, ['tract', null]);
		expect([a?.kind, a?.fit, b?.kind]).toEqual(['tract', 1, 'number']);
	});
});

describe('tracts as people write them', () => {
	const [first = ''] = GEOIDS;
	it.each([
		[first, `tract:${first}`],
		[`1400000US${first}`, `tract:${first}`],
		[`14000US${first}`, `tract:${first}`],
		[`'${first}`, `tract:${first}`],
		[`${first}.0`, `tract:${first}`],
		['27-053-0001.00'.replace('.', ''), `tract:${first}`],
		['053000100', `tract:${first}`],
		['53000100', `tract:${first}`],
		['000100', `tract:${first}`],
		['1', `tract:${first}`],
		['Tract 1', `tract:${first}`],
		['Census Tract 1, Hennepin County, Minnesota', `tract:${first}`],
		['27053104900', 'former:27053104900'],
		['1049', 'former:27053104900']
	])('%s', (text, key) => {
		expect(GROUND.tract(text)).toEqual({ ok: true, value: key });
	});

	it.each([
		['2.7053E+10', 'row-id-shortened'],
		['19001000100', 'row-tract-unknown'],
		['9999', 'row-tract-unknown'],
		['Millbrook', 'row-tract-unknown']
	])('%s is refused: %s', (text, code) => {
		expect(GROUND.tract(text)).toMatchObject({ problem: { code } });
	});
});

describe('dates', () => {
	it.each([
		['2024-03-09', '2024-03'],
		['2024-03-09T10:00:00Z', '2024-03'],
		['2024-03', '2024-03'],
		['20240309', '2024-03'],
		['3/9/2024', '2024-03'],
		['03/09/24', '2024-03'],
		['3/9/2024 10:30', '2024-03'],
		['9.3.2024', '2024-03'],
		['3/2024', '2024-03'],
		['March 9, 2024', '2024-03'],
		['9 Mar 2024', '2024-03'],
		['Mar 2024', '2024-03']
	])('%s is of %s', (text, month) => {
		expect(monthText(monthOfDate(text) ?? NaN)).toBe(month);
	});

	it.each(['2024', '13/13/2024', '45', 'Marching 2024', '1850-01-01', '2024-19'])(
		'%s is no date',
		(text) => {
			expect(monthOfDate(text)).toBeNull();
		}
	);

	it('the day stands first where no other reading fits', () => {
		expect(dateOrder(['3/4/2024', '25/4/2024'])).toBe('day-first');
		expect(dateOrder(['3/4/2024', '4/25/2024'])).toBe('month-first');
	});

	it('agrees with the calendar', () => {
		const days = fc.date({
			min: new Date('1950-01-01'),
			max: new Date('2069-12-31'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(days, (day) => {
				const month = day.getUTCFullYear() * 12 + day.getUTCMonth();
				for (const locale of ['en-US', 'sv-SE'] as const) {
					const text = day.toLocaleDateString(locale, { timeZone: 'UTC' });
					expect(monthOfDate(text)).toBe(month);
				}
				const long = day.toLocaleDateString('en-US', { timeZone: 'UTC', dateStyle: 'long' });
				expect(monthOfDate(long)).toBe(month);
			})
		);
	});
});
