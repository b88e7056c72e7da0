/**
 * A walk-through: an ordered set of views for a meeting, each with a heading, a few words and who it
 * is for. Kept so that two people can change it apart and both keep their side (see `merge`).
 */
import * as v from 'valibot';
import { entries, id, isEachOnce, line, lines, versions, viewQuery } from '../file/fields.ts';
import { byText } from '../merge/canonical.ts';
import type { Entries } from '../merge/entries.ts';
import { liveVersions, type Live, type Version } from '../merge/version.ts';
import { mergeWalkLists } from './merge.ts';
import { LONGEST_POSITION, POSITION } from './position.ts';

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
export const walksSchema = v.pipe(
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

/** Where a step stands; of several moves made apart, the newest. */
export function positionOf(versions: readonly Version<string>[]): string {
	return liveVersions(versions)[0]?.value ?? '';
}
