/**
 * What a file of walk-throughs would do here, and bringing it in. See `import.ts`. A walk-through is
 * the reader's own where they wrote its title or one of its steps: one step of theirs in it is enough
 * that a file does not take the whole of it away unasked.
 */
import {
	FULL_CONSENT,
	allows,
	differencesBetween,
	isMadeOn,
	lossBetween,
	previewOfItems,
	sparing,
	sparingItems,
	sparingVersions,
	takenBack,
	takenBackItems,
	type Consent,
	type Effect,
	type Loss,
	type OwnCodes,
	type Preview
} from './import.ts';
import { canonical, joinVersions } from './merge.ts';
import { mergeWalkLists, headersOf, stepsOf, type Walk } from './walks.ts';

/** A step, or a walk-through, that reads otherwise after a merge. */
export type WalkDifference = {
	/** Title of the walk-through, as it was here where it was here. */
	readonly title: string;
	/** Heading of the step; null where it is about the whole, or its title and first words. */
	readonly heading: string | null;
	/** Steps of the whole walk-through. */
	readonly steps: number;
	/** `moved`: the same steps in another order. */
	readonly effect: Effect | 'moved';
};

export type WalkPreview = Preview<WalkDifference>;

/** @param device the reader's: what it has a count of in its clock is the reader's own */
export function previewWalks(
	mine: readonly Walk[],
	file: readonly Walk[],
	device: OwnCodes
): WalkPreview {
	return previewOfItems(mine, importWalks(mine, file, device, FULL_CONSENT), (before, after) =>
		changesOf(before, after, device).map(({ loss, ...difference }) => [difference, loss] as const)
	);
}

/** The lists in one. Without consent everything that the reader wrote stays as it is. */
export function importWalks(
	mine: readonly Walk[],
	file: readonly Walk[],
	device: OwnCodes,
	consent: Consent
): readonly Walk[] {
	const spared = sparingItems(mine, file, (before, walk) =>
		sparingWalk(before, walk, device, consent)
	);
	return mergeWalkLists(mine, spared);
}

/** Takes a file back that made `after` of `before`; what was changed since stays as it is. */
export function takeBackWalks(
	now: readonly Walk[],
	before: readonly Walk[],
	after: readonly Walk[]
): readonly Walk[] {
	return takenBackItems(now, before, after, (walk, was, is) => ({
		id: walk.id,
		header: canonical(walk.header) === canonical(is.header) ? was.header : walk.header,
		steps: takenBack(walk.steps, was.steps, is.steps),
		order: takenBack(walk.order, was.order, is.order)
	}));
}

function sparingWalk(before: Walk, file: Walk, device: OwnCodes, consent: Consent): Walk {
	const isOwn = isMadeOn(device);
	const loss = lossBetween(before.header, joinVersions(before.header, file.header));
	const wouldGo = loss === 'delete' && !allows(consent, loss) && isOwnWalk(before, device);
	const isOwnHeader = wouldGo || isOwn({ versions: before.header });
	return {
		...file,
		header: isOwnHeader ? sparingVersions(before.header, file.header, consent) : file.header,
		// Whoever keeps a walk-through keeps all of it, also the steps that others wrote.
		steps: sparing(before.steps, file.steps, wouldGo ? () => true : isOwn, consent)
	};
}

function isOwnWalk({ header, steps }: Walk, device: OwnCodes): boolean {
	return [{ versions: header }, ...steps].some(isMadeOn(device));
}

type Change = WalkDifference & { readonly loss: Loss | null };

function changesOf(before: Walk | undefined, after: Walk, device: OwnCodes): readonly Change[] {
	const [was] = before ? headersOf(before) : [];
	const [is] = headersOf(after);
	const of = { title: (was ?? is)?.value.title ?? '', heading: null, loss: null };
	if (!before || !was) {
		return is ? [{ ...of, steps: stepsOf(after).length, effect: 'added' }] : [];
	}
	const whole = { ...of, steps: stepsOf(before).length };
	if (!is) {
		const loss = isOwnWalk(before, device) ? 'delete' : null;
		return [{ ...whole, effect: 'deleted', loss }];
	}
	const isOwn = isMadeOn(device);
	const parts = [
		...differencesBetween(
			[{ id: after.id, versions: before.header }],
			[{ id: after.id, versions: after.header }]
		).map((each) => ({ ...each, heading: null })),
		...differencesBetween(before.steps, after.steps).map((each) => ({
			...each,
			heading: (each.before[0] ?? each.after[0])?.value.heading ?? ''
		}))
	].map(({ heading, effect, before: were, after: are }): Change => ({
		...whole,
		heading,
		effect,
		loss: isOwn({ versions: were }) ? lossBetween<unknown>(were, are) : null
	}));
	return isReordered(before, after) ? [...parts, { ...whole, effect: 'moved' }] : parts;
}

function isReordered(before: Walk, after: Walk): boolean {
	const [were, are] = [before, after].map((walk) => stepsOf(walk).map(({ id }) => id));
	const both = (ids: readonly string[], others: readonly string[]) =>
		ids.filter((id) => others.includes(id)).join(' ');
	return both(were!, are!) !== both(are!, were!);
}
