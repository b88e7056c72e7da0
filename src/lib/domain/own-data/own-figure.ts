/**
 * A figure of a list of one’s own in a link: which list, what is made of it, how it is drawn, of which
 * month, and what the list is called, for whoever does not have it: `k3f2:count:points@2024-03~Evictions`.
 */
import type { AreaKey } from './ground.ts';
import type { OwnList } from './list.ts';
import { decodeMeasure, type Measure } from './measures.ts';
import { monthText } from './columns.ts';

/** Areas filled by their figure, points that gather into circles, or how near to each other they lie. */
export const WAYS_TO_SHOW = ['areas', 'points', 'heat'] as const;
export type WayToShow = (typeof WAYS_TO_SHOW)[number];

export type OwnFigureRef = {
	readonly list: string;
	/** As `encodeMeasure` writes it; whether the list has it, only the list can tell. */
	readonly measure: string;
	readonly show: WayToShow;
	/** `12 × year + month − 1`; null of all rows. */
	readonly month: number | null;
	readonly name: string;
};

const CODE =
	/^([a-z0-9]{1,40}):([a-z0-9_.-]{1,40}):(areas|points|heat)(?:@(\d{4})-(0[1-9]|1[0-2]))?~(.*)$/su;
/** So that the whole stays within what a link keeps. */
const LONGEST_NAME = 40;

export function encodeOwnFigure({ list, measure, show, month, name }: OwnFigureRef): string {
	const short = Array.from(name.replaceAll('~', ' ').trim()).slice(0, LONGEST_NAME).join('');
	return `${list}:${measure}:${show}${month === null ? '' : `@${monthText(month)}`}~${short}`;
}

/** Null where the text names no figure. */
export function decodeOwnFigure(text: string): OwnFigureRef | null {
	const [, list, measure, show, year, month, name = ''] = CODE.exec(text) ?? [];
	if (list === undefined || measure === undefined) return null;
	return {
		list,
		measure,
		show: WAYS_TO_SHOW.find((each) => each === show) ?? 'areas',
		month: year === undefined ? null : Number(year) * 12 + Number(month) - 1,
		name
	};
}

/** The measure of a reference, or what the list is usually shown as. */
export function measureOf(ref: OwnFigureRef, list: OwnList, usual: Measure): Measure {
	return decodeMeasure(ref.measure, list) ?? usual;
}

/* Points for the map: gathered where they are many, so that no style grows with the list. */

/** Longitude, latitude, and how many rows lie there. */
export type GatheredPoint = readonly [longitude: number, latitude: number, rows: number];

/** So many points are drawn; more are gathered on a grid, from 50 meters on, until they are no more. */
const MOST_DRAWN = 3000;
/** In millionths of a degree. */
const FINEST = 500;

/** Points of a list, those of a month if one is named, largest first. */
export function gatheredPoints(list: OwnList, month: number | null): GatheredPoint[] {
	const rows = list.at.flatMap((area, row) =>
		area < 0 && (month === null || list.months?.[row] === month) ? [row] : []
	);
	for (let step = 0; ; step = step === 0 ? FINEST : step * 2) {
		const cells = new Map<string, [x: number, y: number, rows: number]>();
		for (const row of rows) {
			const [x, y] = [list.x[row]!, list.y[row]!];
			const key = step === 0 ? `${x} ${y}` : `${Math.floor(x / step)} ${Math.floor(y / step)}`;
			const cell = cells.get(key);
			if (cell) {
				cell[0] += x;
				cell[1] += y;
				cell[2]++;
			} else cells.set(key, [x, y, 1]);
		}
		if (cells.size > MOST_DRAWN) continue;
		return [...cells.values()]
			.map(([x, y, count]): GatheredPoint => [
				Math.round(x / count) / 1e6,
				Math.round(y / count) / 1e6,
				count
			])
			.sort((a, b) => b[2] - a[2]);
	}
}

/** Whether a list has points at all. */
export function hasPoints({ at }: OwnList): boolean {
	return at.some((area) => area < 0);
}

/** Kinds of areas that a list’s rows are of, each once. */
export function kindsOfAreas({ areas }: OwnList): string[] {
	return [
		...new Set(areas.map(({ key }: { readonly key: AreaKey }) => key.slice(0, key.indexOf(':'))))
	];
}
