/** The map of a report, from its places, the tracts around them and what colors those. */
import type { LonLat } from '../geometry/projection.ts';
import type { Bounds } from '../geometry/area.ts';
import type { OutlinesAnswer } from '../places/atlas-places.ts';
import type { MapWords } from './messages.ts';
import type { Report } from './model.ts';
import type { IndicatorData } from '../indicators/built-files.ts';
import type { VintageId } from '../statistics/census.ts';
import { reliability } from '../statistics/error.ts';
import { AGREEMENT_LEVELS } from '../methods/agreement.ts';
import type { AgreementAnswer, ClassesAnswer } from '../methods/questions.ts';
import { methodById } from '../methods/definitions/index.ts';
import { classIndex } from '../indicators/catalog.ts';
import { scaleColors, SEQUENTIAL, methodColors } from '../layers/palette.ts';
import { project } from '../geometry/projection.ts';

export type ReportMapParts = {
	readonly report: {
		readonly places: readonly Pick<Report['places'][number], 'role' | 'outline'>[];
		readonly citation: Pick<Report['citation'], 'plain'>;
	};
	readonly title: string;
	readonly alt: string;
	readonly tracts: Pick<OutlinesAnswer, 'rows' | 'outlines' | 'cities'>;
	/** Lakes and rivers, in pieces that may overlap; empty where they are not drawn. */
	readonly water: readonly MapRings[];
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
	/** What has to be kept in mind of records that color it; empty of the survey's. */
	readonly care: string;
	readonly words: MapWords;
};

/** Counts in the legend are of all the region's tracts, as on the map of the screen: they are the same in any window. */
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
	const counted = (keep: (at: number, row: number) => boolean) => {
		const count = shading.classes.filter(keep).length;
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
			count: counted((each) => each === at).text
		})),
		noData: legendRow(
			words.noData,
			counted((each) => each < 0)
		),
		uncertain: legendRow(
			words.uncertain,
			counted((each, row) => each >= 0 && shading.uncertain.has(row))
		),
		lines: parts.lines,
		stations: parts.stations,
		outlines,
		cities: tracts.cities.map(({ name, outline }) => ({ name, rings: outline })),
		water: parts.water,
		bounds,
		words: {
			place: words.places({ count: outlines.length }),
			line: words.line,
			north: words.north,
			miles: words.miles,
			cityLimit: words.cityLimit,
			water: words.water,
			counted: words.counted,
			source: words.source({ source: parts.source }),
			care: parts.care,
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

/* What the map of a report is drawn from: plain rings and final words, whoever holds them. */

/** Polygons of rings of longitude and latitude, as a GeoJSON MultiPolygon holds them. */
export type MapRings = readonly (readonly (readonly LonLat[])[])[];

export type MapArea = {
	readonly rings: MapRings;
	/** Index into `classes`, or null where there is no data. */
	readonly class: number | null;
	/** Too uncertain to rely on: hatched. */
	readonly uncertain: boolean;
};

export type MapClass = {
	readonly label: string;
	/** `#rrggbb` on screen; the print keeps the hue and sets the lightness. */
	readonly color: string;
	/** "12 tracts" */
	readonly count: string;
};

export type MapInput = {
	readonly title: string;
	/** Full sentence for those who cannot see it. */
	readonly alt: string;
	readonly areas: readonly MapArea[];
	/** The class that means least first: it is drawn lightest. */
	readonly classes: readonly MapClass[];
	/** Legend rows of areas without data and of hatched ones; null where there are none. */
	readonly noData: { readonly label: string; readonly count: string } | null;
	readonly uncertain: { readonly label: string; readonly count: string } | null;
	readonly lines: readonly (readonly LonLat[])[];
	readonly stations: readonly { readonly name: string; readonly lngLat: LonLat }[];
	/** Outlines of the places of the report, drawn over everything. */
	readonly outlines: readonly MapRings[];
	/** Cities around, whose borders and names help to find one's way. */
	readonly cities: readonly { readonly name: string; readonly rings: MapRings }[];
	/** Lakes and rivers, in pieces that may overlap. */
	readonly water: readonly MapRings[];
	/** West, south, east, north in degrees that must be seen; a margin is added. */
	readonly bounds: readonly [number, number, number, number];
	readonly words: {
		readonly place: string;
		readonly line: string;
		readonly north: string;
		readonly miles: (p: { count: number }) => string;
		readonly cityLimit: string;
		readonly water: string;
		/** What the legend counts. */
		readonly counted: string;
		readonly source: string;
		/** What its records miss, for the picture that stands alone; empty of the survey's. */
		readonly care: string;
		/** Citation and link, burnt into the picture that stands alone. */
		readonly citation: string;
	};
};

/** Of the map itself, in pixels of the drawing; its legend comes below. */
export type MapSize = { readonly width: number; readonly height: number };

/** Width of a letter page within its margins, in CSS pixels. */
export const MAP_WIDTH = 672;

/** Of a report's map that is read on a phone, in CSS pixels there. */
export const PHONE_MAP: MapSize = { width: 300, height: 300 };

/* The ground that a report's map may show, wide enough for every shape of window. */

const METERS_PER_DEGREE = 111_320;
/** More than the margins that the map's frame adds. */
const LEAST_HALF_METERS = 1500;
const MARGIN = 1.35;
/** The flattest map that a report has. */
export const LEAST_MAP_HEIGHT = 225;
/** Of the map on a report's page: as high as leaves the findings room on the first one. */
export const PAGE_MAP: MapSize = { width: MAP_WIDTH, height: LEAST_MAP_HEIGHT };

/** West, south, east, north in degrees, around bounds in degrees. */
export function mapWindow([west, south, east, north]: Bounds): Bounds {
	const [x, y] = [(west + east) / 2, (south + north) / 2];
	const metersWide = METERS_PER_DEGREE * Math.cos((y * Math.PI) / 180);
	const wide = Math.max(LEAST_HALF_METERS, ((east - west) / 2) * metersWide * MARGIN);
	const high = Math.max(LEAST_HALF_METERS, ((north - south) / 2) * METERS_PER_DEGREE * MARGIN);
	const shape = MAP_WIDTH / LEAST_MAP_HEIGHT;
	const [dx, dy] = [
		Math.max(wide, high * shape) / metersWide,
		Math.max(high, wide) / METERS_PER_DEGREE
	];
	return [x - dx, y - dy, x + dx, y + dy];
}

/** Bounds around all of several; null for none. */
export function boundsTogether(all: readonly Bounds[]): Bounds | null {
	if (all.length === 0) return null;
	const side = (at: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
		pick(...all.map((bounds) => bounds[at]));
	return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}

/* The window of a report's map: which ground it shows and how degrees become pixels. */

export type MapFrame = {
	readonly width: number;
	readonly height: number;
	/** Pixels a meter. */
	readonly scale: number;
	/** Pixels from the left and top. */
	readonly point: (at: LonLat) => readonly [number, number];
	/** Some of the ring's box lies in the window. */
	readonly shows: (ring: readonly LonLat[]) => boolean;
};

/** Meters of ground around the place, at least, so that it stands among its neighbors. */
const LEAST_HALF = 1200;
/** Share of its own size that is added around a place. */
const FRAME_EDGE = 0.25;

export function mapFrame(
	{ bounds }: Pick<MapInput, 'bounds'>,
	width: number,
	height: number
): MapFrame {
	const [west, south] = project([bounds[0], bounds[1]]);
	const [east, north] = project([bounds[2], bounds[3]]);
	const middle = [(west + east) / 2, (south + north) / 2] as const;
	const halfWidth = Math.max(LEAST_HALF, ((east - west) / 2) * (1 + FRAME_EDGE));
	const halfHeight = Math.max(LEAST_HALF, ((north - south) / 2) * (1 + FRAME_EDGE));
	const scale = Math.min(width / (2 * halfWidth), height / (2 * halfHeight));
	const point = (at: LonLat): readonly [number, number] => {
		const [x, y] = project(at);
		return [width / 2 + (x - middle[0]) * scale, height / 2 - (y - middle[1]) * scale];
	};
	return {
		width,
		height,
		scale,
		point,
		shows: (ring) => {
			let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
			for (const at of ring) {
				const [x, y] = point(at);
				left = Math.min(left, x);
				right = Math.max(right, x);
				top = Math.min(top, y);
				bottom = Math.max(bottom, y);
			}
			return right >= 0 && left <= width && bottom >= 0 && top <= height;
		}
	};
}

/** Path data of polygons, to a tenth of a pixel; of what lies far beyond the window nothing is left. */
export function ringsPath(rings: MapRings, frame: MapFrame): string {
	return rings
		.filter(([outer]) => outer !== undefined && frame.shows(outer))
		.flatMap((polygon) =>
			polygon.map((ring) => pixelPath(cutToWindow(ring.map(frame.point), frame), true))
		)
		.join('');
}

/** So far beyond the edge no stroke is seen, in pixels. */
const BEYOND = 10;

type Pixel = readonly [number, number];

/** A ring without what lies beyond the window, by the four sides in turn. Source: Sutherland and Hodgman (1974). */
function cutToWindow(ring: readonly Pixel[], { width, height }: MapFrame): readonly Pixel[] {
	const sides: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[] = [
		[0, -BEYOND, 1],
		[0, width + BEYOND, -1],
		[1, -BEYOND, 1],
		[1, height + BEYOND, -1]
	];
	return sides.reduce<readonly Pixel[]>((points, [axis, limit, sign]) => {
		const inside = (point: Pixel) => (point[axis] - limit) * sign >= 0;
		if (points.every(inside)) return points;
		return points.flatMap((point, i): Pixel[] => {
			const before = points.at(i - 1) ?? point;
			if (inside(point) === inside(before)) return inside(point) ? [point] : [];
			const share = (limit - before[axis]) / (point[axis] - before[axis]);
			const crossing: Pixel = [
				before[0] + share * (point[0] - before[0]),
				before[1] + share * (point[1] - before[1])
			];
			return inside(point) ? [crossing, point] : [crossing];
		});
	}, ring);
}

/** Places of a grid over the window, in pixels. */
const GRID = 24;

/** Places within what is seen of polygons, in pixels, those nearest to the middle of it first. */
export function placesWithin(rings: MapRings, frame: MapFrame): readonly Pixel[] {
	const edges = rings
		.filter(([outer]) => outer !== undefined && frame.shows(outer))
		.flatMap((polygon) => polygon.map((ring) => cutToWindow(ring.map(frame.point), frame)))
		.flatMap((ring) => ring.map((to, i) => [ring.at(i - 1) ?? to, to] as const));
	const within: Pixel[] = [];
	for (let y = GRID / 2; y < frame.height; y += GRID) {
		// Of the row, the stretches between every other border that it crosses.
		const borders = edges
			.flatMap(([[ax, ay], [bx, by]]) =>
				ay > y === by > y ? [] : [ax + ((bx - ax) * (y - ay)) / (by - ay)]
			)
			.toSorted((a, b) => a - b);
		for (let x = GRID / 2; x < frame.width; x += GRID) {
			if (borders.filter((border) => border < x).length % 2 === 1) within.push([x, y]);
		}
	}
	const middle = [0, 1].map(
		(axis) => within.reduce((sum, each) => sum + (each[axis] ?? 0), 0) / within.length
	);
	const away = ([x, y]: Pixel) => Math.hypot(x - (middle[0] ?? 0), y - (middle[1] ?? 0));
	return within.toSorted((a, b) => away(a) - away(b));
}

export function linePath(line: readonly LonLat[], frame: MapFrame): string {
	return pixelPath(line.map(frame.point), false);
}

function pixelPath(line: readonly Pixel[], closed: boolean): string {
	const points: string[] = [];
	for (const [x, y] of line) {
		const text = `${tenth(x)} ${tenth(y)}`;
		if (text !== points.at(-1)) points.push(text);
	}
	if (closed && points.length > 1 && points[0] === points.at(-1)) points.pop();
	if (points.length < (closed ? 3 : 2)) return '';
	return `M${points.join('L')}${closed ? 'Z' : ''}`;
}

export function tenth(pixels: number): number {
	return Math.round(pixels * 10) / 10 + 0;
}

/** A round number of miles that takes about a quarter of the width, and its pixels. */
export function scaleBar({ scale, width }: MapFrame): {
	readonly miles: number;
	readonly pixels: number;
} {
	const METERS_PER_MILE = 1609.344;
	const wanted = width / 4 / (scale * METERS_PER_MILE);
	const steps = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50];
	const miles = steps.findLast((step) => step <= wanted) ?? 0.1;
	return { miles, pixels: miles * METERS_PER_MILE * scale };
}
