/**
 * The places of a report as GeoJSON (RFC 7946): outlines with every figure, its margin and its
 * state. A place without an outline of its own has no geometry.
 */
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import type { Report, ReportPlace } from './model.ts';
import { rounded } from './figure-rows.ts';

/** Digits of a degree: 11 cm. */
const DIGITS = 6;

export type ReportGeoJson = FeatureCollection<MultiPolygon | null> & {
	readonly rootline: {
		readonly title: string;
		/** Which rules of the method somebody changed; left out for the method as it is. */
		readonly rulesChanged?: string;
		readonly citation: string;
		readonly dataVersion: string;
		readonly link: string;
		readonly date: string;
		readonly tracts: 2020;
		readonly marginLevel: 90;
	};
};

export function reportGeoJson(report: Report): ReportGeoJson {
	const { title, rulesChanged, citation, dataVersion, link, date } = report;
	return {
		type: 'FeatureCollection',
		rootline: {
			title,
			...(rulesChanged === null ? {} : { rulesChanged }),
			citation: citation.plain,
			dataVersion,
			link,
			date,
			tracts: 2020,
			marginLevel: 90
		},
		features: report.places.map((place) => ({
			type: 'Feature' as const,
			geometry: geometryOf(place),
			properties: propertiesOf(place)
		}))
	};
}

function geometryOf({ outline }: ReportPlace): MultiPolygon | null {
	if (outline === null || outline.length === 0) return null;
	const round = (degrees: number): number => Number(degrees.toFixed(DIGITS));
	return {
		type: 'MultiPolygon',
		coordinates: outline.map((rings) =>
			rings.map((ring) => ring.map(([x, y]): Position => [round(x), round(y)]))
		)
	};
}

/** `renter_households`, `renter_households_moe`, `renter_households_quality` … */
function propertiesOf({ ref, role, name, figures, flag }: ReportPlace): Record<string, unknown> {
	const properties: Record<string, unknown> = {
		place: ref,
		name: name.title,
		role,
		...(flag === null
			? {}
			: {
					flag: flag.call,
					flagged: flag.flagged,
					flagged_share: rounded(flag.share),
					flagged_share_low: rounded(flag.range?.low ?? null),
					flagged_share_high: rounded(flag.range?.high ?? null),
					flag_share_of_draws: rounded(flag.flagShareOfDraws)
				}),
		...Object.fromEntries(
			figures.flatMap(({ definition: { id }, estimate }): [string, string | number | null][] => [
				[id, rounded(estimate.value)],
				[`${id}_moe`, rounded(estimate.moe)],
				[`${id}_quality`, estimate.quality]
			])
		)
	};
	return properties;
}
