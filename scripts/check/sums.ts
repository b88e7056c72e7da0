/** Which cells of the tables must add up to which, by the Census Bureau's table shells. */

export type SumRule = {
	readonly total: string;
	readonly parts: readonly string[];
	/**
	 * `equal`: the parts are all of the total. `within`: something is left out of the parts, so that
	 * they may only be less (boats and vans, rent or costs not computed).
	 */
	readonly relation: 'equal' | 'within';
};

function cells(table: string, from: number, to: number): string[] {
	return Array.from(
		{ length: to - from + 1 },
		(_, i) => `${table}_${String(from + i).padStart(3, '0')}E`
	);
}

function equal(total: string, ...parts: readonly string[]): SumRule {
	return { total, parts, relation: 'equal' };
}

function within(total: string, ...parts: readonly string[]): SumRule {
	return { total, parts, relation: 'within' };
}

/** A rule runs on every table that carries all of its columns. */
export const SUM_RULES: readonly SumRule[] = [
	equal('B03002_001E', 'B03002_002E', 'B03002_012E'),
	equal('B03002_002E', ...cells('B03002', 3, 9)),
	equal('B03002_009E', 'B03002_010E', 'B03002_011E'),
	equal('B03002_012E', ...cells('B03002', 13, 19)),
	equal('B03002_019E', 'B03002_020E', 'B03002_021E'),
	equal('B01003_001E', ...cells('B03002', 3, 9), 'B03002_012E'),
	equal('B01003_001E', 'B03002_001E'),
	within('B01003_001E', 'B09001_001E', 'B09020_001E'),
	within('B01003_001E', 'B05001_005E', 'B05001_006E'),
	within('B01003_001E', 'B11002_001E'),
	within('B01003_001E', 'B18101_001E'),
	within('B01003_001E', 'C16001_001E'),
	within('B01003_001E', 'C17002_001E'),

	equal('B08301_001E', 'B08301_002E', 'B08301_010E', ...cells('B08301', 16, 21)),
	equal('B08301_002E', 'B08301_003E', 'B08301_004E'),
	equal('B08301_004E', ...cells('B08301', 5, 9)),
	equal('B08301_010E', ...cells('B08301', 11, 15)),
	within('B08301_001E', 'B08301_010E'),

	equal('B11001_001E', 'B11001_002E', 'B11001_007E'),
	equal('B11001_002E', 'B11001_003E', 'B11001_004E'),
	equal('B11001_004E', 'B11001_005E', 'B11001_006E'),
	equal('B11001_007E', 'B11001_008E', 'B11001_009E'),
	equal('B11001_001E', 'B08201_002E', 'B08201_003E', 'B08201_004-006E'),
	equal('B11001_001E', 'B25003_002E', 'B25003_003E'),
	equal('B11001_001E', 'C16002_001E'),

	equal('B15003_001E', ...cells('B15003', 2, 25)),
	equal(
		'B15003_001E',
		'B15003_002-016E',
		'B15003_017-018E',
		'B15003_019-020E',
		'B15003_021E',
		'B15003_022E',
		'B15003_023-025E'
	),

	equal('B23025_001E', 'B23025_002E', 'B23025_007E'),
	equal('B23025_002E', 'B23025_003E', 'B23025_006E'),
	equal('B23025_003E', 'B23025_004E', 'B23025_005E'),

	equal('B25002_001E', 'B25003_002E', 'B25003_003E', 'B25002_003E'),
	equal('B25003_001E', 'B25003_002E', 'B25003_003E'),
	equal('B25024_001E', ...cells('B25024', 2, 11)),
	equal('B25024_001E', 'B25002_001E'),
	within(
		'B25002_001E',
		'B25024_002E',
		'B25024_003E',
		'B25024_004-005E',
		'B25024_006-009E',
		'B25024_010E'
	),
	equal('B25034_001E', ...cells('B25034', 2, 11)),
	equal('B25038_001E', 'B25038_002E', 'B25038_009E'),
	equal('B25038_002E', ...cells('B25038', 3, 8)),
	equal('B25038_009E', ...cells('B25038', 10, 15)),
	equal('B25003_003E', 'B25038_009E'),

	equal(
		'B25063_002E',
		'B25063_003-005E',
		'B25063_006-007E',
		'B25063_008-009E',
		'B25063_010-011E',
		'B25063_012-013E',
		'B25063_014-015E',
		'B25063_016-017E',
		...cells('B25063', 18, 22),
		'B25063_023-026E'
	),
	within('B25003_003E', 'B25063_002E'),
	equal('B25070_001E', ...cells('B25070', 2, 11)),
	equal('B25003_003E', 'B25070_001E'),
	within('B25003_003E', 'B25070_002-006E', 'B25070_007-010E'),
	equal(
		'B25075_001E',
		'B25075_002-008E',
		'B25075_009-011E',
		'B25075_012-014E',
		...cells('B25075', 15, 24),
		'B25075_025-027E'
	),
	equal('B25003_002E', 'B25075_001E'),
	within('B25003_002E', 'B25091_003-007+014-018E', 'B25091_008-011+019-022E'),

	equal(
		'C16001_001E',
		'C16001_002E',
		'C16001_004+007+010+013+016+019+022+025+028+031+034+037E',
		'C16001_005+008+011+014+017+020+023+026+029+032+035+038E'
	),
	within(
		'C16001_005+008+011+014+017+020+023+026+029+032+035+038E',
		'C16001_005E',
		'C16001_023E',
		'C16001_026E'
	),
	equal('C16002_001E', 'C16002_002E', 'C16002_003E', 'C16002_006E', 'C16002_009E', 'C16002_012E'),
	equal('C16002_003E', 'C16002_004E', 'C16002_005E'),
	equal('C16002_006E', 'C16002_007E', 'C16002_008E'),
	equal('C16002_009E', 'C16002_010E', 'C16002_011E'),
	equal('C16002_012E', 'C16002_013E', 'C16002_014E'),
	within('B18101_001E', 'B18101_004+007+010+013+016+019+023+026+029+032+035+038E'),

	within('C17002_002-005P', 'C17002_002-003P'),
	within('C17002_002-006P', 'C17002_002-005P'),

	equal('P1_001N', 'P2_002N', 'P2_005N', 'P2_006N', 'P2_007N', 'P2_008-009N', 'P2_010-011N')
];
