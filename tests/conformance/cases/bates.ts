/** Bates as run for King County. */
import { ColumnTable } from '../../../scripts/classify/table.ts';
import { compareWords, run, type ConformanceCase } from '../cases.ts';

const bates: ConformanceCase = {
	published: {
		place: 'King County, Washington, 2018',
		publisher: 'King County Neighborhood Change Typology (T. Martin)',
		units: 'tracts',
		files: ['bates_king_county_2018.csv']
	},
	compare: (text = '') => {
		const table = new ColumnTable(text);
		const ours = run('bates', table);
		const ids = table.ids('id');
		const reference = table.answers('is_reference');
		const pairs = (column: string) =>
			table
				.texts(`published_${column}`)
				.map((published, row) => [ours(ids[row] ?? '', column), published] as const)
				.filter((_, row) => reference[row] !== true);
		return [
			compareWords('type', pairs('type')),
			compareWords('vulnerability', pairs('vulnerability')),
			compareWords('demographic-change', pairs('demographic_change')),
			// One tract without people, homes or neighbors was left out of their map join.
			compareWords('housing-market', pairs('housing_market'), 1)
		];
	},
	expected: {
		type: { compared: 398, matched: 398 },
		vulnerability: { compared: 398, matched: 398 },
		'demographic-change': { compared: 398, matched: 398 },
		'housing-market': { compared: 398, matched: 397 }
	}
};
export default bates;
