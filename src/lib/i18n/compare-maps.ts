/** Words of two maps side by side, apart from the others so that the first visit need not fetch them. */
import { side } from './en/compare-maps.ts';

/** These words in the page's language. */
export function useCompareMapsMessages(): typeof side {
	return side;
}
