/**
 * A place or a line that somebody has begun and not shown yet, as it is kept while they look at
 * something else or the page is loaded anew.
 */
import * as v from 'valibot';
import { parseSafely } from '../files/json.ts';
import type { LonLat } from '../geometry/projection.ts';
import { MOST_DRAWN_POINTS, type DrawingState } from './drawing.ts';

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
