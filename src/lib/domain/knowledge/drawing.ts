/**
 * A drawing in the making: its points, and all that led to them, so that every step can be undone.
 * Mouse, finger and keys change it through the same few functions.
 */
import type { LonLat } from '../geometry/projection.ts';
import type { LineString, Polygon } from 'geojson';
import * as v from 'valibot';
import { parseSafely } from '../files/json.ts';

export type DrawingKind = 'polygon' | 'line' | 'points';

export type DrawingState = {
	readonly kind: DrawingKind;
	readonly points: readonly LonLat[];
	/** Points as they were before each step, the last step last. */
	readonly past: readonly (readonly LonLat[])[];
};

/** A shape of more corners is better brought as a file. */
export const MOST_DRAWN_POINTS = 500;

/** Points without which there is nothing to finish. */
export const FEWEST_POINTS: Readonly<Record<DrawingKind, number>> = {
	polygon: 3,
	line: 2,
	points: 1
};

export function startDrawing(kind: DrawingKind, points: readonly LonLat[] = []): DrawingState {
	return { kind, points, past: [] };
}

/** The same drawing where the point stands on the last one, or there is no room for more. */
export function addPoint(drawing: DrawingState, point: LonLat): DrawingState {
	const last = drawing.points.at(-1);
	if (last && samePlace(last, point)) return drawing;
	if (drawing.points.length >= MOST_DRAWN_POINTS) return drawing;
	return withPoints(drawing, [...drawing.points, point]);
}

/** The same drawing where it has no such point. */
export function movePoint(drawing: DrawingState, at: number, to: LonLat): DrawingState {
	const from = drawing.points[at];
	if (!from || samePlace(from, to)) return drawing;
	return withPoints(
		drawing,
		drawing.points.map((point, index) => (index === at ? to : point))
	);
}

/** The same drawing where it has no such point. */
export function removePoint(drawing: DrawingState, at: number): DrawingState {
	if (!drawing.points[at]) return drawing;
	return withPoints(
		drawing,
		drawing.points.filter((_, index) => index !== at)
	);
}

/** Takes the last step back: an added point goes, a moved one returns. */
export function undoStep(drawing: DrawingState): DrawingState {
	const before = drawing.past.at(-1);
	if (before) return { ...drawing, points: before, past: drawing.past.slice(0, -1) };
	// What a drawing started with can be taken back point by point as well.
	return { ...drawing, points: drawing.points.slice(0, -1) };
}

export function canUndo(drawing: DrawingState): boolean {
	return drawing.past.length > 0 || drawing.points.length > 0;
}

export function canFinish({ kind, points }: Pick<DrawingState, 'kind' | 'points'>): boolean {
	return points.length >= FEWEST_POINTS[kind];
}

/** Degrees; about ten centimeters. */
const SAME_PLACE = 1e-6;

function samePlace(a: LonLat, b: LonLat): boolean {
	return Math.abs(a[0] - b[0]) < SAME_PLACE && Math.abs(a[1] - b[1]) < SAME_PLACE;
}

function withPoints(drawing: DrawingState, points: readonly LonLat[]): DrawingState {
	return { ...drawing, points, past: [...drawing.past, drawing.points] };
}

/* What a drawing comes to, as GeoJSON. */

/** The area inside the points, in their order; its ring is closed. */
export function polygonThrough(points: readonly LonLat[]): Polygon {
	const [first] = points;
	const ring = first ? [...points, first] : [];
	return { type: 'Polygon', coordinates: [ring.map(([lng, lat]) => [lng, lat])] };
}

export function lineThrough(points: readonly LonLat[]): LineString {
	return { type: 'LineString', coordinates: points.map(([lng, lat]) => [lng, lat]) };
}

/**
 * The points that make this polygon again when drawn, or null where hands cannot have drawn it: it
 * has holes, or several parts.
 */
export function pointsOfPolygon(geometry: unknown): readonly LonLat[] | null {
	if (typeof geometry !== 'object' || geometry === null) return null;
	const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
	if (type !== 'Polygon' || !Array.isArray(coordinates) || coordinates.length !== 1) return null;
	const [ring] = coordinates as unknown[];
	if (!Array.isArray(ring)) return null;
	const points = (ring as unknown[]).flatMap((position): LonLat[] => {
		const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
		return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
	});
	const [first] = points;
	const last = points.at(-1);
	return first?.[0] === last?.[0] && first?.[1] === last?.[1] ? points.slice(0, -1) : points;
}

/*
 * A place or a line that somebody has begun and not shown yet, as it is kept while they look at
 * something else or the page is loaded anew.
 */

/** Of a drawing that was left before it was done. */
export type LeftDrawing = {
	readonly kind: 'polygon' | 'line' | 'points';
	readonly points: readonly LonLat[];
};

export type UnfinishedPlace = {
	readonly way: string | null;
	readonly name: string;
	/** Of the drawing that was done. */
	readonly corners: readonly LonLat[];
	readonly left: LeftDrawing | null;
	/** Tracts taken together. */
	readonly chosen: readonly string[];
};

export type UnfinishedLine = {
	readonly way: string | null;
	readonly name: string;
	readonly line: readonly (readonly LonLat[])[];
	readonly stations: readonly { readonly name: string; readonly lngLat: LonLat }[];
	/** At most one of the line and one of its stations. */
	readonly left: readonly LeftDrawing[];
};

/** What is unfinished; null where there is nothing that could be lost. */
export type Unfinished = {
	readonly place: UnfinishedPlace | null;
	readonly line: UnfinishedLine | null;
};

export const NOTHING_UNFINISHED: Unfinished = { place: null, line: null };

const lonLat: v.GenericSchema<unknown, LonLat> = v.pipe(
	v.tuple([v.number(), v.number()]),
	v.readonly()
);
const points = v.pipe(v.array(lonLat), v.maxLength(MOST_DRAWN_POINTS));
const way = v.nullable(v.pipe(v.string(), v.maxLength(20)));
const name = v.pipe(v.string(), v.maxLength(200));
const left = v.object({ kind: v.picklist(['polygon', 'line', 'points']), points });

const schema: v.GenericSchema<unknown, Unfinished> = v.object({
	place: v.nullable(
		v.object({
			way,
			name,
			corners: points,
			left: v.nullable(left),
			chosen: v.array(v.pipe(v.string(), v.regex(/^\d{11}$/)))
		})
	),
	line: v.nullable(
		v.object({
			way,
			name,
			line: v.array(v.array(lonLat)),
			stations: v.array(v.object({ name, lngLat: lonLat })),
			left: v.pipe(v.array(left), v.maxLength(2))
		})
	)
});

export function writeUnfinished(unfinished: Unfinished): string {
	return JSON.stringify(unfinished);
}

/** Nothing where the text is none that `writeUnfinished` wrote. */
export function readUnfinished(text: string | null): Unfinished {
	const parsed = text === null ? null : parseSafely(text);
	const read = parsed?.ok ? v.safeParse(schema, parsed.value) : null;
	return read?.success ? read.output : NOTHING_UNFINISHED;
}

/** The place, unless nothing of it would be missed. */
export function placeWorthKeeping(place: UnfinishedPlace): UnfinishedPlace | null {
	const { corners, left: drawing, chosen } = place;
	return corners.length > 0 || hasPoints(drawing) || chosen.length > 0 ? place : null;
}

/** The line, unless nothing of it would be missed. */
export function lineWorthKeeping(line: UnfinishedLine): UnfinishedLine | null {
	return line.line.length > 0 || line.left.some(hasPoints) ? line : null;
}

/** Drawings that were left, one of each kind: the one that was left last. */
export function withLeft(
	all: readonly LeftDrawing[],
	drawing: LeftDrawing | null
): readonly LeftDrawing[] {
	return drawing ? [...all.filter(({ kind }) => kind !== drawing.kind), drawing] : all;
}

/** What would be lost of a drawing in the making: null where it is still what it started with. */
export function begunIn(drawing: DrawingState | null): LeftDrawing | null {
	if (!drawing || drawing.past.length === 0 || drawing.points.length === 0) return null;
	return { kind: drawing.kind, points: drawing.points };
}

function hasPoints(drawing: LeftDrawing | null): boolean {
	return drawing !== null && drawing.points.length > 0;
}
