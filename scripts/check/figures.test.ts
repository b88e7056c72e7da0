import { describe, expect, test } from 'vitest';
import { checkFigures, type FiguresSpec } from './figures.ts';
import { labels } from './files.ts';

describe('figures', () => {
	const spec: FiguresSpec = {
		file: 'figures/test.csv',
		rows: 2,
		areas: 'tracts',
		ownColumns: [],
		keys: 'GEOID'
	};
	const check = (...lines: string[]) => labels(checkFigures(spec, `${lines.join('\n')}\n`));
	const header = 'GEOID,B25003_001E,B25003_001M,B25003_002E,B25003_003E';
	const first = '27053000100,10,4,6,4';

	test('a sound table has no finding', () => {
		expect(check(header, first, '27053000200,5,**,5,0')).toEqual([]);
	});

	test.each([
		['number of rows', [first]],
		['GEOIDs have the form of this region', [first, '55053000200,5,1,5,0']],
		['GEOIDs have the form of this region', [first, '270530002001,5,1,5,0']],
		['rows in order, none twice', [first, first]],
		['rows in order, none twice', ['27053000200,5,1,5,0', first]],
		['every row has every column', [first, '27053000200,5,1,5']],
		['cells are figures or annotations, no sentinel', [first, '27053000200,-666666666,1,5,0']],
		['cells are figures or annotations, no sentinel', [first, '27053000200,5,-222222222,5,0']],
		['cells are figures or annotations, no sentinel', [first, '27053000200,5,-1,5,0']],
		['cells are figures or annotations, no sentinel', [first, '27053000200,5+,1,5,0']],
		['nothing negative, shares within 0–1', [first, '27053000200,1,1,-2,3']],
		['counts and dollars are whole', [first, '27053000200,5.5,1,5,0.5']],
		['parts add up to B25003_001E', [first, '27053000200,5,1,5,1']]
	])('%s: %j', (name, rows) => {
		expect(check(header, ...rows)).toContain(`BLOCKER ${name}`);
	});

	test.each([
		['key columns come first', 'TRACT,B25003_001E'],
		['columns are Census codes', 'GEOID,POPTOTAL'],
		['columns are Census codes', 'GEOID,B25003_001'],
		['no column twice', 'GEOID,B25003_001E,B25003_001E'],
		['every margin has its estimate', 'GEOID,B25003_001M']
	])('%s: %s', (name, columns) => {
		expect(check(columns)).toContain(`BLOCKER ${name}`);
	});

	test('shares stay within 0–1 and parts within their total', () => {
		const shares = 'GEOID,C17002_002-003P,C17002_002-005P';
		const good = '27053000100,0.1,0.2';
		expect(check(shares, good, '27053000200,0,1')).toEqual([]);
		expect(check(shares, good, '27053000200,0.1,1.2')).toContain(
			'BLOCKER nothing negative, shares within 0–1'
		);
		expect(check(shares, good, '27053000200,0.3,0.2')).toContain(
			'BLOCKER parts stay within C17002_002-005P'
		);
	});

	test('gaps are said, not judged', () => {
		const findings = checkFigures(
			spec,
			'GEOID,B25064_001E,B25064_001M\n27053000100,-,**\n27053000200,3500+,***\n'
		);
		expect(findings).toEqual([
			{
				level: 'INFO',
				file: 'figures/test.csv',
				check: 'gaps',
				message: 'B25064_001E 1 of 2 missing; B25064_001E 1 open-ended'
			}
		]);
	});
});
