/** Words of the comparison, apart from the others because only its screen needs them. */
import * as compare from './en/compare.ts';

export type CompareMessages = typeof compare;

/** The words of the comparison in the page's language. */
export function useCompareMessages(): CompareMessages {
	return compare;
}
