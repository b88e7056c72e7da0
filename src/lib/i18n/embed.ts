/** Words of the map within another page, apart from the others so that the first visit need not fetch them. */
import { embed } from './en/embed.ts';

/** These words in the page's language. */
export function useEmbedMessages(): typeof embed {
	return embed;
}
