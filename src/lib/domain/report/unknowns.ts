/** What a report cannot say, in sentences: as much part of it as what it can. */
import { reliability } from '../statistics/reliability.ts';
import type { EstimateQuality } from '../statistics/estimate.ts';
import { CHANGE_CANDIDATES, DIFFERENCE_CANDIDATES, isCore, KEY_ROWS } from './candidates.ts';
import { figureOf } from './comparisons.ts';
import type { ProfileFigure } from '../places/profile.ts';
import type { ReportVoice } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';

type MissingQuality = Exclude<EstimateQuality, 'value' | 'zero' | 'top-coded' | 'bottom-coded'>;
const MISSING: readonly MissingQuality[] = ['not-computable', 'not-published', 'not-applicable'];

/** Figures that a reader would ask about: the key rows and what bears on exposure. */
const ASKED: readonly string[] = [
	...new Set([
		...KEY_ROWS,
		...DIFFERENCE_CANDIDATES.filter(({ core }) => core).map(({ figure }) => figure)
	])
];

export function unknownsOf(
	place: ReportPlace,
	findings: readonly ReportFinding[],
	voice: ReportVoice
): string[] {
	const { unknowns } = voice.report;
	const asked = ASKED.flatMap((id) => figureOf(place, id) ?? []);
	const titles = (list: readonly ProfileFigure[]) =>
		list.map(({ definition }) => voice.figures.title(definition));
	const sentences = MISSING.flatMap((quality) => {
		const missing = asked.filter(({ estimate }) => estimate.quality === quality);
		return missing.length === 0 ? [] : [unknowns.missing({ titles: titles(missing), quality })];
	});
	const shaky = asked.filter(({ estimate }) => reliability(estimate) === 'too-uncertain');
	if (shaky.length > 0) sentences.push(unknowns.tooUncertain({ titles: titles(shaky) }));
	const bare = asked.filter(({ estimate }) => reliability(estimate) === 'unknown');
	if (bare.length > 0) sentences.push(unknowns.noMargin({ titles: titles(bare) }));
	sentences.push(
		...withoutDifference(findings, voice),
		...changesNotClear([place], findings, voice)
	);
	sentences.push(unknowns.notCounted);
	return sentences;
}

/** Figures that were tested and differ from none of the larger areas. */
function withoutDifference(findings: readonly ReportFinding[], voice: ReportVoice): string[] {
	const tested = findings.filter(
		({ kind, figure, strength, comparisons }) =>
			kind === 'difference' &&
			isCore(figure) &&
			strength === 0 &&
			comparisons.length > 0 &&
			comparisons.every(({ direction }) => direction !== 'not-tested')
	);
	const [first] = tested;
	if (first === undefined) return [];
	const places = first.comparisons.flatMap(({ name }) => name?.inText ?? []);
	return [voice.report.unknowns.noDifference({ titles: tested.map(({ title }) => title), places })];
}

/** Changes of which nothing certain can be said in any of the places, whatever their figures show. */
export function changesNotClear(
	places: readonly ReportPlace[],
	findings: readonly ReportFinding[],
	voice: ReportVoice
): string[] {
	const clear = new Set(
		findings.filter(({ strength }) => strength > 0).map(({ figure }) => figure)
	);
	const open = CHANGE_CANDIDATES.filter((id) => !clear.has(id)).flatMap((id) =>
		places
			.slice(0, 1)
			.flatMap((place) => figureOf(place, id) ?? [])
			.map(({ definition }) => voice.figures.title(definition))
	);
	return open.length === 0 ? [] : [voice.report.unknowns.changes({ titles: open })];
}
