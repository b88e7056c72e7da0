/** The evidence in words and rows, as the page prints it. */
import type { ObservedStanding, WithInterval } from '$lib/domain/evidence/statistics';
import type { Unit } from '$lib/domain/statistics/census';
import { formatValue } from '$lib/domain/text/format';
import type { Messages } from '$lib/i18n';
import type { EvidenceMessages } from '$lib/i18n';
import type { MethodId } from '$lib/domain/methods/definitions';
import type { Choice } from '$lib/domain/methods/sensitivity';
import { distanceText } from '$lib/domain/places/names';
import type { MethodMessages } from '$lib/i18n';
import { wordsOfTest } from '../methods/test-words';

/* Numbers of the evidence file as the page prints them. */

/** "62" of 100 for 0.62. */
export function ofHundred(share: number, t: Messages): string {
	return formatValue(share * 100, 'count', t.estimate);
}

/** "58 to 65" of 100. */
export function rangeOfHundred(
	{ low, high }: WithInterval,
	t: Messages,
	e: EvidenceMessages
): string {
	return e.evidence.to({ low: ofHundred(low, t), high: ofHundred(high, t) });
}

/** Difference of two shares or relative changes, in points: "+10", "−3". */
export function pointsOf(difference: number, t: Messages): string {
	return new Intl.NumberFormat(t.estimate.numbers, {
		maximumFractionDigits: 0,
		signDisplay: 'exceptZero'
	})
		.format(difference * 100)
		.replace('-', '−');
}

export function rangeInPoints(
	{ low, high }: WithInterval,
	t: Messages,
	e: EvidenceMessages
): string {
	return e.evidence.to({ low: pointsOf(low, t), high: pointsOf(high, t) });
}

export function inUnit(value: number, unit: Unit, t: Messages): string {
	return formatValue(value, unit, t.estimate);
}

/* A changed rule in words. */

type Words = {
	readonly t: Messages;
	readonly m: MethodMessages;
	readonly e: EvidenceMessages;
};

export function choiceText(method: MethodId, choice: Choice, { t, m, e }: Words): string {
	const words = e.rules;
	const group = (id: string) => m.methodGroups[method][id] ?? id;
	switch (choice.kind) {
		case 'needed':
			return words.needed({ group: group(choice.group), needed: choice.needed });
		case 'without':
			return words.without({ test: wordsOfTest(m, method, choice.test)?.name ?? choice.test });
		case 'line':
			return words.line({
				group: group(choice.group),
				by: formatValue(choice.by, 'share-change', t.estimate)
			});
		case 'quantile':
			return words.quantile({
				group: group(choice.group),
				by: formatValue(choice.by, 'relative-change', t.estimate)
			});
		case 'neighbors':
			return choice.atLeast === null
				? words.neighborsAny
				: words.neighbors({ share: formatValue(choice.atLeast, 'share', t.estimate) });
		case 'distance':
			return words.distance({ distance: distanceText(choice.meters, t.placeNames.distance) });
		case 'period':
			return words.periods[choice.id] ?? choice.id;
		case 'reference':
			return words.references[choice.id] ?? choice.id;
	}
}

/* What a table of evidence shows: texts, and a number with its range to draw beside them. */

export type PlotRow = {
	readonly id: string;
	readonly label: string;
	/** Said smaller below the label. */
	readonly notes: readonly string[];
	/** Texts of the columns between label and result. */
	readonly cells: readonly { readonly text: string; readonly note?: string }[];
	readonly result: string;
	/** "58 to 65"; null where the result has no range. */
	readonly range: string | null;
	/** Null where there is nothing to draw. */
	readonly mark: Pick<WithInterval, 'value' | 'low' | 'high'> | null;
	/** Null where nothing is called of the result. */
	readonly standing: ObservedStanding | null;
	readonly verdict: string | null;
};

export type Scale = {
	readonly from: number;
	readonly to: number;
	/** The value that means nothing: a coin, no difference. */
	readonly nothing: number;
};

/** A scale that holds every range and reaches as far on both sides of what means nothing. */
export function evenScale(rows: readonly PlotRow[], nothing: number): Scale {
	const far = Math.max(
		...rows.flatMap(({ mark }) =>
			mark === null ? [] : [mark.value, mark.low, mark.high].map((end) => Math.abs(end - nothing))
		)
	);
	return { from: nothing - far, to: nothing + far, nothing };
}
