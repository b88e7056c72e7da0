/** What hangs on each method's choices in the region: see `sensitivity.ts`. */
import type { PlacesFile, ShapesFile } from '../catalog/built.ts';
import type { IndicatorData } from '../catalog/decode.ts';
import type { IndicatorId } from '../catalog/ids.generated.ts';
import { HALF_MILE } from '../corridor/distance.ts';
import { methodById } from './methods/index.ts';
import {
	PERIOD_VARIANTS,
	REGION_METHODS,
	regionInputs,
	RENTER_HOUSEHOLDS
} from './region-inputs.ts';
import { sensitivityOf, type MethodSensitivity } from './sensitivity.ts';

/** One result a method, in the order of `REGION_METHODS`. `indicators` holds all of `REGION_INDICATORS`, with the periods that changes begin in. */
export function regionSensitivity(
	places: PlacesFile,
	shapes: ShapesFile,
	indicators: ReadonlyMap<IndicatorId, IndicatorData>
): readonly MethodSensitivity[] {
	const { indicator, vintage } = RENTER_HOUSEHOLDS;
	const standing = regionInputs(places, shapes, indicators);
	const county = regionInputs(places, shapes, indicators, { reference: 'county' });
	const open = new Set(
		places.stations.filter(({ status }) => status === 'open').map(({ id }) => id)
	);
	return REGION_METHODS.flatMap((id) => {
		const inputs = standing.get(id);
		const within = county.get(id);
		if (inputs === undefined || within === undefined) return [];
		const periods = PERIOD_VARIANTS.filter(({ method }) => method === id).flatMap((variant) => {
			const other = regionInputs(places, shapes, indicators, { variant }).get(id);
			return other ? [{ choice: { kind: 'period', id: variant.id } as const, inputs: other }] : [];
		});
		return [
			sensitivityOf(methodById(id), inputs, {
				renters: indicators.get(indicator)?.vintages[vintage]?.tracts ?? [],
				// Planned station areas: the one that is open is not among those asked about.
				reaches: shapes.stationAreas.map(({ meters, areas }) => ({
					meters,
					areas: areas.filter(({ station }) => !open.has(station))
				})),
				reach: HALF_MILE,
				alternatives: [...periods, { choice: { kind: 'reference', id: 'county' }, inputs: within }]
			})
		];
	});
}
