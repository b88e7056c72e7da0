/** Walk-throughs: what they are, their file, how they are changed, and how several people’s are put together. */
import {
	byText,
	change,
	joinVersions,
	liveVersions,
	mergeEntries,
	putEntry,
	removeEntry
} from './merge.ts';
import type { Entries, Live, Stamp, Version } from './merge.ts';
import * as v from 'valibot';
import { ok, type Result } from '../result.ts';
import {
	entries,
	id,
	isEachOnce,
	line,
	lines,
	openEnvelope,
	versions,
	viewQuery,
	type FileFormat,
	type FormatProblem
} from './file-format.ts';
import { communitySchema, shareable } from './accounts.ts';
import type { Audience, Community } from './accounts.ts';

/*
 * Walk-throughs of several people put together, step by step, without losing either side. All of it
 * is joins of versions, so it is commutative, associative and idempotent.
 */

/** Throws for two different walk-throughs; `mergeWalkLists` keeps those side by side. */
export function mergeWalks(a: Walk, b: Walk): Walk {
	if (a.id !== b.id) throw new Error(`${a.id} and ${b.id} are different walk-throughs.`);
	return {
		id: a.id,
		header: joinVersions(a.header, b.header),
		steps: mergeEntries(a.steps, b.steps),
		order: mergeEntries(a.order, b.order)
	};
}

/** Lists of walk-throughs, those with the same id merged; sorted by id. */
export function mergeWalkLists(a: readonly Walk[], b: readonly Walk[]): readonly Walk[] {
	const byId = new Map<string, Walk>();
	for (const walk of [...a, ...b]) {
		const known = byId.get(walk.id);
		byId.set(walk.id, known ? mergeWalks(known, walk) : mergeWalks(walk, walk));
	}
	return [...byId.values()].sort((x, y) => byText(x.id, y.id));
}

/**
 * Places in an order that can be changed apart and still merge: a text between any two others
 * (fractional positions, digits 0–9 and a–z read as the part behind a point).
 *
 * Source: D. Greenspan, "Implementing Fractional Indexing" (2020).
 */

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** No trailing zero, so that there is always room before. */
export const POSITION = /^[0-9a-z]*[1-9a-z]$/;
const LONGEST_POSITION = 2000;

/**
 * A position after `low` and before `high`; null stands for the open end. Throws where `low` is not
 * before `high`.
 */
export function positionBetween(low: string | null, high: string | null): string {
	if (low !== null && high !== null && low >= high) throw new Error(`${low} is not before ${high}`);
	return between(low ?? '', high);
}

function between(low: string, high: string | null): string {
	if (high !== null) {
		let shared = 0;
		while (shared < high.length && (low[shared] ?? '0') === high[shared]) shared++;
		if (shared > 0) return high.slice(0, shared) + between(low.slice(shared), high.slice(shared));
	}
	const lowDigit = low === '' ? 0 : DIGITS.indexOf(low[0]!);
	const highDigit = high === null ? DIGITS.length : DIGITS.indexOf(high[0]!);
	if (highDigit - lowDigit > 1) return DIGITS[Math.round((lowDigit + highDigit) / 2)]!;
	if (high !== null && high.length > 1) return high[0]!;
	return DIGITS[lowDigit]! + between(low.slice(1), null);
}

/*
 * A walk-through: an ordered set of views for a meeting, each with a heading, a few words and who it
 * is for. Kept so that two people can change it apart and both keep their side (see `merge`).
 */

export type WalkHeader = {
	readonly title: string;
	readonly intro: string;
	/** Who it is for: "Renters", "City council"; may be empty. */
	readonly audience: string;
};

export type WalkStep = {
	readonly heading: string;
	readonly words: string;
	readonly audience: string;
	/** The view: its query string, empty for the default view. */
	readonly query: string;
};

export type Walk = {
	readonly id: string;
	readonly header: readonly Version<WalkHeader>[];
	readonly steps: Entries<WalkStep>;
	/** Position by step id, apart from the words: moving a step does not conflict with writing it. */
	readonly order: Entries<string>;
};

/** Those taken away count too. */
const MOST_STEPS = 2000;
const MOST_WALKS = 500;

const header = v.object({ title: line(120), intro: lines(2000), audience: line(120) });
const step = v.object({
	heading: line(160),
	words: lines(2000),
	audience: line(120),
	query: viewQuery
});
const position = v.pipe(v.string(), v.maxLength(LONGEST_POSITION), v.regex(POSITION));

const walk = v.object({
	id,
	header: versions(header),
	steps: entries(step, MOST_STEPS),
	order: entries(position, MOST_STEPS)
});

export const walkSchema: v.GenericSchema<unknown, Walk> = walk;
const walksSchema = v.pipe(
	v.array(walkSchema),
	v.maxLength(MOST_WALKS),
	v.check((each) => isEachOnce(each)),
	v.transform((walks) => mergeWalkLists(walks, []))
);

/** A step as screens show it. */
export type ShownStep = {
	readonly id: string;
	/** Newest first; more than one where people changed it apart ("two versions"). */
	readonly versions: readonly [Live<WalkStep>, ...Live<WalkStep>[]];
	/** Somebody took it away while somebody else changed it. */
	readonly takenAwayElsewhere: boolean;
};

/** Steps in their order. Steps whose position is the same stand by id, the same everywhere. */
export function stepsOf(walk: Walk): readonly ShownStep[] {
	const positions = new Map(walk.order.map(({ id, versions }) => [id, positionOf(versions)]));
	return walk.steps
		.flatMap(({ id, versions }) => {
			const [first, ...others] = liveVersions(versions);
			if (!first) return [];
			const takenAwayElsewhere = versions.some(({ value }) => value === null);
			return [{ id, versions: [first, ...others] as const, takenAwayElsewhere }];
		})
		.sort(
			(a, b) => byText(positions.get(a.id) ?? '', positions.get(b.id) ?? '') || byText(a.id, b.id)
		);
}

/** Title, intro and audience, newest first; empty where the walk-through was taken away. */
export function headersOf(walk: Walk): readonly Live<WalkHeader>[] {
	return liveVersions(walk.header);
}

const UNTITLED: WalkHeader = { title: '', intro: '', audience: '' };

/** Its newest title, intro and audience; empty ones where there are none. */
export function headerOf(walk: Walk): WalkHeader {
	return headersOf(walk)[0]?.value ?? UNTITLED;
}

/** Also one that was taken away while somebody wrote a step of it: their words are still there. */
export function isWalkThere(walk: Walk): boolean {
	return headersOf(walk).length > 0 || stepsOf(walk).length > 0;
}

/** Where a step stands; of several moves made apart, the newest. */
function positionOf(versions: readonly Version<string>[]): string {
	return liveVersions(versions)[0]?.value ?? '';
}

/* The file of one or more walk-throughs, with what residents know if they chose to put it in. */

export type WalkFile = {
	readonly walks: readonly Walk[];
	/** Already cut down to what may be seen (`shareable`); null where none is shared. */
	readonly community: Community | null;
};

export const WALK_FORMAT: FileFormat<WalkFile> = {
	kind: 'walk',
	// It carries accounts, and so follows their format.
	format: 2,
	migrations: { 1: (body) => body },
	schema: v.object({ walks: walksSchema, community: v.nullable(communitySchema) })
};

/** Of the files of walk-throughs that come with the app, one after the other. */
export function walksOfFiles(
	files: readonly { readonly rootline: string; readonly format: number }[]
): Result<readonly Walk[], FormatProblem> {
	const walks: Walk[] = [];
	for (const { rootline: kind, format, ...body } of files) {
		const opened = openEnvelope({ kind, format, body }, WALK_FORMAT);
		if (!opened.ok) return opened;
		walks.push(...opened.value.walks);
	}
	return ok(walks);
}

/** What is put into a file: of what residents know, only what its audience may see. */
export function walkFileOf(
	walks: readonly Walk[],
	community: Community | null,
	audience: Exclude<Audience, 'only-me'>
): WalkFile {
	return { walks, community: community && shareable(community, audience) };
}

/* Changes to a walk-through, each of which knows of everything that is there. */

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
