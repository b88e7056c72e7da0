/** Words of the methods, apart from the others so that the first visit need not fetch them. */
import * as methods from './en/methods.ts';

export type MethodMessages = typeof methods;

/** The method words of the page's language. */
export function useMethodMessages(): MethodMessages {
	return methods;
}
