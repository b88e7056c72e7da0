/** Governing as run by BuzzFeed News, all tracts of both principal cities. */
import { ColumnTable } from '../../../scripts/classify/table.ts';
import { compareWords, run, type ConformanceCase } from '../cases.ts';

const governing: ConformanceCase = {
	published: {
		place: 'Baltimore and Washington, 2000–2017',
		publisher: 'BuzzFeed News (2020)',
		units: 'tracts',
		files: ['governing_baltimore_washington.csv']
	},
	compare: (text = '') => {
		const table = new ColumnTable(text);
		const ours = run('governing', table);
		const ids = table.ids('id');
		const inCity = table.answers('in_city');
		const pairs = (column: string) =>
			table
				.texts(`published_${column}`)
				.map((published, row) => [ours(ids[row] ?? '', column), published] as const)
				.filter((_, row) => inCity[row] === true);
		return [
			compareWords('eligible', pairs('eligible')),
			compareWords('gentrified', pairs('gentrified'))
		];
	},
	expected: {
		eligible: { compared: 379, matched: 379 },
		gentrified: { compared: 379, matched: 379 }
	}
};
export default governing;
