/**
 * Which findings a report shows before anybody has pinned or dropped any. What is told must be
 * balanced: a report that tells where a place stands worse also tells where it stands clearly better
 * in the same topic, and the other way round, however many stronger findings wait.
 */
import { isCalled } from '../statistics/call.ts';
import {
	balanceOf,
	familyOf,
	LEADS,
	MOST_CHANGES,
	MOST_DIFFERENCES,
	type Topic
} from './candidates.ts';
import type { Report, ReportFinding } from './model.ts';

type Side = 'worse' | 'better';

/** The flag, who would be affected, and the strongest of the rest; the others wait to be pinned. */
export function chosen(all: readonly ReportFinding[]): Pick<Report, 'findings' | 'moreFindings'> {
	const shown = balanced(strongest(all), all);
	return {
		findings: all.filter((finding) => shown.has(finding)),
		moreFindings: all.filter((finding) => !shown.has(finding))
	};
}

function strongest(all: readonly ReportFinding[]): Set<ReportFinding> {
	const people = all.filter(isOfPeople);
	const places = new Set(people.map(({ place }) => place)).size;
	const room: Record<ReportFinding['kind'], number> = {
		flag: Infinity,
		affected: Infinity,
		// What is said of a third and a fourth place takes the room of others, and so does a long table.
		difference: places === 0 ? 1 : MOST_DIFFERENCES - Math.floor(1.5 * Math.max(0, places - 2)),
		change: places > 3 ? 0 : MOST_CHANGES
	};
	const shown = new Set<ReportFinding>();
	const spokenFor = new Set<string>();
	for (const finding of all) {
		const { kind, figure, strength } = finding;
		const leads = isOfPeople(finding) || (strength > 0 && !spokenFor.has(familyOf(figure)));
		if (!leads || room[kind] <= 0) continue;
		room[kind] -= 1;
		spokenFor.add(familyOf(figure));
		shown.add(finding);
	}
	return shown;
}

/** Brings in the other side of every topic that is told from one side only, in place of what can be spared. */
function balanced(
	strongest: ReadonlySet<ReportFinding>,
	all: readonly ReportFinding[]
): ReadonlySet<ReportFinding> {
	const shown = new Set(strongest);
	for (const waiting of all) {
		if (shown.has(waiting) || !adds(waiting, shown)) continue;
		const spared = [...shown].reverse().find((each) => canBeSpared(each, waiting, shown));
		if (spared) shown.delete(spared);
		shown.add(waiting);
	}
	return shown;
}

/** It tells a side of a topic of which only the other is told. */
function adds(finding: ReportFinding, shown: ReadonlySet<ReportFinding>): boolean {
	const { topic, sides } = sidesOf(finding);
	if (topic === null) return false;
	const told = toldIn(topic, shown);
	return told.size > 0 && [...sides].some((side) => !told.has(side));
}

/** Without it every topic is told from as many sides as with it, and nothing that always leads is lost. */
function canBeSpared(
	finding: ReportFinding,
	instead: ReportFinding,
	shown: ReadonlySet<ReportFinding>
): boolean {
	if (finding.kind !== instead.kind || familyOf(finding.figure) === LEADS) return false;
	const { topic, sides } = sidesOf(finding);
	if (topic === null || sides.size === 0) return true;
	const rest = toldIn(topic, new Set([...shown, instead].filter((each) => each !== finding)));
	const all = toldIn(topic, new Set([...shown, instead]));
	return all.size < 2 || rest.size === all.size;
}

function toldIn(topic: Topic, shown: ReadonlySet<ReportFinding>): ReadonlySet<Side> {
	const told = new Set<Side>();
	for (const finding of shown) {
		const found = sidesOf(finding);
		if (found.topic === topic) for (const side of found.sides) told.add(side);
	}
	return told;
}

/** Where the figure is better on one side than on the other, which of them the finding tells. */
function sidesOf({ id, figure, comparisons }: ReportFinding): {
	readonly topic: Topic | null;
	readonly sides: ReadonlySet<Side>;
} {
	const balance = balanceOf(figure);
	// Several places stand on both sides of each other, which one sentence tells.
	if (balance === null || !/^(?:difference|change):/.test(id))
		return { topic: null, sides: new Set() };
	const sides = comparisons.flatMap(({ direction }): Side[] =>
		isCalled(direction) ? [direction === balance.worse ? 'worse' : 'better'] : []
	);
	return { topic: balance.topic, sides: new Set(sides) };
}

function isOfPeople({ kind }: ReportFinding): boolean {
	return kind === 'flag' || kind === 'affected';
}
