/** What a view's report is about: several places side by side, one place, or else the whole line. */
import type { PlacesQuestion } from '../places/answer.ts';
import { REGION } from '../region.ts';
import { groundOf, type PlaceRef } from '../places/place.ts';
import type { View } from '../view/view.ts';

export type ReportSubject =
	| { readonly kind: 'place'; readonly place: PlaceRef }
	| { readonly kind: 'comparison'; readonly places: readonly PlaceRef[] };

/** Shown where a view has neither a place nor a comparison. */
export const WHOLE_LINE: PlaceRef = `stations:${REGION.lines.main}`;

/** A place that is open comes before a comparison: it is what the person looks at. */
export function reportSubject({ place, compare }: Pick<View, 'place' | 'compare'>): ReportSubject {
	if (place !== null) return { kind: 'place', place };
	const several = compare.length > 1 || compare.some((ref) => ref.startsWith('each:'));
	if (several) return { kind: 'comparison', places: compare };
	return { kind: 'place', place: compare[0] ?? WHOLE_LINE };
}

/** What references leave open, from the view. */
export function placesQuestion({
	method,
	adjustment,
	reach,
	plan
}: Pick<View, 'method' | 'adjustment' | 'reach' | 'plan'>): PlacesQuestion {
	return { method, adjustment, reach, plan };
}

/** One text a subject, under which edits and words of one's own are kept: another name is the same. */
export function subjectKey(subject: ReportSubject): string {
	return subject.kind === 'place'
		? groundOf(subject.place)
		: `compare ${subject.places.map(groundOf).join(' ')}`;
}
