/** Changes to a walk-through, each of which knows of everything that is there. */
import { putEntry, removeEntry } from '../merge/entries.ts';
import { change, type Stamp } from '../merge/version.ts';
import { positionBetween } from './position.ts';
import {
	headersOf,
	positionOf,
	stepsOf,
	type Walk,
	type WalkHeader,
	type WalkStep
} from './walk.ts';

export function newWalk(id: string, header: WalkHeader, stamp: Stamp): Walk {
	return { id, header: change([], header, stamp), steps: [], order: [] };
}

/** Also how two versions of the title become one again: the new one takes the place of both. */
export function changeHeader(walk: Walk, header: WalkHeader, stamp: Stamp): Walk {
	return { ...walk, header: change(walk.header, header, stamp) };
}

/** @param at place among the shown steps, 0 for the first */
export function addStep(walk: Walk, id: string, step: WalkStep, at: number, stamp: Stamp): Walk {
	return moveStep(changeStep(walk, id, step, stamp), id, at, stamp);
}

/** Also how one of two versions of a step is chosen. */
export function changeStep(walk: Walk, id: string, step: WalkStep, stamp: Stamp): Walk {
	return { ...walk, steps: putEntry(walk.steps, id, step, stamp) };
}

export function removeStep(walk: Walk, id: string, stamp: Stamp): Walk {
	return { ...walk, steps: removeEntry(walk.steps, id, stamp) };
}

/**
 * @param at place among the shown steps after the move. Steps that share a position with the moved
 *   one (two people added at the same place) are given positions of their own.
 */
export function moveStep(walk: Walk, id: string, at: number, stamp: Stamp): Walk {
	const ids = stepsOf(walk).map((step) => step.id);
	if (!ids.includes(id)) return walk;
	const wanted = ids.filter((each) => each !== id);
	wanted.splice(Math.max(0, at), 0, id);
	const place = wanted.indexOf(id);
	const positions = new Map(walk.order.map((each) => [each.id, positionOf(each.versions)]));
	/** A step that was brought without a position stands before all others, as an empty text does. */
	const positionAt = (index: number): string => positions.get(wanted[index] ?? '') ?? '';

	let low = positionAt(place - 1);
	let end = place + 1;
	while (end < wanted.length && positionAt(end) <= low) end++;
	const high = end < wanted.length ? positionAt(end) : null;
	let order = walk.order;
	for (const each of wanted.slice(place, end)) {
		low = positionBetween(low === '' ? null : low, high);
		order = putEntry(order, each, low, stamp);
	}
	return { ...walk, order };
}

/** A walk-through of one's own from another, of which it takes the newest versions. */
export function copyWalk(walk: Walk, id: string, title: string, stamp: Stamp): Walk {
	const newest = headersOf(walk)[0]?.value ?? { intro: '', audience: '' };
	return stepsOf(walk).reduce(
		(copy, step, at) => addStep(copy, step.id, step.versions[0].value, at, stamp),
		newWalk(id, { ...newest, title }, stamp)
	);
}

/** Takes the whole walk-through away: what remains says only that it is gone. */
export function removeWalk(walk: Walk, stamp: Stamp): Walk {
	return {
		...walk,
		header: change(walk.header, null, stamp),
		steps: walk.steps.reduce((steps, { id }) => removeEntry(steps, id, stamp), walk.steps)
	};
}
