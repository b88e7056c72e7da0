/** The directions table: which columns to score, and which of their ends means a higher priority. */
import type { ScoreColumn } from '../../src/lib/core/risk/methods/metcouncil-score.ts';
import { Table } from './table.ts';

/** The Metropolitan Council's own words first; ours are shorter. */
const DIRECTIONS: Readonly<Record<string, ScoreColumn['direction']>> = {
	high_opportunity: 'high',
	low_opportunity: 'low',
	high: 'high',
	low: 'low'
};

/** Throws InputProblem. */
export function readDirections(text: string): readonly ScoreColumn[] {
	const table = new Table(text);
	table.require(['column', 'direction']);
	const words = table.names('direction', 'high_opportunity or low_opportunity');
	return table.names('column', 'the name of a column').map((id, row, all) => {
		const word = words[row] ?? '';
		const direction = DIRECTIONS[word.toLowerCase()];
		if (direction === undefined) {
			throw table.problem(
				row,
				'direction',
				`"${word}" is no direction; expected high_opportunity or low_opportunity`
			);
		}
		if (all.indexOf(id) !== row || id === 'id') {
			throw table.problem(
				row,
				'column',
				id === 'id'
					? 'id names the areas and cannot be scored; expected the name of a column of numbers'
					: `${id} already stands on line ${String(table.lineOf(all.indexOf(id)))}; expected each column once`
			);
		}
		return { id, direction };
	});
}
