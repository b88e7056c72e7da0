/** Words for making places of one's own; apart from the others, which every visit needs. */
import { own } from './en/own.ts';

export type OwnMessages = typeof own;

/** The messages of the page's language. */
export function useOwnMessages(): OwnMessages {
	return own;
}
