/**
 * What may stand first about an area. A class that fewer than half of the draws give is never the
 * headline: the likelier class stands there where it has clearly more draws, otherwise both do, as
 * two readings of the same figures. Map, table and files keep the class of the published figures,
 * so that one area has one class id everywhere, and say beside it how sure it is.
 */

/** From this share of draws on a class may be the headline. */
const HEADLINE_SHARE = 0.5;

/**
 * By how much a likelier class must lead the published one to take its place. With 1,000 draws the
 * lead of one class over another is known to about ±8 points (2.576 standard errors).
 */
const CLEAR_LEAD = 0.1;

/** A class with the share 0–1 of the draws that give it. */
export type FindingReading = { readonly class: string; readonly share: number };

export type Headline =
	/** The class of the published figures. */
	| { readonly kind: 'published'; readonly class: string }
	/** Another class, which most draws give. */
	| {
			readonly kind: 'likelier';
			readonly class: string;
			readonly share: number;
			readonly published: FindingReading;
	  }
	/** The published class and the likeliest other one, most draws first. */
	| { readonly kind: 'two-readings'; readonly readings: readonly [FindingReading, FindingReading] };

/**
 * @param share draws in the published class as a share 0–1; null where none were made or nothing
 * could be drawn
 * @param others the other classes that draws landed in, most draws first
 */
export function headlineOf(
	published: string,
	share: number | null,
	others: readonly FindingReading[]
): Headline {
	const [other] = others;
	if (share === null || share >= HEADLINE_SHARE || other === undefined) {
		return { kind: 'published', class: published };
	}
	const own: FindingReading = { class: published, share };
	if (other.share >= HEADLINE_SHARE && other.share - share >= CLEAR_LEAD) {
		return { kind: 'likelier', ...other, published: own };
	}
	return { kind: 'two-readings', readings: other.share > share ? [other, own] : [own, other] };
}
