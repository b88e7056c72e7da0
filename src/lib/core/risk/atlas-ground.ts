/** What the methods' answers say of the region beside classes: renters, group quarters, stations. */
import type { PlacesFile } from '../catalog/built.ts';
import type { IndicatorData } from '../catalog/decode.ts';
import type { IndicatorId } from '../catalog/ids.generated.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { DEFAULT_DRAWS } from './draws.ts';
import { quartersNotes, type QuartersNote } from './group-quarters.ts';
import { RENTER_HOUSEHOLDS } from './region-inputs.ts';
import { RenterDraws } from './renter-draws.ts';

export type AtlasGround = {
	/** Renter households by tract row, which station areas are flagged by. */
	readonly renters: readonly Estimate[];
	/** Their random draws, never negative. */
	readonly rentersOf: (row: number) => Float32Array;
	/** Tracts that are largely a campus, a prison or the like, by row. */
	readonly quarters: ReadonlyMap<number, QuartersNote>;
	/** Ids of the stations that run already. */
	readonly openStations: ReadonlySet<string>;
	/** Tract rows whose figures of 2010 tracts were carried across changed boundaries. */
	readonly carried: ReadonlySet<number>;
};

/** `indicators` holds all of `REGION_INDICATORS`. */
export function atlasGround(
	places: PlacesFile,
	indicators: ReadonlyMap<IndicatorId, IndicatorData>
): AtlasGround {
	const { indicator, vintage } = RENTER_HOUSEHOLDS;
	const newest = (id: IndicatorId) => indicators.get(id)?.vintages[vintage]?.tracts ?? [];
	const renters = newest(indicator);
	const draws = new RenterDraws(
		`${indicator}:${vintage}`,
		places.tracts.geoid,
		renters,
		DEFAULT_DRAWS
	);
	return {
		renters,
		rentersOf: draws.of,
		quarters: quartersNotes({
			people: newest('people'),
			households: newest('households'),
			groupQuarters: newest('group-quarters')
		}),
		openStations: new Set(
			places.stations.filter(({ status }) => status === 'open').map(({ id }) => id)
		),
		// Every earlier figure is carried over the same boundaries; that of any indicator will do.
		carried: indicators.get(indicator)?.vintages['2015-2019']?.carried ?? new Set()
	};
}
