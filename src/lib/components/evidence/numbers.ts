/** Numbers of the evidence file as the page prints them. */
import type { WithInterval } from '$lib/core/evidence/bootstrap';
import type { Unit } from '$lib/core/catalog/types';
import { formatValue } from '$lib/core/text/format';
import type { Messages } from '$lib/i18n';
import type { EvidenceMessages } from '$lib/i18n/evidence';

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
