/** Metropolitan Council scores, every score within 1e-6. */
import { ColumnTable, readDirections } from '../../../scripts/classify/table.ts';
import { AS_PUBLISHED, compareNumbers, run, type ConformanceCase } from '../cases.ts';

const metcouncilScore: ConformanceCase = {
	published: {
		place: 'Twin Cities, 15 variables',
		publisher: 'Metropolitan Council, Growing Shade',
		units: 'block-groups',
		files: ['metcouncil_scores_blockgroups.csv', 'metcouncil_scores_directions.csv']
	},
	compare: (text = '', directionsText = '') => {
		const table = new ColumnTable(text);
		const directions = readDirections(directionsText);
		const ours = run('metcouncil-score', table, { ...AS_PUBLISHED, directions });
		const ids = table.ids('id');
		const pairs = directions.flatMap(({ id: column }) =>
			table
				.texts(`published_${column}`)
				.map((published, row) => [ours(ids[row] ?? '', column), published] as const)
		);
		return [compareNumbers('score', 1e-6, pairs)];
	},
	expected: { score: { compared: 38790, matched: 38790 } }
};
export default metcouncilScore;
