/** Words of two maps side by side, apart from the others so that the first visit need not fetch them. */
import { side } from './en/side.ts';

/** These words in the page's language. */
export function useSideMessages(): typeof side {
	return side;
}
