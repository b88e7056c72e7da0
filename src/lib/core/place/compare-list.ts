/** Changes of a list of compared places: what a person does to it, as new lists. */
import type { PlaceRef } from './place.ts';

/** The list with one place moved a step up (−1) or down (1); unchanged past either end. */
export function movedBy(
	list: readonly PlaceRef[],
	ref: PlaceRef,
	step: -1 | 1
): readonly PlaceRef[] {
	const at = list.indexOf(ref);
	const other = list[at + step];
	if (at < 0 || other === undefined) return list;
	const moved = [...list];
	moved[at + step] = ref;
	moved[at] = other;
	return moved;
}

/**
 * The list with a place first, where the base of a comparison stands. A station that only an `each:`
 * brings is named before it, in place of the one that was so named before.
 *
 * @param most places that a list may have; a station beyond them is not named
 */
export function withBase(
	list: readonly PlaceRef[],
	ref: PlaceRef,
	most: number
): readonly PlaceRef[] {
	const rest = list.filter((each) => each !== ref);
	if (rest.length < list.length) return [ref, ...rest];
	const [first, second] = list;
	const named = first?.startsWith('station:') === true && second?.startsWith('each:') === true;
	const next = [ref, ...(named ? list.slice(1) : list)];
	return next.length > most ? list : next;
}
