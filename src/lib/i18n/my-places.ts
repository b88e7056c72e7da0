/** Words for making places of one's own; apart from the others, which every visit needs. */
import { own } from './en/my-places.ts';

export type MyPlacesMessages = typeof own;

/** The messages of the page's language. */
export function useMyPlacesMessages(): MyPlacesMessages {
	return own;
}
