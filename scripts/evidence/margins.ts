/** Whether margins hold: those of apportioned shares over random places, and the fitted ones. */
import { Z } from '../../src/lib/domain/statistics/error.ts';
import { FITTED, type Scatter } from '../../src/lib/domain/statistics/fitted.ts';
import type {
	Coverage,
	FittedConstant,
	MarginsEvidence
} from '../../src/lib/domain/evidence/file.ts';
import type { BlockGroupIndex } from '../../src/lib/domain/places/apportion.ts';
import { apportionedShares, MEASURED_GROUPS } from '../fit/apportioning.ts';
import { randomPlaces, seeded } from '../fit/statistics.ts';

const PLACES = 2000;
/** Not the places that the constants were fitted to. */
const OTHER_SEED = 31_415;

export function buildMargins(index: BlockGroupIndex, places = PLACES): MarginsEvidence {
	const { factor, figures, median, tenth, ninetieth } = FITTED.medians;
	return {
		places,
		coverage: coverageOf(index, places),
		medians: { factor, figures, median, tenth, ninetieth },
		tables: Object.entries(FITTED.shares)
			.filter(([table]) => /^[BC]\d/.test(table))
			.map(([table, fit]) => ({ table, ...fit })),
		constants: otherConstants()
	};
}

function otherConstants(): FittedConstant[] {
	const { zeroMargin, apportioning, carrying, pooledIncome } = FITTED;
	const { medians, counts, shares } = carrying.constants;
	const changed = (scatters: Readonly<Record<string, Scatter>>, name?: string): number =>
		name === undefined
			? Math.max(...Object.values(scatters).map(({ changedTracts }) => changedTracts))
			: (scatters[name]?.changedTracts ?? 0);
	const ofMedian = (id: FittedConstant['id'], variable: string): FittedConstant => ({
		id,
		value: medians[variable] ?? 0,
		measuredOn: changed(carrying.evidence.medians, variable)
	});
	const { places } = apportioning.evidence;
	const countedOn = changed(carrying.evidence.counts);
	return [
		{
			id: 'zero-margin',
			value: zeroMargin.moe,
			measuredOn: zeroMargin.tracts.reduce((sum, { tracts }) => sum + tracts, 0)
		},
		{ id: 'apportioning', value: apportioning.constants.share, measuredOn: places },
		{
			id: 'apportioning-groups',
			value: apportioning.constants.groups['people-of-color'],
			measuredOn: places
		},
		ofMedian('carrying-home-value', 'B25077_001'),
		ofMedian('carrying-rent', 'B25064_001'),
		ofMedian('carrying-income', 'B19013_001'),
		{ id: 'carrying-people', value: counts.people, measuredOn: countedOn },
		{ id: 'carrying-households', value: counts.households, measuredOn: countedOn },
		{ id: 'carrying-parts', value: counts.parts, measuredOn: countedOn },
		{ id: 'carrying-shares', value: shares, measuredOn: changed(carrying.evidence.shares) },
		{
			id: 'income-spread',
			value: pooledIncome.constants.spread,
			measuredOn: pooledIncome.evidence.tracts
		},
		{
			id: 'income-model',
			value: pooledIncome.constants.modelError,
			measuredOn: pooledIncome.evidence.splitTracts
		}
	];
}

/**
 * Shares of people by group, apportioned from whole tracts, held against the count of block groups.
 * A place that cuts no tract, or where nobody or everybody is of the group, has no such margin.
 */
function coverageOf(index: BlockGroupIndex, places: number): Coverage[] {
	const { groups } = FITTED.apportioning.constants;
	const shares = randomPlaces(index, seeded(OTHER_SEED), places).flatMap(({ held }) =>
		apportionedShares(index, held)
	);
	return MEASURED_GROUPS.map((group): Coverage => {
		const margins = shares.flatMap((share) => {
			const { apportioned: p, counted, cut } = share;
			const moe = Z[90] * groups[group] * cut * Math.sqrt(p * (1 - p));
			return share.group === group && moe > 0 ? [Math.abs(p - counted) <= moe] : [];
		});
		return { group, places: margins.length, held: margins.filter(Boolean).length / margins.length };
	});
}
