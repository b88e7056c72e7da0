/**
 * Tracts that are largely a campus, a nursing home, a prison or barracks. Their shares of households
 * describe few households, so a note stands in place of a sentence that flags them; their class is
 * computed all the same.
 */
import type { Estimate } from '../estimate/estimate.ts';

/** More than this share of people in group quarters, or more people a household counted, makes the note. */
export const QUARTERS_CUTS = { share: 0.1, peoplePerHousehold: 8 } as const;

export type QuartersNote = {
	/** Tract row. */
	readonly row: number;
	readonly people: number;
	readonly households: number;
	/** Share 0–1 of people who live in group quarters; null where it is not known. */
	readonly share: number | null;
};

export type QuartersFigures = {
	/** All by tract row: people, households, and the share 0–1 of people in group quarters. */
	readonly people: readonly Estimate[];
	readonly households: readonly Estimate[];
	readonly groupQuarters: readonly Estimate[];
};

/** The tracts that get the note, by row. */
export function quartersNotes({
	people,
	households,
	groupQuarters
}: QuartersFigures): ReadonlyMap<number, QuartersNote> {
	const notes = new Map<number, QuartersNote>();
	people.forEach(({ value: count }, row) => {
		if (count === null || count <= 0) return;
		const homes = households[row]?.value ?? null;
		const share = groupQuarters[row]?.value ?? null;
		const crowded = homes !== null && count > QUARTERS_CUTS.peoplePerHousehold * homes;
		if (!crowded && !(share !== null && share > QUARTERS_CUTS.share)) return;
		notes.set(row, { row, people: count, households: homes ?? 0, share });
	});
	return notes;
}
