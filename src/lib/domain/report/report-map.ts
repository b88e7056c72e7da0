/** The map of a report, from its places, the tracts around them and what colors those. */
import type { LonLat } from '../geometry/projection.ts';
import type { Bounds } from '../geometry/area.ts';
import type { OutlinesAnswer } from '../places/answer.ts';
import type { MapWords } from './file-words.ts';
import { mapFrame } from './map-window.ts';
import { MAP_WIDTH, type MapInput } from './map-window.ts';
import type { Report } from './model.ts';
import type { Shading } from './shading.ts';

export type ReportMapParts = {
	readonly report: Pick<Report, 'places' | 'citation' | 'sources'>;
	readonly title: string;
	readonly alt: string;
	readonly tracts: Pick<OutlinesAnswer, 'rows' | 'outlines'>;
	readonly shading: Shading;
	/** Names of the shading's classes. */
	readonly labels: readonly string[];
	/** All that must be seen. */
	readonly bounds: Bounds;
	readonly height: number;
	readonly lines: readonly (readonly LonLat[])[];
	readonly stations: MapInput['stations'];
	/** What the figures are from: "U.S. Census Bureau …". */
	readonly source: string;
	readonly words: MapWords;
};

/** Counts in the legend are of the tracts that the map shows. */
export function reportMap(parts: ReportMapParts): MapInput {
	const { report, tracts, shading, words, bounds, height } = parts;
	const frame = mapFrame({ bounds }, MAP_WIDTH, height);
	const areas = tracts.rows.flatMap((row, i) => {
		const rings = tracts.outlines[i] ?? [];
		if (!rings.some(([outer = []]) => frame.shows(outer))) return [];
		const at = shading.classes[row] ?? -1;
		return [{ rings, class: at < 0 ? null : at, uncertain: shading.uncertain.has(row) }];
	});
	const outlines = report.places.flatMap(({ role, outline }) =>
		role === 'place' && outline !== null ? [outline] : []
	);
	const counted = (keep: (area: (typeof areas)[number]) => boolean) => {
		const count = areas.filter(keep).length;
		return { count, text: words.tracts({ count }) };
	};
	const legendRow = (label: string, { count, text }: { count: number; text: string }) =>
		count === 0 ? null : { label, count: text };
	return {
		title: parts.title,
		alt: parts.alt,
		areas,
		classes: shading.colors.map((color, at) => ({
			color,
			label: parts.labels[at] ?? '',
			count: counted((area) => area.class === at).text
		})),
		noData: legendRow(
			words.noData,
			counted((area) => area.class === null)
		),
		uncertain: legendRow(
			words.uncertain,
			counted((area) => area.uncertain && area.class !== null)
		),
		lines: parts.lines,
		stations: parts.stations,
		outlines,
		bounds,
		words: {
			place: words.places({ count: outlines.length }),
			line: words.line,
			north: words.north,
			miles: words.miles,
			source: words.source({ source: parts.source }),
			citation: report.citation.plain
		}
	};
}
