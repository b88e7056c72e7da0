/**
 * 2020 Census counts of block groups. The source gives shares of the population; the counts behind
 * them are whole numbers and come back exactly, which is checked for every cell.
 */
import { csvFormatRows } from 'd3-dsv';
import { cellOf, ImportError } from './source.ts';
import type { SourceTable } from './source.ts';

/**
 * Share columns of the source as cells of table P2 (Hispanic or Latino, and not Hispanic or Latino
 * by race). The Metropolitan Council counts Pacific Islanders with Asian, and some other race with
 * two or more races.
 */
const SHARES = {
	phisppop: 'P2_002N',
	whitenh: 'P2_005N',
	pblacknh: 'P2_006N',
	pamindnh: 'P2_007N',
	pasiannh: 'P2_008-009N',
	pothmultnh: 'P2_010-011N'
} as const;

/** Largest difference between a source share and the share of the counts that is taken as equal. */
const TOLERANCE = 1e-9;

function countBehind(share: string, people: number, where: string): number {
	if (share === '' && people === 0) return 0;
	const count = Math.round(Number(share) * people);
	if (share === '' || !(Math.abs(count / people - Number(share)) <= TOLERANCE)) {
		throw new ImportError(
			`${where}: no whole number of ${people} people makes a share of "${share}".`
		);
	}
	return count;
}

/** CSV of people (P1), housing units (H1) and people by race and Hispanic origin (P2). */
export function redistrictingCounts(table: SourceTable): string {
	const shares = Object.entries(SHARES);
	const rows = [...table.keys()].sort().map((geoid) => {
		const row = table.get(geoid) ?? {};
		const people = Number(cellOf(row, 'population_count'));
		const counts = shares.map(([column, code]) =>
			countBehind(cellOf(row, column), people, `${geoid}, ${code}`)
		);
		const sum = counts.reduce((a, b) => a + b, 0);
		const ofColor = countBehind(cellOf(row, 'pbipoc'), people, `${geoid}, people of color`);
		if (sum !== people || ofColor !== people - (counts[1] ?? 0)) {
			throw new ImportError(`${geoid}: the groups do not add up to ${people} people.`);
		}
		return [geoid, cellOf(row, 'housing_units'), String(people), ...counts.map(String)];
	});
	const header = ['GEOID', 'H1_001N', 'P1_001N', ...shares.map(([, code]) => code)];
	return `${csvFormatRows([header, ...rows])}\n`;
}
