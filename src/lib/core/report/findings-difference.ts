/** Findings that hold a place's figure against the same figure of larger areas. */
import { reliability } from '../estimate/reliability.ts';
import { periodOf, tablesOf } from './sources.ts';
import { DIFFERENCE_CANDIDATES, LEADS } from './candidates.ts';
import { figureOf, strengthOf, type Comparisons, type TestedPair } from './comparisons.ts';
import { inlineFigure, roundsToZero } from './figure-words.ts';
import { figureText } from '../text/format.ts';
import type { ReportVoice } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';

/**
 * One finding a figure that has a value, strongest first: figures that bear on exposure before
 * others, clear differences before figures without any. Of a family only the first clear one leads;
 * its others come last. What rounds to zero is no finding.
 */
export function differenceFindings(
	place: ReportPlace,
	others: readonly ReportPlace[],
	comparisons: Comparisons,
	voice: ReportVoice
): ReportFinding[] {
	const found = DIFFERENCE_CANDIDATES.flatMap((candidate) => {
		const pairs = comparisons.of(candidate.figure, place.ref);
		const finding = differenceFinding(candidate.figure, place, others, pairs, voice);
		return finding === null ? [] : [{ finding, ...candidate }];
	});
	const spokenFor = new Set<string>();
	const ranked = found.map((each, order) => {
		const clear = each.finding.strength > 0;
		const second = clear && spokenFor.has(each.family);
		if (clear) spokenFor.add(each.family);
		return {
			...each,
			order,
			tier: !clear ? 4 : second ? 3 : each.family === LEADS ? 0 : each.core ? 1 : 2
		};
	});
	return ranked
		.sort((a, b) => a.tier - b.tier || b.finding.strength - a.finding.strength || a.order - b.order)
		.map(({ finding }) => finding);
}

function differenceFinding(
	figure: (typeof DIFFERENCE_CANDIDATES)[number]['figure'],
	place: ReportPlace,
	others: readonly ReportPlace[],
	pairs: readonly TestedPair[],
	voice: ReportVoice
): ReportFinding | null {
	const own = figureOf(place, figure);
	if (own === undefined || own.estimate.value === null || pairs.length === 0) return null;
	const { estimate, definition, method } = own;
	const { unit } = definition;
	if (roundsToZero(estimate, unit, voice)) return null;
	const words = inlineFigure(estimate, unit, voice, method !== 'exact');
	const approximateOf = (ref: string | null) =>
		others.some(
			(other) => other.ref === ref && (figureOf(other, figure)?.method ?? 'exact') !== 'exact'
		);
	const sentence = (form: 'shown' | 'spoken'): string =>
		voice.report.difference({
			place: place.name.inText,
			clause: voice.report.clause[figure]({ figure: words[form] }),
			compared: pairs.flatMap((pair) =>
				pair.estimate === null || pair.name === null
					? []
					: [
							{
								place: pair.name.inText,
								figure: inlineFigure(pair.estimate, unit, voice, approximateOf(pair.with))[form],
								direction: pair.direction
							}
						]
			)
		});
	return {
		id: `difference:${figure}`,
		kind: 'difference',
		figure,
		title: definition.title,
		place: place.ref,
		estimate,
		unit,
		text: figureText(estimate, unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: pairs,
		period: periodOf(definition),
		tables: tablesOf(definition),
		sentence: sentence('shown'),
		spoken: sentence('spoken'),
		claim: claimOf(pairs),
		strength: Math.max(0, ...pairs.map(strengthOf)),
		slots: {
			figure: words.shown,
			place: place.name.inText,
			...slotsOf(pairs, others, unit, voice)
		},
		reworded: false,
		pinned: false
	};
}

/** "higher:city:Minneapolis lower:region": what a finding says, apart from its numbers. */
export function claimOf(pairs: readonly TestedPair[]): string {
	return pairs.map((pair) => `${pair.direction}:${pair.with ?? 'no-change'}`).join(' ');
}

/** Figures of the larger areas, by role. */
export function slotsOf(
	pairs: readonly TestedPair[],
	others: readonly ReportPlace[],
	unit: ReportFinding['unit'],
	voice: ReportVoice
): Record<string, string> {
	return Object.fromEntries(
		pairs.flatMap(({ with: ref, estimate }) => {
			const role = others.find((other) => other.ref === ref)?.role;
			return role === undefined || estimate === null
				? []
				: [[role, inlineFigure(estimate, unit, voice).shown]];
		})
	);
}
