/** The map of a report, from its places, the tracts around them and what colors those. */
import type { LonLat } from '../geometry/projection.ts';
import type { Bounds } from '../geometry/area.ts';
import type { OutlinesAnswer } from '../places/answer.ts';
import type { MapWords } from './file-words.ts';
import { mapFrame, type MapInput, type MapSize } from './map-window.ts';
import type { Report } from './model.ts';
import type { IndicatorData } from '../indicators/built-files.ts';
import type { VintageId } from '../statistics/census.ts';
import { reliability } from '../statistics/reliability.ts';
import { AGREEMENT_LEVELS } from '../methods/agreement.ts';
import type { AgreementAnswer, ClassesAnswer } from '../methods/questions.ts';
import { methodById } from '../methods/definitions/index.ts';
import { classIndex } from '../indicators/class-index.ts';
import { scaleColors, SEQUENTIAL, methodColors } from '../layers/palette.ts';

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
	readonly size: MapSize;
	readonly lines: readonly (readonly LonLat[])[];
	readonly stations: MapInput['stations'];
	/** What the figures are from: "U.S. Census Bureau …". */
	readonly source: string;
	readonly words: MapWords;
};

/** Counts in the legend are of the tracts that the map shows. */
export function reportMap(parts: ReportMapParts): MapInput {
	const { report, tracts, shading, words, bounds, size } = parts;
	const frame = mapFrame({ bounds }, size.width, size.height);
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

/* What colors the tracts of a report's map: a figure, a method's classes, or how many methods agree. */

/** Classes by the row of a tract, the class that means least first. */
export type Shading = {
	/** Index into `colors`; −1 where there is no figure. */
	readonly classes: readonly number[];
	/** Rows too uncertain to rely on. */
	readonly uncertain: ReadonlySet<number>;
	/** One `#rrggbb` a class. */
	readonly colors: readonly string[];
};

const NONE = -1;

/** A figure in a period: the lowest class first. */
export function figureShading({ scale, vintages }: IndicatorData, vintage: VintageId): Shading {
	const tracts = vintages[vintage]?.tracts ?? [];
	return {
		classes: tracts.map(({ value }) => (value === null ? NONE : classIndex(scale, value))),
		uncertain: new Set(
			tracts.flatMap((each, row) => (reliability(each) === 'too-uncertain' ? [row] : []))
		),
		colors: scaleColors(scale, 'light')
	};
}

/** A method's classes, with their ids in the order of the colors: what points at an area comes last. */
export function methodShading({
	question,
	classes
}: Pick<ClassesAnswer, 'question' | 'classes'>): Shading & {
	readonly classIds: readonly string[];
} {
	const method = methodById(question.method);
	const { colors, indexOf } = methodColors(method, 'light');
	const flip = (at: number) => (at < 0 ? NONE : colors.length - 1 - at);
	const classIds: string[] = [];
	method.classes.forEach(({ id }, at) => {
		const drawn = flip(indexOf[at] ?? NONE);
		if (drawn >= 0) classIds[drawn] = id;
	});
	return {
		classes: Array.from(classes, (at) => flip(indexOf[at] ?? NONE)),
		uncertain: new Set(),
		colors: colors.toReversed(),
		classIds
	};
}

/** How far the methods that could look at a tract agree, from none to all. */
export function agreementShading({ levels }: Pick<AgreementAnswer, 'levels'>): Shading {
	return {
		classes: Array.from(levels, (level) => (level < 0 ? NONE : level)),
		uncertain: new Set(),
		colors: SEQUENTIAL.light[AGREEMENT_LEVELS.length - 1] ?? []
	};
}
