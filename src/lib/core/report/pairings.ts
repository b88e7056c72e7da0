/** What is held against what in a report. */
import type { BesideRole } from '../profile/answer.ts';
import type { Pairing } from './comparisons.ts';
import type { Report, ReportPlace } from './model.ts';

/** Findings hold a place against city and region; the corridor, which it is part of, is in the tables. */
const HELD_AGAINST: readonly (BesideRole | 'place')[] = ['city', 'region'];

/** Up to here every place is held against every other, and its changes against none; beyond, each against the region. */
export const MOST_SIDE_BY_SIDE = 4;

export function heldAgainst(places: readonly ReportPlace[]): ReportPlace[] {
	return places.filter(({ role }) => HELD_AGAINST.includes(role));
}

/** The widest of the larger areas: what many places are held against. */
export function referenceOf(places: readonly ReportPlace[]): ReportPlace | null {
	const larger = places.filter(({ role }) => role !== 'place');
	return larger.find(({ role }) => role === 'region') ?? larger[0] ?? null;
}

export function pairingsOf({ kind, places }: Pick<Report, 'kind' | 'places'>): Pairing[] {
	const own = places.filter(({ role }) => role === 'place');
	if (kind === 'place') {
		return own.flatMap((place) => [
			...heldAgainst(places).map((other) => ({ place, other })),
			{ place, other: null }
		]);
	}
	if (own.length <= MOST_SIDE_BY_SIDE) {
		return own.flatMap((place, i) => [
			...own.slice(i + 1).map((other) => ({ place, other })),
			{ place, other: null }
		]);
	}
	const reference = referenceOf(places);
	return reference === null ? [] : own.map((place) => ({ place, other: reference }));
}
