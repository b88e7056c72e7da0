/** New York City’s index within 0.013 points. */
import { ColumnTable } from '../../../scripts/classify/table.ts';
import { compareNumbers, run, type ConformanceCase } from '../cases.ts';

const nycComposition: ConformanceCase = {
	published: {
		place: 'New York City, 2022',
		publisher: 'New York City Department of City Planning',
		units: 'neighborhoods',
		files: ['nyc_displacement_risk_2022.csv']
	},
	compare: (text = '') => {
		const table = new ColumnTable(text);
		const ours = run('nyc-composition', table);
		const ids = table.ids('ntacode');
		const pairs = table
			.texts('displacementriskindex')
			.map((published, row) => [ours(ids[row] ?? '', 'index'), published] as const);
		return [compareNumbers('index', 0.013, pairs)];
	},
	expected: { index: { compared: 188, matched: 188 } }
};
export default nycComposition;
